"""Clearing: what was deleted here is deleted at the backends too, and what one refuses is recorded with its reason.

Of a run that holds something deleted go the training file, the checkpoints, and the model unless it serves: that one
goes once another serves. What has to go is recorded before anybody is asked, so a crash loses nothing of it.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime

from chatterbox.backend.ports import Trainer
from chatterbox.errors import BackendDown, BackendError, ConfigError
from chatterbox.models import Space
from chatterbox.store.erasures import Leftover
from chatterbox.store.ledger import Holding
from chatterbox.store.runs import UNCLEAR
from chatterbox.store.store import Store, Work
from chatterbox.texts import say
from chatterbox.training.promotion.retention import answering_models, model_gone

_log = logging.getLogger(__name__)

FIRST_PAUSE_S, LONGEST_PAUSE_S = 5.0, 3600.0


def _now() -> datetime:
    return datetime.now(UTC)


class Clearing:
    """`trainers` are those of all configured backends; without any it is only recorded what has to go."""

    def __init__(
        self, store: Store, trainers: Mapping[str, Trainer] | None, now: Callable[[], datetime] = _now
    ) -> None:
        self._store = store
        self._trainers = trainers
        self._now = now
        self._wanted = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    async def look(self, space: Space) -> None:
        """Records what of a space has to go at the backends."""
        async with self._store.transaction() as work:
            await self.owe(work, space)

    async def owe(self, work: Work, space: Space) -> None:
        """As `look`, within a transaction."""
        held, in_use = await work.ledger.holdings(space), await answering_models(work, space)
        await work.erasures.owe(leftovers(space, held, in_use), self._now())

    async def look_everywhere(self) -> None:
        """As `look`, in all spaces: for the daily sweep."""
        async with self._store.reading() as work:
            spaces = await work.ledger.spaces_holding_deleted()
        for space in spaces:
            await self.look(space)

    async def clear(self) -> bool:
        """Deletes at the backends what has to go; whether every backend answered."""
        if self._trainers is None:
            return True
        async with self._store.reading() as work:
            left = await work.erasures.left()
        answered = True
        for one in left:
            try:
                await self._delete(self._trainers.get(one.backend), one)
            except (BackendDown, ConfigError) as error:
                _log.info("%s %s of %s is not deleted yet: %s", one.kind, one.name, one.backend, error)
                answered = False
            except BackendError as error:
                _log.warning("%s would not delete the %s %s: %s", one.backend, one.kind, one.name, error)
                async with self._store.transaction() as work:
                    await work.erasures.refused(one, str(error))
            else:
                async with self._store.transaction() as work:
                    await work.erasures.cleared(one, self._now())
                    if one.kind == "model":
                        await model_gone(work, one.space, one.name, self._now())
        return answered

    def start(self) -> None:
        """Clears in the background, again and again while a backend is down."""
        self._wanted.set()
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._clear_patiently(), name="clearing")

    async def settled(self, within_s: float) -> None:
        """Waits until the backends were asked, at most so long: it goes on in the background then."""
        if self._task is not None:
            await asyncio.wait([self._task], timeout=within_s)

    async def close(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _clear_patiently(self) -> None:
        pause = FIRST_PAUSE_S
        try:
            while self._wanted.is_set():
                self._wanted.clear()
                if not await self.clear():
                    with contextlib.suppress(TimeoutError):
                        await asyncio.wait_for(self._wanted.wait(), pause)
                    self._wanted.set()
                    pause = min(pause * 2, LONGEST_PAUSE_S)
        except Exception:
            _log.exception("clearing the backends broke off")  # a full disk, for one; the next sweep goes on

    async def _delete(self, trainer: Trainer | None, one: Leftover) -> None:
        if trainer is None:
            raise BackendError(say("clearing-unknown-backend", backend=one.backend))
        match one.kind:
            case "file":
                await trainer.delete_file(one.name)
            case "checkpoints":
                async with self._store.reading() as work:
                    answering = await answering_models(work, one.space)
                # Where a host names no model, the last checkpoint is the one that answers (Nebius).
                for name in [name for name in await trainer.checkpoints(one.name) if name not in answering]:
                    await trainer.delete_model(name)
            case _:
                await trainer.delete_model(one.name)


def leftovers(space: Space, held: Sequence[Holding], in_use: set[str]) -> list[Leftover]:
    """What of these runs has to go. A run that is not over clears its file away itself."""
    found = []
    for run in (run for run in held if run.over):
        if run.file_id not in ("", UNCLEAR):
            found.append(Leftover(space, run.backend, "file", run.file_id))
        if run.job_id:
            found.append(Leftover(space, run.backend, "checkpoints", run.job_id))
        if run.model and run.model not in in_use:
            found.append(Leftover(space, run.backend, "model", run.model))
    return found
