"""What each run's model knew of the corrections that it was trained on, with the answers that it gave, sealed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from chatterbox.models import ExamResult, Space, Wording
from chatterbox.store.crypto import Cipher
from chatterbox.store.tables import ExamRow


class Exams:
    def __init__(self, session: AsyncSession, cipher: Cipher) -> None:
        self._session = session
        self._cipher = cipher

    async def add(self, space: Space, results: Sequence[ExamResult], now: datetime) -> None:
        seal = self._cipher.seal_text
        rows = [
            {
                "space": space.key,
                "run_id": result.run_id,
                "correction_id": result.correction_id,
                "learned": result.learned,
                "wording": result.wording.value,
                "question": seal(space, result.question),
                "answer": seal(space, result.answer),
                "created_at": now,
            }
            for result in results
        ]
        if rows:
            await self._session.execute(insert(ExamRow), rows)

    async def of_run(self, space: Space, run_id: str) -> list[ExamResult]:
        """By correction."""
        return await self._found(space, ExamRow.run_id == run_id)

    async def of_correction(self, space: Space, correction_id: int) -> list[ExamResult]:
        """The latest first."""
        return (await self._found(space, ExamRow.correction_id == correction_id))[::-1]

    async def outcomes(self, space: Space) -> dict[int, list[bool]]:
        """By correction, whether each run's model knew it, the latest first."""
        statement = select(ExamRow.correction_id, ExamRow.learned).where(ExamRow.space == space.key)
        found: dict[int, list[bool]] = {}
        for correction_id, learned in await self._session.execute(statement.order_by(ExamRow.created_at.desc())):
            found.setdefault(correction_id, []).append(learned)
        return found

    async def _found(self, space: Space, condition: ColumnElement[bool]) -> list[ExamResult]:
        statement = select(*ExamRow.__table__.columns).where(ExamRow.space == space.key, condition)
        rows = await self._session.execute(statement.order_by(ExamRow.correction_id, ExamRow.created_at))
        text = self._cipher.open_text
        return [
            ExamResult(
                run_id=row.run_id,
                correction_id=row.correction_id,
                question=text(space, row.question),
                wording=Wording(row.wording),
                answer=text(space, row.answer),
                learned=row.learned,
            )
            for row in rows
        ]
