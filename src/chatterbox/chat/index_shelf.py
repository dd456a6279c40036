"""The indexes of the spaces that were asked lately, in memory up to a limit."""

from __future__ import annotations

import asyncio
from collections import OrderedDict

from chatterbox.chat.space_index import SpaceIndex
from chatterbox.models import Space
from chatterbox.store.store import Store

_Key = tuple[Space, int | None]
"""A space, and the dataset whose rows are searched there: two models of one space may have learned different ones."""


class IndexShelf:
    """Loads an index when its space is asked, keeps it up to date, lets go of those that were not asked for longest."""

    def __init__(self, store: Store, vector_model: str, max_bytes: int) -> None:
        self._store = store
        self._vector_model = vector_model
        self._max_bytes = max_bytes
        self._indexes: OrderedDict[_Key, SpaceIndex] = OrderedDict()
        self._locks: dict[Space, asyncio.Lock] = {}
        self._stale: set[_Key] = set()

    async def index(self, space: Space, dataset_id: int | None) -> SpaceIndex:
        """The index of a space as the store is now: its corrections, and the rows of one dataset (None: no rows)."""
        async with self._locks.setdefault(space, asyncio.Lock()):
            key = (space, dataset_id)
            if key not in self._indexes:
                self._indexes[key] = SpaceIndex(self._store, space, self._vector_model)
                self._stale.add(key)
            index = self._indexes[key]
            self._indexes.move_to_end(key)
            if key in self._stale:
                # Before reading: what changes while the store is read makes it stale again.
                self._stale.discard(key)
                await self._refreshed(index, key)
        self._let_go(key)
        return index

    async def any(self, space: Space) -> SpaceIndex:
        """An index of a space that is loaded already, if one is: for its corrections alone, which are in each."""
        loaded = next((key for key in reversed(self._indexes) if key[0] == space), (space, None))
        return await self.index(*loaded)

    def changed(self, space: Space) -> None:
        self._stale.update(key for key in self._indexes if key[0] == space)

    def close(self) -> None:
        for index in self._indexes.values():
            index.close()
        self._indexes.clear()

    async def _refreshed(self, index: SpaceIndex, key: _Key) -> None:
        try:
            await index.refresh(key[1])
        except BaseException:
            self._stale.add(key)
            raise

    def _let_go(self, current: _Key) -> None:
        held = sum(index.size_bytes for index in self._indexes.values())
        for key in [key for key in self._indexes if key != current]:
            if held <= self._max_bytes:
                return
            held -= self._indexes.pop(key).size_bytes
            self._stale.discard(key)
