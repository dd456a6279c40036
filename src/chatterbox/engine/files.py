"""Uploaded files: their bytes under generated names in the data folder, what is known about them in the records."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import AsyncIterator
from pathlib import Path

import msgspec

from chatterbox.engine.database import Database, rows_after
from chatterbox.engine.disk import make_durable
from chatterbox.engine.shapes.errors import no_file
from chatterbox.engine.shapes.ids import new_id
from chatterbox.engine.shapes.objects import Deleted, FileObject, Page
from chatterbox.engine.uploads import Upload

_LIVES = "NOT deleted AND (expires_at IS NULL OR expires_at > ?)"


class Files:
    """The files of one data folder."""

    def __init__(self, database: Database, folder: Path) -> None:
        self._database = database
        self._folder = folder

    async def open(self) -> None:
        """Makes the folder, and clears away what a crash left half written or half deleted."""
        self._folder.mkdir(parents=True, exist_ok=True)
        await self.sweep()
        query = f"SELECT id FROM files WHERE {_LIVES}"
        known = await self._database.do(lambda c: {row[0] for row in c.execute(query, (time.time(),))})
        for path in list(self._folder.iterdir()):
            if path.name not in known:
                path.unlink(missing_ok=True)

    def upload(self) -> Upload:
        """A new draft; give it to `take_in`, and discard it in any case."""
        return Upload(self._folder)

    async def take_in(
        self, upload: Upload, purpose: str, *, lives_s: int | None = None, file_id: str | None = None
    ) -> FileObject:
        """Makes a file of a draft that was received; with `file_id`, that file again."""
        now = int(time.time())
        file = FileObject(
            id=file_id or new_id("file"),
            bytes=upload.size,
            created_at=now,
            filename=upload.filename,
            purpose=purpose,
            expires_at=None if lives_s is None else now + lives_s,
        )

        def insert(connection: sqlite3.Connection) -> None:
            upload.draft.replace(self._folder / file.id)
            make_durable(self._folder)
            connection.execute(
                "INSERT OR REPLACE INTO files (id, purpose, expires_at, document) VALUES (?, ?, ?, ?)",
                (file.id, purpose, file.expires_at, msgspec.json.encode(file)),
            )

        await self._database.do(insert)
        return file

    async def save(self, content: bytes | Path, *, filename: str, purpose: str, file_id: str) -> FileObject:
        """A file of our own making: its bytes, or a file whose bytes it shares. Saved again it is the same one."""
        upload = self.upload()
        try:
            if isinstance(content, Path):
                await asyncio.to_thread(upload.share, content, filename)
            else:
                await upload.receive(_once(content), filename)
            return await self.take_in(upload, purpose, file_id=file_id)
        finally:
            upload.discard()

    async def get(self, file_id: str) -> FileObject:
        """Raises ApiError 404."""
        query = f"SELECT document FROM files WHERE id = ? AND {_LIVES}"
        row = await self._database.do(lambda c: c.execute(query, (file_id, time.time())).fetchone())
        if row is None:
            raise no_file(file_id)
        return msgspec.json.decode(row[0], type=FileObject)

    async def path(self, file_id: str) -> Path:
        """Where the bytes of a file lie. Raises ApiError 404."""
        file = await self.get(file_id)
        path = self._folder / file.id
        if not path.is_file():
            raise no_file(file_id)
        return path

    async def page(self, *, after: str | None, limit: int, newest_first: bool, purpose: str | None) -> Page[FileObject]:
        where, values = f"{_LIVES} AND (? IS NULL OR purpose = ?)", (time.time(), purpose, purpose)
        documents, more = await self._database.do(
            lambda c: rows_after(c, "files", where, values, after=after, limit=limit, newest_first=newest_first)
        )
        files = [msgspec.json.decode(document, type=FileObject) for document in documents]
        return Page(files, more, files[0].id if files else None, files[-1].id if files else None)

    async def delete(self, file_id: str) -> Deleted:
        """Deletes the bytes and what was known about them. Doing it twice is no error. Raises ApiError 404."""

        def mark(connection: sqlite3.Connection) -> int:
            # The row stays as an empty one: pages that were cut after it go on, a repeated request succeeds.
            found = connection.execute("UPDATE files SET deleted = 1, document = x'' WHERE id = ?", (file_id,))
            return found.rowcount

        if not await self._database.do(mark):
            raise no_file(file_id)
        (self._folder / file_id).unlink(missing_ok=True)
        return Deleted(file_id, "file")

    async def sweep(self) -> None:
        """Deletes files whose time is over."""
        query = "SELECT id FROM files WHERE NOT deleted AND expires_at <= ?"
        for (file_id,) in await self._database.do(lambda c: c.execute(query, (time.time(),)).fetchall()):
            await self.delete(file_id)


async def _once(content: bytes) -> AsyncIterator[bytes]:
    yield content
