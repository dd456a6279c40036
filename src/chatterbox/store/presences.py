"""Who with data in a server is still there: when each was last asked after, and since when one is gone."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select, union, update
from sqlalchemy.ext.asyncio import AsyncSession

from chatterbox.models import Space
from chatterbox.store.tables import CorrectionRow, DatasetRow, LanguageRow, PresenceRow, RunRow, TestRow, TurnRow

BOT = 0
"""Stands for the bot itself: gone where a server removed it."""

_WHOSE = (
    (TurnRow, TurnRow.asker_id),
    (CorrectionRow, CorrectionRow.author_id),
    (DatasetRow, DatasetRow.giver_id),
    (RunRow, RunRow.requested_by),
    (TestRow, TestRow.asked_by),
    (LanguageRow, LanguageRow.user_id),
)


class Presences:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def people(self) -> list[tuple[Space, int]]:
        """Of all spaces, the people of whom something is kept."""
        of_each = [select(table.space, person).where(person != BOT).distinct() for table, person in _WHOSE]
        rows = await self._session.execute(union(*of_each).execution_options(all_spaces="the daily sweep"))
        return [(Space.of(space), person) for space, person in rows]

    async def spaces(self) -> list[Space]:
        """All spaces of which something is kept."""
        of_each = [select(table.space).distinct() for table, _ in _WHOSE]
        rows = await self._session.execute(union(*of_each).execution_options(all_spaces="the daily sweep"))
        return [Space.of(space) for (space,) in rows]

    async def asked(self) -> dict[tuple[Space, int], datetime]:
        """Of all spaces, when each person was last asked after."""
        columns = (PresenceRow.space, PresenceRow.user_id, PresenceRow.asked_at)
        rows = await self._session.execute(select(*columns).execution_options(all_spaces="the daily sweep"))
        return {(Space.of(space), person): asked_at for space, person, asked_at in rows}

    async def seen(self, space: Space, person: int, *, there: bool, now: datetime) -> None:
        """Records whether somebody is there; who is gone is gone since the first time that it was found."""
        mine = (PresenceRow.space == space.key, PresenceRow.user_id == person)
        known = (await self._session.execute(select(PresenceRow.left_at).where(*mine))).one_or_none()
        since = None if there else ((known[0] if known else None) or now)
        if known is None:
            values = {"space": space.key, "user_id": person, "asked_at": now, "left_at": since}
            await self._session.execute(insert(PresenceRow).values(**values))
        else:
            await self._session.execute(update(PresenceRow).where(*mine).values(asked_at=now, left_at=since))

    async def gone_for(self, grace: timedelta) -> list[tuple[Space, int]]:
        """Of all spaces, who was still found gone so long after it was first found: who came back is none of them."""
        columns = (PresenceRow.space, PresenceRow.user_id, PresenceRow.asked_at, PresenceRow.left_at)
        statement = select(*columns).where(PresenceRow.left_at.is_not(None))
        rows = await self._session.execute(statement.execution_options(all_spaces="the daily sweep"))
        return [
            (Space.of(space), person)
            for space, person, asked_at, left_at in rows
            if left_at is not None and asked_at - left_at >= grace
        ]

    async def left(self, space: Space, person: int) -> bool:
        """Whether somebody was not found in a server when last asked after."""
        mine = (PresenceRow.space == space.key, PresenceRow.user_id == person)
        return (await self._session.execute(select(PresenceRow.left_at).where(*mine))).scalar() is not None

    async def forget(self, space: Space, person: int) -> None:
        mine = (PresenceRow.space == space.key, PresenceRow.user_id == person)
        await self._session.execute(delete(PresenceRow).where(*mine))
