"""The datasets of each space: their records in the database, their rows sealed in the vault."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Literal, cast

from sqlalchemy import func, select, update

from chatterbox.errors import Missing
from chatterbox.models import Dataset, Space
from chatterbox.store.crypto import Cipher
from chatterbox.store.database import Database
from chatterbox.store.tables import DatasetRow
from chatterbox.store.vault import Vault
from chatterbox.texts import say

Teaches = Literal["facts", "manner"]


def _now() -> datetime:
    return datetime.now(UTC)


class DatasetStore:
    """Keeps datasets, version by version. A version's rows never change."""

    def __init__(self, database: Database, cipher: Cipher, vault: Vault, now: Callable[[], datetime] = _now) -> None:
        self._database = database
        self._cipher = cipher
        self._vault = vault
        self._now = now

    async def add(self, space: Space, name: str, content: bytes, *, rows: int, teaches: Teaches, giver: int) -> Dataset:
        """Keeps `content` (one JSON row a line) as the next version of `name`.

        What is the same as its newest version is that version, not a new one. Raises Refused on a full disk.
        """
        digest = hashlib.sha256(content).hexdigest()
        known = await self.named(space, name)
        if known is not None and known.sha256 == digest:
            return known if known.teaches == teaches else await self.teach(space, known.id, teaches)
        # The file first: a crash before the record leaves a sealed file that nothing names, never a record without file.
        file = await self._vault.put(space, content)
        async with self._database.transaction() as session:
            fingerprint = self._cipher.fingerprint(space, name)
            newest = await session.scalar(
                select(func.max(DatasetRow.version)).where(
                    DatasetRow.space == space.key, DatasetRow.name_fingerprint == fingerprint
                )
            )
            row = DatasetRow(
                space=space.key,
                name=self._cipher.seal_text(space, name),
                name_fingerprint=fingerprint,
                version=(newest or 0) + 1,
                file=file,
                rows=rows,
                sha256=digest,
                teaches=teaches,
                giver_id=giver,
                created_at=self._now(),
            )
            session.add(row)
            await session.flush()
            return self._dataset(space, row)

    async def get(self, space: Space, dataset_id: int) -> Dataset:
        """Raises Missing."""
        return self._dataset(space, await self._row(space, dataset_id))

    async def named(self, space: Space, name: str) -> Dataset | None:
        """The newest version of that name."""
        statement = (
            select(DatasetRow)
            .where(DatasetRow.space == space.key, DatasetRow.name_fingerprint == self._cipher.fingerprint(space, name))
            .order_by(DatasetRow.version.desc())
            .limit(1)
        )
        async with self._database.reading() as session:
            row = await session.scalar(statement)
        return None if row is None else self._dataset(space, row)

    async def newest(self, space: Space) -> list[Dataset]:
        """The newest version of each dataset, the latest upload first."""
        statement = select(DatasetRow).where(DatasetRow.space == space.key).order_by(DatasetRow.id.desc())
        found: dict[bytes, Dataset] = {}
        async with self._database.reading() as session:
            for row in await session.scalars(statement):
                if row.name_fingerprint not in found:
                    found[row.name_fingerprint] = self._dataset(space, row)
        return list(found.values())

    async def content(self, space: Space, dataset_id: int) -> bytes:
        """Its rows: chat rows of OpenAI's format, one JSON object a line, UTF-8. Raises Missing."""
        row = await self._row(space, dataset_id)
        return await self._vault.get(space, row.file)

    async def teach(self, space: Space, dataset_id: int, teaches: Teaches) -> Dataset:
        """Records what a person says that it teaches. Raises Missing."""
        statement = (
            update(DatasetRow).where(DatasetRow.space == space.key, DatasetRow.id == dataset_id).values(teaches=teaches)
        )
        async with self._database.transaction() as session:
            await session.execute(statement)
        return await self.get(space, dataset_id)

    async def _row(self, space: Space, dataset_id: int) -> DatasetRow:
        statement = select(DatasetRow).where(DatasetRow.space == space.key, DatasetRow.id == dataset_id)
        async with self._database.reading() as session:
            row = await session.scalar(statement)
        if row is None:
            raise Missing(say("dataset-missing"))
        return row

    def _dataset(self, space: Space, row: DatasetRow) -> Dataset:
        return Dataset(
            id=row.id,
            space=space,
            name=self._cipher.open_text(space, row.name),
            version=row.version,
            rows=row.rows,
            sha256=row.sha256,
            teaches=cast(Teaches, row.teaches),
            giver_id=row.giver_id,
            created_at=row.created_at,
        )
