"""The datasets of each space: their records. Their rows lie sealed in the vault, under the record's file name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, cast

from sqlalchemy import ColumnElement, CursorResult, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from chatterbox.models import Dataset, Purpose, Space
from chatterbox.store.crypto import Cipher
from chatterbox.store.tables import DatasetRow
from chatterbox.store.wording import normalised

Teaches = Literal["facts", "manner"]

ORIGIN = "origin"
"""The field of a row that was made of a correction, {"correction": id}: it belongs to whoever wrote that.

It lies in the vault and is never sent anywhere. Such a row is learned only as long as its correction may be.
"""


@dataclass(frozen=True, slots=True)
class DatasetFiles:
    """Where in the vault a version lies. `original` and `report` are "" where there is none of its own.

    Without an original the rows are what was uploaded. `original_name` is what its giver called it.
    """

    rows: str
    original: str = ""
    report: str = ""
    original_name: str = ""

    @property
    def names(self) -> list[str]:
        return [name for name in (self.rows, self.original, self.report) if name]


@dataclass(frozen=True, slots=True)
class Named:
    """What a list of datasets shows of one version."""

    id: int
    name: str
    version: int
    rows: int
    purpose: Purpose
    archived: bool


def name_key(name: str) -> str:
    """A name as it is recognised: case, spacing and punctuation do not count, unless there is nothing else."""
    return normalised(name) or name.encode("utf-8", "surrogatepass").hex()


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
        report: str = "",
        purpose: Purpose = "imitate",
    ) -> Dataset:
        """Records the next version of `name`. `original` is where the upload lies when its rows are not the same."""
        fingerprint = self.mark_of(space, name)
        newest = select(func.max(DatasetRow.version)).where(
            DatasetRow.space == space.key, DatasetRow.name_fingerprint == fingerprint
        )
        version = ((await self._session.execute(newest)).scalar() or 0) + 1
        dataset = Dataset(0, space, name, version, rows, sha256, teaches, giver, now, purpose)
        return await self._insert(dataset, DatasetFiles(file, original, report, original_name))

    async def put_back(self, dataset: Dataset, files: DatasetFiles) -> Dataset:
        """Records a version that was deleted, under the number and, where nobody else has it, the id that it had."""
        taken = select(DatasetRow.id).where(DatasetRow.id == dataset.id).execution_options(all_spaces="is the id free")
        free = (await self._session.execute(taken)).scalar() is None
        return await self._insert(dataset, files, **({"id": dataset.id} if free else {}))

    async def _insert(self, dataset: Dataset, files: DatasetFiles, **more: int) -> Dataset:
        space, seal = dataset.space, self._cipher.seal_text
        statement = insert(DatasetRow).values(
            space=space.key,
            name=seal(space, dataset.name),
            name_fingerprint=self.mark_of(space, dataset.name),
            version=dataset.version,
            file=files.rows,
            original=files.original,
            original_name=seal(space, files.original_name),
            report=files.report,
            rows=dataset.rows,
            sha256=dataset.sha256,
            teaches=dataset.teaches,
            purpose=dataset.purpose,
            archived=dataset.archived,
            giver_id=dataset.giver_id,
            created_at=dataset.created_at,
            **more,
        )
        number = int((await self._session.execute(statement.returning(DatasetRow.id))).scalar_one())
        return (await self._found(space, DatasetRow.id == number))[0]

    async def get(self, space: Space, dataset_id: int) -> Dataset | None:
        found = await self._found(space, DatasetRow.id == dataset_id)
        return found[0] if found else None

    async def named(self, space: Space, name: str) -> Dataset | None:
        """The newest version of that name; case, spacing and punctuation do not count."""
        return await self.newest_of(space, self.mark_of(space, name))

    async def newest_of(self, space: Space, mark: bytes, purpose: Purpose | None = None) -> Dataset | None:
        """The newest version of the name with that mark; with `purpose` the newest that has it."""
        found = await self._found(space, DatasetRow.name_fingerprint == mark)
        return next((dataset for dataset in found if purpose in (None, dataset.purpose)), None)

    async def versions(self, space: Space, name: str) -> list[Dataset]:
        """All versions of that name, the newest first."""
        return await self._found(space, DatasetRow.name_fingerprint == self.mark_of(space, name))

    def mark_of(self, space: Space, name: str) -> bytes:
        """What stands for a name where the name itself may not: the same for each way to spell it."""
        return self._cipher.fingerprint(space, name_key(name))

    async def newest(self, space: Space) -> list[Dataset]:
        """The newest version of each dataset, the latest upload first."""
        newest = select(func.max(DatasetRow.id)).where(DatasetRow.space == space.key)
        found = await self._found(space, DatasetRow.id.in_(newest.group_by(DatasetRow.name_fingerprint)))
        return sorted(found, key=lambda dataset: -dataset.id)

    async def all(self, space: Space) -> list[Dataset]:
        """Every version of every dataset, the latest first."""
        return await self._found(space, DatasetRow.space == space.key)

    async def rewritten(
        self, space: Space, dataset_id: int, *, was: str, file: str, sha256: str, rows: int, gone: int
    ) -> bool:
        """Records that rows of a version went; False where its rows are no longer those with the hash `was`."""
        mine = (DatasetRow.space == space.key, DatasetRow.id == dataset_id, DatasetRow.sha256 == was)
        # What was uploaded held the rows that went: what is left of it are the rows that stay.
        values = {"file": file, "original": "", "original_name": None, "report": "", "sha256": sha256, "rows": rows}
        statement = update(DatasetRow).where(*mine).values(**values, rows_gone=DatasetRow.rows_gone + gone)
        return cast(CursorResult[Any], await self._session.execute(statement)).rowcount == 1

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
        """The files of the vault that a version has: its rows first, then what was uploaded, and its report."""
        files = await self.lies(space, dataset_id)
        return tuple(files.names) if files else ()

    async def files(self) -> set[str]:
        """Of all spaces, the files of the vault that have a record: for the bot's start only."""
        columns = select(DatasetRow.file, DatasetRow.original, DatasetRow.report)
        statement = columns.execution_options(all_spaces="start of the bot")
        return {name for names in await self._session.execute(statement) for name in names if name}

    async def teach(self, space: Space, dataset_id: int, teaches: Teaches) -> None:
        """Records what a person says that it teaches."""
        await self._change(space, [dataset_id], teaches=teaches)

    async def purpose(self, space: Space, dataset_id: int, purpose: Purpose) -> None:
        """Records whether its answers are to be imitated or avoided."""
        await self._change(space, [dataset_id], purpose=purpose)

    async def archive(self, space: Space, ids: Sequence[int], *, archived: bool) -> None:
        """Records whether versions are archived."""
        await self._change(space, ids, archived=archived)

    async def delete(self, space: Space, ids: Sequence[int]) -> None:
        """Deletes versions; runs that were made of them no longer name them. Who calls deletes the files afterwards."""
        await self._session.execute(delete(DatasetRow).where(DatasetRow.space == space.key, DatasetRow.id.in_(ids)))

    async def newest_id(self, space: Space) -> int:
        """The highest id here, 0 without any: higher as soon as somebody adds one, from whatever process."""
        statement = select(func.max(DatasetRow.id)).where(DatasetRow.space == space.key)
        return (await self._session.execute(statement)).scalar() or 0

    async def sealed_names(self, space: Space, after: int, limit: int) -> list[Any]:
        """Rows (id, sealed name, version, rows, purpose, archived) of the next versions with a higher id, by id."""
        table = DatasetRow
        columns = select(table.id, table.name, table.version, table.rows, table.purpose, table.archived)
        mine = columns.where(table.space == space.key, table.id > after).order_by(table.id).limit(limit)
        return list(await self._session.execute(mine))

    async def lies(self, space: Space, dataset_id: int) -> DatasetFiles | None:
        """Where in the vault a version lies."""
        columns = select(DatasetRow.file, DatasetRow.original, DatasetRow.report, DatasetRow.original_name)
        mine = columns.where(DatasetRow.space == space.key, DatasetRow.id == dataset_id)
        found = (await self._session.execute(mine)).one_or_none()
        if found is None:
            return None
        rows, original, report, name = found
        return DatasetFiles(rows, original, report, "" if name is None else self._cipher.open_text(space, name))

    async def _change(self, space: Space, ids: Sequence[int], **values: Any) -> None:
        mine = (DatasetRow.space == space.key, DatasetRow.id.in_(ids))
        await self._session.execute(update(DatasetRow).where(*mine).values(**values))

    async def _found(self, space: Space, condition: ColumnElement[bool]) -> list[Dataset]:
        order = (DatasetRow.version.desc(), DatasetRow.id.desc())
        statement = select(DatasetRow).where(DatasetRow.space == space.key, condition).order_by(*order)
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
            purpose=cast(Purpose, row.purpose),
            archived=row.archived,
            rows_gone=row.rows_gone,
        )
