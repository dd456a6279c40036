"""PromotionService: which model serves a server, what served it before, the way back, and what becomes of candidates.

A model is taken into use in one transaction, with its help: what it is (`Serving`) says whose rows and corrections help
uses. Before that it is asked for a word, so that nothing is promoted that does not answer; nothing changes if it does
not. What somebody decides is checked again inside the transaction: two who press at once do not both win.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from chatterbox.backend.ports import ChatModel, Trainer
from chatterbox.chat.spaces import SpaceSettings
from chatterbox.errors import BackendDown, BackendError, Missing, Refused
from chatterbox.models import Actor, Message, Promotion, Serving, Space, Why
from chatterbox.rules.service import Rules
from chatterbox.store.candidates import CandidateRecord, CandidateState
from chatterbox.store.runs import RunRecord
from chatterbox.store.store import Store, Work
from chatterbox.texts import say
from chatterbox.training.brakes import trains
from chatterbox.training.gate import Gate, Verdict
from chatterbox.training.serving import serving_of

MOST_PINS = 50
BASE = "base"
"""Stands for the untrained model where a run's id names a trained one."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A model that a run made: how it did, whether it passes the gate, where it answers."""

    run: RunRecord
    record: CandidateRecord
    verdict: Verdict
    serves: bool
    channels: tuple[int, ...]  # that it is pinned to

    @property
    def may_be_promoted(self) -> bool:
        """By one trainer alone: it passes, or it was promoted before."""
        return self.verdict.passed or self.record.promoted_at is not None

    @property
    def there(self) -> bool:
        return self.record.state is not CandidateState.DROPPED


@dataclass(frozen=True, slots=True)
class Served:
    """What serves a space now, what came before it, and what channels have of their own."""

    serving: Serving
    history: tuple[Promotion, ...]  # the latest first
    pins: dict[int, Serving]


def _now() -> datetime:
    return datetime.now(UTC)


