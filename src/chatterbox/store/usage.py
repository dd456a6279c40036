"""How much a person, or a whole space, used: counted from what the store holds."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from chatterbox.models import Space
from chatterbox.store.tables import ArchiveRow, CorrectionRow, DatasetRow, RunRow, TurnRow

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
        """The files in the vault of what a person (None: everybody) gave to a space: rows, uploads, archives."""
        given = select(DatasetRow.file, DatasetRow.original).where(DatasetRow.space == space.key)
        packed = select(ArchiveRow.file).where(ArchiveRow.space == space.key)
        if user_id is not None:
            given, packed = given.where(DatasetRow.giver_id == user_id), packed.where(ArchiveRow.packed_by == user_id)
        names = {name for pair in await self._session.execute(given) for name in pair if name}
        return sorted(names.union((await self._session.execute(packed)).scalars()))
