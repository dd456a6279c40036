"""Archives give up rows too: packed anew, and signed, without what was deleted at somebody's wish."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

import msgspec

from chatterbox.errors import Missing
from chatterbox.models import Space
from chatterbox.store.archives import Archive
from chatterbox.store.crypto import Cipher
from chatterbox.store.store import Store, Work
from chatterbox.training.datasets.origins import correction_of
from chatterbox.training.datasets.packing import PackedFile, PackedVersion, Packer, packed_file, unpacked
from chatterbox.training.datasets.rewriting import Change, Gone


class ArchiveKeeper:
    """The keeper of archives."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def prepare(self, space: Space, gone: Gone) -> Sequence[Change]:
        async with self._store.reading() as work:
            archives = await work.archives.all(space)
        return [change for one in archives if (change := await self._changed(one, gone)) is not None]

    async def _changed(self, archive: Archive, gone: Gone) -> Change | None:
        try:
            packed = await self._store.vault.get(archive.space, archive.file)
        except Missing:
            return None  # what is gone from the disk holds nobody's rows
        kept = await asyncio.to_thread(_without, packed, self._store.cipher, archive.space, gone)
        if kept is None:
            return None
        file = await self._store.vault.put(archive.space, kept.content) if kept.versions else ""
        changed = replace(
            archive,
            file=file,
            sha256=hashlib.sha256(kept.content).hexdigest(),
            size_bytes=len(kept.content),
            versions=kept.versions,
            rows_gone=archive.rows_gone + kept.rows_gone,
        )
        return _Rewritten(self._store, archive, changed)


@dataclass(frozen=True, slots=True)
class _Rewritten:
    """`now.file` is "" where nothing of the archive is left."""

    store: Store
    was: Archive
    now: Archive

    async def apply(self, work: Work) -> bool:
        there = await work.archives.get(self.was.space, self.was.id)
        if there is None or there.sha256 != self.was.sha256:
            return False
        if self.now.file:
            await work.archives.rewritten(self.now)
        else:
            await work.archives.delete(self.was.space, [self.was.id])
        return True

    async def finish(self) -> None:
        await self.store.vault.delete(self.was.space, self.was.file)

    async def drop(self) -> None:
        if self.now.file:
            await self.store.vault.delete(self.now.space, self.now.file)


@dataclass(frozen=True, slots=True)
class _Kept:
    content: bytes
    versions: int
    rows_gone: int


def _without(packed: bytes, cipher: Cipher, space: Space, gone: Gone) -> _Kept | None:
    """The archive without what is to go; None where it holds nothing of it."""
    archive = unpacked(packed, cipher, space)
    contents = {file.path: content for file, content in archive.files}
    versions, rows_gone = [], 0
    for version in archive.manifest.versions:
        if version.id in gone.datasets:
            rows_gone += version.rows
            continue
        left = _rows_left(contents[version.content.path], gone)
        rows_gone += version.rows - left.count(b"\n")
        if left != contents[version.content.path]:
            version, contents[version.content.path] = _rewritten(version, left), left
        versions.append(version)
    if not rows_gone:
        return None
    packer = Packer(msgspec.structs.replace(archive.manifest, versions=versions))
    for file in [file for version in versions for file in version.files]:
        packer.add(file.path, contents[file.path])
    return _Kept(packer.sealed(cipher, space), len(versions), rows_gone)


def _rows_left(content: bytes, gone: Gone) -> bytes:
    if not gone.corrections:
        return content
    lines = content.splitlines(keepends=True)
    return b"".join(line for line in lines if correction_of(line) not in gone.corrections)


def _rewritten(version: PackedVersion, left: bytes) -> PackedVersion:
    """What was uploaded held the rows that went, and the report counts them: both go with them."""
    content: PackedFile = packed_file(version.content.path, left)
    rows = left.count(b"\n")
    return msgspec.structs.replace(version, content=content, rows=rows, original=None, original_name="", report=None)
