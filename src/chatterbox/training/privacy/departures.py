"""Departures: who left a server, and which servers removed the bot. After a grace time what was theirs is deleted.

Without the privileged intent Discord tells nobody that a member left, so each person with data is asked after once a
day, one at a time over the whole day. When each was asked is recorded, so that a restart neither forgets nor hurries.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from chatterbox.models import Space
from chatterbox.store.presences import BOT
from chatterbox.store.store import Store
from chatterbox.training.privacy.erasing import Eraser

ASK_EVERY = timedelta(days=1)
SHORTEST_PAUSE_S = 2.0
"""Discord takes 50 requests a second of a bot, and the answers to people come first."""


@dataclass(frozen=True, slots=True)
class Next:
    """Whom to ask after, and in how many seconds."""

    space: Space
    person: int
    in_s: float


def _now() -> datetime:
    return datetime.now(UTC)


class Departures:
    def __init__(
        self, store: Store, eraser: Eraser, *, left_days: int, removed_days: int, now: Callable[[], datetime] = _now
    ) -> None:
        self._store = store
        self._eraser = eraser
        self._left_for = timedelta(days=left_days)
        self._removed_for = timedelta(days=removed_days)
        self._now = now

    async def next(self, present: Collection[int]) -> Next | None:
        """Whom to ask after next in the servers that the bot is in; None while nothing is kept of anybody there."""
        async with self._store.reading() as work:
            people, asked = await work.presences.people(), await work.presences.asked()
        waiting = [one for one in people if one[0].kind == "guild" and one[0].id in present]
        if not waiting:
            return None
        never = self._now() - ASK_EVERY
        space, person = longest_ago = min(waiting, key=lambda one: asked.get(one, never))
        due = asked.get(longest_ago, never) + ASK_EVERY
        spread_s = ASK_EVERY.total_seconds() / len(waiting)
        overdue = due <= self._now()
        # Whoever is overdue (a stop lies between, or many are new) is asked after without waiting for the whole day.
        wait_s = min(SHORTEST_PAUSE_S, spread_s) if overdue else (due - self._now()).total_seconds()
        return Next(space, person, wait_s)

    async def seen(self, space: Space, person: int, *, there: bool) -> None:
        """Records what Discord said of somebody."""
        async with self._store.transaction() as work:
            await work.presences.seen(space, person, there=there, now=self._now())

    async def removed(self, guild_id: int) -> None:
        """Records that a server removed the bot."""
        await self.seen(Space("guild", guild_id), BOT, there=False)

    async def present(self, guild_ids: Collection[int]) -> None:
        """Records in which servers the bot is: in all others of which something is kept it is no more."""
        async with self._store.transaction() as work:
            for space in await work.presences.spaces():
                if space.kind == "guild":
                    await work.presences.seen(space, BOT, there=space.id in guild_ids, now=self._now())

    async def sweep(self) -> int:
        """Deletes what is kept of who was gone for the grace time; of how many people and servers that was.

        What such a person uploaded stays with the server, without the name. Of whom nothing is kept any more nobody
        asks again.
        """
        async with self._store.reading() as work:
            people = await work.presences.gone_for(self._left_for)
            servers = await work.presences.gone_for(self._removed_for)
        removed = [space for space, who in servers if who == BOT]
        left = [(space, who) for space, who in people if who != BOT and space not in removed]
        for space in removed:
            await self._eraser.space(space)
        for space, person in left:
            await self._eraser.person(space, person, datasets=False)
        async with self._store.transaction() as work:
            kept = {*await work.presences.people(), *((space, BOT) for space in await work.presences.spaces())}
            for space, person in (await work.presences.asked()).keys() - kept:
                await work.presences.forget(space, person)
        return len(removed) + len(left)
