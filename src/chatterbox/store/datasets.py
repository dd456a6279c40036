"""The datasets of each space: their records. Their rows lie sealed in the vault, under the record's file name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal, cast

from sqlalchemy import ColumnElement, CursorResult, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from chatterbox.models import Dataset, Space
from chatterbox.store.crypto import Cipher
from chatterbox.store.tables import DatasetRow

Teaches = Literal["facts", "manner"]


class Datasets:
    """Records of datasets, version by version. A version's rows change in one case only: rows of it are deleted."""

    def __init__(self, session: AsyncSession, cipher: Cipher) -> None:
        self._session = session
        self._cipher = cipher

    async def add(
        self,
        space: Space,
        name: str,
        *,
        file: str,
        rows: int,
        sha256: str,
        teaches: Teaches,
        giver: int,
        now: datetime,
        original: str = "",
        original_name: str = "",
    ) -> Dataset:
        """Records the next version of `name`. `original` is where the upload lies when its rows are not the same."""
        fingerprint = self._cipher.fingerprint(space, name)
        newest = select(func.max(DatasetRow.version)).where(
            DatasetRow.space == space.key, DatasetRow.name_fingerprint == fingerprint
        )
        version = ((await self._session.execute(newest)).scalar() or 0) + 1
        statement = insert(DatasetRow).values(
            space=space.key,
            name=self._cipher.seal_text(space, name),
            name_fingerprint=fingerprint,
            version=version,
            file=file,
            original=original,
            original_name=self._cipher.seal_text(space, original_name),
            rows=rows,
            sha256=sha256,
            teaches=teaches,
            giver_id=giver,
            created_at=now,
        )
        number = int((await self._session.execute(statement.returning(DatasetRow.id))).scalar_one())
        return Dataset(number, space, name, version, rows, sha256, teaches, giver, now)

    async def get(self, space: Space, dataset_id: int) -> Dataset | None:
        found = await self._found(space, DatasetRow.id == dataset_id)
        return found[0] if found else None

    async def named(self, space: Space, name: str) -> Dataset | None:
        """The newest version of that name; case, spacing and punctuation do not count."""
        found = await self._found(space, DatasetRow.name_fingerprint == self._cipher.fingerprint(space, name))
        return found[0] if found else None

    async def newest(self, space: Space) -> list[Dataset]:
        """The newest version of each dataset, the latest upload first."""
        newest = select(func.max(DatasetRow.id)).where(DatasetRow.space == space.key)
        return await self._found(space, DatasetRow.id.in_(newest.group_by(DatasetRow.name_fingerprint)))

    async def all(self, space: Space) -> list[Dataset]:
        """Every version of every dataset, the latest first."""
        return await self._found(space, DatasetRow.space == space.key)

    async def rewritten(
        self, space: Space, dataset_id: int, *, was: str, file: str, sha256: str, rows: int, gone: int
    ) -> bool:
        """Records that rows of a version went; False where its rows are no longer those with the hash `was`."""
        mine = (DatasetRow.space == space.key, DatasetRow.id == dataset_id, DatasetRow.sha256 == was)
        # What was uploaded held the rows that went: what is left of it are the rows that stay.
        values = {"file": file, "original": "", "original_name": None, "sha256": sha256, "rows": rows}
        statement = update(DatasetRow).where(*mine).values(**values, rows_gone=DatasetRow.rows_gone + gone)
        return cast(CursorResult[Any], await self._session.execute(statement)).rowcount == 1

    async def delete(self, space: Space, dataset_ids: Sequence[int]) -> None:
        """Deletes versions; the runs that were made of them no longer name them."""
        await self._session.execute(
            delete(DatasetRow).where(DatasetRow.space == space.key, DatasetRow.id.in_(dataset_ids))
        )

    async def of_giver(self, space: Space, giver_id: int) -> list[Dataset]:
        """The versions that somebody gave, the latest first."""
        return await self._found(space, DatasetRow.giver_id == giver_id)

    async def file(self, space: Space, dataset_id: int) -> str | None:
        """Where in the vault its rows lie."""
        statement = select(DatasetRow.file).where(DatasetRow.space == space.key, DatasetRow.id == dataset_id)
        return (await self._session.execute(statement)).scalar()

    async def original(self, space: Space, dataset_id: int) -> tuple[str, str] | None:
        """Where in the vault lies what was uploaded, and what its giver called it ("" where that was not kept)."""
        mine = (DatasetRow.space == space.key, DatasetRow.id == dataset_id)
        statement = select(DatasetRow.file, DatasetRow.original, DatasetRow.original_name).where(*mine)
        found = (await self._session.execute(statement)).one_or_none()
        if found is None:
            return None
        file, original, name = found
        return original or file, "" if name is None else self._cipher.open_text(space, name)

    async def files_of(self, space: Space, dataset_id: int) -> tuple[str, ...]:
        """The files of the vault that a version has: its rows first, then what was uploaded where that is another."""
        mine = (DatasetRow.space == space.key, DatasetRow.id == dataset_id)
        found = (await self._session.execute(select(DatasetRow.file, DatasetRow.original).where(*mine))).one()
        return tuple(name for name in found if name)

    async def files(self) -> set[str]:
        """Of all spaces, the files of the vault that have a record: for the bot's start only."""
        statement = select(DatasetRow.file, DatasetRow.original).execution_options(all_spaces="start of the bot")
        return {name for pair in await self._session.execute(statement) for name in pair if name}

    async def teach(self, space: Space, dataset_id: int, teaches: Teaches) -> None:
        """Records what a person says that it teaches."""
        mine = (DatasetRow.space == space.key, DatasetRow.id == dataset_id)
        await self._session.execute(update(DatasetRow).where(*mine).values(teaches=teaches))

    async def _found(self, space: Space, condition: ColumnElement[bool]) -> list[Dataset]:
        statement = select(DatasetRow).where(DatasetRow.space == space.key, condition).order_by(DatasetRow.id.desc())
        return [self._dataset(space, row) for row in await self._session.scalars(statement)]

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
            rows_gone=row.rows_gone,
        )
