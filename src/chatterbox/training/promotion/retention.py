"""Retention: which models of a space stay at the backend, and which go with the daily sweep.

A candidate that nobody took into use goes after some days; of those that were in use the last few stay, so that there
is a way back. A model goes with everything that the backend keeps of it: OpenAI's protocol has one request for that.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import msgspec

from chatterbox.backend.ports import Trainer
from chatterbox.errors import BackendError
from chatterbox.models import Space
from chatterbox.store.runs import RunRecord
from chatterbox.store.store import Store, Work

_log = logging.getLogger(__name__)


def _now() -> datetime:
    return datetime.now(UTC)


class Retention:
    """`backend` is the name of the backend that trains; models of others are not ours to delete with its key."""

    def __init__(
        self,
        store: Store,
        trainer: Trainer,
        *,
        backend: str,
        candidate_days: int,
        promoted_models: int,
        now: Callable[[], datetime] = _now,
    ) -> None:
        self._store = store
        self._trainer = trainer
        self._backend = backend
        self._candidates_for = timedelta(days=candidate_days) if candidate_days else None
        self._promoted = promoted_models
        self._now = now

    async def sweep(self) -> int:
        """Deletes what has had its time, in all spaces; how many models that were. What fails is tried the next day."""
        async with self._store.reading() as work:
            spaces = await work.runs.spaces()
        return sum([await self._sweep(space) for space in spaces])

    async def _sweep(self, space: Space) -> int:
        async with self._store.reading() as work:
            runs, promoted = await work.runs.succeeded(space), await promoted_models(work, space)
            answering = await answering_models(work, space)
        count = 0
        for record in self._stale(runs, promoted, answering):
            try:
                await self._trainer.delete_model(record.model)
            except BackendError as error:
                _log.info("the model of run %s is not deleted yet: %s", record.id, error)
                break
            async with self._store.transaction() as work:
                await model_gone(work, space, record.model, self._now())
            count += 1
        return count

    def _stale(self, runs: Sequence[RunRecord], promoted: Sequence[str], answering: set[str]) -> list[RunRecord]:
        """`promoted`: the latest first."""
        kept, before = {*promoted[: self._promoted], *answering}, self._now()
        stale = []
        for record in runs:
            there = record.model and record.backend == self._backend and record.detail.model_deleted_at is None
            if not there or record.model in kept:
                continue
            old = self._candidates_for is not None and (record.finished_at or before) < before - self._candidates_for
            if record.model in promoted or old:
                stale.append(record)
        return stale


async def model_gone(work: Work, space: Space, model: str, now: datetime) -> None:
    """Records that a model was deleted at its backend: nothing is contained in it any more."""
    for record in await work.runs.with_model(space, model):
        detail = msgspec.structs.replace(record.detail, model_deleted_at=now)
        await work.runs.save(replace(record, detail=detail))
        await work.ledger.model_gone(space, record.id)


async def promoted_models(work: Work, space: Space) -> list[str]:
    """Every model that ever served a space, the latest first, each once; bases are not among them."""
    served = [promotion.serving for promotion in await work.served.history(space)]
    return list(dict.fromkeys(serving.model for serving in served if serving.run_id is not None))


async def answering_models(work: Work, space: Space) -> set[str]:
    """The models that answer in a space now: the one in use, and those of channels that have one of their own."""
    now, pinned = await work.served.now(space), await work.served.pins(space)
    return {serving.model for serving in (*([now.serving] if now else ()), *pinned.values())}
