"""What this machine was measured to do with a base: kept beside what is made for it, renewed when it changes much."""

from __future__ import annotations

import platform
from pathlib import Path

import msgspec

from chatterbox.engine.disk import write_atomically

_NEWS = 0.3  # by how much a figure must differ to be written again
FILE = "measured.json"


class Figures(msgspec.Struct, frozen=True):
    """None: not measured yet."""

    step_s: float | None = None  # one step of a training, with the usual batch
    answer_tokens_per_s: float | None = None
    training_mb: float | None = None  # memory of a training at its most


class Measured:
    """Figures of each base, by the SHA-256 of its file."""

    def __init__(self, folder: Path, threads: int) -> None:
        self._path = folder / FILE
        self._machine = f"{platform.node()}/{platform.machine()}/{threads}"
        self._all = _read(self._path)

    def of(self, sha256: str) -> Figures:
        return self._all.get(self._key(sha256), Figures())

    def note(self, sha256: str, **figures: float) -> None:
        """Keeps what was measured just now."""
        known = self.of(sha256)
        news = {name: value for name, value in figures.items() if _is_news(getattr(known, name), value)}
        if news:
            self._all[self._key(sha256)] = msgspec.structs.replace(known, **news)
            write_atomically(self._path, msgspec.json.encode(self._all))

    def _key(self, sha256: str) -> str:
        # The folder may be carried to another machine, or be shared by several.
        return f"{self._machine}/{sha256}"


def _read(path: Path) -> dict[str, Figures]:
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, Figures])
    except (FileNotFoundError, msgspec.MsgspecError):
        return {}


def _is_news(known: float | None, value: float) -> bool:
    return known is None or abs(value - known) > _NEWS * known
