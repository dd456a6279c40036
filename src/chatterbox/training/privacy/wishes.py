"""Wishes: who pressed "Tell me by DM", and of what. Nobody else ever gets a direct message by itself."""

from __future__ import annotations

from chatterbox.models import Actor, Space
from chatterbox.store.store import Store

MODELS = "models"
"""To be told once no model that answers there contains what was withdrawn or deleted."""


def run(run_id: str) -> str:
    """To be told how a run ended."""
    return f"run:{run_id}"


class Wishes:
    def __init__(self, store: Store) -> None:
        self._store = store

    async def add(self, actor: Actor, about: str) -> None:
        """Records that the caller wants to be told; a direct message is tried again, for they ask for one now."""
        async with self._store.transaction() as work:
            await work.wishes.add(actor.space, actor.user_id, about)
            await work.wishes.set_closed(actor.user_id, closed=False)

    async def due(self, space: Space, about: str) -> list[int]:
        """Who is to be told now: all who wished it and whose direct messages are not known to be closed."""
        async with self._store.reading() as work:
            wishing = await work.wishes.of(space, about)
            return [person for person in wishing if not await work.wishes.closed(person)]

    async def spaces(self, about: str) -> list[Space]:
        """Where somebody wants to be told of that."""
        async with self._store.reading() as work:
            return await work.wishes.spaces(about)

    async def granted(self, space: Space, person: int, about: str) -> None:
        """Forgets a wish: it was granted, or cannot be."""
        async with self._store.transaction() as work:
            await work.wishes.granted(space, person, about)

    async def refused(self, space: Space, person: int, about: str) -> None:
        """Records that Discord would not deliver it: nothing is tried again, until the person asks anew."""
        async with self._store.transaction() as work:
            await work.wishes.set_closed(person, closed=True)
            await work.wishes.granted(space, person, about)
