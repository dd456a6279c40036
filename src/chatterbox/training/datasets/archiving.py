"""Archiving: a dataset with all its versions, reports and uploads in one verified file. Nothing is deleted by it."""

from __future__ import annotations

import asyncio
import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from chatterbox.errors import Missing
from chatterbox.models import Actor, Dataset, Space
from chatterbox.store.archives import Archive
from chatterbox.store.crypto import Cipher
from chatterbox.store.datasets import DatasetFiles
from chatterbox.store.store import Store, Work
from chatterbox.texts import say
from chatterbox.training.datasets.packing import (
    FORMAT,
    ArchiveManifest,
    PackedFile,
    PackedVersion,
    Packer,
    packed_file,
    unpacked,
)
from chatterbox.training.datasets.service import DatasetService, label


@dataclass(frozen=True, slots=True)
class Packed:
    """An archive that lies in the vault and is not recorded yet, and the versions that are in it."""

    archive: Archive
    versions: tuple[int, ...]


def _now() -> datetime:
    return datetime.now(UTC)


class Archiving:
    def __init__(self, store: Store, datasets: DatasetService, now: Callable[[], datetime] = _now) -> None:
        self._store = store
        self._datasets = datasets
        self._now = now

    async def archive(self, actor: Actor, name: str) -> Archive:
        """Packs a dataset and takes it out of the suggestions. Raises Missing."""
        packed = await self.pack(actor, name)
        async with self._store.transaction() as work:
            archive = await self.record(work, packed)
        self._datasets.changed(actor.space)
        return archive

    async def pack(self, actor: Actor, name: str) -> Packed:
        """Packs all versions of a dataset into a file of the vault, reads it again and compares. Raises Missing."""
        space = actor.space
        async with self._store.reading() as work:
            versions = (await work.datasets.versions(space, name))[::-1]
            lying = [await work.datasets.lies(space, version.id) for version in versions]
        if not versions:
            raise Missing(say("dataset-not-found", name=label(name)))
        content = await self._packed(space, list(zip(versions, filter(None, lying), strict=True)))
        file = await self._store.vault.put(space, content)
        kept = await self._store.vault.get(space, file)
        await asyncio.to_thread(_read_through, kept, self._store.cipher, space)
        archive = Archive(
            id=0,
            space=space,
            name=versions[-1].name,
            file=file,
            sha256=hashlib.sha256(content).hexdigest(),
            size_bytes=len(content),
            versions=len(versions),
            packed_by=actor.user_id,
            created_at=self._now(),
        )
        return Packed(archive, tuple(version.id for version in versions))

    async def record(self, work: Work, packed: Packed) -> Archive:
        """Records an archive, and that its versions are archived."""
        await work.datasets.archive(packed.archive.space, packed.versions, archived=True)
        return await work.archives.add(packed.archive)

    async def _packed(self, space: Space, versions: list[tuple[Dataset, DatasetFiles]]) -> bytes:
        """Twice through the files, one in memory at a time: the manifest with their hashes stands first."""
        described = [await self._described(dataset, files) for dataset, files in versions]
        manifest = ArchiveManifest(FORMAT, versions[-1][0].name, self._now(), described)
        packer = await asyncio.to_thread(Packer, manifest)
        for (_, files), version in zip(versions, described, strict=True):
            for name, file in zip(files.names, version.files, strict=True):
                content = await self._store.vault.get(space, name)
                await asyncio.to_thread(packer.add, file.path, content)
        return await asyncio.to_thread(packer.sealed, self._store.cipher, space)

    async def _described(self, dataset: Dataset, files: DatasetFiles) -> PackedVersion:
        giver = self._store.cipher.seal(dataset.space, str(dataset.giver_id).encode())
        folder = f"v{dataset.version}"
        return PackedVersion(
            id=dataset.id,
            version=dataset.version,
            rows=dataset.rows,
            teaches=dataset.teaches,
            purpose=dataset.purpose,
            giver=urlsafe_b64encode(giver).decode(),
            created_at=dataset.created_at,
            content=await self._file(dataset.space, files.rows, f"{folder}/rows.jsonl"),
            original=await self._file(dataset.space, files.original, f"{folder}/upload") if files.original else None,
            original_name=files.original_name,
            report=await self._file(dataset.space, files.report, f"{folder}/report.json") if files.report else None,
        )

    async def _file(self, space: Space, name: str, path: str) -> PackedFile:
        return await asyncio.to_thread(packed_file, path, await self._store.vault.get(space, name))


def _read_through(packed: bytes, cipher: Cipher, space: Space) -> None:
    for _ in unpacked(packed, cipher, space).files:
        pass
