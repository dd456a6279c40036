"""The packed datasets of each space: their records. The files lie sealed in the vault."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from chatterbox.models import Space
from chatterbox.store.crypto import Cipher
from chatterbox.store.datasets import name_key
from chatterbox.store.tables import ArchiveRow


@dataclass(frozen=True, slots=True)
class Archive:
    """One packed dataset. `file` is its name in the vault, `sha256` that of the packed file."""

    id: int
    space: Space
    name: str
    file: str
    sha256: str
    size_bytes: int
    versions: int
    packed_by: int
    created_at: datetime
    rows_gone: int = 0


class Archives:
    def __init__(self, session: AsyncSession, cipher: Cipher) -> None:
        self._session = session
        self._cipher = cipher

    async def add(self, archive: Archive) -> Archive:
        """Records a packed dataset; its `id` is given here."""
        space = archive.space
        statement = insert(ArchiveRow).values(
            space=space.key,
            name=self._cipher.seal_text(space, archive.name),
            name_fingerprint=self._cipher.fingerprint(space, name_key(archive.name)),
            file=archive.file,
            sha256=archive.sha256,
            size_bytes=archive.size_bytes,
            versions=archive.versions,
            packed_by=archive.packed_by,
            created_at=archive.created_at,
        )
        number = int((await self._session.execute(statement.returning(ArchiveRow.id))).scalar_one())
        return (await self._found(space, ArchiveRow.id == number))[0]

    async def get(self, space: Space, archive_id: int) -> Archive | None:
        found = await self._found(space, ArchiveRow.id == archive_id)
        return found[0] if found else None

    async def of(self, space: Space, name: str) -> list[Archive]:
        """The archives of a dataset, the newest first."""
        return await self._found(space, ArchiveRow.name_fingerprint == self._cipher.fingerprint(space, name_key(name)))

    async def all(self, space: Space) -> list[Archive]:
        """The newest first."""
        return await self._found(space, ArchiveRow.space == space.key)

    async def rewritten(self, archive: Archive) -> None:
        """Records where an archive lies, and how large it is, since rows were taken out of it."""
        mine = (ArchiveRow.space == archive.space.key, ArchiveRow.id == archive.id)
        values = {name: getattr(archive, name) for name in ("file", "sha256", "size_bytes", "rows_gone", "versions")}
        await self._session.execute(update(ArchiveRow).where(*mine).values(**values))

    async def delete(self, space: Space, ids: Sequence[int]) -> None:
        """Deletes the records; who calls deletes their files afterwards."""
        await self._session.execute(delete(ArchiveRow).where(ArchiveRow.space == space.key, ArchiveRow.id.in_(ids)))

    async def files(self) -> set[str]:
        """Of all spaces, the files of the vault that have a record: for the bot's start only."""
        statement = select(ArchiveRow.file).execution_options(all_spaces="start of the bot")
        return set((await self._session.execute(statement)).scalars())

    async def _found(self, space: Space, condition: ColumnElement[bool]) -> list[Archive]:
        mine = select(ArchiveRow).where(ArchiveRow.space == space.key, condition).order_by(ArchiveRow.id.desc())
        return [
            Archive(
                id=row.id,
                space=space,
                name=self._cipher.open_text(space, row.name),
                file=row.file,
                sha256=row.sha256,
                size_bytes=row.size_bytes,
                versions=row.versions,
                packed_by=row.packed_by,
                created_at=row.created_at,
                rows_gone=row.rows_gone,
            )
            for row in await self._session.scalars(mine)
        ]
