"""PrivacyService: what is kept about a person in a space, how it goes away, and how the log expires."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from chatterbox.errors import Refused
from chatterbox.models import Actor, Correction, Space
from chatterbox.store.erasures import Leftover
from chatterbox.store.people import Holdings
from chatterbox.store.store import Store, Work
from chatterbox.texts import say
from chatterbox.training.corrections.standing import OPEN, Standing, batched
from chatterbox.training.privacy.clearing import Clearing
from chatterbox.training.privacy.departures import Departures
from chatterbox.training.privacy.erasing import Eraser
from chatterbox.training.privacy.export import exported
from chatterbox.training.privacy.ledger import enter_old_runs
from chatterbox.training.promotion.retention import answering_models

_AT_A_TIME = 500
_CLEARING_S = 5.0

Kept = Holdings


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What there was, which models still contain something of it, and what backends would not delete."""

    kept: Kept
    models: tuple[str, ...]
    refused: tuple[Leftover, ...]


def _now() -> datetime:
    return datetime.now(UTC)


class PrivacyService:
    def __init__(
        self,
        store: Store,
        changed: Callable[[Space], None],
        standing: Standing,
        eraser: Eraser,
        clearing: Clearing,
        departures: Departures,
        *,
        log_days: int,
        deleted_message_days: int,
        results_days: int,
        now: Callable[[], datetime] = _now,
    ) -> None:
        self._store = store
        self._changed = changed
        self._standing = standing
        self._eraser = eraser
        self._clearing = clearing
        self.departures = departures
        self._log_for = timedelta(days=log_days)
        self._deleted_for = timedelta(days=deleted_message_days)
        self._results_for = timedelta(days=results_days)
        self._now = now

    async def kept(self, actor: Actor) -> Kept:
        """What this space holds of the caller."""
        async with self._store.reading() as work:
            return await work.people.holdings(actor.space, actor.user_id)

    async def places(self, user_id: int) -> list[Space]:
        """Everywhere that something is kept of a person: servers first, also those that the person has left."""
        async with self._store.reading() as work:
            return await work.people.spaces_of(user_id)

    async def corrections(self, actor: Actor) -> list[Correction]:
        """The caller's corrections that could be withdrawn here, the latest first."""
        async with self._store.reading() as work:
            mine = await work.corrections.by(actor.space, actor.user_id)
        return [one for one in reversed(mine) if one.state in OPEN]

    async def models_with(self, space: Space, correction_ids: Sequence[int]) -> tuple[str, ...]:
        """The models that contain one of these corrections."""
        async with self._store.reading() as work:
            return await work.ledger.models_with(space, correction_ids)

    async def stale(self, actor: Actor) -> tuple[str, ...]:
        """The models of a server that contain what was withdrawn or deleted since. Raises Refused: trainers only."""
        if actor.space.kind != "guild" or not actor.trains:
            raise Refused(say("trainers-only"))
        async with self._store.reading() as work:
            return await work.ledger.stale(actor.space)

    async def refused(self, space: Space) -> tuple[Leftover, ...]:
        """What backends would not delete of a space."""
        async with self._store.reading() as work:
            return tuple(one for one in await work.erasures.left_in(space) if one.refused)

    async def export(self, user_id: int, spaces: Sequence[Space], *, most_bytes: int | None = None) -> bytes:
        """All that is kept about a person in these spaces, as a zip; files that would not fit are only named."""
        return await exported(self._store, user_id, spaces, self._now(), most_bytes)

    async def delete_mine(self, actor: Actor, *, datasets: bool = True) -> Forgotten:
        """Deletes all that is kept about the caller in this space, and at the backends.

        Asked questions and the replies to them, corrections with every row that was made of them, test answers, and
        the datasets that the caller gave; with `datasets` false these stay with the server, without the name. What
        others' corrections took from the caller's questions ends too, and what others' replies and runs quote.
        """
        held = await self._eraser.person(actor.space, actor.user_id, datasets=datasets)
        await self._clearing.settled(_CLEARING_S)
        async with self._store.reading() as work:
            gone = await work.erasures.models_gone(actor.space)
        still = tuple(model for model in held.models if model not in gone)
        return Forgotten(held, still, await self.refused(actor.space))

    async def message_deleted(self, space: Space | None, message_ids: Sequence[int]) -> None:
        """Notes that messages were deleted in Discord: the turns that they belong to go after the grace time.

        `space` is None in direct messages: Discord does not say whose they were.
        """
        async with self._store.reading() as work:
            found = await work.turns.of_messages(message_ids, space)
        if found:  # most of what is deleted was never ours
            async with self._store.transaction() as work:
                for where, turn_id in found:
                    await work.turns.gone(where, [turn_id], self._now())

    async def resume(self) -> None:
        """Takes up deletions that a crash cut, and does again what a restored backup undid: for the bot's start."""
        await enter_old_runs(self._store, self._now())
        await self._eraser.resume()

    async def sweep(self) -> int:
        """Deletes what has had its time, in all spaces; how many turns of the log that were.

        Turns that are older than the log is kept, and those deleted in Discord; old results of tests, and reports; what
        is kept of who left; at the backends what still has to go. A correction that rested on such a turn alone has
        expired then.
        """
        log, deleted = self._now() - self._log_for, self._now() - self._deleted_for
        count = await self._swept(lambda work: work.turns.older_than(log, _AT_A_TIME))
        count += await self._swept(lambda work: work.turns.gone_before(deleted, _AT_A_TIME), remember=True)
        async with self._store.transaction() as work:
            await work.people.expire(self._now() - self._results_for)
        await self._eraser.take_up()
        await self.departures.sweep()
        await self._clearing.look_everywhere()
        self._clearing.start()
        return count

    async def clean(self, space: Space) -> bool:
        """Whether no model that answers in a space contains what was withdrawn or deleted."""
        async with self._store.reading() as work:
            return not await answering_models(work, space) & set(await work.ledger.stale(space))

    async def _swept(
        self, some: Callable[[Work], Awaitable[list[tuple[Space, int]]]], *, remember: bool = False
    ) -> int:
        """Deletes turns, some at a time, until there are none; with `remember` no backup may bring them back."""
        count = 0
        while True:
            async with self._store.transaction() as work:
                old: dict[Space, list[int]] = {}
                for space, turn_id in await some(work):
                    old.setdefault(space, []).append(turn_id)
                for space, turn_ids in old.items():
                    if remember:
                        await self._remember(work, space, turn_ids)
                    for batch in batched(turn_ids):
                        await self._standing.forget_turns(work, space, batch)
            for space in old:
                self._changed(space)
            if not old:
                return count
            count += sum(map(len, old.values()))

    async def _remember(self, work: Work, space: Space, turn_ids: Sequence[int]) -> None:
        gone = set(turn_ids)
        asked = [message_id for turn_id, message_id in await work.turns.questions(space) if turn_id in gone]
        marks = [work.deletions.mark(space, "message", message_id) for message_id in asked]
        await work.deletions.remember(space, marks, self._now())
