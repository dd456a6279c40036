"""The indexes of the spaces that were asked lately, in memory up to a limit."""

from __future__ import annotations

import asyncio
from collections import OrderedDict

from chatterbox.chat.space_index import SpaceIndex
from chatterbox.models import Space
from chatterbox.store.store import Store


class IndexShelf:
    """Loads an index when its space is asked, keeps it up to date, lets go of those that were not asked for longest."""

    def __init__(self, store: Store, vector_model: str, max_bytes: int) -> None:
        self._store = store
        self._vector_model = vector_model
        self._max_bytes = max_bytes
        self._indexes: OrderedDict[Space, SpaceIndex] = OrderedDict()
        self._locks: dict[Space, asyncio.Lock] = {}
        self._stale: set[Space] = set()

    async def index(self, space: Space, dataset_id: int | None) -> SpaceIndex:
        """The index of a space as the store is now. Without a dataset (None) any that is loaded will do."""
        async with self._locks.setdefault(space, asyncio.Lock()):
            index = self._indexes.get(space)
            if index is None:
                index = SpaceIndex(self._store, space, self._vector_model)
                self._stale.add(space)
            wanted = index.dataset_id if dataset_id is None else dataset_id
            if space in self._stale or index.dataset_id != wanted:
                # Before reading: what changes while the store is read makes it stale again.
                self._stale.discard(space)
                await self._refreshed(index, space, wanted)
            self._indexes[space] = index
            self._indexes.move_to_end(space)
        self._let_go(space)
        return index

    def changed(self, space: Space) -> None:
        if space in self._indexes or space in self._locks:
            self._stale.add(space)

    def close(self) -> None:
        for index in self._indexes.values():
            index.close()
        self._indexes.clear()

    async def _refreshed(self, index: SpaceIndex, space: Space, dataset_id: int | None) -> None:
        try:
            await index.refresh(dataset_id)
        except BaseException:
            self._stale.add(space)
            raise

    def _let_go(self, current: Space) -> None:
        held = sum(index.size_bytes for index in self._indexes.values())
        for space in [space for space in self._indexes if space != current]:
            if held <= self._max_bytes:
                return
            held -= self._indexes.pop(space).size_bytes
