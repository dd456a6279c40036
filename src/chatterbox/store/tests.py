"""The tests of each space: what was asked, of which models, and what they answered, sealed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec
from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from chatterbox.models import CaseResult, Space
from chatterbox.store.crypto import Cipher
from chatterbox.store.tables import TestRow

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
