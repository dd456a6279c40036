"""The tests of each space: what was asked, of which models, and what they answered, sealed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec
from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from chatterbox.models import CaseResult, Place, Space
from chatterbox.store.crypto import Cipher
from chatterbox.store.tables import TestRow, TestUnderWayRow

_decode = msgspec.json.Decoder(list[CaseResult]).decode


class Tests:
    __test__ = False  # no test of pytest's

    def __init__(self, session: AsyncSession, cipher: Cipher) -> None:
        self._session = session
        self._cipher = cipher

    async def add(
        self, space: Space, asker_id: int, models: Sequence[str], results: Sequence[CaseResult], now: datetime
    ) -> int:
        """Records one test; its id."""
        statement = insert(TestRow).values(
            space=space.key,
            asked_by=asker_id,
            models="\n".join(models)[:400],
            results=self._cipher.seal(space, msgspec.json.encode(list(results))),
            created_at=now,
        )
        return int((await self._session.execute(statement.returning(TestRow.id))).scalar_one())

    async def results(self, space: Space, test_id: int) -> list[CaseResult] | None:
        """Every answer, with the name of the model that gave it."""
        statement = select(TestRow.results).where(TestRow.space == space.key, TestRow.id == test_id)
        sealed = (await self._session.execute(statement)).scalar()
        return None if sealed is None else _decode(self._cipher.open(space, sealed))

    async def latest(self, space: Space, most: int) -> list[tuple[int, datetime]]:
        """The ids of the last tests of a space and when they were, the newest first."""
        columns = select(TestRow.id, TestRow.created_at).where(TestRow.space == space.key)
        rows = await self._session.execute(columns.order_by(TestRow.id.desc()).limit(most))
        return [(number, created_at) for number, created_at in rows]

    async def by(self, space: Space, asker_id: int) -> list[tuple[datetime, list[CaseResult]]]:
        """When somebody tested, and every answer."""
        mine = (TestRow.space == space.key, TestRow.asked_by == asker_id)
        rows = await self._session.execute(
            select(TestRow.created_at, TestRow.results).where(*mine).order_by(TestRow.id)
        )
        return [(row.created_at, _decode(self._cipher.open(space, row.results))) for row in rows]

    async def begin(self, space: Space, interaction_id: int, channel_id: int) -> None:
        """Records that a test is under way, before its message is sent."""
        values = {"space": space.key, "interaction_id": interaction_id, "channel_id": channel_id}
        await self._session.execute(insert(TestUnderWayRow).values(values))

    async def shown(self, space: Space, interaction_id: int, place: Place) -> None:
        """Records the message in which a test under way shows its progress."""
        its = (TestUnderWayRow.space == space.key, TestUnderWayRow.interaction_id == interaction_id)
        await self._session.execute(update(TestUnderWayRow).where(*its).values(message_id=place.message_id))

    async def end(self, space: Space, interaction_id: int) -> None:
        """Forgets that a test was under way."""
        its = (TestUnderWayRow.space == space.key, TestUnderWayRow.interaction_id == interaction_id)
        await self._session.execute(delete(TestUnderWayRow).where(*its))

    async def under_way(self) -> list[tuple[Space, int, Place]]:
        """Of all spaces, the tests that a crash cut, by their interaction: for the bot's start only."""
        statement = select(*TestUnderWayRow.__table__.columns).execution_options(all_spaces="start of the bot")
        rows = await self._session.execute(statement)
        return [(Space.of(row.space), row.interaction_id, Place(row.channel_id, row.message_id)) for row in rows]
