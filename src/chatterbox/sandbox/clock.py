"""The sandbox's clock: real time plus an offset that can be moved forward."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime


class Clock:
    """Every rule about age (tokens, edits, addresses, members) asks this clock, so that a test can let hours pass."""

    def __init__(self, offset_s: float = 0.0, source: Callable[[], float] = time.time) -> None:
        self._source = source
        self.offset_s = offset_s

    def now(self) -> float:
        """Seconds since 1970, moved by the offset."""
        return self._source() + self.offset_s

    def now_iso(self) -> str:
        """The same moment as Discord writes it, with microseconds and +00:00."""
        return iso(self.now())

    def advance(self, seconds: float) -> None:
        """Moves the clock forward. Raises ValueError for a step back: ages must never shrink."""
        if seconds < 0:
            raise ValueError("the clock only moves forward")
        self.offset_s += seconds


def iso(moment: float) -> str:
    return datetime.fromtimestamp(moment, UTC).isoformat(timespec="microseconds")


def moment_of(text: str) -> float:
    """Seconds since 1970 of an ISO 8601 time; one without a zone counts as UTC."""
    when = datetime.fromisoformat(text)
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp()
