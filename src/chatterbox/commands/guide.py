"""The guide that /instruction shows: `docs/bot_instruction.md`, or the file that the configuration names."""

from importlib.resources import files
from pathlib import Path

from chatterbox.errors import ConfigError
from chatterbox.texts import say

_NAME = "bot_instruction.md"


def load_guide(path: Path | None) -> str:
    """The guide's text. Raises ConfigError when the configured file cannot be read."""
    try:
        if path is not None:
            return path.read_text(encoding="utf-8-sig").strip()
        return _shipped().strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(say("guide-unreadable", path=str(path or _NAME), reason=str(error))) from None


def _shipped() -> str:
    """In a checkout it lies in docs/; the wheel carries a copy in the package."""
    packaged = files("chatterbox") / _NAME
    if packaged.is_file():
        return packaged.read_text(encoding="utf-8")
    return (Path(__file__).parents[3] / "docs" / _NAME).read_text(encoding="utf-8")
