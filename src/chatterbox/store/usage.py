"""How much a person, or a whole space, used: counted from what the store holds."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from chatterbox.models import Space
from chatterbox.store.tables import CorrectionRow, DatasetRow, RunRow, TurnRow

_WHOSE: dict[str, tuple[Any, Any]] = {
    "questions": (TurnRow, TurnRow.asker_id),
    "trainings": (RunRow, RunRow.requested_by),
    "corrections": (CorrectionRow, CorrectionRow.author_id),
}


class Usage:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def count(
        self, space: Space, kind: Literal["questions", "trainings", "corrections"], user_id: int | None, since: datetime
    ) -> int:
        """How many a person (None: everybody) made in a space since then."""
        table, author = _WHOSE[kind]
        statement = select(func.count()).select_from(table).where(table.space == space.key, table.created_at > since)
        if user_id is not None:
            statement = statement.where(author == user_id)
        return int((await self._session.execute(statement)).scalar_one())

    async def files(self, space: Space, user_id: int | None) -> list[str]:
        """The files in the vault of the datasets that a person (None: everybody) gave to a space."""
        statement = select(DatasetRow.file).where(DatasetRow.space == space.key)
        if user_id is not None:
            statement = statement.where(DatasetRow.giver_id == user_id)
        return list((await self._session.execute(statement)).scalars())
