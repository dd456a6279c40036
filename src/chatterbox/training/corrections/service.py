"""CorrectionService: what people say should have been said, at once and for the next training."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import takewhile

from chatterbox.chat.help import HelpIndex
from chatterbox.errors import BadInput, Missing, Refused
from chatterbox.models import Actor, Correction, CorrectionForm, CorrectionState, Place, Space, Turn
from chatterbox.rules.service import Rules
from chatterbox.store.store import Store, Work
from chatterbox.texts import say
from chatterbox.training.corrections.brakes import Brakes, trains
from chatterbox.training.corrections.forms import exam_wording, tidied, trained_wordings, wordings_of
from chatterbox.training.corrections.intake import Intake, Source
from chatterbox.training.corrections.standing import HELD, LIVE, OPEN, Standing
from chatterbox.training.law import repeats


@dataclass(frozen=True, slots=True)
class TrainingRow:
    """One row that a correction gives to the next run. `weight` is how often it stands there.

    `kept` is the wording that is kept for the exam: no row may have it, of a dataset either.
    """

    correction_id: int
    giver_id: int
    question: str
    answer: str
    weight: int
    kept: str = ""


MOST_MISSES = 2
"""What was not learned so often stands three times as often as it would, and not more: it must not drown the rest."""


def _now() -> datetime:
    return datetime.now(UTC)


class CorrectionService:
    def __init__(
        self,
        store: Store,
        help: HelpIndex,
        brakes: Brakes,
        rules: Rules,
        now: Callable[[], datetime] = _now,
    ) -> None:
        self._store = store
        self._help = help
        self._brakes = brakes
        self._rules = rules
        self._standing = Standing(brakes.acts)
        self._intake = Intake(store, help, brakes, self._standing, now)
        self._now = now
        self._locks: dict[Space, asyncio.Lock] = {}

    async def admit(self, actor: Actor) -> None:
        """Raises Refused for whom a form should not even open: see `Rules.admit`."""
        self._guild_only(actor)
        await self._rules.admit(actor)

    async def submit(
        self,
        actor: Actor,
        form: CorrectionForm,
        turn: Turn | None,
        receipt_channel_id: int | None = None,
        *,
        wrong: str = "",
    ) -> Correction:
        """Records a correction (`turn`: the reply it corrects; None for /teach) and lets it act where it may.

        `wrong` is what a file says was corrected, where there is no turn.

        With `receipt_channel_id` a receipt is owed there, until `receipt_sent` or `receipt_given_up` is told.
        Raises BadInput (empty answer, …) and Refused (ten a day, a direct message, …), each with its sentence.
        """
        await self.admit(actor)
        form = tidied(form)
        source = await self._intake.source(actor.space, turn)
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
            wrong=wrong if turn is None else _corrected(turn, source),
            model=turn.model if turn else "",
            language=actor.language,
        )
        async with self._changing(actor.space):
            await self._check_day(actor)
            return await self._intake.record(actor, correction, source, receipt_channel_id)

    async def get(self, space: Space, correction_id: int) -> Correction:
        """Raises Missing."""
        async with self._store.reading() as work:
            return await self._got(work, space, correction_id)

    async def add_question(self, actor: Actor, correction_id: int, question: str) -> Correction:
        """Gives a correction without a question its question: from now on it is a row too, and does not expire.

        Its author only. Raises Missing, Refused and BadInput.
        """
        await self.admit(actor)
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
            return await self._intake.add_question(actor, asked)

    async def undo(self, actor: Actor, correction_id: int) -> Correction:
        """Withdraws it: its author, or a trainer. Its entries and vectors go in the same transaction.

        What is one's own can be taken back by whom managers keep away, too.
        """
        if (await self.get(actor.space, correction_id)).author_id != actor.user_id:
            await self._rules.allow(actor)
        async with self._changing(actor.space), self._store.transaction() as work:
            correction = await self._got(work, actor.space, correction_id)
            if correction.author_id != actor.user_id and not trains(actor):
                raise Refused(say("correction-undo-who"))
            if correction.state in OPEN:
                await self._standing.end(work, actor.space, [correction], CorrectionState.WITHDRAWN)
            return await self._got(work, actor.space, correction_id)

    async def withdraw_one(self, actor: Actor, correction_id: int) -> Correction:
        """Withdraws one of the caller's own. Raises Missing, for others' too: nobody learns what there is."""
        async with self._changing(actor.space), self._store.transaction() as work:
            correction = await self._got(work, actor.space, correction_id)
            if correction.author_id != actor.user_id:
                raise Missing(say("correction-missing"))
            if correction.state in OPEN:
                await self._standing.end(work, actor.space, [correction], CorrectionState.WITHDRAWN)
            return correction

    async def approve(self, actor: Actor, correction_id: int) -> Correction:
        """Lets a waiting one act, or chooses it over its rival. Trainers only."""
        await self.trainers_only(actor)
        async with self._changing(actor.space):
            correction = await self.get(actor.space, correction_id)
            if correction.state not in OPEN:
                raise Refused(say("correction-over"))
            lost = await self._intake.lost_to(correction)
            async with self._store.transaction() as work:
                known = await self._got(work, actor.space, correction_id)
                chosen = replace(known, rival_id=None, waits_for="", approved=True)
                if chosen.state not in OPEN:
                    raise Refused(say("correction-over"))
                chosen = replace(chosen, state=self._standing.live if chosen.state in HELD else chosen.state)
                await work.corrections.replace(actor.space, chosen)
                await self._standing.end(work, actor.space, lost, CorrectionState.REPLACED, by=chosen)
            return chosen

    async def withdraw_mine(self, actor: Actor) -> int:
        """Withdraws all of the caller's in this space; how many there were."""
        return await self._withdraw_all(actor.space, actor.user_id)

    async def _withdraw_all(self, space: Space, author_id: int) -> int:
        async with self._changing(space), self._store.transaction() as work:
            theirs = [one for one in await work.corrections.by(space, author_id) if one.state in OPEN]
            await self._standing.end(work, space, theirs, CorrectionState.WITHDRAWN)
            return len(theirs)

    async def all_of_author(self, actor: Actor, correction_id: int) -> tuple[int, int]:
        """Who wrote a correction, and how many of that person's could be withdrawn here. Trainers only."""
        await self.trainers_only(actor)
        author_id = (await self.get(actor.space, correction_id)).author_id
        async with self._store.reading() as work:
            count = sum(one.state in OPEN for one in await work.corrections.by(actor.space, author_id))
        return author_id, count

    async def undo_all(self, actor: Actor, correction_id: int) -> tuple[int, int]:
        """Withdraws all of the person's who wrote a correction; who that is, and how many. Trainers only."""
        await self.trainers_only(actor)
        author_id = (await self.get(actor.space, correction_id)).author_id
        return author_id, await self._withdraw_all(actor.space, author_id)

    async def said(self, space: Space) -> set[tuple[str, str]]:
        """Each way to ask of everything that is open, with its answer."""
        async with self._store.reading() as work:
            found = await work.corrections.in_states(space, OPEN)
        return {(wording, one.form.answer) for one in found for wording in wordings_of(one.form)}

    async def receipts_owed(self) -> list[tuple[Correction, Place]]:
        """Corrections of all spaces whose receipt a crash kept back, and where it belongs: for the bot's start only."""
        async with self._store.reading() as work:
            owed = await work.corrections.receipts_owed()
        return [(correction, place) for correction, place in owed if correction.state in OPEN]

    async def receipt_given_up(self, space: Space, correction_id: int) -> None:
        """Records that the receipt cannot be posted: nobody tries again."""
        async with self._store.transaction() as work:
            await work.corrections.receipt_given_up(space, correction_id)

    async def receipt_sent(self, space: Space, correction_id: int, place: Place) -> None:
        """Records the message in which everybody sees the correction's receipt."""
        async with self._store.transaction() as work:
            await work.corrections.receipt_sent(space, correction_id, place)

    async def rows(self, space: Space) -> list[TrainingRow]:
        """Rows of all acting and training-only corrections that have a question: one for each wording.

        Made from what was typed into the form, and from nothing else; the wording that is kept for the exam is none of
        them. A correction with several wordings stands about as often as one with a single wording, and one that the
        last models did not learn stands more often.
        """
        async with self._store.reading() as work:
            corrections = await work.corrections.in_states(space, LIVE)
            outcomes = await work.exams.outcomes(space)
        return [
            TrainingRow(one.id, one.author_id, wording, one.form.answer, weight, exam_wording(one.form))
            for one in corrections
            if not one.never_row
            for weight in [self._weight(one, outcomes.get(one.id, []))]
            for wording in trained_wordings(one.form)
        ]

    @asynccontextmanager
    async def _changing(self, space: Space) -> AsyncIterator[None]:
        """One change of a space's corrections at a time; afterwards the next search sees it."""
        async with self._locks.setdefault(space, asyncio.Lock()):
            try:
                yield
            finally:
                self._help.changed(space)

    async def _check_day(self, actor: Actor) -> None:
        if trains(actor):
            return
        async with self._store.reading() as work:
            count = await work.corrections.count_since(actor.space, actor.user_id, self._now() - timedelta(days=1))
        if count >= self._brakes.per_day:
            raise Refused(say("correction-too-many", most=self._brakes.per_day))
        await self._rules.quotas.check(actor.space, actor.user_id, "corrections")

    async def _got(self, work: Work, space: Space, correction_id: int) -> Correction:
        correction = await work.corrections.get(space, correction_id)
        if correction is None:
            raise Missing(say("correction-missing"))
        return correction

    def _weight(self, correction: Correction, outcomes: Sequence[bool]) -> int:
        """`outcomes`: whether each model knew it, the latest first."""
        missed = len(list(takewhile(lambda learned: not learned, outcomes)))
        times = self._brakes.weight * (1 + min(missed, MOST_MISSES))
        return -(-times // max(len(trained_wordings(correction.form)), 1))

    def _guild_only(self, actor: Actor) -> None:
        if actor.space.kind == "dm":
            raise Refused(say("only-in-server"))

    async def trainers_only(self, actor: Actor) -> None:
        """Raises Refused for everybody else."""
        self._guild_only(actor)
        if not trains(actor):
            raise Refused(say("trainers-only"))
        await self._rules.allow(actor)


def _corrected(turn: Turn, source: Source) -> str:
    """The reply that is corrected, as far as it may be kept: never where it only says again what a member wrote."""
    return "" if any(repeats(turn.answer, message) for message in source.messages) else turn.answer
