"""The queue of trainings: one at a time, in order; it survives the engine."""

from __future__ import annotations

import asyncio
import logging
import secrets
import shutil
import sqlite3
import time
from collections.abc import Coroutine
from typing import Any

from chatterbox.engine import dataset, supervise
from chatterbox.engine.jobs import Jobs, event
from chatterbox.engine.shapes.errors import ApiError
from chatterbox.engine.shapes.ids import new_id
from chatterbox.engine.shapes.job_request import JobRequest
from chatterbox.engine.shapes.objects import Job, JobError, Method, Supervised
from chatterbox.engine.training_run import TrainingRun, Workshop

_log = logging.getLogger(__name__)

_RETRY_S = 5.0
_MAX_SEED = 2**31 - 1


class TrainingQueue:
    """Takes jobs, checks their files, trains them one by one."""

    def __init__(self, workshop: Workshop) -> None:
        self._shop = workshop
        self._jobs: Jobs = workshop.jobs
        self._run: TrainingRun | None = None
        self._wake = asyncio.Event()
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

    async def submit(self, request: JobRequest) -> Job:
        """A new job; the request's names were checked before."""
        job = Job(
            id=new_id("ftjob"),
            created_at=int(time.time()),
            model=request.model,
            training_file=request.training_file,
            status="validating_files",
            hyperparameters=request.chosen,
            method=Method(Supervised(request.chosen)),
            seed=secrets.randbelow(_MAX_SEED) if request.seed is None else request.seed,
            metadata=request.metadata or {},
            suffix=request.suffix,
            validation_file=request.validation_file,
        )
        created = event(f"Created fine-tuning job: {job.id}")
        validating = event(f"Validating training file: {job.training_file}")
        warnings = [event(text, level="warn") for text in request.without_effect()]
        await self._jobs.add(job, created, *warnings, validating)
        self._hold(self._check(job), f"check {job.id}")
        return job

    async def cancel(self, job_id: str) -> Job:
        """The job, over. One that was over already stays what it is. Raises ApiError 404."""
        job = await self._jobs.end(job_id, "cancelled", "The job was cancelled")
        if self._run is not None and self._run.job.id == job_id and job.status == "cancelled":
            run = self._run
            await run.stop()
            await run.cleared.wait()
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
        """Moves a job to "queued", or says why its file cannot be used."""
        try:
            path = await self._shop.files.path(job.training_file)
            await asyncio.to_thread(dataset.check, path)
        except dataset.UnusableFile as error:
            await self._refuse(job, error.code, str(error))
        except (ApiError, FileNotFoundError):
            await self._refuse(job, "file_not_found", f"The training file {job.training_file} is gone.")
        except OSError as error:
            await self._refuse(job, "file_unreadable", f"The training file cannot be read: {error.strerror}.")
        else:
            text = "Files validated, moving job to queued state"
            await self._jobs.change(job.id, event(text), once="validated", status="queued")
            self._wake.set()

    async def _refuse(self, job: Job, code: str, message: str) -> None:
        told = f"The job failed due to an invalid training file. {message}"
        await self._jobs.end(job.id, "failed", told, JobError(code, message, "training_file"))

    async def _work(self) -> None:
        while not self._closing:
            self._wake.clear()
            job = await self._next()
            if job is None:
                await self._wake.wait()
                continue
            try:
                await self._train(job)
            except (OSError, sqlite3.Error):
                _log.exception("job %s could not be carried on; trying again in %g s", job.id, _RETRY_S)
                await asyncio.sleep(_RETRY_S)

    async def _next(self) -> Job | None:
        waiting = await self._jobs.open_ones()
        running = [job for job in waiting if job.status == "running"]
        queued = [job for job in waiting if job.status == "queued"]
        return next(iter(running + queued), None)

    async def _train(self, job: Job) -> None:
        self._run = run = TrainingRun(job, self._shop)
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
        """What a job that is over leaves behind: of one without success, nothing but its record."""
        ended = await self._jobs.get(job.id)
        if ended.over and ended.status != "succeeded":
            await self._shop.models.delete_of(job.id)
        if ended.over:
            await asyncio.to_thread(shutil.rmtree, self._shop.folder / job.id, ignore_errors=True)

    def _hold(self, work: Coroutine[Any, Any, None], name: str) -> None:
        task = asyncio.create_task(work, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
