"""Who wants to be told something in a direct message, and whose direct messages are closed."""

from __future__ import annotations

from sqlalchemy import ColumnElement, delete, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from chatterbox.models import Space
from chatterbox.store.tables import HintRow, WishRow

_CLOSED = "dm-closed"


class Wishes:
    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(self, space: Space, user_id: int, about: str) -> None:
        """Records a wish; twice is once."""
        if user_id not in await self.of(space, about):
            await self._session.execute(insert(WishRow).values(space=space.key, user_id=user_id, about=about))

    async def of(self, space: Space, about: str) -> list[int]:
        """Who wants to be told of that."""
        mine = (WishRow.space == space.key, WishRow.about == about)
        return list((await self._session.execute(select(WishRow.user_id).where(*mine))).scalars())

    async def spaces(self, about: str) -> list[Space]:
        """Of all spaces, those where somebody wants to be told of that."""
        statement = select(WishRow.space).where(WishRow.about == about).distinct()
        rows = await self._session.execute(statement.execution_options(all_spaces="the daily sweep"))
        return [Space.of(space) for space in rows.scalars()]

    async def granted(self, space: Space, user_id: int, about: str) -> None:
        """Forgets a wish: it was granted, or cannot be."""
        mine = (WishRow.space == space.key, WishRow.user_id == user_id, WishRow.about == about)
        await self._session.execute(delete(WishRow).where(*mine))

    async def closed(self, user_id: int) -> bool:
        """Whether Discord refused a direct message to somebody."""
        own = _closed(user_id)
        return (await self._session.execute(select(HintRow.hint).where(*own))).scalar() is not None

    async def set_closed(self, user_id: int, *, closed: bool) -> None:
        """Records that Discord refuses direct messages to somebody, or no longer does."""
        await self._session.execute(delete(HintRow).where(*_closed(user_id)))
        if closed:
            values = {"space": Space("dm", user_id).key, "user_id": user_id, "hint": _CLOSED}
            await self._session.execute(insert(HintRow).values(**values))


def _closed(user_id: int) -> tuple[ColumnElement[bool], ...]:
    return (HintRow.space == Space("dm", user_id).key, HintRow.user_id == user_id, HintRow.hint == _CLOSED)
