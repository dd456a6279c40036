"""The guide that /instruction shows: `docs/bot_instruction.md`, or the file that the configuration names.

Its translations lie beside it: `bot_instruction.de.md` beside `bot_instruction.md`.
"""

from collections.abc import Mapping
from pathlib import Path

from chatterbox.errors import ConfigError
from chatterbox.texts import DEFAULT_LANGUAGE, LANGUAGES, say

_NAME = "bot_instruction.md"


def load_guides(configured: Path | None) -> Mapping[str, str]:
    """The guide's text in each language that it is there in, at least in English.

    Raises ConfigError when the configured file, or a translation beside it, cannot be read.
    """
    guide = configured or _shipped()
    translations = {language: guide.with_suffix(f".{language}{guide.suffix}") for language in LANGUAGES}
    there = {language: path for language, path in translations.items() if path.is_file()}
    return {language: _read(path) for language, path in ({DEFAULT_LANGUAGE: guide} | there).items()}


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(say("guide-unreadable", path=str(path), reason=str(error))) from None


def _shipped() -> Path:
    """In a checkout it lies in docs/; the wheel carries a copy in the package."""
    package = Path(__file__).parents[1]
    packaged = package / _NAME
    return packaged if packaged.is_file() else package.parents[1] / "docs" / _NAME
