"""How long a training still takes, from the steps that were seen."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

_SEEN = 20
"""Steps that the pace is taken from: enough to be steady, few enough to notice that the machine got busy."""


class Pace:
    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._seen: deque[tuple[float, int]] = deque(maxlen=_SEEN)

    def reached(self, step: int) -> None:
        """Notes a step; one that is behind (taken up from a checkpoint) begins anew."""
        if self._seen and step < self._seen[-1][1]:
            self._seen.clear()
        if not self._seen or step > self._seen[-1][1]:
            self._seen.append((self._monotonic(), step))

    def seconds_left(self, steps: int) -> float | None:
        """None while the backend did not say how many steps there are, or two were not seen yet."""
        if len(self._seen) < 2 or not steps:
            return None
        (began, first), (_, last) = self._seen[0], self._seen[-1]
        took = self._seen[-1][0] - began
        since = self._monotonic() - self._seen[-1][0]
        return max((steps - last) * took / (last - first) - since, 0.0)
