"""How a correction comes in: what it rests on in the log, what it contradicts, and the state that it gets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from chatterbox.chat.help import HelpIndex
from chatterbox.errors import Missing
from chatterbox.models import Actor, Correction, CorrectionState, Space, Turn
from chatterbox.store.entries import Wording
from chatterbox.store.store import Store, Work
from chatterbox.texts import say
from chatterbox.training.corrections.brakes import Brakes, why_it_waits
from chatterbox.training.corrections.forms import wordings_of
from chatterbox.training.corrections.rivals import Rivals
from chatterbox.training.corrections.standing import HELD, LIVE, OPEN, Standing

FORM_VERSION = 2
"""Goes up when the sentence changes that says what submitting the form means."""


@dataclass(frozen=True, slots=True)
class Source:
    """What a correction rests on in the log: the question there, with its turn's id, and what members wrote behind it.

    Files beside a question count as what a member wrote.
    """

    question: tuple[str, int] | None = None
    messages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Placed:
    """A correction in the state that it gets, those that it replaces, and the key of what it waits for."""

    correction: Correction
    replaced: list[Correction]
    waits_for: str


class Intake:
    """One at a time in each space: of two that contradict and come at once, the second must find the first."""

    def __init__(
        self, store: Store, help: HelpIndex, brakes: Brakes, standing: Standing, now: Callable[[], datetime]
    ) -> None:
        self._store = store
        self._help = help
        self._brakes = brakes
        self._standing = standing
        self._rivals = Rivals(store, help)
        self._now = now

    async def source(self, space: Space, turn: Turn | None) -> Source:
        """What the log holds of a corrected reply. Raises Missing for a turn of another space."""
        if turn is None:
            return Source()
        if turn.space != space:
            raise Missing(say("correct-not-logged"))
        if turn.parent_id is None:
            return Source((turn.question, turn.id), _written(turn))
        async with self._store.reading() as work:
            parent = await work.turns.get(space, turn.parent_id)
        if parent is None:
            # "And where?" alone is no question that could be recognised.
            return Source(None, _written(turn))
        return Source((f"{parent.question}\n{turn.question}", turn.id), (*_written(turn), *_written(parent)))

    async def record(
        self, actor: Actor, correction: Correction, source: Source, receipt_channel_id: int | None
    ) -> Correction:
        """Records a new correction with its entries, in the state that it gets, and where its receipt will be."""
        space, form = actor.space, correction.form
        asked: list[tuple[str, int | None]] = [(wording, None) for wording in wordings_of(form)]
        if source.question is not None:
            asked.append(source.question)
        wordings = await self._help.worded(asked, form.answer)
        rivals = await self._rivals.of(space, [question for question, _ in asked], form.answer)
        async with self._store.transaction() as work:
            wordings = await self._still_there(work, space, wordings)
            placed = self._placed(actor, correction, await self._still_open(work, space, rivals))
            number = await work.corrections.add(
                space,
                placed.correction,
                waits_for=placed.waits_for,
                form_version=FORM_VERSION,
                receipt_channel_id=receipt_channel_id,
            )
            await self._finish(work, replace(placed, correction=replace(placed.correction, id=number)), wordings)
            return await self._recorded(work, space, number)

    async def add_question(self, actor: Actor, asked: Correction) -> Correction:
        """Records the question of a correction that had none."""
        space, questions = actor.space, wordings_of(asked.form)
        wordings = await self._help.worded([(question, None) for question in questions], asked.form.answer)
        rivals = await self._rivals.of(space, questions, asked.form.answer, apart_from=[asked.id])
        async with self._store.transaction() as work:
            placed = self._placed(actor, asked, await self._still_open(work, space, rivals))
            if asked.state in HELD:
                # A question does not free what was held back before.
                waits = await work.corrections.waits_for(space, asked.id)
                held = replace(asked, rival_id=asked.rival_id or placed.correction.rival_id)
                placed = replace(placed, correction=held, waits_for=waits)
            await work.corrections.replace(space, placed.correction, waits_for=placed.waits_for)
            await self._finish(work, placed, wordings)
            return await self._recorded(work, space, asked.id)

    async def lost_to(self, chosen: Correction) -> list[Correction]:
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

    def _placed(self, actor: Actor, correction: Correction, rivals: Sequence[Correction]) -> _Placed:
        waits = why_it_waits(actor, correction.form, self._brakes, self._now())
        mine = [rival for rival in rivals if rival.author_id == actor.user_id]
        others = [rival for rival in rivals if rival.author_id != actor.user_id and rival.state in LIVE]
        rival_id = others[0].id if others else None
        if waits:
            # Until a trainer has seen it, what the author said before goes on acting.
            mine = [rival for rival in mine if rival.state in HELD]
            return _Placed(replace(correction, state=CorrectionState.WAITING, rival_id=rival_id), mine, waits)
        if others:
            return _Placed(replace(correction, state=CorrectionState.CONTRADICTED, rival_id=rival_id), mine, "")
        return _Placed(replace(correction, state=self._standing.live), mine, "")

    async def _still_there(self, work: Work, space: Space, wordings: list[Wording]) -> list[Wording]:
        """The wordings without those that their asker deleted this very moment. Raises Missing if none is left."""
        there = [
            wording
            for wording in wordings
            if wording.turn_id is None or await work.turns.get(space, wording.turn_id) is not None
        ]
        if not there:
            raise Missing(say("correct-not-logged"))
        return there

    async def _still_open(self, work: Work, space: Space, rivals: Sequence[Correction]) -> list[Correction]:
        found = await work.corrections.among(space, [rival.id for rival in rivals])
        return [rival for rival in found if rival.state in OPEN]

    async def _finish(self, work: Work, placed: _Placed, wordings: Sequence[Wording]) -> None:
        correction = placed.correction
        await work.entries.add(
            correction.space, "correction", correction.id, wordings, vector_model=self._help.vector_model
        )
        await self._standing.end(work, correction.space, placed.replaced, CorrectionState.REPLACED, by=correction)

    async def _recorded(self, work: Work, space: Space, correction_id: int) -> Correction:
        correction = await work.corrections.get(space, correction_id)
        if correction is None:
            raise Missing(say("correction-missing"))
        return correction


def _written(turn: Turn) -> tuple[str, ...]:
    return (turn.question, *(file.text for file in turn.files if file.text))
