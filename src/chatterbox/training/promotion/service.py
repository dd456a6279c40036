"""PromotionService: which model serves a server, the way back, and what becomes of candidates.

A model is taken into use in one transaction, with its help: what it is (`Serving`) says whose rows and corrections help
uses. Before that it is asked for a word, so that nothing is promoted that does not answer; nothing changes if it does
not. What somebody decides is checked again inside the transaction: two who press at once do not both win.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from chatterbox.backend.ports import Trainer
from chatterbox.errors import BackendDown, BackendError, Refused
from chatterbox.models import Actor, Promotion, Serving, Space, Why
from chatterbox.store.candidates import CandidateState
from chatterbox.store.runs import RunRecord
from chatterbox.store.store import Store, Work
from chatterbox.texts import say
from chatterbox.training.promotion.candidates import Candidates, heed_deletion, open_candidate
from chatterbox.training.promotion.retention import model_gone


def _now() -> datetime:
    return datetime.now(UTC)


class PromotionService:
    def __init__(
        self,
        store: Store,
        candidates: Candidates,
        trainer: Trainer,
        now: Callable[[], datetime] = _now,
    ) -> None:
        self._store = store
        self._candidates = candidates
        self._trainer = trainer
        self._now = now

    async def promote(self, actor: Actor, run_id: str) -> Promotion:
        """Takes a candidate that passes the gate into use. Raises Refused, Missing and BackendError; nothing changed.

        Refused: not a trainer, it serves already, it was dropped, it fails the gate, its model does not answer.
        """
        await self._candidates.admit(actor)
        candidate = await self._candidates.get(actor.space, run_id)
        if not candidate.may_be_promoted:
            raise Refused(say("promotion-gate"))
        return await self._promoted(actor.space, run_id, actor.user_id, "chosen")

    async def promote_by_itself(self, run: RunRecord) -> bool:
        """Takes a run's model into use if it passes, as configured; whether it serves then. Doing it twice is once."""
        candidate = await self._candidates.get(run.space, run.id)
        if candidate.serves or not candidate.verdict.passed:
            return candidate.serves
        await self._promoted(run.space, run.id, run.requested_by, "passed")
        return True

    async def override(self, actor: Actor, run_id: str) -> Promotion | None:
        """Promotes a candidate against the gate once a second trainer wants it; None for the first.

        Raises as `promote`, and Refused for the first one's second press.
        """
        await self._candidates.admit(actor)
        candidate = await self._candidates.get(actor.space, run_id)
        if candidate.may_be_promoted:
            return await self._promoted(actor.space, run_id, actor.user_id, "chosen")
        async with self._store.transaction() as work:
            first = (await open_candidate(work, actor.space, run_id)).objected_by
            if not first:
                await work.candidates.object(actor.space, run_id, actor.user_id)
                return None
        if first == actor.user_id:
            raise Refused(say("override-second"))
        return await self._promoted(actor.space, run_id, actor.user_id, "overridden")

    async def keep(self, actor: Actor, run_id: str) -> None:
        """Leaves a candidate as it is, to be decided about later."""
        await self._candidates.admit(actor)
        async with self._store.transaction() as work:
            record = await open_candidate(work, actor.space, run_id)
            if record.promoted_at is None:
                await work.candidates.decide(actor.space, run_id, CandidateState.KEPT, actor.user_id)

    async def drop(self, actor: Actor, run_id: str) -> str:
        """Deletes a candidate's model at the backend and forgets it; why the backend refused to delete it, "" if not.

        Raises Refused for one that serves or is pinned, and BackendDown (nothing is dropped then).
        """
        await self._candidates.admit(actor)
        async with self._candidates.deciding(actor.space):
            return await self._dropped(actor, run_id)

    async def _dropped(self, actor: Actor, run_id: str) -> str:
        async with self._store.reading() as work:
            await self._droppable(work, actor.space, run_id)
        run = (await self._candidates.get(actor.space, run_id)).run
        refused = ""
        try:
            await self._trainer.delete_model(run.model)
        except BackendDown:
            raise
        except BackendError as error:
            refused = str(error)
        async with self._store.transaction() as work:
            await work.candidates.decide(actor.space, run_id, CandidateState.DROPPED, actor.user_id)
            if not refused:
                await model_gone(work, actor.space, run.model, self._now())
            await work.answers.forget(actor.space, run.model)
        return refused

    async def roll_back(self, actor: Actor, version: int) -> Promotion:
        """Brings back what served before entry `version` of the history, which must be the one in force.

        Raises Refused (nothing came before, something else serves by now, it learned what was deleted since, its model
        does not answer) and BackendDown.
        """
        await self._candidates.admit(actor)
        async with self._candidates.deciding(actor.space):
            return await self._rolled_back(actor, version)

    async def _rolled_back(self, actor: Actor, version: int) -> Promotion:
        async with self._store.reading() as work:
            before = await self._before(work, actor.space, version)
        await self._candidates.answers(before.serving.model)
        async with self._store.transaction() as work:
            before = await self._before(work, actor.space, version)
            await heed_deletion(work, actor.space, before.serving)
            return await work.served.take(
                actor.space,
                before.serving,
                why="rolled_back",
                by=actor.user_id,
                back_to=before.back_to,
                now=self._now(),
            )

    async def _promoted(self, space: Space, run_id: str, by: int, why: Why) -> Promotion:
        async with self._candidates.deciding(space):
            return await self._taken(space, run_id, by, why)

    async def _taken(self, space: Space, run_id: str, by: int, why: Why) -> Promotion:
        serving = await self._candidates.trained(space, run_id)
        await self._candidates.answers(serving.model)
        async with self._store.transaction() as work:
            await open_candidate(work, space, run_id)
            await heed_deletion(work, space, serving)
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

    async def _droppable(self, work: Work, space: Space, run_id: str) -> None:
        await open_candidate(work, space, run_id)
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
