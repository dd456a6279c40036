"""CorrectionService: what people say should have been said, at once and for the next training."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from chatterbox.chat.help import HelpIndex
from chatterbox.errors import BadInput, Missing, Refused
from chatterbox.models import Actor, Correction, CorrectionForm, CorrectionState, Place, Space, Turn
from chatterbox.store.entries import Wording
from chatterbox.store.store import Store, Work
from chatterbox.texts import say
from chatterbox.training.brakes import Acts, why_it_waits
from chatterbox.training.forms import tidied, wordings_of
from chatterbox.training.law import repeats
from chatterbox.training.rivals import Rivals
from chatterbox.training.standing import HELD, LIVE, OPEN, Standing

FORM_VERSION = 1
"""Goes up when the sentence changes that says what submitting the form means."""


@dataclass(frozen=True, slots=True)
class TrainingRow:
    """One row that a correction gives to the next run. `weight` is how often it stands there."""

    correction_id: int
    giver_id: int
    question: str
    answer: str
    weight: int


@dataclass(frozen=True, slots=True)
class Brakes:
    """What is configured about corrections."""

    acts: Acts
    per_day: int
    min_member_days: int
    log_days: int
    weight: int


@dataclass(frozen=True, slots=True)
class _Source:
    """What a correction rests on in the log: its question there as an entry, and the messages behind it."""

    question: tuple[str, int] | None = None
    messages: tuple[str, ...] = ()


def _now() -> datetime:
    return datetime.now(UTC)


class CorrectionService:
    def __init__(
        self,
        store: Store,
        help: HelpIndex,
        brakes: Brakes,
        now: Callable[[], datetime] = _now,
    ) -> None:
        self._store = store
        self._help = help
        self._brakes = brakes
        self._standing = Standing(brakes.acts)
        self._rivals = Rivals(store, help)
        self._now = now
        # Two that contradict and come at once: the second must find the first.
        self._locks: dict[Space, asyncio.Lock] = {}

    async def submit(self, actor: Actor, form: CorrectionForm, turn: Turn | None) -> Correction:
        """Records a correction (`turn`: the reply it corrects; None for /teach) and lets it act where it may.

        Raises BadInput (empty answer, …) and Refused (ten a day, a direct message, …), each with its sentence.
        """
        self._guild_only(actor)
        form = tidied(form)
        source = await self._source(actor.space, turn)
        if not form.question and source.question is None:
            raise BadInput(say("correction-no-question"))
        correction = Correction(
            id=0,
            space=actor.space,
            author_id=actor.user_id,
            turn_id=turn.id if turn else None,
            form=form,
            state=self._standing.live,
            created_at=self._now(),
            expires_at=turn.created_at + timedelta(days=self._brakes.log_days) if turn and not form.question else None,
            never_row=any(repeats(form.answer, message) for message in source.messages),
        )
        async with self._changing(actor.space):
            return await self._recorded(actor, correction, source)

    async def get(self, space: Space, correction_id: int) -> Correction:
        """Raises Missing."""
        async with self._store.reading() as work:
            return await self._got(work, space, correction_id)

    async def add_question(self, actor: Actor, correction_id: int, question: str) -> Correction:
        """Gives a correction without a question its question: from now on it is a row too, and does not expire.

        Its author only. Raises Missing, Refused and BadInput.
        """
        async with self._changing(actor.space):
            known = await self.get(actor.space, correction_id)
            if known.author_id != actor.user_id:
                raise Refused(say("correction-not-yours"))
            if known.state not in OPEN:
                raise Refused(say("correction-over"))
            if known.form.question:
                raise BadInput(say("correction-has-question"))
            form = tidied(replace(known.form, question=question))
            if not form.question:
                raise BadInput(say("correction-question-empty"))
            asked = replace(known, form=form, expires_at=None)
            return await self._with_question(actor, asked)

    async def undo(self, actor: Actor, correction_id: int) -> Correction:
        """Withdraws it: its author, or a trainer. Its entries and vectors go in the same transaction."""
        async with self._changing(actor.space), self._store.transaction() as work:
            correction = await self._got(work, actor.space, correction_id)
            if correction.author_id != actor.user_id and not _trains(actor):
                raise Refused(say("correction-undo-who"))
            if correction.state in OPEN:
                await self._standing.end(work, actor.space, [correction], CorrectionState.WITHDRAWN)
            return await self._got(work, actor.space, correction_id)

    async def approve(self, actor: Actor, correction_id: int) -> Correction:
        """Lets a waiting one act, or chooses it over its rival. Trainers only."""
        self._trainers_only(actor)
        async with self._changing(actor.space):
            correction = await self.get(actor.space, correction_id)
            if correction.state not in OPEN:
                raise Refused(say("correction-over"))
            lost = await self._lost_to(correction)
            async with self._store.transaction() as work:
                chosen = replace(await self._got(work, actor.space, correction_id), rival_id=None, waits_for="")
                if chosen.state not in OPEN:
                    raise Refused(say("correction-over"))
                chosen = replace(chosen, state=self._standing.live if chosen.state in HELD else chosen.state)
                await work.corrections.replace(actor.space, chosen)
                await self._standing.end(work, actor.space, lost, CorrectionState.REPLACED, by=chosen)
            return chosen

    async def listed(
        self, actor: Actor, state: CorrectionState | None, *, offset: int = 0, limit: int = 10
    ) -> tuple[list[Correction], int]:
        """A page of them, newest first, and how many there are. Trainers only."""
        self._trainers_only(actor)
        async with self._store.reading() as work:
            return await work.corrections.page(actor.space, state, offset, limit)

    async def withdraw_mine(self, actor: Actor) -> int:
        """Withdraws all of the caller's in this space; how many there were."""
        async with self._changing(actor.space), self._store.transaction() as work:
            mine = [one for one in await work.corrections.by(actor.space, actor.user_id) if one.state in OPEN]
            await self._standing.end(work, actor.space, mine, CorrectionState.WITHDRAWN)
            return len(mine)

    async def receipt_sent(self, space: Space, correction_id: int, place: Place) -> None:
        """Records the message in which everybody sees the correction's receipt."""
        async with self._store.transaction() as work:
            await work.corrections.receipt_sent(space, correction_id, place)

    async def rows(self, space: Space) -> list[TrainingRow]:
        """Rows of all acting and training-only corrections that have a question: one for each wording.

        Made from what was typed into the form, and from nothing else. A correction with several wordings stands about
        as often as one with a single wording.
        """
        async with self._store.reading() as work:
            corrections = await work.corrections.in_states(space, LIVE)
        return [
            TrainingRow(correction.id, correction.author_id, wording, correction.form.answer, self._weight(correction))
            for correction in corrections
            if not correction.never_row
            for wording in wordings_of(correction.form)
        ]

    @asynccontextmanager
    async def _changing(self, space: Space) -> AsyncIterator[None]:
        """One change of a space's corrections at a time; afterwards the next search sees it."""
        async with self._locks.setdefault(space, asyncio.Lock()):
            try:
                yield
            finally:
                self._help.changed(space)

    async def _recorded(self, actor: Actor, correction: Correction, source: _Source) -> Correction:
        space, form = actor.space, correction.form
        await self._check_day(actor)
        asked: list[tuple[str, int | None]] = [(wording, None) for wording in wordings_of(form)]
        if source.question is not None:
            asked.append(source.question)
        wordings = await self._help.worded(asked, form.answer)
        rivals = await self._rivals.of(space, [question for question, _ in asked], form.answer)
        correction, replaced, waits = self._placed(actor, correction, rivals)
        async with self._store.transaction() as work:
            number = await work.corrections.add(space, correction, waits_for=waits, form_version=FORM_VERSION)
            await self._entered(work, space, number, wordings)
            recorded = await self._got(work, space, number)
            await self._standing.end(work, space, replaced, CorrectionState.REPLACED, by=recorded)
            return recorded

    async def _with_question(self, actor: Actor, asked: Correction) -> Correction:
        space, questions = actor.space, wordings_of(asked.form)
        wordings = await self._help.worded([(question, None) for question in questions], asked.form.answer)
        rivals = await self._rivals.of(space, questions, asked.form.answer, apart_from=[asked.id])
        placed, replaced, waits = self._placed(actor, asked, rivals)
        async with self._store.transaction() as work:
            if asked.state in HELD:
                # A question does not free what was held back before.
                waits = await work.corrections.waits_for(space, asked.id)
                placed = replace(asked, rival_id=asked.rival_id or placed.rival_id)
            await work.corrections.replace(space, placed, waits_for=waits)
            await self._entered(work, space, asked.id, wordings)
            await self._standing.end(work, space, replaced, CorrectionState.REPLACED, by=placed)
            return await self._got(work, space, asked.id)

    def _placed(
        self, actor: Actor, correction: Correction, rivals: Sequence[Correction]
    ) -> tuple[Correction, list[Correction], str]:
        """The correction in the state that it gets, those that it replaces, and the key of what it waits for."""
        waits = why_it_waits(
            actor,
            correction.form,
            acts=self._brakes.acts,
            min_member_days=self._brakes.min_member_days,
            now=self._now(),
        )
        mine = [rival for rival in rivals if rival.author_id == actor.user_id]
        others = [rival for rival in rivals if rival.author_id != actor.user_id and rival.state in LIVE]
        rival_id = others[0].id if others else None
        if waits:
            # Until a trainer has seen it, what the author said before goes on acting.
            mine = [rival for rival in mine if rival.state in HELD]
            return replace(correction, state=CorrectionState.WAITING, rival_id=rival_id), mine, waits
        if others:
            return replace(correction, state=CorrectionState.CONTRADICTED, rival_id=rival_id), mine, ""
        return replace(correction, state=self._standing.live), mine, ""

    async def _lost_to(self, chosen: Correction) -> list[Correction]:
        """What a trainer's choice ends: its rivals that act, and those that were held back because of it."""
        space = chosen.space
        async with self._store.reading() as work:
            questions = [entry.question for entry in await work.entries.of_correction(space, chosen.id)]
            against = [one for one in await work.corrections.rivals_of(space, chosen.id) if one.state in OPEN]
            rival = [] if chosen.rival_id is None else await work.corrections.among(space, [chosen.rival_id])
        found = await self._rivals.of(space, questions, chosen.form.answer, apart_from=[chosen.id])
        lost = {one.id: one for one in (*found, *rival) if one.state in LIVE}
        if chosen.state in LIVE:
            lost.update({one.id: one for one in against if one.state is CorrectionState.CONTRADICTED})
        return list(lost.values())

    async def _source(self, space: Space, turn: Turn | None) -> _Source:
        """What the log holds of a corrected reply. Raises Missing for a turn of another space."""
        if turn is None:
            return _Source()
        if turn.space != space:
            raise Missing(say("correct-not-logged"))
        if turn.parent_id is None:
            return _Source((turn.question, turn.id), (turn.question,))
        async with self._store.reading() as work:
            parent = await work.turns.get(space, turn.parent_id)
        if parent is None:
            # "And where?" alone is no question that could be recognised.
            return _Source(None, (turn.question,))
        return _Source((f"{parent.question}\n{turn.question}", turn.id), (turn.question, parent.question))

    async def _entered(self, work: Work, space: Space, correction_id: int, wordings: Sequence[Wording]) -> None:
        await work.entries.add(space, "correction", correction_id, wordings, vector_model=self._help.vector_model)

    async def _check_day(self, actor: Actor) -> None:
        if _trains(actor):
            return
        async with self._store.reading() as work:
            count = await work.corrections.count_since(actor.space, actor.user_id, self._now() - timedelta(days=1))
        if count >= self._brakes.per_day:
            raise Refused(say("correction-too-many", most=self._brakes.per_day))

    async def _got(self, work: Work, space: Space, correction_id: int) -> Correction:
        correction = await work.corrections.get(space, correction_id)
        if correction is None:
            raise Missing(say("correction-missing"))
        return correction

    def _weight(self, correction: Correction) -> int:
        return -(-self._brakes.weight // len(wordings_of(correction.form)))

    def _guild_only(self, actor: Actor) -> None:
        if actor.space.kind == "dm":
            raise Refused(say("only-in-server"))

    def _trainers_only(self, actor: Actor) -> None:
        self._guild_only(actor)
        if not _trains(actor):
            raise Refused(say("trainers-only"))


def _trains(actor: Actor) -> bool:
    return actor.trains or actor.manages
