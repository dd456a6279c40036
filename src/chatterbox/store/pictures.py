"""Pictures beside questions, sealed. They go with their turn."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from chatterbox.models import Picture, Space
from chatterbox.store.crypto import Cipher
from chatterbox.store.tables import PictureRow


class Pictures:
    def __init__(self, session: AsyncSession, cipher: Cipher) -> None:
        self._session = session
        self._cipher = cipher

    async def add(self, space: Space, turn_id: int, pictures: Sequence[Picture]) -> None:
        for number, picture in enumerate(pictures):
            sealed = self._cipher.seal(space, picture.content)
            values = {"number": number, "media_type": picture.media_type, "content": sealed}
            await self._session.execute(insert(PictureRow).values(space=space.key, turn_id=turn_id, **values))

    async def of(self, space: Space, turn_ids: Sequence[int]) -> dict[int, tuple[Picture, ...]]:
        """The pictures of each of these turns that has any."""
        columns = (PictureRow.turn_id, PictureRow.media_type, PictureRow.content)
        mine = (PictureRow.space == space.key, PictureRow.turn_id.in_(turn_ids))
        found: dict[int, tuple[Picture, ...]] = {}
        rows = await self._session.execute(select(*columns).where(*mine).order_by(PictureRow.number))
        for turn_id, media_type, sealed in rows:
            picture = Picture(media_type, self._cipher.open(space, sealed))
            found[turn_id] = (*found.get(turn_id, ()), picture)
        return found
