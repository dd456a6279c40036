"""One job being trained: its process is followed, started again when it dies, and its result taken in."""

from __future__ import annotations

import asyncio
import logging
import signal
from pathlib import Path
from typing import Any

import msgspec

from chatterbox.engine import supervise
from chatterbox.engine.disk import write_atomically
from chatterbox.engine.job_rows import event
from chatterbox.engine.line import owner_of
from chatterbox.engine.models import tuned_now
from chatterbox.engine.recording import Recording
from chatterbox.engine.shapes.errors import ApiError
from chatterbox.engine.shapes.objects import Job, JobError
from chatterbox.engine.supervise import TrainingProcess
from chatterbox.engine.workshop import Workshop

_log = logging.getLogger(__name__)

MAX_DEATHS = 3
"""How often a training may die without a step of progress before its job fails."""


class TrainingRun:
    """Carries one job from "queued" to its end."""

    def __init__(self, job: Job, workshop: Workshop) -> None:
        self.job = job
        self._shop = workshop
        self._folder = workshop.folder / job.id
        self.cleared = asyncio.Event()  # set by the queue when nothing of the run is left
        self._process: TrainingProcess | None = None
        self._stopped = False
        self._recording = Recording(job, workshop)

    async def carry_out(self) -> None:
        """Returns when the job is over, or when `stop` was called."""
        try:
            await self._prepare()
        except ApiError as error:
            await self._fail("file_not_found", f"A file of this training is gone. {error.message}", "training_file")
            return
        deaths = 0
        while not self._stopped:
            before = self._recording.last_step
            outcome = await self._follow()
            if self._stopped or await self._settle(outcome):
                return
            deaths = 1 if self._recording.last_step > before else deaths + 1
            if deaths >= MAX_DEATHS:
                await self._fail(*_why_dead(outcome))
                return
            text = f"The training process ended unexpectedly ({outcome}); it goes on from its last checkpoint"
            await self._shop.jobs.change(self.job.id, event(text, level="warn"))

    async def stop(self) -> None:
        """Ends the process; the job's record is left as it is."""
        self._stopped = True
        if self._process is not None:
            await self._process.stop()

    async def _prepare(self) -> None:
        training_file = await self._shop.files.path(self.job.training_file)
        validation_file = self.job.validation_file and await self._shop.files.path(self.job.validation_file)
        self._folder.mkdir(parents=True, exist_ok=True)
        base = self._shop.models.base(self.job.model)
        wanted = {
            "base": msgspec.to_builtins(base),
            "training_file": str(training_file.absolute()),
            "validation_file": str(validation_file.absolute()) if validation_file else "",
            "method": self.job.method.type,
            "hyperparameters": msgspec.to_builtins(self.job.method.hyperparameters),
            "recipe": self.job.metadata.get("recipe", "rewrite"),
            "seed": self.job.seed,
            "threads": self._shop.threads,
            "cache": str(self._shop.cache.absolute()),
            "embedder": self._shop.embedder(),
        }
        if not (self._folder / "job.json").exists():  # a resumed training keeps what it began with
            write_atomically(self._folder / "job.json", msgspec.json.encode(wanted))
        await self._shop.jobs.begin(self.job.id, owner_of(self.job))

    async def _follow(self) -> supervise.Done | supervise.Failed | int:
        """One life of the process: how it ended, or with which exit status it died."""
        self._process = await TrainingProcess.start(self._shop.command, self._folder, self._shop.threads)
        if self._stopped:  # while it was being started
            await self._process.stop()
        self._recording.begin_life()
        outcome: supervise.Done | supervise.Failed | None = None
        try:
            async for told in self._process.events():
                if isinstance(told, supervise.Done | supervise.Failed):
                    outcome = told
                else:
                    await self._recording.take(told)
        except BaseException:
            await self._process.stop()
            raise
        status = await self._process.gone()
        return status if outcome is None else outcome

    async def _settle(self, outcome: supervise.Done | supervise.Failed | int) -> bool:
        """Whether the job is over."""
        if isinstance(outcome, supervise.Failed):
            await self._fail(outcome.code, outcome.message)
        elif isinstance(outcome, supervise.Done):
            await self._take_in(outcome)
        else:
            return (await self._shop.jobs.get(self.job.id)).over
        return True

    async def _take_in(self, done: supervise.Done) -> None:
        adapter, shop = self._shop.models.adapter_file(self.job.id), self._shop
        content = await asyncio.to_thread(Path(done.adapter).read_bytes)
        await asyncio.to_thread(write_atomically, adapter, content)
        base = shop.models.base(self.job.model)
        if base is None:
            raise ApiError(404, f"The base {self.job.model} is gone.", code="model_not_found")
        await asyncio.to_thread(self._note, base.sha256, done)
        job = await shop.jobs.get(self.job.id)  # with the numbers that were chosen meanwhile
        files = await shop.results.save(job, self._recording.name, base, adapter, Path(done.peft), done.trained_tokens)
        await shop.warm(self.job.model, adapter)
        tuned = tuned_now(self._recording.name, self.job.model, self.job.id, adapter)
        job = await shop.jobs.succeed(self.job.id, tuned, files, done.trained_tokens)
        if job.status != "succeeded":
            adapter.unlink(missing_ok=True)
            await shop.results.drop(self.job.id)

    def _note(self, sha256: str, done: supervise.Done) -> None:
        """Keeps what this machine took: only where the batch was as large as it usually is."""
        figures, pace_s = {}, self._recording.pace_s
        if pace_s and self.job.method.hyperparameters.batch_size == "auto":
            figures["step_s"] = pace_s
        if done.peak_mb:
            figures["training_mb"] = done.peak_mb
        self._shop.measured.note(sha256, **figures)

    async def _fail(self, code: str, message: str, param: str | None = None) -> None:
        _log.error("job %s failed: %s", self.job.id, code)
        await self._shop.jobs.end(self.job.id, "failed", message, JobError(code, message, param))


def _why_dead(status: Any) -> tuple[str, str]:
    if status == -signal.SIGKILL:
        return "out_of_memory", (
            f"The training process was killed {MAX_DEATHS} times; most likely the machine's memory was not enough. "
            "Close other programs, or use a smaller batch_size."
        )
    return "training_crashed", f"The training process died {MAX_DEATHS} times (exit status {status})."
