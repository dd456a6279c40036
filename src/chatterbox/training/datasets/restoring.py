"""Restoring: an archive's versions come back as they were, less what was withdrawn since; and deleting for good."""

from __future__ import annotations

import asyncio
import hashlib
from base64 import urlsafe_b64decode
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec

from chatterbox.errors import BadInput, Missing, Refused
from chatterbox.models import Actor, CorrectionState, Dataset, Space
from chatterbox.store.archives import Archive
from chatterbox.store.datasets import ORIGIN, DatasetFiles
from chatterbox.store.people import NOBODY
from chatterbox.store.store import Store, Work
from chatterbox.texts import say
from chatterbox.training.corrections.standing import batched, forget_told
from chatterbox.training.datasets.packing import PackedVersion, unpacked
from chatterbox.training.datasets.rewriting import version_mark
from chatterbox.training.datasets.service import DatasetService, label


@dataclass(frozen=True, slots=True)
class Restored:
    """What is there again. `back` are versions that were deleted, `rows_gone` the rows that stayed away."""

    dataset: Dataset
    versions: int
    back: int
    rows_gone: int


@dataclass
class _Version:
    """One version as it comes out of an archive."""

    packed: PackedVersion
    contents: dict[str, bytes] = field(default_factory=dict)  # by path
    rows_gone: int = 0


class Restoring:
    def __init__(self, store: Store, datasets: DatasetService) -> None:
        self._store = store
        self._datasets = datasets
        self._locks: dict[Space, asyncio.Lock] = {}

    async def restore(self, actor: Actor, name: str) -> Restored:
        """Brings an archived dataset back from its newest archive. Raises Missing, and BadInput for a changed file."""
        space = actor.space
        async with self._store.reading() as work:
            archives = await work.archives.of(space, name)
        if not archives:
            raise Missing(say("archive-not-found", name=label(name)))
        content = await self._store.vault.get(space, archives[0].file)
        if hashlib.sha256(content).hexdigest() != archives[0].sha256:
            raise BadInput(say("archive-changed"))
        return await self.restore_file(actor, content)

    async def restore_file(self, actor: Actor, packed: bytes) -> Restored:
        """Brings back what an archive's file holds. Raises BadInput for one that this bot did not make here."""
        name, versions = await asyncio.to_thread(self._opened, packed, actor.space)
        async with self._locks.setdefault(actor.space, asyncio.Lock()):
            return await self._restored(actor.space, name, versions)

    async def _restored(self, space: Space, name: str, versions: Sequence[_Version]) -> Restored:
        versions = await self._allowed(space, versions)
        for version in versions:
            await self._spare(space, version)
        missing = await self._missing(space, name, versions)
        kept = [(version, await self._kept(space, version)) for version in missing]
        async with self._store.transaction() as work:
            for version, files in kept:
                await self._put_back(work, space, name, version, files)
            there = await work.datasets.versions(space, name)
            await work.datasets.archive(space, [dataset.id for dataset in there], archived=False)
        self._datasets.changed(space)
        dataset = await self._datasets.get(space, there[0].id)
        return Restored(dataset, len(there), len(missing), sum(version.rows_gone for version in versions))

    def _opened(self, packed: bytes, space: Space) -> tuple[str, list[_Version]]:
        archive = unpacked(packed, self._store.cipher, space)
        versions = [_Version(version) for version in archive.manifest.versions]
        by_path = {file.path: version for version in versions for file in version.packed.files}
        for file, content in archive.files:
            by_path[file.path].contents[file.path] = content
        return archive.manifest.dataset, versions

    async def _allowed(self, space: Space, versions: Sequence[_Version]) -> list[_Version]:
        """Without versions that were deleted at their giver's wish. Raises Missing where no other is left."""
        async with self._store.reading() as work:
            marks = {version_mark(work, space, one.packed.id, one.packed.created_at): one for one in versions}
            gone = await work.deletions.among(space, marks)
        left = [version for mark, version in marks.items() if mark not in gone]
        if not left:
            raise Missing(say("restore-all-gone"))
        return left

    async def _spare(self, space: Space, version: _Version) -> None:
        """Takes out rows whose correction was withdrawn since; what was uploaded, and its report, go with them."""
        path = version.packed.content.path
        made_of = await asyncio.to_thread(_corrections, version.contents[path])
        gone = await self._withdrawn(space, {one for one in made_of if one})
        if not gone:
            return
        lines = version.contents[path].splitlines(keepends=True)
        kept = [line for line, one in zip(lines, made_of, strict=True) if one not in gone]
        version.rows_gone = len(lines) - len(kept)
        version.contents = {path: b"".join(kept)}

    async def _withdrawn(self, space: Space, ids: set[int]) -> set[int]:
        """Which of these corrections were withdrawn, or deleted: nothing of them may come back."""
        async with self._store.reading() as work:
            parts = [await work.corrections.among(space, some) for some in batched(sorted(ids))]
        stand = {one.id for part in parts for one in part if one.state is not CorrectionState.WITHDRAWN}
        return ids - stand

    async def _missing(self, space: Space, name: str, versions: Sequence[_Version]) -> list[_Version]:
        """Those that are not in the store: what is there is what it was, or had rows taken out."""
        async with self._store.reading() as work:
            there = {dataset.id for dataset in await work.datasets.versions(space, name)}
        return [version for version in versions if version.packed.id not in there]

    async def _kept(self, space: Space, version: _Version) -> DatasetFiles:
        packed, put = version.packed, self._store.vault.put
        rows, original, report = [
            await put(space, version.contents[file.path]) if file and file.path in version.contents else ""
            for file in (packed.content, packed.original, packed.report)
        ]
        return DatasetFiles(rows, original, report, "" if version.rows_gone else packed.original_name)

    async def _put_back(self, work: Work, space: Space, name: str, version: _Version, files: DatasetFiles) -> None:
        packed, content = version.packed, version.contents[version.packed.content.path]
        giver = int(self._store.cipher.open(space, urlsafe_b64decode(packed.giver)))
        if await work.deletions.among(space, [work.deletions.mark(space, "person", giver)]):
            giver = NOBODY  # who had their name taken off
        there = await work.datasets.versions(space, name)
        number = packed.version
        if number in {dataset.version for dataset in there}:  # taken since by another upload under this name
            number = there[0].version + 1
        dataset = Dataset(
            id=packed.id,
            space=space,
            name=name,
            version=number,
            rows=content.count(b"\n"),
            sha256=hashlib.sha256(content).hexdigest(),
            teaches=packed.teaches,
            giver_id=giver,
            created_at=packed.created_at,
            purpose=packed.purpose,
        )
        await work.datasets.put_back(dataset, files)


