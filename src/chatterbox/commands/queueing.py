"""Quick questions of one person wait for each other, in the order they came."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

MOST_WAITING = 5


class PersonQueue:
    """One question at a time for each key."""

    def __init__(self) -> None:
        self._locks: dict[object, tuple[asyncio.Lock, int]] = {}

    def full(self, key: object) -> bool:
        """Whether so many wait already that one more is refused."""
        return key in self._locks and self._locks[key][1] > MOST_WAITING

    @contextlib.asynccontextmanager
    async def turn(self, key: object) -> AsyncIterator[None]:
        lock, waiting = self._locks.get(key, (asyncio.Lock(), 0))
        self._locks[key] = (lock, waiting + 1)
        try:
            async with lock:
                yield
        finally:
            lock, waiting = self._locks[key]
            if waiting == 1:
                del self._locks[key]
            else:
                self._locks[key] = (lock, waiting - 1)
