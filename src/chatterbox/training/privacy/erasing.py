"""Erasing: a person is forgotten in a space, or a whole space is, and stays so.

    asked     recorded: from here on it happens, whatever comes between
    prepared  the files of datasets are written anew without what goes
    done      one transaction: everything goes, is remembered as deleted, and what is left at backends is recorded
    cleared   the backends delete their part (`clearing`)

A crash between the first two and the third is taken up at the next start. So is a store that was restored from a backup
and holds again what was deleted since.
"""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby

from chatterbox.models import Correction, CorrectionState, Dataset, Space
from chatterbox.store.deletions import Deleted, Mark
from chatterbox.store.erasures import WHOLE_SPACE, Erasure
from chatterbox.store.people import Holdings
from chatterbox.store.store import Store, Work
from chatterbox.training.corrections.standing import OPEN, Standing, batched, withdrawn_mark
from chatterbox.training.datasets.rewriting import Change, Gone, Keeper, version_mark
from chatterbox.training.privacy.clearing import Clearing, leftovers

_log = logging.getLogger(__name__)


def _now() -> datetime:
    return datetime.now(UTC)


class _Moved(Exception):
    """Something that is to go has changed since it was prepared."""


@dataclass(frozen=True, slots=True)
class _Theirs:
    """What goes with a person: their corrections, and the versions of datasets that they gave."""

    corrections: Sequence[Correction] = ()
    datasets: Sequence[Dataset] = ()

    @property
    def gone(self) -> Gone:
        return Gone(frozenset(one.id for one in self.corrections), frozenset(one.id for one in self.datasets))


