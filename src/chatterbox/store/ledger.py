"""The ledger: which rows each model was made of, who gave them, when and by which form."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal, NamedTuple

from sqlalchemy import ColumnElement, and_, delete, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from chatterbox.models import CorrectionState, Space
from chatterbox.store.tables import CorrectionRow, DatasetRow, LedgerRow, RunRow

Kind = Literal["upload", "form"]


class Source(NamedTuple):
    """Where a training row came from. `derived` says how it was made of what was given; "" where it is that itself."""

    kind: Kind
    id: int  # dataset version, or correction
    derived: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """How many rows of one run came from one source. `giver_id` is 0 where the name was taken off on request."""

    source: Source
    giver_id: int
    form_version: int  # 0 of an upload
    given_at: datetime
    rows: int
    deleted_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Holding:
    """A run whose model, checkpoints or training file hold something that was deleted since."""

    run_id: str
    backend: str
    job_id: str
    file_id: str
    model: str
    over: bool


class Ledger:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def record(self, space: Space, run_id: str, rows: Mapping[Source, int]) -> bool:
        """Records what a run is made of, instead of what was recorded of it before.

        False, and nothing is recorded, where a source is gone: it was deleted a moment ago.
        """
        known = await self._known(space, rows)
        if known.keys() != rows.keys():
            return False
        await self.forget_run(space, run_id)
        entries = [
            {"space": space.key, "run_id": run_id, "kind": source.kind, "source_id": source.id}
            | {"derived": source.derived, "rows": count, **known[source]}
            for source, count in rows.items()
        ]
        if entries:
            await self._session.execute(insert(LedgerRow), entries)
        return True

    async def record_late(self, space: Space, run_id: str, rows: Mapping[Source, int], now: datetime) -> None:
        """As `record`, of a run from before there was a ledger: sources that are gone were deleted in between."""
        known = await self._known(space, rows)
        lost = {"giver_id": 0, "form_version": 0, "given_at": now, "deleted_at": now}
        for source, count in rows.items():
            its = {"kind": source.kind, "source_id": source.id, "derived": source.derived, "rows": count}
            values = {"space": space.key, "run_id": run_id, **its, **known.get(source, lost)}
            await self._session.execute(insert(LedgerRow).values(**values))

    async def of_run(self, space: Space, run_id: str) -> list[Entry]:
        """What a run was made of."""
        statement = select(LedgerRow).where(LedgerRow.space == space.key, LedgerRow.run_id == run_id)
        found = await self._session.scalars(statement.order_by(LedgerRow.kind, LedgerRow.source_id, LedgerRow.derived))
        return [
            Entry(_source(row), row.giver_id, row.form_version, row.given_at, row.rows, row.deleted_at) for row in found
        ]

    async def models_of(self, space: Space, giver_id: int) -> tuple[str, ...]:
        """The models that contain something that a person gave, the oldest first."""
        return await self._models(space, LedgerRow.giver_id == giver_id)

    async def models_with(self, space: Space, correction_ids: Collection[int]) -> tuple[str, ...]:
        """The models that contain one of these corrections."""
        of_these = (LedgerRow.kind == "form", LedgerRow.source_id.in_(correction_ids))
        return await self._models(space, and_(*of_these))

    async def stale(self, space: Space) -> tuple[str, ...]:
        """The models that contain something that was withdrawn or deleted since."""
        withdrawn = and_(LedgerRow.kind == "form", CorrectionRow.state == CorrectionState.WITHDRAWN)
        return await self._models(space, or_(LedgerRow.deleted_at.is_not(None), withdrawn))

    async def holdings(self, space: Space, *, all_runs: bool = False) -> list[Holding]:
        """The runs that were made of something that was deleted since; with `all_runs` every run of the space."""
        statement = select(RunRow).where(RunRow.space == space.key)
        if not all_runs:
            deleted = (LedgerRow.space == space.key, LedgerRow.deleted_at.is_not(None), LedgerRow.model_gone.is_(False))
            statement = statement.where(RunRow.id.in_(select(LedgerRow.run_id).where(*deleted)))
        return [
            Holding(run.id, run.backend, run.job_id, run.file_id, run.model, over=run.finished_at is not None)
            for run in await self._session.scalars(statement)
        ]

    async def overtaken(self, space: Space, run_id: str) -> bool:
        """Whether something that a run is made of was deleted since, or the run itself."""
        mine = (RunRow.space == space.key, RunRow.id == run_id)
        if (await self._session.execute(select(RunRow.id).where(*mine))).scalar() is None:
            return True
        its = (LedgerRow.space == space.key, LedgerRow.run_id == run_id, LedgerRow.deleted_at.is_not(None))
        return (await self._session.execute(select(LedgerRow.run_id).where(*its).limit(1))).scalar() is not None

    async def spaces_holding_deleted(self) -> list[Space]:
        """Of all spaces, those with such runs: for the daily sweep only."""
        statement = select(LedgerRow.space).where(LedgerRow.deleted_at.is_not(None)).distinct()
        rows = await self._session.execute(statement.execution_options(all_spaces="the daily sweep"))
        return [Space.of(space) for space in rows.scalars()]

    async def delete_sources(self, space: Space, kind: Kind, ids: Sequence[int], now: datetime) -> None:
        """Records that sources were deleted at their giver's wish, and forgets who that was."""
        mine = (LedgerRow.space == space.key, LedgerRow.kind == kind, LedgerRow.source_id.in_(ids))
        await self._session.execute(update(LedgerRow).where(*mine).values(deleted_at=now, giver_id=0))

    async def forget_giver(self, space: Space, giver_id: int) -> None:
        """Takes a person's name off what stays."""
        mine = (LedgerRow.space == space.key, LedgerRow.giver_id == giver_id)
        await self._session.execute(update(LedgerRow).where(*mine).values(giver_id=0))

    async def model_gone(self, space: Space, run_id: str) -> None:
        """Records that a run's model was deleted at its backend."""
        mine = (LedgerRow.space == space.key, LedgerRow.run_id == run_id)
        await self._session.execute(update(LedgerRow).where(*mine).values(model_gone=True))

    async def forget_run(self, space: Space, run_id: str) -> None:
        await self._session.execute(delete(LedgerRow).where(LedgerRow.space == space.key, LedgerRow.run_id == run_id))

    async def _models(self, space: Space, condition: ColumnElement[bool]) -> tuple[str, ...]:
        """Models of runs with such entries, but those that were deleted at their backend."""
        its_run = and_(RunRow.space == LedgerRow.space, RunRow.id == LedgerRow.run_id)
        its_correction = and_(
            CorrectionRow.space == LedgerRow.space, CorrectionRow.id == LedgerRow.source_id, LedgerRow.kind == "form"
        )
        statement = (
            select(RunRow.model, RunRow.created_at)
            .join(LedgerRow, its_run)
            .outerjoin(CorrectionRow, its_correction)
            .where(RunRow.space == space.key, RunRow.model != "", LedgerRow.model_gone.is_(False), condition)
            .distinct()
            .order_by(RunRow.created_at)
        )
        return tuple(row.model for row in await self._session.execute(statement))

    async def _known(self, space: Space, sources: Collection[Source]) -> dict[Source, dict[str, Any]]:
        """Who gave each of these sources, by which form, and when; those that are gone are missing."""
        known: dict[tuple[str, int], dict[str, Any]] = {}
        forms = select(
            CorrectionRow.id, CorrectionRow.author_id, CorrectionRow.form_version, CorrectionRow.created_at
        ).where(CorrectionRow.space == space.key)
        for number, giver, version, given_at in await self._session.execute(forms):
            known["form", number] = {"giver_id": giver, "form_version": version, "given_at": given_at}
        uploads = select(DatasetRow.id, DatasetRow.giver_id, DatasetRow.created_at).where(DatasetRow.space == space.key)
        for number, giver, given_at in await self._session.execute(uploads):
            known["upload", number] = {"giver_id": giver, "form_version": 0, "given_at": given_at}
        return {source: known[source[:2]] for source in sources if source[:2] in known}


def _source(row: LedgerRow) -> Source:
    return Source("upload" if row.kind == "upload" else "form", row.source_id, row.derived)
