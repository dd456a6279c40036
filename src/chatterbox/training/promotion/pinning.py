"""Pins: a channel and its threads are answered by one model, whatever else is promoted in the server."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from chatterbox.chat.spaces import SpaceSettings
from chatterbox.errors import Refused
from chatterbox.models import Actor, Serving, Space
from chatterbox.store.store import Store
from chatterbox.texts import say
from chatterbox.training.promotion.candidates import Candidates, heed_deletion, open_candidate

MOST_PINS = 50
BASE = "base"
"""Stands for the untrained model where a run's id names a trained one."""


def _now() -> datetime:
    return datetime.now(UTC)


class Pins:
    def __init__(
        self, store: Store, spaces: SpaceSettings, candidates: Candidates, now: Callable[[], datetime] = _now
    ) -> None:
        self._store = store
        self._spaces = spaces
        self._candidates = candidates
        self._now = now

    async def pin(self, actor: Actor, run_id: str, channel_id: int) -> Serving:
        """Lets a channel and its threads be answered by one model, whatever else is promoted. `BASE`: the base.

        Raises as `promote`.
        """
        await self._candidates.admit(actor)
        async with self._candidates.deciding(actor.space):
            return await self._pinned(actor, run_id, channel_id)

    async def _pinned(self, actor: Actor, run_id: str, channel_id: int) -> Serving:
        serving = await self._pinnable(actor.space, run_id)
        await self._candidates.answers(serving.model)
        async with self._store.transaction() as work:
            if run_id != BASE:
                await open_candidate(work, actor.space, run_id)
                await heed_deletion(work, actor.space, serving)
            pins = await work.served.pins(actor.space) | {channel_id: serving}
            if len(pins) > MOST_PINS:
                raise Refused(say("pin-too-many", most=MOST_PINS))
            await work.served.pin(actor.space, pins, by=actor.user_id, now=self._now())
        return serving

    async def unpin(self, actor: Actor, channel_id: int) -> bool:
        """Lets a channel be answered by what serves the server; whether it had a model of its own."""
        await self._candidates.admit(actor)
        async with self._store.transaction() as work:
            pins = await work.served.pins(actor.space)
            if pins.pop(channel_id, None) is None:
                return False
            await work.served.pin(actor.space, pins, by=actor.user_id, now=self._now())
        return True

    async def _pinnable(self, space: Space, run_id: str) -> Serving:
        if run_id == BASE:
            base = (await self._spaces.serving(space)).base
            return Serving(base, base, base)
        if not (await self._candidates.get(space, run_id)).may_be_promoted:
            raise Refused(say("promotion-gate"))
        return await self._candidates.trained(space, run_id)