class Eraser:
    """`changed` is told of each space whose entries went: help searches without them from then on."""

    def __init__(
        self,
        store: Store,
        changed: Callable[[Space], None],
        standing: Standing,
        keepers: Sequence[Keeper],
        clearing: Clearing,
        now: Callable[[], datetime] = _now,
    ) -> None:
        self._store = store
        self._changed = changed
        self._standing = standing
        self._keepers = keepers
        self._clearing = clearing
        self._now = now
        self._locks: dict[Space, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def person(self, space: Space, person: int, *, datasets: bool) -> Holdings:
        """Forgets a person in a space; what there was. `datasets`: also those that the person gave, else they stay
        there without the name. A second call while the first goes on waits for it, and finds nothing."""
        async with self._store.transaction() as work:
            erasure = await work.erasures.ask(space, person, datasets=datasets, now=self._now())
        return await self._carry_out(erasure)

    async def space(self, space: Space) -> None:
        """Forgets everything of a space."""
        async with self._store.transaction() as work:
            erasure = await work.erasures.ask(space, WHOLE_SPACE, datasets=True, now=self._now())
        await self._carry_out(erasure)

    async def take_up(self) -> None:
        """Carries out what was asked for and is not done: a crash, or a full disk, came between."""
        async with self._store.reading() as work:
            pending = await work.erasures.pending()
        for erasure in pending:
            await self._carry_out(erasure)

    async def resume(self) -> None:
        """As `take_up`, and deletes again what a restored backup brought back: for the bot's start."""
        await self.take_up()
        await self._delete_again(await self._store.deleted_again())
        await self._clearing.look_everywhere()
        self._clearing.start()

    async def _carry_out(self, erasure: Erasure) -> Holdings:
        async with self._locks[erasure.space]:
            if erasure.person == WHOLE_SPACE:
                held = await self._whole_space(erasure)
            else:
                held = await self._person(erasure)
        self._changed(erasure.space)
        self._clearing.start()
        return held

    async def _person(self, erasure: Erasure) -> Holdings:
        while True:
            async with self._store.reading() as work:
                theirs = await _theirs(work, erasure)
            changes = [c for keeper in self._keepers for c in await keeper.prepare(erasure.space, theirs.gone)]
            try:
                held = await self._recorded(erasure, theirs, changes)
            except _Moved:
                for change in changes:
                    await change.drop()
                continue
            for change in changes:
                await change.finish()
            return held

    async def _recorded(self, erasure: Erasure, theirs: _Theirs, changes: Sequence[Change]) -> Holdings:
        """The one transaction. Raises _Moved where somebody changed meanwhile what it is about."""
        async with self._store.transaction() as work:
            if (await _theirs(work, erasure)).gone != theirs.gone:
                raise _Moved
            held = await work.people.holdings(erasure.space, erasure.person)
            await self._forget(work, erasure, theirs)
            for change in changes:
                if not await change.apply(work):
                    raise _Moved
            await self._clearing.owe(work, erasure.space)
            await work.erasures.done(erasure)
            return held

    async def _forget(self, work: Work, erasure: Erasure, theirs: _Theirs) -> None:
        space, person, now = erasure.space, erasure.person, self._now()
        turns = await work.turns.asked_by(space, person)
        await self._standing.forget_quotes(work, space, turns)
        for batch in batched(turns):
            await self._standing.forget_turns(work, space, batch)
        await self._standing.delete(work, space, theirs.corrections)
        gone = theirs.gone
        await work.ledger.delete_sources(space, "form", sorted(gone.corrections), now)
        await work.ledger.delete_sources(space, "upload", sorted(gone.datasets), now)
        await work.deletions.remember(space, _marks(work, erasure, theirs), now)
        await work.people.delete_rest(space, person)

    async def _whole_space(self, erasure: Erasure) -> Holdings:
        space = erasure.space
        names = await self._store.vault.names(space)
        async with self._store.transaction() as work:
            held = await work.people.holdings(space, WHOLE_SPACE)
            runs = await work.ledger.holdings(space, all_runs=True)
            await work.people.delete_space(space)
            await work.erasures.owe(leftovers(space, runs, set()), self._now())
            await work.deletions.remember(space, [work.deletions.mark(space, "space")], self._now())
        for name in names:
            await self._store.vault.delete(space, name)
        return held

    async def _delete_again(self, deleted: Sequence[Deleted]) -> None:
        """Deletes what the store holds although it was deleted."""
        if deleted:
            _log.warning("the store does not know %d deletions: it was restored, and they are done again", len(deleted))
        by_space: dict[Space, dict[Mark, Deleted]] = defaultdict(dict)
        for one in deleted:
            by_space[one.space][one.mark] = one
        async with self._store.reading() as work:
            people = await work.presences.people()
        for space, marks in by_space.items():
            await self._delete_again_in(space, [person for where, person in people if where == space], marks)

    async def _delete_again_in(self, space: Space, people: Sequence[int], marks: Mapping[Mark, Deleted]) -> None:
        mark = self._store.cipher.mark
        if mark(space, "space") in marks:
            await self.space(space)
        for person in people:
            everything = mark(space, "giver", person) in marks
            if everything or mark(space, "person", person) in marks:
                await self.person(space, person, datasets=everything)
        async with self._store.transaction() as work:
            open_ones = await work.corrections.in_states(space, OPEN)
            withdrawn = [one for one in open_ones if withdrawn_mark(work, space, one) in marks]
            await self._standing.end(work, space, withdrawn, CorrectionState.WITHDRAWN)
            asked = await work.turns.questions(space)
            turns = [turn_id for turn_id, message_id in asked if mark(space, "message", message_id) in marks]
            for batch in batched(turns):
                await self._standing.forget_turns(work, space, batch)
            done = await work.deletions.among(space, marks)
            rest = sorted((one for one in marks.values() if one.mark not in done), key=lambda one: one.at)
            for at, some in groupby(rest, key=lambda one: one.at):
                await work.deletions.remember(space, [one.mark for one in some], at)
        self._changed(space)


async def _theirs(work: Work, erasure: Erasure) -> _Theirs:
    corrections = await work.corrections.by(erasure.space, erasure.person)
    given = await work.datasets.of_giver(erasure.space, erasure.person) if erasure.datasets else []
    return _Theirs(corrections, given)


def _marks(work: Work, erasure: Erasure, theirs: _Theirs) -> list[Mark]:
    """By what all this is known again, should it come back: the person, and each version of a dataset."""
    kind = "giver" if erasure.datasets else "person"
    return [
        work.deletions.mark(erasure.space, kind, erasure.person),
        *(version_mark(work, erasure.space, one.id, one.created_at) for one in theirs.datasets),
    ]
