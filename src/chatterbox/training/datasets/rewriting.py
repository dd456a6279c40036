"""What keeps rows gives them up: versions of datasets are written anew without what was deleted.

Everything that keeps rows of people's is a `Keeper`. A change is prepared first (files that nobody knows of yet), then
applied in the one transaction that deletes, then finished: whatever is cut short, either all of it happened or nothing.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from chatterbox.errors import Missing
from chatterbox.models import Dataset, Space
from chatterbox.store.deletions import Mark
from chatterbox.store.store import Store, Work
from chatterbox.training.corrections.standing import forget_told
from chatterbox.training.datasets.origins import correction_of


@dataclass(frozen=True, slots=True)
class Gone:
    """What is to be deleted: corrections with every row that was made of them, and whole versions of datasets."""

    corrections: frozenset[int] = frozenset()
    datasets: frozenset[int] = frozenset()


class Change(Protocol):
    async def apply(self, work: Work) -> bool:
        """Records the change; False where what it concerns has changed since it was prepared."""

    async def finish(self) -> None:
        """Deletes what the change left: after the transaction."""

    async def drop(self) -> None:
        """Deletes what was prepared, where the change was not recorded."""


class Keeper(Protocol):
    async def prepare(self, space: Space, gone: Gone) -> Sequence[Change]:
        """The changes that take these rows out of everything that is kept here."""


def version_mark(work: Work, space: Space, dataset_id: int, created_at: datetime) -> Mark:
    """By what a version that was deleted at its giver's wish is known again, when it comes out of an archive."""
    return work.deletions.mark(space, "version", dataset_id, created_at.isoformat())


class Versions:
    """The keeper of datasets."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def prepare(self, space: Space, gone: Gone) -> Sequence[Change]:
        async with self._store.reading() as work:
            versions = await work.datasets.all(space)
            files = {version.id: await work.datasets.files_of(space, version.id) for version in versions}
        changes: list[Change] = []
        for version in versions:
            if version.id in gone.datasets:
                changes.append(_Deleted(self._store, version, files[version.id]))
            elif gone.corrections:
                changes.extend(await self._rewritten(version, files[version.id], gone.corrections))
        return changes

    async def _rewritten(self, version: Dataset, files: Sequence[str], gone: frozenset[int]) -> list[Change]:
        try:
            content = await self._store.vault.get(version.space, files[0])
        except Missing:
            return []  # what is gone from the disk holds nobody's rows
        kept, rows = await asyncio.to_thread(_without, content, gone)
        if not rows:
            return []
        file = await self._store.vault.put(version.space, kept)
        return [_Rewritten(self._store, version, files, file, hashlib.sha256(kept).hexdigest(), rows)]


@dataclass(frozen=True, slots=True)
class _Rewritten:
    store: Store
    version: Dataset
    was: Sequence[str]
    file: str
    sha256: str
    gone: frozenset[int]  # the numbers of the rows, from 0

    async def apply(self, work: Work) -> bool:
        version, left = self.version, self.version.rows - len(self.gone)
        await work.entries.rows_gone(version.space, version.id, self.gone)
        await work.candidates.forget_datasets(version.space, [version.id])
        return await work.datasets.rewritten(
            version.space,
            version.id,
            was=version.sha256,
            file=self.file,
            sha256=self.sha256,
            rows=left,
            gone=len(self.gone),
        )

    async def finish(self) -> None:
        for name in self.was:
            await self.store.vault.delete(self.version.space, name)

    async def drop(self) -> None:
        await self.store.vault.delete(self.version.space, self.file)


@dataclass(frozen=True, slots=True)
class _Deleted:
    store: Store
    version: Dataset
    files: Sequence[str]

    async def apply(self, work: Work) -> bool:
        space, ids = self.version.space, [self.version.id]
        await forget_told(work, space, ids, await work.entries.answers(space, "row", ids), "row")
        await work.entries.remove(space, "row", ids)
        await work.runs.forget_datasets(space, ids)
        await work.candidates.forget_datasets(space, ids)
        await work.answers.keep_only(space, ())
        await work.datasets.delete(space, ids)
        return True

    async def finish(self) -> None:
        for name in self.files:
            await self.store.vault.delete(self.version.space, name)

    async def drop(self) -> None:
        """Nothing was prepared."""


def _without(content: bytes, gone: frozenset[int]) -> tuple[bytes, frozenset[int]]:
    """The rows that were not made of one of these corrections, and the numbers of those that were."""
    lines = content.splitlines()
    rows = frozenset(number for number, line in enumerate(lines) if correction_of(line) in gone)
    kept = (line for number, line in enumerate(lines) if number not in rows)
    return b"".join(line + b"\n" for line in kept), rows
