"""The queue of trainings: one at a time, in turn; it survives the engine."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import secrets
import shutil
import sqlite3
import time
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import msgspec

from chatterbox.engine import dataset, preferences, supervise
from chatterbox.engine.job_rows import event
from chatterbox.engine.jobs import Jobs
from chatterbox.engine.line import Line, owner_of, refuse_third
from chatterbox.engine.shapes.errors import ApiError
from chatterbox.engine.shapes.ids import new_id
from chatterbox.engine.shapes.job_request import JobRequest
from chatterbox.engine.shapes.objects import Hyperparameters, Job, JobError
from chatterbox.engine.training_run import TrainingRun
from chatterbox.engine.workshop import Workshop

_log = logging.getLogger(__name__)

_RETRY_S = 5.0
_LOOK_S = 5.0
"""How often the waits are looked at anew while somebody waits: the running training gets to know its own end."""
_MAX_SEED = 2**31 - 1


class TrainingQueue:
    """Takes jobs, checks their files, trains them one by one."""

    def __init__(self, workshop: Workshop) -> None:
        self._shop = workshop
        self._jobs: Jobs = workshop.jobs
        self._run: TrainingRun | None = None
        self._line = Line(workshop.jobs)
        self._wake = asyncio.Event()
        self._moved = asyncio.Event()  # somebody's place in the line may have changed
        self._tasks: set[asyncio.Task[None]] = set()
        self._closing = False

    async def open(self) -> None:
        """Goes on where a former engine stopped: ends its process, checks what was unchecked, trains on."""
        self._shop.folder.mkdir(parents=True, exist_ok=True)
        unfinished = await self._jobs.open_ones()
        for folder in list(self._shop.folder.iterdir()):
            await asyncio.to_thread(supervise.end_orphan, folder)
            if folder.name not in {job.id for job in unfinished}:
                await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)
        for job in unfinished:
            if job.status == "validating_files":
                self._hold(self._check(job), f"check {job.id}")
        self._hold(self._work(), "trainings")
        self._hold(self._tell_line(), "line")

    async def busy(self) -> bool:
        """Whether anything is trained or waits."""
        return bool(await self._jobs.open_ones())

    async def submit(self, request: JobRequest) -> Job:
        """A new job; the request's names were checked before. Raises ApiError when its owner has one waiting."""
        method = request.chosen
        job = Job(
            id=new_id("ftjob"),
            created_at=int(time.time()),
            model=request.model,
            training_file=request.training_file,
            status="validating_files",
            hyperparameters=msgspec.convert(msgspec.to_builtins(method.hyperparameters), Hyperparameters),
            method=method,
            seed=secrets.randbelow(_MAX_SEED) if request.seed is None else request.seed,
            metadata=request.metadata or {},
            suffix=request.suffix,
            validation_file=request.validation_file,
        )
        created = event(f"Created fine-tuning job: {job.id}")
        validating = event(f"Validating training file: {job.training_file}")
        warnings = [event(text, level="warn") for text in request.without_effect()]
        await self._jobs.add(
            job, created, *warnings, validating, admit=lambda others: refuse_third(others, owner_of(job))
        )
        self._hold(self._check(job), f"check {job.id}")
        return job

    async def cancel(self, job_id: str) -> Job:
        """The job, over. One that was over already stays what it is. Raises ApiError 404."""
        job = await self._jobs.end(job_id, "cancelled", "The job was cancelled")
        if self._run is not None and self._run.job.id == job_id and job.status == "cancelled":
            run = self._run
            await run.stop()
            await run.cleared.wait()
        self._moved.set()
        return job

    async def close(self) -> None:
        """Ends the running training; its job goes on when the engine is started again."""
        self._closing = True
        if self._run is not None:
            await self._run.stop()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _check(self, job: Job) -> None:
        """Moves a job to "queued", or says why a file of it cannot be used."""
        training = preferences.check if job.method.type == "dpo" else dataset.check
        usable = await self._usable(job, job.training_file, "training", training)
        if usable and job.validation_file:
            usable = await self._usable(job, job.validation_file, "validation", dataset.check)
        if usable:
            text = "Files validated, moving job to queued state"
            await self._jobs.change(job.id, event(text), once="validated", status="queued")
            self._wake.set()
            self._moved.set()

    async def _usable(self, job: Job, file_id: str, role: str, check: Callable[[Path], int]) -> bool:
        """Whether a file passes its check; the job fails where it does not."""
        try:
            await asyncio.to_thread(check, await self._shop.files.path(file_id))
        except dataset.UnusableFile as error:
            error_code, message = error.code, str(error)
        except (ApiError, FileNotFoundError):
            error_code, message = "file_not_found", f"The {role} file {file_id} is gone."
        except OSError as error:
            error_code, message = "file_unreadable", f"The {role} file cannot be read: {error.strerror}."
        else:
            return True
        told = f"The job failed due to an invalid {role} file. {message}"
        await self._jobs.end(job.id, "failed", told, JobError(error_code, message, f"{role}_file"))
        return False

    async def _tell_line(self) -> None:
        """Keeps those who wait informed."""
        while not self._closing:
            self._moved.clear()
            try:
                waits = await self._line.tell()
            except (OSError, sqlite3.Error):
                _log.exception("those who wait could not be told")
                waits = True
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._moved.wait(), _LOOK_S if waits else None)

    async def _work(self) -> None:
        while not self._closing:
            self._wake.clear()
            job = await self._line.next()
            if job is None:
                await self._wake.wait()
                continue
            try:
                await self._train(job)
            except (OSError, sqlite3.Error):
                _log.exception("job %s could not be carried on; trying again in %g s", job.id, _RETRY_S)
                await asyncio.sleep(_RETRY_S)

    async def _train(self, job: Job) -> None:
        self._run = run = TrainingRun(job, self._shop)
        self._moved.set()
        try:
            await self._carry_out(run)
            await self._clear(job)
        finally:
            self._run = None
            run.cleared.set()

    async def _carry_out(self, run: TrainingRun) -> None:
        try:
            await run.carry_out()
        except (OSError, sqlite3.Error):
            raise
        except Exception:
            _log.exception("job %s broke", run.job.id)
            message = "The engine broke while it trained this job. Its log says more."
            await self._jobs.end(run.job.id, "failed", message, JobError("internal_error", message))

    async def _clear(self, job: Job) -> None:
        """What a job that is over leaves behind: its model, where it has one; no checkpoints."""
        ended = await self._jobs.get(job.id)
        if ended.over:
            kept = ended.status == "succeeded"
            await asyncio.to_thread(self._shop.models.drop_files, job.id, keep_model=kept)
            await asyncio.to_thread(shutil.rmtree, self._shop.folder / job.id, ignore_errors=True)

    def _hold(self, work: Coroutine[Any, Any, None], name: str) -> None:
        task = asyncio.create_task(work, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