class PromotionService:
    def __init__(
        self,
        store: Store,
        spaces: SpaceSettings,
        gate: Gate,
        rules: Rules,
        model: ChatModel,
        trainer: Trainer,
        now: Callable[[], datetime] = _now,
    ) -> None:
        self._store = store
        self._spaces = spaces
        self._gate = gate
        self._rules = rules
        self._model = model
        self._trainer = trainer
        self._now = now

    async def admit(self, actor: Actor) -> None:
        """Raises Refused: trainers only, and who is not kept away."""
        await self.look(actor)
        if not trains(actor):
            raise Refused(say("trainers-only"))

    async def candidate(self, space: Space, run_id: str) -> Candidate:
        """Raises Missing."""
        async with self._store.reading() as work:
            run, record = await work.runs.get(space, run_id), await work.candidates.get(space, run_id)
            served, pins = await work.served.now(space), await work.served.pins(space)
        if run is None or record is None:
            raise Missing(say("candidate-missing"))
        verdict = await self._gate.judge(space, record.comparison)
        serves = served is not None and served.serving.run_id == run_id
        channels = tuple(channel for channel, pinned in pins.items() if pinned.run_id == run_id)
        return Candidate(run, record, verdict, serves, channels)

    async def candidates(self, space: Space, most: int = 25) -> list[Candidate]:
        """The models of a space that are there, the latest first."""
        async with self._store.reading() as work:
            records = await work.candidates.all(space)
        found = [await self.candidate(space, record.run_id) for record in records[: 2 * most]]
        return [one for one in found if one.there and one.record.state is not CandidateState.COMPARING][:most]

    async def look(self, actor: Actor) -> None:
        """Raises Refused for who may not even look: in direct messages, and who is kept away."""
        if actor.space.kind != "guild":
            raise Refused(say("only-in-server"))
        await self._rules.allow(actor)

    async def served(self, space: Space, most: int = 10) -> Served:
        """What serves, and its history. Raises BackendError when no base can be found."""
        async with self._store.reading() as work:
            history, pins = await work.served.history(space, most), await work.served.pins(space)
        return Served(await self._spaces.serving(space), tuple(history), pins)

    async def promote(self, actor: Actor, run_id: str) -> Promotion:
        """Takes a candidate that passes the gate into use. Raises Refused, Missing and BackendError; nothing changed.

        Refused: not a trainer, it serves already, it was dropped, it fails the gate, its model does not answer.
        """
        await self.admit(actor)
        candidate = await self.candidate(actor.space, run_id)
        if not candidate.may_be_promoted:
            raise Refused(say("promotion-gate"))
        return await self._promoted(actor.space, run_id, actor.user_id, "chosen")

    async def promote_by_itself(self, run: RunRecord) -> bool:
        """Takes a run's model into use if it passes, as configured; whether it serves then. Doing it twice is once."""
        candidate = await self.candidate(run.space, run.id)
        if candidate.serves or not candidate.verdict.passed:
            return candidate.serves
        await self._promoted(run.space, run.id, run.requested_by, "passed")
        return True

    async def override(self, actor: Actor, run_id: str) -> Promotion | None:
        """Promotes a candidate against the gate once a second trainer wants it; None for the first.

        Raises as `promote`, and Refused for the first one's second press.
        """
        await self.admit(actor)
        candidate = await self.candidate(actor.space, run_id)
        if candidate.may_be_promoted:
            return await self._promoted(actor.space, run_id, actor.user_id, "chosen")
        async with self._store.transaction() as work:
            first = (await self._open(work, actor.space, run_id)).objected_by
            if not first:
                await work.candidates.object(actor.space, run_id, actor.user_id)
                return None
        if first == actor.user_id:
            raise Refused(say("override-second"))
        return await self._promoted(actor.space, run_id, actor.user_id, "overridden")

    async def keep(self, actor: Actor, run_id: str) -> None:
        """Leaves a candidate as it is, to be decided about later."""
        await self.admit(actor)
        async with self._store.transaction() as work:
            record = await self._open(work, actor.space, run_id)
            if record.promoted_at is None:
                await work.candidates.decide(actor.space, run_id, CandidateState.KEPT, actor.user_id)

    async def drop(self, actor: Actor, run_id: str) -> str:
        """Deletes a candidate's model at the backend and forgets it; why the backend refused to delete it, "" if not.

        Raises Refused for one that serves or is pinned, and BackendDown (nothing is dropped then).
        """
        await self.admit(actor)
        async with self._store.transaction() as work:
            await self._droppable(work, actor.space, run_id)
        run = (await self.candidate(actor.space, run_id)).run
        refused = ""
        try:
            await self._trainer.delete_model(run.model)
        except BackendDown:
            raise
        except BackendError as error:
            refused = str(error)
        async with self._store.transaction() as work:
            await self._droppable(work, actor.space, run_id)
            await work.candidates.decide(actor.space, run_id, CandidateState.DROPPED, actor.user_id)
            await work.answers.forget(actor.space, run.model)
        return refused

    async def roll_back(self, actor: Actor, version: int) -> Promotion:
        """Brings back what served before entry `version` of the history, which must be the one in force.

        Raises Refused (nothing came before, something else serves by now, its model does not answer) and BackendDown.
        """
        await self.admit(actor)
        async with self._store.reading() as work:
            before = await self._before(work, actor.space, version)
        await self._answers(before.serving.model)
        async with self._store.transaction() as work:
            before = await self._before(work, actor.space, version)
            return await work.served.take(
                actor.space,
                before.serving,
                why="rolled_back",
                by=actor.user_id,
                back_to=before.back_to,
                now=self._now(),
            )

    async def pin(self, actor: Actor, run_id: str, channel_id: int) -> Serving:
        """Lets a channel and its threads be answered by one model, whatever else is promoted. `BASE`: the base.

        Raises as `promote`.
        """
        await self.admit(actor)
        serving = await self._pinnable(actor.space, run_id)
        await self._answers(serving.model)
        async with self._store.transaction() as work:
            if run_id != BASE:
                await self._open(work, actor.space, run_id)
            pins = await work.served.pins(actor.space) | {channel_id: serving}
            if len(pins) > MOST_PINS:
                raise Refused(say("pin-too-many", most=MOST_PINS))
            await work.served.pin(actor.space, pins, by=actor.user_id, now=self._now())
        return serving

    async def unpin(self, actor: Actor, channel_id: int) -> bool:
        """Lets a channel be answered by what serves the server; whether it had a model of its own."""
        await self.admit(actor)
        async with self._store.transaction() as work:
            pins = await work.served.pins(actor.space)
            if pins.pop(channel_id, None) is None:
                return False
            await work.served.pin(actor.space, pins, by=actor.user_id, now=self._now())
        return True

    async def _promoted(self, space: Space, run_id: str, by: int, why: Why) -> Promotion:
        serving = await self._trained(space, run_id)
        await self._answers(serving.model)
        async with self._store.transaction() as work:
            await self._open(work, space, run_id)
            served = await work.served.now(space)
            if served is not None and served.serving.run_id == run_id:
                raise Refused(say("promotion-serves"))
            if why == "chosen" and await work.votes.won(space, run_id):
                why = "voted"
            before = served.serving.model if served else serving.base
            promotion = await work.served.take(
                space,
                replace(serving, previous=before),
                why=why,
                by=by,
                back_to=served.version if served else 0,
                now=self._now(),
            )
            await work.candidates.promoted(space, run_id, by, self._now())
            return promotion

    async def _open(self, work: Work, space: Space, run_id: str) -> CandidateRecord:
        """A candidate whose model is there, by now. Raises Missing and Refused."""
        record = await work.candidates.get(space, run_id)
        if record is None:
            raise Missing(say("candidate-missing"))
        if record.state is CandidateState.DROPPED:
            raise Refused(say("candidate-dropped"))
        if record.state is CandidateState.COMPARING:
            raise Refused(say("candidate-comparing"))
        return record

    async def _droppable(self, work: Work, space: Space, run_id: str) -> None:
        await self._open(work, space, run_id)
        served, pins = await work.served.now(space), await work.served.pins(space)
        if served is not None and served.serving.run_id == run_id:
            raise Refused(say("drop-serves"))
        pinned = [channel for channel, serving in pins.items() if serving.run_id == run_id]
        if pinned:
            raise Refused(say("drop-pinned", channels=" ".join(f"<#{channel}>" for channel in pinned)))

    async def _before(self, work: Work, space: Space, version: int) -> Promotion:
        """The entry of the history that a roll-back from `version` brings back."""
        history = {entry.version: entry for entry in await work.served.history(space)}
        latest = history.get(max(history, default=0))
        if latest is None or latest.back_to is None:
            raise Refused(say("rollback-nothing"))
        if latest.version != version:
            raise Refused(say("rollback-changed", model=latest.serving.model))
        if latest.back_to:
            return history[latest.back_to]
        base = latest.serving.base
        return Promotion(0, Serving(base, base, base), "rolled_back", 0, self._now(), None)

    async def _pinnable(self, space: Space, run_id: str) -> Serving:
        if run_id == BASE:
            base = (await self._spaces.serving(space)).base
            return Serving(base, base, base)
        if not (await self.candidate(space, run_id)).may_be_promoted:
            raise Refused(say("promotion-gate"))
        return await self._trained(space, run_id)

    async def _trained(self, space: Space, run_id: str) -> Serving:
        """How a candidate whose model is there would serve. Raises Missing and Refused."""
        async with self._store.reading() as work:
            await self._open(work, space, run_id)
        return serving_of((await self.candidate(space, run_id)).run)

    async def _answers(self, model: str) -> None:
        """Raises Refused when a model does not answer: its adapter is gone, its backend is down."""
        try:
            await self._model.answer(model, [Message("user", "Hello.")], max_tokens=16, temperature=0.0, seed=0)
        except BackendDown as error:
            raise BackendDown(say("promotion-later", reason=str(error))) from error
        except BackendError as error:
            raise Refused(say("promotion-gone", model=model, reason=str(error))) from error
