"""Summaries of conversations. Each is kept, sealed, with the last turn that it covers, and goes with any of them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from chatterbox.models import Space, TurnState
from chatterbox.store.crypto import Cipher
from chatterbox.store.tables import TurnRow

_ANSWERED = (TurnState.DONE, TurnState.CUT)


class Summaries:
    def __init__(self, session: AsyncSession, cipher: Cipher) -> None:
        self._session = session
        self._cipher = cipher

    async def keep(self, space: Space, turn_ids: Sequence[int], summary: str) -> bool:
        """Keeps a summary of these turns, oldest first, and of all that they follow up.

        False, and nothing is kept, where one was deleted or taken back while the summary was made.
        """
        there = TurnRow.space == space.key, TurnRow.id.in_(turn_ids), TurnRow.state.in_(_ANSWERED)
        count = await self._session.execute(select(func.count()).select_from(TurnRow).where(*there))
        if count.scalar_one() != len(turn_ids):
            return False
        last = TurnRow.space == space.key, TurnRow.id == turn_ids[-1]
        sealed = self._cipher.seal_text(space, summary)
        await self._session.execute(update(TurnRow).where(*last).values(summary=sealed))
        return True

    async def forget(self, space: Space, turn_ids: Sequence[int]) -> None:
        """Deletes every summary that holds something of these turns: their own, and those of all that follows them."""
        mine = TurnRow.space == space.key
        below = select(TurnRow.id).where(mine, TurnRow.id.in_(turn_ids)).cte("below", recursive=True)
        below = below.union(select(TurnRow.id).join(below, TurnRow.parent_id == below.c.id).where(mine))
        holding = update(TurnRow).where(mine, TurnRow.summary.is_not(None), TurnRow.id.in_(select(below.c.id)))
        await self._session.execute(holding.values(summary=None))
