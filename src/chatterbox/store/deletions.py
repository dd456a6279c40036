"""What was deleted, remembered as keyed hashes: in the database, and in a file that no backup of it brings back.

The file lies beside the database and only grows. A database that was restored knows less than the file: what it does
not know was deleted after that backup was made, and has to be deleted again.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from chatterbox.errors import ConfigError
from chatterbox.models import Space
from chatterbox.store.crypto import Cipher
from chatterbox.store.tables import DeletionRow

Mark = bytes
NOBODYS = Space("dm", 0)
_AT_A_TIME = 500


@dataclass(frozen=True, slots=True)
class Deleted:
    """That something of a space was deleted, and when."""

    space: Space
    mark: Mark
    at: datetime


class Deletions:
    """The marks of one transaction. What is deleted is named by a kind and what it is known by."""

    def __init__(self, session: AsyncSession, cipher: Cipher) -> None:
        self._session = session
        self._cipher = cipher
        self.fresh: list[Deleted] = []
        """What was remembered in this transaction: to be put into the file once it is recorded."""

    def mark(self, space: Space, kind: str, *parts: int | str) -> Mark:
        return self._cipher.mark(space, kind, *parts)

    async def remember(self, space: Space, marks: Iterable[Mark], now: datetime) -> None:
        """Records that these were deleted."""
        every = list(dict.fromkeys(marks))
        for some in _parts(every):
            mine = (DeletionRow.space == _place(space), DeletionRow.fingerprint.in_(some))
            await self._session.execute(delete(DeletionRow).where(*mine))
            rows = [{"space": _place(space), "fingerprint": mark, "deleted_at": now} for mark in some]
            await self._session.execute(insert(DeletionRow), rows)
        self.fresh += [Deleted(space, mark, now) for mark in every]

    async def among(self, space: Space, marks: Iterable[Mark]) -> set[Mark]:
        """Which of these were deleted."""
        found = set[Mark]()
        for some in _parts(list(marks)):
            mine = (DeletionRow.space == _place(space), DeletionRow.fingerprint.in_(some))
            found.update((await self._session.execute(select(DeletionRow.fingerprint).where(*mine))).scalars())
        return found

    async def all(self) -> list[Deleted]:
        """Of all spaces: to compare with the file at the start."""
        rows = await self._session.scalars(select(DeletionRow).execution_options(all_spaces="start of the bot"))
        return [Deleted(Space.of(row.space), row.fingerprint, row.deleted_at) for row in rows]


class DeletionFile:
    """One line a deletion: when, the sealed space and the hash, in hex. Without the store's key it tells nothing."""

    def __init__(self, path: Path, cipher: Cipher) -> None:
        self._path = path
        self._cipher = cipher
        self._writing = asyncio.Lock()

    async def append(self, deleted: Collection[Deleted]) -> None:
        """Adds deletions; they are on disk when this returns."""
        if deleted:
            async with self._writing:
                await asyncio.to_thread(self._append, "".join(map(self._line, deleted)))

    async def read(self) -> list[Deleted]:
        """Every deletion; lines that a crash cut, or that another store wrote here, are passed over."""
        return await asyncio.to_thread(lambda: list(self._lines()))

    def _append(self, lines: str) -> None:
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(descriptor, "a+b") as file:
            if file.seek(0, os.SEEK_END):  # what a crash cut must not run into the next line
                file.seek(-1, os.SEEK_END)
                lines = lines if file.read(1) == b"\n" else f"\n{lines}"
            file.write(lines.encode("ascii"))
            file.flush()
            os.fsync(file.fileno())

    def _line(self, one: Deleted) -> str:
        space = self._cipher.seal_text(NOBODYS, one.space.key)
        return f"{one.at.astimezone(UTC).isoformat()} {space.hex()} {one.mark.hex()}\n"

    def _lines(self) -> Iterator[Deleted]:
        try:
            text = self._path.read_text(encoding="ascii", errors="replace")
        except FileNotFoundError:
            return
        for line in text.splitlines():
            try:
                moment, space, mark = line.split(" ")
                at, bits = datetime.fromisoformat(moment), bytes.fromhex(mark)
                where = self._cipher.open_text(NOBODYS, bytes.fromhex(space))
            except (ValueError, ConfigError):
                continue
            if len(bits) == 32:
                yield Deleted(Space.of(where), bits, at)


def _place(space: Space) -> str:
    """Where a mark is kept: that of direct messages would name the person whose they are. The mark itself knows it."""
    return space.key if space.kind == "guild" else NOBODYS.key


def _parts(marks: list[Mark]) -> Iterator[list[Mark]]:
    """As many at a time as one statement can name."""
    return (marks[start : start + _AT_A_TIME] for start in range(0, len(marks), _AT_A_TIME))
