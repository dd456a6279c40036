"""One space's entries in memory: vectors by kind, and the full text of those that have none yet."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from chatterbox.chat.fulltext import FullText
from chatterbox.chat.vectors import Block
from chatterbox.models import Space
from chatterbox.store.entries import Entry, Kind, Listed, opened_vector
from chatterbox.store.store import Store

_PAGE = 2_000


@dataclass(frozen=True, slots=True)
class Near:
    """An entry and its similarity; `by_words` when it was found by full text."""

    entry_id: int
    similarity: float
    by_words: bool


class SpaceIndex:
    """What can be found in one space, with the rows of one dataset."""

    def __init__(self, store: Store, space: Space, vector_model: str) -> None:
        self._store = store
        self._space = space
        self._vector_model = vector_model
        self._blocks = {kind: Block.empty() for kind in Kind}
        self._texts = {kind: FullText() for kind in Kind}
        self._worded: dict[int, Kind] = {}  # entries in the full text
        self.dataset_id: int | None = None

    @property
    def size_bytes(self) -> int:
        return sum(block.size_bytes for block in self._blocks.values())

    @property
    def lacks_vectors(self) -> bool:
        return bool(self._worded)

    def holds(self, kinds: tuple[Kind, ...]) -> bool:
        """Whether there is anything of these kinds."""
        return any(len(self._blocks[kind]) or len(self._texts[kind]) for kind in kinds)

    def has_vectors(self, kinds: tuple[Kind, ...]) -> bool:
        return any(len(self._blocks[kind]) for kind in kinds)

    async def refresh(self, dataset_id: int | None) -> None:
        """Brings the index to what the store holds now. Reads only what is new."""
        listed = await self._listed(dataset_id)
        vectored = {
            entry.id: entry.kind for entry in listed if self._vector_model and entry.vector_model == self._vector_model
        }
        worded = {entry.id: entry.kind for entry in listed if entry.id not in vectored}
        await self._change_blocks(vectored)
        await self._change_texts(worded)
        self.dataset_id = dataset_id

    async def nearest(self, query: NDArray[np.float32] | None, text: str, kind: Kind, count: int = 1) -> list[Near]:
        """The nearest entries of a kind by vector, and after them by words those that have no vector."""
        found: list[Near] = []
        block, texts = self._blocks[kind], self._texts[kind]
        if query is not None and len(block):
            ranked = await asyncio.to_thread(block.nearest, query, count)
            found += [Near(entry, similarity, by_words=False) for entry, similarity in ranked]
        if len(texts):
            ranked = await asyncio.to_thread(texts.nearest, text, count)
            found += [Near(entry, similarity, by_words=True) for entry, similarity in ranked]
        return found

    def close(self) -> None:
        for texts in self._texts.values():
            texts.close()

    async def _listed(self, dataset_id: int | None) -> list[Listed]:
        listed: list[Listed] = []
        async with self._store.reading() as work:
            while True:
                page = await work.entries.listed(
                    self._space, dataset_id, after=listed[-1].id if listed else 0, limit=_PAGE
                )
                listed += page
                if len(page) < _PAGE:
                    return listed

    async def _change_blocks(self, wanted: dict[int, Kind]) -> None:
        for kind, block in self._blocks.items():
            keep = {entry for entry, its in wanted.items() if its is kind}
            known = set(block.ids.tolist())
            fresh = sorted(keep - known)
            if fresh or known - keep:
                ids, vectors = await self._vectors(fresh)
                self._blocks[kind] = await asyncio.to_thread(block.updated, keep, ids, vectors)

    async def _vectors(self, ids: list[int]) -> tuple[list[int], list[NDArray[np.float32]]]:
        found: list[int] = []
        vectors: list[NDArray[np.float32]] = []
        cipher, space = self._store.cipher, self._space
        async with self._store.reading() as work:
            for start in range(0, len(ids), _PAGE):
                sealed = await work.entries.sealed_vectors(space, ids[start : start + _PAGE])
                found += [entry for entry, _ in sealed]
                vectors += await asyncio.to_thread(
                    lambda page: [opened_vector(cipher, space, vector) for _, vector in page], sealed
                )
        return found, vectors

    async def _change_texts(self, wanted: dict[int, Kind]) -> None:
        gone = {entry: kind for entry, kind in self._worded.items() if wanted.get(entry) is not kind}
        fresh = sorted(entry for entry, kind in wanted.items() if self._worded.get(entry) is not kind)
        texts = await self._entries(fresh)
        for kind, fulltext in self._texts.items():
            add = [(entry.id, f"{entry.question}\n{entry.answer}") for entry in texts if wanted[entry.id] is kind]
            remove = [entry for entry, its in gone.items() if its is kind]
            if add or remove:
                await asyncio.to_thread(fulltext.change, add, remove)
        self._worded = wanted

    async def _entries(self, ids: list[int]) -> list[Entry]:
        entries: list[Entry] = []
        async with self._store.reading() as work:
            for start in range(0, len(ids), _PAGE):
                entries += await work.entries.among(self._space, ids[start : start + _PAGE])
        return entries
