"""What the store holds of one person in a space: counted, and deleted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, func, select, union, update
from sqlalchemy.ext.asyncio import AsyncSession

from chatterbox.models import Space
from chatterbox.store.ledger import Ledger
from chatterbox.store.tables import (
    ArchiveRow,
    BallotRow,
    Base,
    BlockRow,
    CandidateRow,
    CorrectionRow,
    DatasetRow,
    DeletionRow,
    FeedbackRow,
    HintRow,
    LanguageRow,
    LedgerRow,
    LeftoverRow,
    OfferRow,
    PresenceRow,
    ReportRow,
    RunRow,
    SettingRow,
    TestRow,
    ThumbRow,
    TurnRow,
    VoteRow,
    WishRow,
)

NOBODY = 0
"""Stands where a person's id stood, in what stays with the server."""
OPERATORS = "operator"
"""The setting that holds what the operator decided about a server."""

_OWN: tuple[tuple[type[Base], Any], ...] = (
    (TestRow, TestRow.asked_by),
    (HintRow, HintRow.user_id),
    (ThumbRow, ThumbRow.user_id),
    (FeedbackRow, FeedbackRow.author_id),
    (BallotRow, BallotRow.user_id),
    (WishRow, WishRow.user_id),
    (OfferRow, OfferRow.user_id),
    (PresenceRow, PresenceRow.user_id),
    (LanguageRow, LanguageRow.user_id),
)
_NAMING: tuple[tuple[type[Base], Any], ...] = (
    (DatasetRow, DatasetRow.giver_id),
    (ArchiveRow, ArchiveRow.packed_by),
    (RunRow, RunRow.requested_by),
    (SettingRow, SettingRow.set_by),
    (BlockRow, BlockRow.blocked_by),
    (CandidateRow, CandidateRow.objected_by),
    (CandidateRow, CandidateRow.decided_by),
    (VoteRow, VoteRow.opened_by),
    (LedgerRow, LedgerRow.giver_id),
    (ReportRow, ReportRow.reporter_id),
)
HELD: tuple[tuple[type[Base], Any], ...] = (
    (TurnRow, TurnRow.asker_id),
    (CorrectionRow, CorrectionRow.author_id),
    *_OWN,
    *_NAMING,
)
"""Every column that names a person, with what deletion does to it (a test looks for others)."""
_OUTLIVING = (LeftoverRow.__tablename__, DeletionRow.__tablename__)


@dataclass(frozen=True, slots=True)
class Holdings:
    """Numbers of things; `models` are the names of those that learned something of this person's."""

    turns: int
    corrections: int
    datasets: int
    runs: int
    models: tuple[str, ...]


class People:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def holdings(self, space: Space, user_id: int) -> Holdings:
        return Holdings(
            turns=await self._count(space, TurnRow, TurnRow.asker_id == user_id),
            corrections=await self._count(space, CorrectionRow, CorrectionRow.author_id == user_id),
            datasets=await self._count(space, DatasetRow, DatasetRow.giver_id == user_id),
            runs=await self._count(space, RunRow, RunRow.requested_by == user_id),
            models=await Ledger(self._session).models_of(space, user_id),
        )

    async def delete_rest(self, space: Space, user_id: int) -> None:
        """Deletes a person's tests, hints, thumbs, feedback, ballots, wishes, language; takes the name off what stays.

        Turns and corrections have others resting on them: who calls deletes those.
        """
        for table, column in _OWN:
            theirs: Any = (table.__table__.c.space == space.key, column == user_id)
            await self._session.execute(delete(table).where(*theirs))
        for table, column in _NAMING:
            mine: Any = (table.__table__.c.space == space.key, column == user_id)
            await self._session.execute(update(table).where(*mine).values({column: NOBODY}))

    async def spaces_of(self, user_id: int) -> list[Space]:
        """Everywhere that something is kept of a person, servers first."""
        of_each = [select(table.__table__.c.space).where(column == user_id).distinct() for table, column in HELD]
        rows = await self._session.execute(union(*of_each).execution_options(all_spaces="what is one's own"))
        return sorted((Space.of(key) for (key,) in rows), key=lambda space: (space.kind == "dm", space.id))

    async def expire(self, before: datetime) -> None:
        """Of all spaces, deletes the results of tests and the reports from before: for the retention sweep only."""
        for table in (TestRow, ReportRow):
            old = delete(table).where(table.created_at < before)
            await self._session.execute(old.execution_options(all_spaces="retention sweep"))

    async def delete_space(self, space: Space) -> None:
        """Deletes all that is kept of a space, but what is remembered of deletions and what the operator decided."""
        for table in reversed(Base.metadata.sorted_tables):
            if table.name in _OUTLIVING:
                continue
            statement = delete(table).where(table.c.space == space.key)
            if table is SettingRow.__table__:
                statement = statement.where(table.c.name != OPERATORS)
            await self._session.execute(statement)

    async def _count(self, space: Space, table: type[Base], mine: ColumnElement[bool]) -> int:
        spaces: Any = table.__table__.c.space
        statement = select(func.count()).select_from(table).where(spaces == space.key, mine)
        return int((await self._session.execute(statement)).scalar_one())
