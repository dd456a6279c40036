"""What people reported: kept sealed, until managers and operator were told and for the operator to read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from chatterbox.models import Place, Space
from chatterbox.store.crypto import Cipher
from chatterbox.store.tables import ReportRow


@dataclass(frozen=True, slots=True)
class Report:
    """`about`: the message that it is about, if any. `reporter_id` is 0 where the name was taken off on request."""

    id: int
    space: Space
    reporter_id: int
    text: str
    about: Place | None
    created_at: datetime
    managers_told: bool = False
    operator_told: bool = False


class Reports:
    def __init__(self, session: AsyncSession, cipher: Cipher) -> None:
        self._session = session
        self._cipher = cipher

    async def add(self, space: Space, reporter_id: int, text: str, about: Place | None, now: datetime) -> int:
        """Records a report; its id."""
        statement = insert(ReportRow).values(
            space=space.key,
            reporter_id=reporter_id,
            channel_id=about.channel_id if about else None,
            message_id=about.message_id if about else None,
            text=self._cipher.seal_text(space, text),
            created_at=now,
        )
        return int((await self._session.execute(statement.returning(ReportRow.id))).scalar_one())

    async def since(self, space: Space, reporter_id: int, moment: datetime) -> int:
        """How many somebody made since then."""
        mine = (ReportRow.space == space.key, ReportRow.reporter_id == reporter_id, ReportRow.created_at > moment)
        return int((await self._session.execute(select(func.count()).select_from(ReportRow).where(*mine))).scalar_one())

    async def by(self, space: Space, reporter_id: int) -> list[Report]:
        """Those that somebody made."""
        mine = (ReportRow.space == space.key, ReportRow.reporter_id == reporter_id)
        rows = await self._session.scalars(select(ReportRow).where(*mine).order_by(ReportRow.id))
        return [self._report(row) for row in rows]

    async def owed(self) -> list[Report]:
        """Of all spaces, those that managers or operator were not told of."""
        untold = or_(ReportRow.managers_told_at.is_(None), ReportRow.operator_told_at.is_(None))
        return await self._found(untold)

    async def all(self) -> list[Report]:
        """Of all spaces, every report: for the operator only."""
        return await self._found(ReportRow.id > 0)

    async def managers_told(self, space: Space, report_id: int, now: datetime) -> None:
        mine = (ReportRow.space == space.key, ReportRow.id == report_id)
        await self._session.execute(update(ReportRow).where(*mine).values(managers_told_at=now))

    async def operator_told(self, space: Space, report_id: int, now: datetime) -> None:
        mine = (ReportRow.space == space.key, ReportRow.id == report_id)
        await self._session.execute(update(ReportRow).where(*mine).values(operator_told_at=now))

    async def _found(self, condition: ColumnElement[bool]) -> list[Report]:
        statement = select(ReportRow).where(condition).order_by(ReportRow.id)
        rows = await self._session.scalars(statement.execution_options(all_spaces="reports for the operator"))
        return [self._report(row) for row in rows]

    def _report(self, row: ReportRow) -> Report:
        space = Space.of(row.space)
        return Report(
            id=row.id,
            space=space,
            reporter_id=row.reporter_id,
            text=self._cipher.open_text(space, row.text),
            about=None if row.channel_id is None else Place(row.channel_id, row.message_id),
            created_at=row.created_at,
            managers_told=row.managers_told_at is not None,
            operator_told=row.operator_told_at is not None,
        )
