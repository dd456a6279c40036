"""What people asked of /train beside a file with faults, for the button under its report.

Those older than a day go when another one comes.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from chatterbox.models import Space
from chatterbox.store.crypto import Cipher
from chatterbox.store.tables import OfferRow

KEPT_FOR = timedelta(days=1)


class Offers:
    def __init__(self, session: AsyncSession, cipher: Cipher) -> None:
        self._session = session
        self._cipher = cipher

    async def add(self, space: Space, user_id: int, wish: bytes, now: datetime) -> int:
        """Keeps one; its id. Those of this space that are too old go."""
        old = (OfferRow.space == space.key, OfferRow.created_at < now - KEPT_FOR)
        await self._session.execute(delete(OfferRow).where(*old))
        values = {"space": space.key, "user_id": user_id, "wish": self._cipher.seal(space, wish), "created_at": now}
        return int((await self._session.execute(insert(OfferRow).values(values).returning(OfferRow.id))).scalar_one())

    async def get(self, space: Space, offer_id: int) -> bytes | None:
        statement = select(OfferRow.wish).where(OfferRow.space == space.key, OfferRow.id == offer_id)
        sealed = (await self._session.execute(statement)).scalar()
        return None if sealed is None else self._cipher.open(space, sealed)
