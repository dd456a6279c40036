"""Which language the sentences in a space are said in: a server's, or a person's in direct messages."""

from __future__ import annotations

from collections.abc import Mapping

from chatterbox.models import Space
from chatterbox.store.store import Store


class Languages:
    """Remembers what Discord said last, because much is said while Discord says nothing: before the bot is connected,
    and to people who wrote a message."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def of(self, space: Space) -> str:
        async with self._store.reading() as work:
            return await work.languages.of(space)

    async def learn(self, spoken: Mapping[Space, str]) -> None:
        """Keeps the languages of these spaces, where they are others than before."""
        async with self._store.reading() as work:
            changed = [space for space, language in spoken.items() if await work.languages.of(space) != language]
        if changed:
            async with self._store.transaction() as work:
                for space in changed:
                    await work.languages.keep(space, spoken[space])
