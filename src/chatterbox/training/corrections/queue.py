"""The queue of corrections as trainers see it: what waits, what acts, what is in a training set, what was learned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from chatterbox.errors import Missing, Refused
from chatterbox.models import Actor, Correction, CorrectionState, ExamResult, Space
from chatterbox.store.store import Store, Work
from chatterbox.texts import say
from chatterbox.training.corrections.service import CorrectionService
from chatterbox.training.corrections.standing import LIVE, OPEN
from chatterbox.training.corrections.training_sets import TrainingSets


class Stage(StrEnum):
    """How far a correction has come."""

    WAITING = "waiting"  # for a trainer
    CONTRADICTED = "contradicted"
    ACTING = "acting"
    TRAINING_ONLY = "training_only"
    IN_TRAINING_SET = "in_training_set"  # a model was trained on it, and not asked for it yet, or did not know it
    LEARNED = "learned"  # the last model that was trained on it knew it without help
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Queued:
    """A correction and how far it has come. `training_set` names the last one that it went into."""

    correction: Correction
    stage: Stage
    training_set: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A part of the queue, newest first; how many there are of the stage asked for, and of each."""

    found: tuple[Queued, ...]
    count: int
    counts: Mapping[Stage, int]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One correction with what it stands against, if anything, and what the models knew of it, the latest first."""

    queued: Queued
    rival: Queued | None
    exams: tuple[ExamResult, ...]


class ReviewQueue:
    """For trainers only: every method raises Refused for others."""

    def __init__(self, store: Store, corrections: CorrectionService, sets: TrainingSets) -> None:
        self._store = store
        self._sets = sets
        self._corrections = corrections

    async def page(self, actor: Actor, stage: Stage | None, *, offset: int = 0, limit: int = 10) -> Page:
        """A page of a stage, or of all."""
        await self._corrections.trainers_only(actor)
        stages = await self._stages(actor.space)
        wanted = [one for one, (its, _) in stages.items() if stage in (None, its)]
        shown = sorted(wanted, reverse=True)[offset : offset + limit]
        async with self._store.reading() as work:
            found = {one.id: one for one in await work.corrections.among(actor.space, shown)}
        queued = tuple(Queued(found[one], *stages[one]) for one in shown if one in found)
        return Page(queued, len(wanted), Counter(its for its, _ in stages.values()))

    async def review(self, actor: Actor, correction_id: int) -> Reviewed:
        """One of them, whole. Raises Missing."""
        await self._corrections.trainers_only(actor)
        stages = await self._stages(actor.space)
        async with self._store.reading() as work:
            correction = await work.corrections.get(actor.space, correction_id)
            if correction is None or correction_id not in stages:
                raise Missing(say("correction-missing"))
            rival = await self._rival(work, correction)
            exams = await work.exams.of_correction(actor.space, correction_id)
        return Reviewed(
            Queued(correction, *stages[correction_id]),
            Queued(rival, *stages[rival.id]) if rival and rival.id in stages else None,
            tuple(exams),
        )

    async def approve(self, actor: Actor, ids: Sequence[int]) -> list[Correction]:
        """Approves each that is open; those that are not, nobody can approve any more."""
        await self._corrections.trainers_only(actor)
        return [await self._corrections.approve(actor, one.id) for one in await self._open(actor.space, ids)]

    async def withdraw(self, actor: Actor, ids: Sequence[int]) -> list[Correction]:
        """Withdraws each that is open."""
        await self._corrections.trainers_only(actor)
        return [await self._corrections.undo(actor, one.id) for one in await self._open(actor.space, ids)]

    async def _open(self, space: Space, ids: Sequence[int]) -> list[Correction]:
        async with self._store.reading() as work:
            found = await work.corrections.among(space, ids)
        if not found:
            raise Missing(say("correction-missing"))
        left = [one for one in found if one.state in OPEN]
        if not left:
            raise Refused(say("correction-over"))
        return left

    async def _rival(self, work: Work, correction: Correction) -> Correction | None:
        """What it stands against: what it contradicts, or else what contradicts it."""
        if correction.rival_id is not None:
            return await work.corrections.get(correction.space, correction.rival_id)
        against = await work.corrections.rivals_of(correction.space, correction.id)
        return next((one for one in against if one.state in OPEN), None)

    async def _stages(self, space: Space) -> dict[int, tuple[Stage, str]]:
        """By correction, its stage and the last training set that it went into."""
        sets = await self._sets.of(space)
        async with self._store.reading() as work:
            states = await work.corrections.states(space)
            outcomes = await work.exams.outcomes(space)
        return {one: (_stage(state, one in sets, outcomes.get(one, [])), sets.get(one, "")) for one, state in states}


def _stage(state: CorrectionState, in_set: bool, outcomes: Sequence[bool]) -> Stage:
    if state not in LIVE:
        return Stage(state.value)
    if outcomes[:1] == [True]:
        return Stage.LEARNED
    return Stage.IN_TRAINING_SET if in_set else Stage(state.value)
