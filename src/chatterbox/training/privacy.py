"""PrivacyService: what is kept about a person in a space, how it goes away, and how the log expires."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from chatterbox.chat.help import HelpIndex
from chatterbox.models import Actor, Space
from chatterbox.store.store import Store, Work
from chatterbox.training.standing import Standing, batched

_AT_A_TIME = 500


@dataclass(frozen=True, slots=True)
class Kept:
    """What a space holds of one person. Numbers of things; `models` names those that learned something of theirs."""

    turns: int
    corrections: int
    datasets: int
    runs: int
    models: tuple[str, ...]


def _now() -> datetime:
    return datetime.now(UTC)


class PrivacyService:
    def __init__(
        self,
        store: Store,
        help: HelpIndex,
        standing: Standing,
        *,
        log_days: int,
        now: Callable[[], datetime] = _now,
    ) -> None:
        self._store = store
        self._help = help
        self._standing = standing
        self._log_for = timedelta(days=log_days)
        self._now = now

    async def kept(self, actor: Actor) -> Kept:
        """What this space holds of the caller."""
        async with self._store.reading() as work:
            return await self._kept(work, actor)

    async def delete_mine(self, actor: Actor) -> Kept:
        """Deletes all that is kept about the caller in this space, in one transaction; what there was.

        Asked questions and the replies to them, corrections with their entries, test answers; uploaded datasets stay
        with the server (they are its own) but lose the giver's name. What others' corrections took from the caller's
        questions ends too, and what others' replies and runs quote of the caller's corrections.
        """
        space = actor.space
        async with self._store.transaction() as work:
            kept = await self._kept(work, actor)
            turns = await work.turns.asked_by(space, actor.user_id)
            await self._standing.forget_quotes(work, space, turns)
            for batch in batched(turns):
                await self._standing.forget_turns(work, space, batch)
            mine = await work.corrections.by(space, actor.user_id)
            await self._standing.delete(work, space, mine)
            await work.people.delete_rest(space, actor.user_id)
        self._help.changed(space)
        return kept

    async def sweep(self) -> int:
        """Deletes what is older than the log's retention time, in all spaces; how many turns that were.

        A correction that rested on such a turn alone has expired then. To be called at the start and once a day.
        """
        before, count = self._now() - self._log_for, 0
        while swept := await self._swept(before):
            count += swept
        return count

    async def _swept(self, before: datetime) -> int:
        async with self._store.transaction() as work:
            old: dict[Space, list[int]] = {}
            for space, turn_id in await work.turns.older_than(before, _AT_A_TIME):
                old.setdefault(space, []).append(turn_id)
            for space, turn_ids in old.items():
                await self._standing.forget_turns(work, space, turn_ids)
        for space in old:
            self._help.changed(space)
        return sum(map(len, old.values()))

    async def _kept(self, work: Work, actor: Actor) -> Kept:
        held = await work.people.holdings(actor.space, actor.user_id)
        return Kept(held.turns, held.corrections, held.datasets, held.runs, held.models)
