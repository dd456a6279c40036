"""Which acting corrections were told about in a server's notice channel, and which are still to be told."""

from __future__ import annotations

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from chatterbox.models import CorrectionState, Space
from chatterbox.store.tables import CorrectionRow, NoticeRow


class Notices:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def owed(self, space: Space) -> list[int]:
        """Ids of acting corrections that nobody was told of, oldest first."""
        told = select(NoticeRow.correction_id).where(NoticeRow.space == space.key)
        acting = (CorrectionRow.space == space.key, CorrectionRow.state == CorrectionState.ACTING)
        statement = select(CorrectionRow.id).where(*acting, CorrectionRow.id.not_in(told)).order_by(CorrectionRow.id)
        return list((await self._session.execute(statement)).scalars())

    async def spaces(self) -> list[Space]:
        """All spaces with acting corrections: for the bot's start only."""
        statement = select(CorrectionRow.space).where(CorrectionRow.state == CorrectionState.ACTING).distinct()
        rows = await self._session.execute(statement.execution_options(all_spaces="start of the bot"))
        return [Space.of(space) for space in rows.scalars()]

    async def told(self, space: Space, correction_ids: list[int]) -> None:
        """Records that these are not, or no longer, to be told."""
        if correction_ids:
            rows = [{"space": space.key, "correction_id": correction_id} for correction_id in correction_ids]
            await self._session.execute(insert(NoticeRow), rows)
