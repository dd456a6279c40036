"""Which language is read in a space: a server's own, and that of a person in direct messages."""

from __future__ import annotations

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncSession

from chatterbox.models import Space
from chatterbox.store.tables import LanguageRow
from chatterbox.texts import DEFAULT_LANGUAGE

_EVERYBODY = 0


class Languages:
    """English is not kept: it is what is spoken where nothing is known."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def of(self, space: Space) -> str:
        statement = select(LanguageRow.language).where(LanguageRow.space == space.key)
        return (await self._session.execute(statement)).scalar() or DEFAULT_LANGUAGE

    async def keep(self, space: Space, language: str) -> None:
        """Keeps a language instead of the one before."""
        await self._session.execute(delete(LanguageRow).where(LanguageRow.space == space.key))
        if language != DEFAULT_LANGUAGE:
            person = space.id if space.kind == "dm" else _EVERYBODY
            values = {"space": space.key, "user_id": person, "language": language}
            await self._session.execute(insert(LanguageRow).values(**values))
