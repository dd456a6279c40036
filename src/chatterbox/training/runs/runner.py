"""One training from its record to its end, step by step; each step is recorded before it is done outside.

    PREPARING  rows made, file uploaded, job created with our run's id in its metadata
    QUEUED     \\
    RUNNING     } the backend's states, followed
    FINISHING  the new model sits its exam, its dataset is indexed for help, it is asked beside the one before
    COMPARING  as a candidate it is compared with what serves, and promoted where that is configured
    SUCCEEDED | FAILED | CANCELLED

A runner may be killed anywhere and another takes the record up: the job is looked for before it is asked for again, an
upload whose answer never came is deleted, what was done is not done twice. A backend that is down is a state that is
shown and waited out, never a failure.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import secrets
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from typing import Any, TypeVar

import msgspec

from chatterbox.backend.ports import ChatModel, Job, JobEvent, Trainer
from chatterbox.chat.help import HelpIndex
from chatterbox.chat.spaces import SpaceSettings
from chatterbox.errors import BackendDown, BackendError, ChatterboxError, Missing, Refused
from chatterbox.models import Dataset, RunState
from chatterbox.store.candidates import Marked, Paper, Question
from chatterbox.store.runs import UNCLEAR, Detail, RunRecord, Sample
from chatterbox.store.store import Store
from chatterbox.texts import say
from chatterbox.training.datasets.service import DatasetService
from chatterbox.training.evaluation.asking import ask_before_after
from chatterbox.training.evaluation.exams import Exams
from chatterbox.training.promotion.candidacy import Candidacy
from chatterbox.training.runs import jobs
from chatterbox.training.runs.costs import Prices
from chatterbox.training.runs.follow import Board
from chatterbox.training.runs.pace import Pace
from chatterbox.training.runs.rows import Manifest, RowMaker, TrainingFile
from chatterbox.training.together import together

_log = logging.getLogger(__name__)
_T = TypeVar("_T")

MOST_SAMPLES = 10
GIVE_UP_AFTER = 30
"""How often in a row a backend may answer with nonsense about a job before the run fails; being down never counts."""


@dataclass(frozen=True, slots=True)
class Pauses:
    """Seconds between two looks at a job, and after a failure: doubled each time up to the longest."""

    poll_s: float = 1.0
    first_s: float = 1.0
    longest_s: float = 30.0


@dataclass(frozen=True, slots=True)
class Tools:
    """What a run needs of the house."""

    store: Store
    datasets: DatasetService
    rows: RowMaker
    spaces: SpaceSettings
    help: HelpIndex
    model: ChatModel
    trainer: Trainer
    board: Board
    candidacy: Candidacy
    exams: Exams
    seed: int
    max_tokens: int
    prices: Prices = field(default_factory=Prices)
    pauses: Pauses = Pauses()
    monotonic: Callable[[], float] = time.monotonic


CANCELLABLE = (RunState.PREPARING, RunState.QUEUED, RunState.RUNNING, RunState.COMPARING)
"""While it is compared, Cancel ends the comparison alone: the model is there."""
COMPARED_AT_ONCE = 3
"""Questions, each with up to four answers: what an engine on two cores has some work with."""


class _CancelledByPerson(Exception):
    """Somebody pressed Cancel."""


class Runner:
    def __init__(self, tools: Tools, record: RunRecord) -> None:
        self._tools = tools
        self.record = record
        self._notice = ""
        self._compared = (0, 0)
        self._pace = Pace(tools.monotonic)
        self._wake = asyncio.Event()

    async def work(self, only_here: str) -> None:
        """Works until the run is over and nothing of it is left at the backend, which must be `only_here`."""
        if self.record.backend != only_here:
            if not self.record.state.over:
                await self._end(RunState.FAILED, say("training-other-backend", backend=self.record.backend))
            return
        if not self.record.state.over:
            await self._to_the_end()
        await self._tidy()

    async def cancel(self) -> None:
        """Records that the run shall end; `work` ends it."""
        await self._save(cancelling=True)
        self._wake.set()

    async def _to_the_end(self) -> None:
        try:
            if self.record.state is RunState.PREPARING:
                await self._prepare()
            if self.record.state in (RunState.QUEUED, RunState.RUNNING):
                await self._follow()
            await self._heed_deletion()
            await self._finish()
        except _CancelledByPerson:
            await self._end(RunState.CANCELLED)
        except ChatterboxError as error:
            await self._end(RunState.FAILED, str(error))
        except Exception:
            incident = secrets.token_hex(2)
            _log.exception("run %s broke (incident %s)", self.record.id, incident)
            await self._end(RunState.FAILED, say("something-broke", incident=incident))

    # PREPARING

    async def _prepare(self) -> None:
        if not self.record.detail.creating:
            await self._upload()
        owner = jobs.owner_of(self._tools.store.cipher, self.record.space)
        job = await self._patiently(lambda: jobs.job_of(self._tools.trainer, self.record, owner, self._seed))
        await self._save(state=jobs.state_of(job) or RunState.RUNNING, job_id=job.id)

    @property
    def _seed(self) -> int:
        return self._tools.seed if self.record.detail.seed is None else self.record.detail.seed

    async def _upload(self) -> None:
        tools, record = self._tools, self.record
        base = record.base or await self._patiently(tools.model.base)
        serving = await self._patiently(lambda: tools.spaces.serving(record.space))
        instruction = await tools.spaces.instruction(record.space)
        dataset, avoid = [
            None if one is None else await tools.datasets.get(record.space, one)
            for one in (record.dataset_id, record.avoid_id)
        ]
        file = await self._made(dataset, avoid, instruction)
        instruction = file.manifest.instruction
        chosen = file.some_questions(MOST_SAMPLES, self._seed)
        await self._save(
            base=base,
            previous_model=serving.model,
            manifest=msgspec.json.encode(file.manifest),
            file_id=UNCLEAR,
            seed=self._seed,
            price=tools.prices.prices.get(base),
            currency=tools.prices.currency,
            rows=len(file.origins),
            corrections=len(file.manifest.parts),
            teaches=dataset.teaches if dataset else "facts",
            instruction=instruction,
            samples=tuple(Sample(asked.question, asked.answer, asked.correction_id) for asked in chosen),
        )
        file_id = await self._patiently(lambda: jobs.upload(tools.trainer, self.record, file.content))
        await self._save(file_id=file_id, creating=True)

    async def _made(self, dataset: Dataset | None, avoid: Dataset | None, instruction: str) -> TrainingFile:
        """The training file, entered in the ledger; made anew where something of it was deleted meanwhile."""
        tools, record = self._tools, self.record
        while True:
            if record.detail.repeats:
                manifest = msgspec.json.decode(record.manifest, type=Manifest)
                file = await tools.rows.make_again(record.space, manifest)
            else:
                file = await tools.rows.make(
                    record.space, dataset, instruction, avoid=avoid, method=record.method, mixed=record.mixed
                )
            if not file.origins:
                raise Missing(say("training-nothing-left"))
            async with tools.store.transaction() as work:
                if await work.ledger.record(record.space, record.id, file.sources):
                    return file
            for one in filter(None, (dataset, avoid)):  # raises Missing where it was the dataset
                await tools.datasets.get(record.space, one.id)

    async def _heed_deletion(self) -> None:
        """Raises Refused once something that the run is made of was deleted: no model may come of it."""
        async with self._tools.store.reading() as work:
            if await work.ledger.overtaken(self.record.space, self.record.id):
                raise Refused(say("training-overtaken"))

    # QUEUED, RUNNING

    async def _follow(self) -> None:
        """Follows the job to its end. Only many answers in a row that make no sense end the run without it."""
        trainer, pauses = self._tools.trainer, self._tools.pauses
        nonsense, pause = 0, pauses.first_s
        while self.record.state is not RunState.FINISHING:
            try:
                job = await self._patiently(lambda: trainer.retrieve(self.record.job_id))
                # After the job: what it told before its end is among them.
                events = await self._patiently(
                    lambda: trainer.events(self.record.job_id, self.record.detail.last_event)
                )
            except BackendError as error:
                nonsense += 1
                if nonsense >= GIVE_UP_AFTER:
                    raise
                self._tell(say("training-waits", reason=str(error)))
                await self._rest(pause)
                pause = min(pause * 2, pauses.longest_s)
                continue
            nonsense, pause = 0, pauses.first_s
            await self._take(job, events)
            await self._judge(job)
            if job.outcome is None:
                await self._heed_deletion()
            if job.outcome is None:
                await self._rest(pauses.poll_s)

    async def _take(self, job: Job, events: list[JobEvent]) -> None:
        """Records what is new about the job."""
        state = jobs.state_of(job)
        odd = state is None and job.outcome is None
        self._notice = say("training-odd-status", status=job.status[:40]) if odd else ""
        for event in events:
            if event.point is not None:
                self._pace.reached(event.point.step)
        detail = _told(jobs.advanced(self.record.detail, events), job)
        if detail != self.record.detail or state not in (None, self.record.state):
            await self._save(state=state or self.record.state, detail=detail)
        else:
            self._show()

    async def _judge(self, job: Job) -> None:
        match job.outcome:
            case "failed":
                raise BackendError(say("training-job-failed", reason=job.error or say("training-no-reason")))
            case "cancelled":
                raise BackendError(say("training-cancelled-there"))
            case "succeeded" if not job.model:
                raise BackendError(say("training-no-model"))
            case "succeeded":
                await self._save(state=RunState.FINISHING, model=job.model)

    # FINISHING

    async def _finish(self) -> None:
        if self.record.state is RunState.FINISHING:
            await self._get_ready()
        await self._compare()
        await self._clear()
        await self._end(RunState.SUCCEEDED)

    async def _get_ready(self) -> None:
        tools, record = self._tools, self.record
        await self._patiently(self._examine)  # before it is compared: what it did not learn is asked of its base
        if record.dataset_id is not None:
            dataset_id = record.dataset_id
            await self._patiently(lambda: tools.help.index_dataset(record.space, dataset_id))
        await self._ask()
        await self._save(state=RunState.COMPARING, cancelling=False)

    async def _examine(self) -> None:
        """Asks the new model, alone, for the corrections that it was trained on, and records what it learned."""
        record = self.record
        trained_on = msgspec.json.decode(record.manifest, type=Manifest).corrections
        sat = await self._tools.exams.sit(
            record.space, record.id, record.model, record.detail.instruction, trained_on, self._sitting
        )
        await self._save(examined=len(sat), learned=tuple(one.correction_id for one in sat if one.learned))

    def _sitting(self, done: int, of: int) -> None:
        self._tell(say("exam-progress", done=done, of=of))

    async def _ask(self) -> None:
        """Asks the models before and after what is not asked yet; each pair of answers is kept as it comes."""
        for index, sample in enumerate(self.record.detail.samples):
            if sample.after is None:
                answered = await self._patiently(partial(self._asked, sample))
                samples = self.record.detail.samples
                await self._save(samples=(*samples[:index], answered, *samples[index + 1 :]))

    # COMPARING

    async def _compare(self) -> None:
        candidacy = self._tools.candidacy
        try:
            paper = await self._patiently(lambda: candidacy.paper(self.record))
            marked = None if paper is None else await self._marked(paper)
        except _CancelledByPerson:
            marked = None
        except ChatterboxError as error:  # the model is there all the same: people decide without
            _log.warning("run %s could not be compared: %s", self.record.id, error)
            marked = None
        await self._recorded(lambda: candidacy.compared(self.record, marked))

    async def _marked(self, paper: Paper) -> list[Marked]:
        """Both models' answers to all questions, several at a time, with progress."""
        free = asyncio.Semaphore(COMPARED_AT_ONCE)
        self._compared = (0, len(paper.questions))

        async def one(question: Question) -> Marked:
            async with free:
                marked = await self._patiently(lambda: self._tools.candidacy.mark(self.record, paper, question))
            self._heed_cancel()  # also where all that is left was asked already
            self._compared = (self._compared[0] + 1, len(paper.questions))
            self._show()
            return marked

        return await together(one(question) for question in paper.questions)

    async def _asked(self, sample: Sample) -> Sample:
        tools, record = self._tools, self.record
        return await ask_before_after(
            tools.model,
            (record.previous_model, record.model),
            record.detail.instruction,
            sample,
            max_tokens=tools.max_tokens,
            seed=tools.seed,
        )

    # The end

    async def _end(self, state: RunState, error: str = "") -> None:
        self._notice = ""
        await self._save(state=state, finished_at=datetime.now(UTC), error=error)

    async def _clear(self) -> bool:
        """Whether nothing is left at the backend."""
        if self.record.file_id:
            try:
                await jobs.clear(self._tools.trainer, self.record)
            except BackendError as error:
                _log.info("run %s is not cleared away yet: %s", self.record.id, error)
                return False
            await self._save(file_id="")
        return True

    async def _tidy(self) -> None:
        """Clears away what the run left at the backend, trying as long as the bot runs."""
        pause = self._tools.pauses.first_s
        while not await self._clear():
            await asyncio.sleep(pause)
            pause = min(pause * 2, self._tools.pauses.longest_s)

    # Tools

    async def _patiently(self, ask: Callable[[], Awaitable[_T]]) -> _T:
        """What `ask` gives, asked again as long as the backend is down; meanwhile the view says so."""
        pause = self._tools.pauses.first_s
        while True:
            self._heed_cancel()
            try:
                answer = await ask()
            except BackendDown as error:
                self._tell(say("training-waits", reason=str(error)))
            else:
                self._tell("")
                return answer
            await self._rest(pause)
            pause = min(pause * 2, self._tools.pauses.longest_s)

    async def _rest(self, seconds: float) -> None:
        """Waits, but not past a wish to cancel."""
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._wake.wait(), seconds)
        self._heed_cancel()

    def _heed_cancel(self) -> None:
        if self.record.detail.cancelling and self.record.state in CANCELLABLE:
            raise _CancelledByPerson

    async def _save(self, *, detail: Detail | None = None, **changes: Any) -> None:
        """Records changes of the record or its detail, then shows them.

        A full disk is waited out: what is not recorded has not happened.
        """
        # From the newest record and without a pause: Cancel saves too.
        inner = {name: changes.pop(name) for name in tuple(changes) if name in Detail.__struct_fields__}
        detail = msgspec.structs.replace(detail or self.record.detail, **inner)
        self.record = replace(self.record, detail=detail, **changes)
        await self._recorded(self._kept)
        self._show()

    async def _kept(self) -> None:
        async with self._tools.store.transaction() as work:
            await work.runs.save(self.record)

    async def _recorded(self, record: Callable[[], Awaitable[None]]) -> None:
        """Records something, as soon as the disk has room for it."""
        while True:
            try:
                return await record()
            except Refused as error:
                self._tell(str(error))
                await asyncio.sleep(self._tools.pauses.longest_s)

    def _tell(self, notice: str) -> None:
        if notice != self._notice:
            self._notice = notice
            self._show()

    def _show(self) -> None:
        left = None if self.record.state.over else self._pace.seconds_left(self.record.detail.steps)
        self._tools.board.show(self.record.view(notice=self._notice, seconds_left=left, compared=self._compared))


def _told(detail: Detail, job: Job) -> Detail:
    """With what the job itself tells, beside its events."""
    began_at = detail.began_at or (datetime.now(UTC) if detail.losses or job.status == "running" else None)
    return msgspec.structs.replace(
        detail, chosen={**detail.chosen, **job.chosen}, trained_tokens=job.trained_tokens, began_at=began_at
    )
