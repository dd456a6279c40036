"""When an engine that a bot started has nothing to do any more: nobody asks, nothing is trained."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Awaitable, Callable, Iterator


class Idleness:
    """Knows since when nobody asks."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._monotonic = monotonic
        self._asking = 0
        self._since = monotonic()

    @contextlib.contextmanager
    def asked(self) -> Iterator[None]:
        """Around each request, a stream's whole length."""
        self._asking += 1
        try:
            yield
        finally:
            self._asking -= 1
            self._since = self._monotonic()

    def left_s(self, limit_s: float) -> float:
        """How long it is until nobody has asked for `limit_s`; not above 0 once that is so."""
        return limit_s if self._asking else limit_s - (self._monotonic() - self._since)


async def idle(idleness: Idleness, limit_s: float, busy: Callable[[], Awaitable[bool]]) -> None:
    """Returns once nobody has asked for so long and nothing is trained or waits to be."""
    wait_s = limit_s
    while wait_s > 0:
        await asyncio.sleep(wait_s)
        wait_s = idleness.left_s(limit_s)
        if wait_s <= 0 and await busy():
            wait_s = limit_s