class Deleting:
    """Deletes a dataset: all versions, their files, what help knows of them, and its archives."""

    def __init__(self, store: Store, datasets: DatasetService) -> None:
        self._store = store
        self._datasets = datasets

    async def found(self, space: Space, name: str) -> tuple[list[Dataset], list[Archive]]:
        """What would go: its versions and its archives. Raises Missing without any."""
        async with self._store.reading() as work:
            found = await work.datasets.versions(space, name), await work.archives.of(space, name)
        if not any(found):
            raise Missing(say("dataset-not-found", name=label(name)))
        return found

    async def delete(self, actor: Actor, name: str) -> int:
        """Deletes it; how many versions there were. Raises Missing, and Refused while a training needs it."""
        space = actor.space
        versions, archives = await self.found(space, name)
        ids = [version.id for version in versions]
        async with self._store.transaction() as work:
            run = await work.runs.under_way(space)
            if run is not None and {run.dataset_id, run.avoid_id} & set(ids):
                raise Refused(say("dataset-in-use", name=run.name))
            lying = [await work.datasets.lies(space, one) for one in ids]
            await forget_told(work, space, ids, await work.entries.answers(space, "row", ids), "row")
            await work.entries.remove(space, "row", ids)
            await work.archives.delete(space, [archive.id for archive in archives])
            await work.datasets.delete(space, ids)
        # After the transaction: a crash in between leaves files that the next start tidies away.
        names = [name for files in filter(None, lying) for name in files.names]
        for file in [*names, *(archive.file for archive in archives)]:
            await self._store.vault.delete(space, file)
        self._datasets.changed(space)
        return len(versions)


def _corrections(content: bytes) -> list[int]:
    """Of each row, the correction that it was made of; 0 for one of an upload."""
    rows = (msgspec.json.decode(line, type=dict[str, Any]) for line in content.splitlines())
    return [row.get(ORIGIN, {}).get("correction", 0) for row in rows]
