"""Discord's ids: 42 bits of milliseconds since 2015, then 22 bits that tell apart what happened in one of them."""

from __future__ import annotations

from .clock import Clock

EPOCH_MS = 1_420_070_400_000


class Snowflakes:
    """Makes ids that grow with time and never repeat, even when the clock stands still or a restart is quick."""

    def __init__(self, clock: Clock, last: int = 0) -> None:
        self._clock = clock
        self._last = last

    def make(self) -> str:
        fresh = at(self._clock.now())
        self._last = max(fresh, self._last + 1)
        return str(self._last)


def at(moment: float) -> int:
    """The smallest id of a moment (seconds since 1970)."""
    return (int(moment * 1000) - EPOCH_MS) << 22


def moment(snowflake: str) -> float:
    """When an id was made, in seconds since 1970."""
    return ((int(snowflake) >> 22) + EPOCH_MS) / 1000
