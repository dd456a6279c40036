"""What models answered in comparisons: a question that was asked before, in the same words, is not asked again."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from chatterbox.models import Space
from chatterbox.store.crypto import Cipher
from chatterbox.store.tables import AnswerRow


class Answers:
    def __init__(self, session: AsyncSession, cipher: Cipher) -> None:
        self._session = session
        self._cipher = cipher

    async def get(self, space: Space, request: bytes) -> str | None:
        """The answer to a request; `request` is everything that the model was sent."""
        key = self._cipher.keyed_hash(space, request)
        statement = select(AnswerRow.answer).where(AnswerRow.space == space.key, AnswerRow.request == key)
        sealed = (await self._session.execute(statement)).scalar()
        return None if sealed is None else self._cipher.open_text(space, sealed)

    async def put(self, space: Space, request: bytes, model: str, answer: str) -> None:
        key = self._cipher.keyed_hash(space, request)
        its = (AnswerRow.space == space.key, AnswerRow.request == key)
        await self._session.execute(delete(AnswerRow).where(*its))
        sealed = self._cipher.seal_text(space, answer)
        await self._session.execute(
            insert(AnswerRow).values(space=space.key, request=key, model=model[:200], answer=sealed)
        )

    async def forget(self, space: Space, model: str) -> None:
        """Forgets the answers of one model."""
        its = (AnswerRow.space == space.key, AnswerRow.model == model[:200])
        await self._session.execute(delete(AnswerRow).where(*its))

    async def keep_only(self, space: Space, models: Collection[str]) -> None:
        """Forgets the answers of all other models."""
        others = (AnswerRow.space == space.key, AnswerRow.model.not_in([model[:200] for model in models]))
        await self._session.execute(delete(AnswerRow).where(*others))
