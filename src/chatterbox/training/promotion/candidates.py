"""Candidates as they stand: how each did, whether it passes the gate, whether it serves; and what served before."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from chatterbox.backend.ports import ChatModel
from chatterbox.chat.spaces import SpaceSettings
from chatterbox.errors import BackendDown, BackendError, Missing, Refused
from chatterbox.models import Actor, Message, Promotion, Serving, Space
from chatterbox.rules.service import Rules
from chatterbox.store.candidates import CandidateRecord, CandidateState
from chatterbox.store.runs import RunRecord
from chatterbox.store.store import Store, Work
from chatterbox.texts import say
from chatterbox.training.corrections.brakes import trains
from chatterbox.training.promotion.gate import Gate, Verdict
from chatterbox.training.serving import serving_of


@dataclass(frozen=True, slots=True)
class Candidate:
    """A model that a run made: how it did, whether it passes the gate, whether it answers now."""

    run: RunRecord
    record: CandidateRecord
    verdict: Verdict
    serves: bool

    @property
    def may_be_promoted(self) -> bool:
        """By one trainer alone: it passes, or it was promoted before."""
        return self.verdict.passed or self.record.promoted_at is not None

    @property
    def there(self) -> bool:
        return not _gone(self.run, self.record)


@dataclass(frozen=True, slots=True)
class Served:
    """What serves a space now, what came before it, and what channels have of their own."""

    serving: Serving
    history: tuple[Promotion, ...]  # the latest first
    pins: dict[int, Serving]


class Candidates:
    """`model` answers: whoever is to be taken into use is asked for a word first."""

    def __init__(self, store: Store, spaces: SpaceSettings, gate: Gate, rules: Rules, model: ChatModel) -> None:
        self._store = store
        self._spaces = spaces
        self._gate = gate
        self._rules = rules
        self._model = model
        self._deciding: dict[Space, asyncio.Lock] = {}

    def deciding(self, space: Space) -> asyncio.Lock:
        """Held while something is decided about the models of a space: what one drops, nobody takes into use."""
        return self._deciding.setdefault(space, asyncio.Lock())

    async def look(self, actor: Actor) -> None:
        """Raises Refused for who may not even look: in direct messages, and who is kept away."""
        if actor.space.kind != "guild":
            raise Refused(say("only-in-server"))
        await self._rules.allow(actor)

    async def admit(self, actor: Actor) -> None:
        """Raises Refused: trainers only, and who is not kept away."""
        await self.look(actor)
        if not trains(actor):
            raise Refused(say("trainers-only"))

    async def get(self, space: Space, run_id: str) -> Candidate:
        """Raises Missing."""
        async with self._store.reading() as work:
            run, record = await work.runs.get(space, run_id), await work.candidates.get(space, run_id)
            served = await work.served.now(space)
        if run is None or record is None:
            raise Missing(say("candidate-missing"))
        verdict = await self._gate.judge(space, record.comparison)
        serves = served is not None and served.serving.run_id == run_id
        return Candidate(run, record, verdict, serves)

    async def there(self, space: Space, most: int = 25) -> list[Candidate]:
        """The models of a space that are there, the latest first."""
        async with self._store.reading() as work:
            records = await work.candidates.all(space)
        found = [await self.get(space, record.run_id) for record in records[: 2 * most]]
        return [one for one in found if one.there and one.record.state is not CandidateState.COMPARING][:most]

    async def served(self, space: Space, most: int = 10) -> Served:
        """What serves, and its history. Raises BackendError when no base can be found."""
        async with self._store.reading() as work:
            history, pins = await work.served.history(space, most), await work.served.pins(space)
        return Served(await self._spaces.serving(space), tuple(history), pins)

    async def trained(self, space: Space, run_id: str) -> Serving:
        """How a candidate whose model is there would serve. Raises Missing and Refused."""
        async with self._store.reading() as work:
            await open_candidate(work, space, run_id)
        return serving_of((await self.get(space, run_id)).run)

    async def answers(self, model: str) -> None:
        """Raises Refused when a model does not answer: its adapter is gone, its backend is down."""
        try:
            await self._model.answer(model, [Message("user", "Hello.")], max_tokens=16, temperature=0.0, seed=0)
        except BackendDown as error:
            raise BackendDown(say("promotion-later", reason=str(error))) from error
        except BackendError as error:
            raise Refused(say("promotion-gone", model=model, reason=str(error))) from error


async def open_candidate(work: Work, space: Space, run_id: str) -> CandidateRecord:
    """A candidate whose model is there, by now. Raises Missing and Refused."""
    run, record = await work.runs.get(space, run_id), await work.candidates.get(space, run_id)
    if run is None or record is None:
        raise Missing(say("candidate-missing"))
    if _gone(run, record):
        raise Refused(say("candidate-dropped"))
    if record.state is CandidateState.COMPARING:
        raise Refused(say("candidate-comparing"))
    return record


async def heed_deletion(work: Work, space: Space, serving: Serving) -> None:
    """Raises Refused for a model that learned something that was deleted since: it answers nowhere again."""
    if serving.run_id is not None and await work.ledger.overtaken(space, serving.run_id):
        raise Refused(say("promotion-overtaken"))


def _gone(run: RunRecord, record: CandidateRecord) -> bool:
    """Whether its model was deleted: by somebody who dropped it, or because nobody took it into use in time."""
    return record.state is CandidateState.DROPPED or run.detail.model_deleted_at is not None
