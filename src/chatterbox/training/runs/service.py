"""TrainingService: from an upload to a model that serves."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncGenerator
from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

from chatterbox.backend.bases import OfferedBase
from chatterbox.errors import BackendError, Missing, Refused
from chatterbox.models import Actor, BeforeAfter, Method, Place, Purpose, RunState, RunView, Space
from chatterbox.rules.service import Rules
from chatterbox.rules.words import WordFilter
from chatterbox.store.datasets import Named, Teaches
from chatterbox.store.runs import RunRecord
from chatterbox.texts import say, speaking
from chatterbox.training.checking.rules import MIN_ROWS
from chatterbox.training.plots import Plots
from chatterbox.training.runs.forecast import Forecaster
from chatterbox.training.runs.planning import Plan, Planner, Upload, Wish
from chatterbox.training.runs.repeating import repeated
from chatterbox.training.runs.runner import CANCELLABLE, Runner, Tools

_log = logging.getLogger(__name__)

MOST_UNDER_WAY = 2
"""Of a server: one that runs, and one that waits. Where our engine has other servers' jobs before both, it takes the
second (429) once the first runs."""
BASES_TIMEOUT_S = 2.0
"""Discord waits three seconds for suggestions."""


class TrainingService:
    """Plans, starts, follows and cancels trainings. Close it with `close`: what is under way is taken up again later.

    `backend` is the name of the backend that trains.
    """

    def __init__(
        self, tools: Tools, planner: Planner, plots: Plots, rules: Rules, forecaster: Forecaster, *, backend: str
    ) -> None:
        self._tools = tools
        self._planner = planner
        self._plots = plots
        self._rules = rules
        self._forecaster = forecaster
        self._backend = backend
        self._starting = asyncio.Lock()
        self._runners: dict[str, Runner] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}

    def fits(self, filename: str, size_bytes: int) -> None:
        """Raises BadInput for an attachment that is too large: asked before it is fetched."""
        self._tools.datasets.fits(size_bytes)

    async def plan(
        self,
        actor: Actor,
        *,
        upload: bytes | None = None,
        filename: str = "",
        text: str = "",
        dataset: str = "",
        name: str = "",
        epochs: int | None = None,
        teaches: Teaches | None = None,
        purpose: Purpose | None = None,
        base: str = "",
        method: Method | None = None,
        least: int = MIN_ROWS,
    ) -> Plan:
        """Checks what was sent or typed, or finds what to train on: see `Planner.plan`.

        An upload comes as its bytes: it never lies plain on disk. Raises Refused (not a trainer, a direct message,
        one runs and one waits, no backend trains), BadInput (unusable; `UnusableDataset` carries the report), Missing.
        """
        await self.admit(actor)
        await self._forecaster.admit()
        await self._one_waits_at_most(actor.space)
        await self._rules.quotas.check(actor.space, actor.user_id, "trainings")
        sent = None if upload is None else Upload(upload, filename, least)
        wish = Wish(dataset, name, epochs, teaches, purpose, base, method, least)
        return await self._planner.plan(actor, wish, Upload.typed(text) if text else sent)

    async def offer(self, actor: Actor, wish: Wish) -> int:
        """Keeps what was asked beside a file that has faults, for the button under its report; its number."""
        await self.admit(actor)
        return await self._planner.offer(actor, wish)

    async def offered(self, actor: Actor, number: int) -> Wish:
        """What was asked beside a file that had faults. Raises Missing, also for another server's."""
        await self.admit(actor)
        return await self._planner.offered(actor.space, number)

    async def bases(self, typed: str = "") -> list[OfferedBase]:
        """What can be trained from whose name holds what was typed, the default first; none while nobody answers."""
        try:
            async with asyncio.timeout(BASES_TIMEOUT_S):
                bases = await self._planner.bases()
        except (BackendError, TimeoutError):
            return []
        return [base for base in bases if typed.casefold() in base.name.casefold()]

    async def start(self, actor: Actor, plan: Plan, place: Place) -> RunView:
        """Records a run and works on it in the background; while one runs and one waits here it is Refused."""
        if any(one is not None and one.space != actor.space for one in (plan.dataset, plan.avoid)):
            raise Missing(say("dataset-missing"))
        record = RunRecord(
            id=str(uuid4()),
            space=actor.space,
            name=plan.name,
            state=RunState.PREPARING,
            dataset_id=None if plan.dataset is None else plan.dataset.id,
            epochs=None if plan.epochs == "auto" else plan.epochs,
            backend=self._backend,
            requested_by=actor.user_id,
            place=place,
            created_at=datetime.now(UTC),
            base=plan.base,
            method=plan.method,
            mixed=plan.mixed,
            avoid_id=None if plan.avoid is None or plan.method == "supervised" else plan.avoid.id,
        )
        return await self._begin(actor, record)

    async def repeat(self, actor: Actor, run_id: str, place: Place) -> RunView:
        """Starts an earlier run anew: the same rows (less what was withdrawn since), base, seed and epochs.

        Raises what `start` raises, and Missing for a run that has no rows to repeat.
        """
        earlier = await self._record(actor.space, run_id)
        return await self._begin(actor, repeated(earlier, actor, place, datetime.now(UTC)))

    async def _begin(self, actor: Actor, record: RunRecord) -> RunView:
        await self.admit(actor)
        await self._forecaster.admit()
        async with self._starting:
            await self._one_waits_at_most(actor.space)
            await self._rules.quotas.check(actor.space, actor.user_id, "trainings")
            async with self._tools.store.transaction() as work:
                await work.runs.add(record)
        return await self._shown(self._take_up(record))

    async def follow(self, space: Space, run_id: str) -> AsyncGenerator[RunView, None]:
        """The run's state now and after every change, until it is over. Never blocks the run: states may be skipped."""
        record = await self._record(space, run_id)
        view = self._tools.board.newest(run_id) or record.view()
        if run_id not in self._runners:
            yield await self._shown(view)
            return
        async with contextlib.aclosing(self._tools.board.follow(view)) as views:
            async for newer in views:
                yield await self._shown(newer)

    async def view(self, space: Space, run_id: str) -> RunView:
        """The run's state now, as it may be shown in its space. Raises Missing."""
        record = await self._record(space, run_id)
        return await self._shown(self._tools.board.newest(run_id) or record.view())

    async def under_way(self, space: Space) -> str:
        """The name of the training under way in a space, "" where there is none."""
        async with self._tools.store.reading() as work:
            run = await work.runs.under_way(space)
        return await self._rules.masked(space, run.name) if run else ""

    async def curve(self, view: RunView) -> bytes:
        """The loss curve as a PNG, drawn off the event loop."""
        return await self._plots.curve(view)

    async def cancel(self, actor: Actor, run_id: str) -> RunView:
        """Ends a run and its job. Raises Refused (not a trainer, too late) and Missing."""
        self._may_train(actor)
        await self._rules.allow(actor)
        record = await self._record(actor.space, run_id)
        runner = self._runners.get(run_id)
        if runner is None or record.state.over:
            raise Refused(say("training-over"))
        if runner.record.state not in CANCELLABLE:
            raise Refused(say("training-too-late"))
        await runner.cancel()
        return await self.view(actor.space, run_id)

    async def placed(self, space: Space, run_id: str, place: Place) -> None:
        """Records where the living message is (a new one after its first hour)."""
        async with self._tools.store.transaction() as work:
            await work.runs.place(space, run_id, place, datetime.now(UTC))
        runner = self._runners.get(run_id)
        if runner is not None:
            runner.record = replace(runner.record, place=place)

    async def told(self, space: Space, run_id: str) -> None:
        """Records that the closing message was sent."""
        async with self._tools.store.transaction() as work:
            await work.runs.told(space, run_id, datetime.now(UTC))

    async def unfinished(self) -> list[RunView]:
        """Runs of all spaces that are under way or whose closing message was never sent: for the bot's start only.

        Takes up the work on those under way again, and on what ended runs left at the backend.
        """
        async with self._tools.store.reading() as work:
            left = await work.runs.left()
        views = [await self._shown(self._take_up(record)) for record in left]
        return [view for view, record in zip(views, left, strict=True) if record.told_at is None]

    async def datasets(self, space: Space, typed: str = "", *, archived: bool = False) -> list[Named]:
        """Up to 25 datasets of this space whose name holds what was typed, each by its newest version."""
        return await self._tools.datasets.suggested(space, typed, archived=archived)

    async def close(self) -> None:
        """Stops working on runs; the backend goes on with theirs, and `unfinished` takes them up again."""
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _take_up(self, record: RunRecord) -> RunView:
        """Works on a run in the background, if there is anything left to do."""
        if record.id not in self._runners and (not record.state.over or record.file_id):
            runner = Runner(self._tools, record)
            self._runners[record.id] = runner
            self._tools.board.show(record.view())
            self._tasks[record.id] = asyncio.create_task(self._work(runner), name=f"run {record.id}")
        return self._tools.board.newest(record.id) or record.view()

    async def _work(self, runner: Runner) -> None:
        run_id = runner.record.id
        try:
            async with self._tools.store.reading() as work:
                language = await work.languages.of(runner.record.space)
            with speaking(language):  # what goes wrong is told, and recorded, for all in the server to read
                await runner.work(only_here=self._backend)
        except Exception:
            _log.exception("run %s could not be brought to its end", run_id)
        finally:
            self._runners.pop(run_id, None)
            self._tasks.pop(run_id, None)
            self._tools.board.drop(run_id)

    async def _record(self, space: Space, run_id: str) -> RunRecord:
        async with self._tools.store.reading() as work:
            record = await work.runs.get(space, run_id)
        if record is None:
            raise Missing(say("training-missing"))
        return record

    async def _one_waits_at_most(self, space: Space) -> None:
        """Raises Refused while two are under way here."""
        async with self._tools.store.reading() as work:
            others = await work.runs.all_under_way(space)
        if len(others) >= MOST_UNDER_WAY:
            raise Refused(say("training-one-waits", name=others[0].name))

    async def _shown(self, view: RunView) -> RunView:
        """A view without the words that are never said in its space."""
        words = await self._rules.filter(view.space)
        return _masked(view, words) if words else view

    async def admit(self, actor: Actor) -> None:
        """Raises Refused for who may not train here, or not now: see `Rules.admit`."""
        self._may_train(actor)
        await self._rules.admit(actor)

    def _may_train(self, actor: Actor) -> None:
        if actor.space.kind != "guild":
            raise Refused(say("only-in-server"))
        if not actor.trains:
            raise Refused(say("trainers-only"))


def _masked(view: RunView, words: WordFilter) -> RunView:
    masked = words.masked
    samples = tuple(
        BeforeAfter(masked(one.question), masked(one.expected), masked(one.before), masked(one.after))
        for one in view.samples
    )
    return replace(view, name=masked(view.name), error=masked(view.error), notice=masked(view.notice), samples=samples)
