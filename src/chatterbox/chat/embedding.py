"""Vectors for entries that have none of the embedding model in use: new ones, and all after the model was changed."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Sequence

from chatterbox.backend.ports import Embedder, Vectors
from chatterbox.chat.index_shelf import IndexShelf
from chatterbox.errors import BackendError
from chatterbox.models import Space
from chatterbox.store.store import Store

_log = logging.getLogger(__name__)

_BATCH = 64
_PAUSE_AFTER_FAILURE_S = 30.0


class Embedding:
    """Fills in what is missing, in the background or awaited; one worker a space."""

    def __init__(self, store: Store, embedder: Embedder, shelf: IndexShelf) -> None:
        self._store = store
        self._embedder = embedder
        self._shelf = shelf
        self._locks: dict[Space, asyncio.Lock] = {}
        self._tasks: dict[Space, asyncio.Task[None]] = {}
        self._not_before: dict[Space, float] = {}

    def start(self, space: Space, dataset_id: int | None) -> None:
        """Fills a space in the background, unless that is under way or failed just now."""
        if space in self._tasks or time.monotonic() < self._not_before.get(space, 0.0):
            return
        task = asyncio.create_task(self._filled(space, dataset_id), name=f"embedding {space.key}")
        self._tasks[space] = task
        task.add_done_callback(lambda _: self._tasks.pop(space, None))

    async def fill(self, space: Space, dataset_id: int | None) -> None:
        """Fills a space. Raises BackendError; what was embedded until then is kept."""
        async with self._locks.setdefault(space, asyncio.Lock()):
            last = 0
            while last := await self._batch(space, dataset_id, after=last):
                self._shelf.changed(space)

    async def vectors_or_none(self, texts: Sequence[str]) -> Vectors | None:
        """Vectors, or None where the embedding model does not answer."""
        try:
            return await self._embedder.embed(texts)
        except BackendError as error:
            _log.warning("the embedding model did not answer (%s): full-text search stands in", type(error).__name__)
            return None

    async def close(self) -> None:
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _batch(self, space: Space, dataset_id: int | None, *, after: int) -> int:
        """Embeds some entries; the id of the last of them, 0 when there are no more."""
        async with self._store.reading() as work:
            entries = await work.entries.lacking(space, self._embedder.name, dataset_id, after=after, limit=_BATCH)
        if not entries:
            return 0
        vectors = await self._embedder.embed([f"{entry.question}\n{entry.answer}" for entry in entries])
        async with self._store.transaction() as work:
            pairs = [(entry.id, vector) for entry, vector in zip(entries, vectors, strict=True)]
            await work.entries.set_vectors(space, pairs, self._embedder.name)
        return entries[-1].id

    async def _filled(self, space: Space, dataset_id: int | None) -> None:
        try:
            await self.fill(space, dataset_id)
        except BackendError as error:
            self._not_before[space] = time.monotonic() + _PAUSE_AFTER_FAILURE_S
            _log.warning("entries of %s are not embedded yet (%s)", space.key, type(error).__name__)
        except Exception:
            self._not_before[space] = time.monotonic() + _PAUSE_AFTER_FAILURE_S
            _log.exception("entries of %s are not embedded yet", space.key)
