"""Votes on answers, and what people wrote about the bot, sealed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from chatterbox.models import Space
from chatterbox.store.crypto import Cipher
from chatterbox.store.tables import FeedbackRow, ThumbRow


@dataclass(frozen=True, slots=True)
class Vote:
    """One person's thumb under one answer. `model` is "" for a stored answer."""

    turn_id: int
    user_id: int
    up: bool
    model: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Note:
    """What somebody wrote, and the model that served then."""

    author_id: int
    text: str
    model: str
    created_at: datetime


class Feedback:
    def __init__(self, session: AsyncSession, cipher: Cipher) -> None:
        self._session = session
        self._cipher = cipher

    async def vote(self, space: Space, turn_id: int, user_id: int) -> bool | None:
        """Which way a person voted on an answer; None where they did not."""
        statement = select(ThumbRow.up).where(*_of(space, turn_id, user_id))
        return (await self._session.execute(statement)).scalar()

    async def put(self, space: Space, vote: Vote) -> None:
        """Records a vote in place of the person's earlier one."""
        await self.take_back(space, vote.turn_id, vote.user_id)
        values = {"turn_id": vote.turn_id, "user_id": vote.user_id, "up": vote.up, "model": vote.model}
        await self._session.execute(insert(ThumbRow).values(space=space.key, created_at=vote.created_at, **values))

    async def take_back(self, space: Space, turn_id: int, user_id: int) -> None:
        await self._session.execute(delete(ThumbRow).where(*_of(space, turn_id, user_id)))

    async def votes(self, space: Space, user_id: int | None = None) -> list[Vote]:
        """All of a space, or one person's there; oldest first."""
        statement = select(*ThumbRow.__table__.columns).where(ThumbRow.space == space.key)
        if user_id is not None:
            statement = statement.where(ThumbRow.user_id == user_id)
        rows = await self._session.execute(statement.order_by(ThumbRow.created_at))
        return [Vote(row.turn_id, row.user_id, row.up, row.model, row.created_at) for row in rows]

    async def write(self, space: Space, note: Note) -> None:
        text = self._cipher.seal_text(space, note.text)
        values = {"author_id": note.author_id, "text": text, "model": note.model, "created_at": note.created_at}
        await self._session.execute(insert(FeedbackRow).values(space=space.key, **values))

    async def written_since(self, space: Space, author_id: int, moment: datetime) -> int:
        """How many texts a person wrote since then."""
        mine = (FeedbackRow.space == space.key, FeedbackRow.author_id == author_id, FeedbackRow.created_at > moment)
        return int((await self._session.execute(select(func.count()).where(*mine))).scalar_one())

    async def notes(self, space: Space, author_id: int | None = None) -> list[Note]:
        """All of a space, or one person's there; the latest first."""
        statement = select(*FeedbackRow.__table__.columns).where(FeedbackRow.space == space.key)
        if author_id is not None:
            statement = statement.where(FeedbackRow.author_id == author_id)
        rows = await self._session.execute(statement.order_by(FeedbackRow.id.desc()))
        text = self._cipher.open_text
        return [Note(row.author_id, text(space, row.text), row.model, row.created_at) for row in rows]


def _of(space: Space, turn_id: int, user_id: int) -> tuple[ColumnElement[bool], ...]:
    return (ThumbRow.space == space.key, ThumbRow.turn_id == turn_id, ThumbRow.user_id == user_id)
