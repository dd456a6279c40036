"""Who is kept away from the bot in a space."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from chatterbox.models import Space
from chatterbox.store.tables import BlockRow


class Blocks:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def holds(self, space: Space, user_id: int) -> bool:
        statement = select(BlockRow.user_id).where(BlockRow.space == space.key, BlockRow.user_id == user_id)
        return (await self._session.execute(statement)).scalar() is not None

    async def all(self, space: Space) -> list[int]:
        """Ids of members, the one blocked last first."""
        statement = select(BlockRow.user_id).where(BlockRow.space == space.key)
        newest_first = statement.order_by(BlockRow.created_at.desc(), BlockRow.user_id)
        return list((await self._session.execute(newest_first)).scalars())

    async def add(self, space: Space, user_id: int, *, by: int, now: datetime) -> bool:
        """Whether that is new."""
        if await self.holds(space, user_id):
            return False
        await self._session.execute(
            insert(BlockRow).values(space=space.key, user_id=user_id, blocked_by=by, created_at=now)
        )
        return True

    async def remove(self, space: Space, user_id: int) -> bool:
        """Whether there was anything to remove."""
        there = await self.holds(space, user_id)
        await self._session.execute(delete(BlockRow).where(BlockRow.space == space.key, BlockRow.user_id == user_id))
        return there
