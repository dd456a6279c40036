"""Uploaded files: their bytes under generated names in the data folder, what is known about them in the records."""

from __future__ import annotations

import asyncio
import contextlib
import os
import sqlite3
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import IO

import msgspec

from chatterbox.engine.database import Database, rows_after
from chatterbox.engine.disk import make_durable
from chatterbox.engine.shapes.errors import ApiError, no_file
from chatterbox.engine.shapes.ids import new_id
from chatterbox.engine.shapes.objects import Deleted, FileObject, Page

MAX_BYTES = 512 * 1024 * 1024
"""OpenAI's limit for a file."""

_DRAFT = ".part"
_LABEL_LENGTH = 255


class Files:
    """The files of one data folder."""

    def __init__(self, database: Database, folder: Path) -> None:
        self._database = database
        self._folder = folder

    async def open(self) -> None:
        """Makes the folder, and clears away what a crash left half written or half deleted."""
        self._folder.mkdir(parents=True, exist_ok=True)
        await self.sweep()
        known = await self._database.do(
            lambda c: {row[0] for row in c.execute("SELECT id FROM files WHERE NOT deleted")}
        )
        for path in list(self._folder.iterdir()):
            if path.name not in known:
                path.unlink(missing_ok=True)

    async def save(
        self, chunks: AsyncIterator[bytes], *, filename: str, purpose: str, lives_s: int | None = None
    ) -> FileObject:
        """A new file. Raises ApiError when it is empty or too large."""
        file_id = new_id("file")
        draft = self._folder / f"{file_id}{_DRAFT}"
        try:
            size = await _write(draft, chunks)
            if size == 0:
                raise ApiError(400, "The file is empty.", code="empty_file", param="file")
            return await self._take_in(draft, file_id, size, filename, purpose, lives_s)
        finally:
            draft.unlink(missing_ok=True)

    async def _take_in(
        self, draft: Path, file_id: str, size: int, filename: str, purpose: str, lives_s: int | None
    ) -> FileObject:
        now = int(time.time())
        file = FileObject(
            id=file_id,
            bytes=size,
            created_at=now,
            filename=Path(filename.replace("\\", "/")).name[:_LABEL_LENGTH] or "file",
            purpose=purpose,
            expires_at=None if lives_s is None else now + lives_s,
        )

        def insert(connection: sqlite3.Connection) -> None:
            draft.replace(self._folder / file_id)
            make_durable(self._folder)
            connection.execute(
                "INSERT INTO files (id, purpose, expires_at, document) VALUES (?, ?, ?, ?)",
                (file_id, purpose, file.expires_at, msgspec.json.encode(file)),
            )

        await self._database.do(insert)
        return file

    async def get(self, file_id: str) -> FileObject:
        """Raises ApiError 404."""
        row = await self._database.do(
            lambda c: c.execute(
                "SELECT document FROM files WHERE id = ? AND NOT deleted AND (expires_at IS NULL OR expires_at > ?)",
                (file_id, time.time()),
            ).fetchone()
        )
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
        where = "NOT deleted AND (expires_at IS NULL OR expires_at > ?) AND (? IS NULL OR purpose = ?)"
        values = (time.time(), purpose, purpose)
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
        over = await self._database.do(
            lambda c: [
                row[0]
                for row in c.execute("SELECT id FROM files WHERE NOT deleted AND expires_at <= ?", (time.time(),))
            ]
        )
        for file_id in over:
            await self.delete(file_id)


async def _write(draft: Path, chunks: AsyncIterator[bytes]) -> int:
    """Writes durably; the number of bytes."""
    size = 0
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with contextlib.closing(os.fdopen(descriptor, "wb")) as file:
        async for chunk in chunks:
            size += len(chunk)
            if size > MAX_BYTES:
                raise ApiError(413, "The file is larger than 512 MB.", code="file_too_large", param="file")
            await asyncio.to_thread(file.write, chunk)
        await asyncio.to_thread(_make_durable, file)
    return size


def _make_durable(file: IO[bytes]) -> None:
    file.flush()
    os.fsync(file.fileno())
