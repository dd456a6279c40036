"""Which corrections stand: what acts, what is held back, and what becomes free when another one goes."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Literal

from chatterbox.models import Correction, CorrectionState, Space
from chatterbox.store.crypto import normalised
from chatterbox.store.deletions import Mark
from chatterbox.store.store import Work
from chatterbox.training.corrections.brakes import Acts

LIVE = (CorrectionState.ACTING, CorrectionState.TRAINING_ONLY)
HELD = (CorrectionState.WAITING, CorrectionState.CONTRADICTED)
OPEN = (*LIVE, *HELD)


def same(one: str, other: str) -> bool:
    """Whether two answers say the same; where nothing but signs is left, whether they are the same."""
    return normalised(one) == normalised(other) if normalised(one) else one == other


def batched(ids: Sequence[int], size: int = 500) -> list[Sequence[int]]:
    """The ids in parts that one statement can name."""
    return [ids[start : start + size] for start in range(0, len(ids), size)]


def withdrawn_mark(work: Work, space: Space, correction: Correction) -> Mark:
    """By what a correction that was withdrawn is known again in a store that was restored from a backup."""
    return work.deletions.mark(space, "withdrawn", correction.id, correction.created_at.isoformat())


async def forget_told(
    work: Work, space: Space, ids: Sequence[int], said: Collection[str], source: Literal["correction", "row"]
) -> None:
    """Takes what others were told of these corrections, or datasets, out of the log, and of what corrects such a reply.

    `said` are their answers: where one was given word for word in a vote, a comparison or a test it goes there, too.
    """
    await work.quotes.forget(space, said)
    for turns in batched(await work.turns.forget_told(space, ids, source)):
        await work.corrections.forget_wrong(space, turns)


class Standing:
    """Changes of state within a transaction. Entries, and so vectors, of what ends go in it too."""

    def __init__(self, acts: Acts) -> None:
        self.live = CorrectionState.TRAINING_ONLY if acts == "training_only" else CorrectionState.ACTING
        """The state of what nothing holds back."""

    async def end(
        self, work: Work, space: Space, gone: Sequence[Correction], state: CorrectionState, by: Correction | None = None
    ) -> None:
        """Ends corrections; `by` is the one that takes their place."""
        await work.entries.remove(space, "correction", [correction.id for correction in gone])
        if state is CorrectionState.WITHDRAWN:
            marks = [withdrawn_mark(work, space, correction) for correction in gone]
            await work.deletions.remember(space, marks, datetime.now(UTC))
        for correction in gone:
            await work.corrections.replace(space, replace(correction, state=state, rival_id=by.id if by else None))
        for correction in gone:
            await self._free(work, space, correction, by)

    async def delete(self, work: Work, space: Space, gone: Sequence[Correction]) -> None:
        """Deletes corrections with everything that was made of them, also where the log and the runs quote them."""
        ids = [correction.id for correction in gone]
        await work.entries.remove(space, "correction", ids)
        await forget_told(work, space, ids, [correction.form.answer for correction in gone], "correction")
        await work.runs.forget_corrections(space, ids)
        await work.candidates.forget_corrections(space, ids)
        await work.answers.keep_only(space, ())  # answers may repeat them; whoever needs one asks again
        await work.corrections.delete(space, ids)
        for correction in gone:
            await self._free(work, space, correction, None)

    async def forget_turns(self, work: Work, space: Space, turn_ids: Sequence[int]) -> None:
        """Deletes turns of the log, and ends what rests on their words alone."""
        # A follow-up is kept together with the question before it: its words belong to both.
        resting = [*turn_ids, *await work.turns.followed(space, turn_ids)]
        await work.entries.remove_of_turns(space, resting)
        without_question = [
            correction
            for correction in await work.corrections.resting_on(space, resting)
            if correction.state in OPEN and not correction.form.question
        ]
        await self.end(work, space, without_question, CorrectionState.EXPIRED)
        await work.turns.delete(space, turn_ids)

    async def forget_quotes(self, work: Work, space: Space, turn_ids: Sequence[int]) -> None:
        """Takes these turns' words out of what quotes them: others' replies, as help, and corrections, as the wrong
        answer."""
        for batch in batched(turn_ids):
            await work.corrections.forget_wrong(space, batch)
        helping = {one.id for batch in batched(turn_ids) for one in await work.corrections.resting_on(space, batch)}
        if helping:
            await work.turns.forget_help(space, helping)

    async def _free(self, work: Work, space: Space, gone: Correction, by: Correction | None) -> None:
        """Looks again at what contradicted a correction that has gone: the oldest acts, unless a successor does."""
        for correction in await work.corrections.rivals_of(space, gone.id):
            if correction.state not in HELD:
                continue
            waits = await work.corrections.waits_for(space, correction.id)
            if by is not None and not same(by.form.answer, correction.form.answer):
                await work.corrections.replace(space, replace(correction, rival_id=by.id), waits_for=waits)
            elif correction.state is CorrectionState.WAITING:
                await work.corrections.replace(space, replace(correction, rival_id=None), waits_for=waits)
            else:
                freed = replace(correction, state=self.live, rival_id=None)
                await work.corrections.replace(space, freed)
                by = by or freed
