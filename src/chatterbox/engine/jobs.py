"""Fine-tuning jobs as records: the job, its events, its checkpoints. Events are only ever added, each of them once."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Sequence
from statistics import fmean
from typing import Any

import msgspec

from chatterbox.engine.database import Database, rows_after
from chatterbox.engine.job_rows import add_event, event, forget_checkpoints, load, metrics_at, open_ones, store
from chatterbox.engine.models import Tuned, insert
from chatterbox.engine.shapes.ids import new_id
from chatterbox.engine.shapes.objects import Checkpoint, Job, JobError, JobEvent, Page

_RECENT = 5  # trainings, that the next one's duration is guessed from


class Jobs:
    """The jobs of one data folder."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def add(self, job: Job, *events: JobEvent, admit: Callable[[Sequence[Job]], None]) -> None:
        """`admit` sees the jobs that are not over and raises ApiError when this one is one too many."""

        def insert_job(connection: sqlite3.Connection) -> None:
            admit(open_ones(connection))
            connection.execute(
                "INSERT INTO jobs (id, status, document) VALUES (?, ?, ?)",
                (job.id, job.status, msgspec.json.encode(job)),
            )
            for told in events:
                add_event(connection, job.id, told, once=told.id)

        await self._database.do(insert_job)

    async def get(self, job_id: str) -> Job:
        """Raises ApiError 404."""
        return await self._database.do(lambda c: load(c, job_id))

    async def page(self, *, after: str | None, limit: int, metadata: dict[str, str]) -> Page[Job]:
        """Newest first, those whose metadata hold all of `metadata`."""
        where, values = "1", tuple[str, ...]()
        for key, value in metadata.items():
            where += " AND EXISTS (SELECT 1 FROM json_each(document, '$.metadata') WHERE key = ? AND value = ?)"
            values += (key, value)
        documents, more = await self._database.do(
            lambda c: rows_after(c, "jobs", where, values, after=after, limit=limit)
        )
        return _page([msgspec.json.decode(document, type=Job) for document in documents], more)

    async def events(self, job_id: str, *, after: str | None, limit: int) -> Page[JobEvent]:
        """Newest first. Raises ApiError 404."""
        await self.get(job_id)
        documents, more = await self._database.do(
            lambda c: rows_after(c, "events", "job = ?", (job_id,), after=after, limit=limit)
        )
        return _page([msgspec.json.decode(document, type=JobEvent) for document in documents], more)

    async def checkpoints(self, job_id: str, *, after: str | None, limit: int) -> Page[Checkpoint]:
        """Newest first. Raises ApiError 404."""
        await self.get(job_id)
        documents, more = await self._database.do(
            lambda c: rows_after(c, "checkpoints", "job = ?", (job_id,), after=after, limit=limit)
        )
        return _page([msgspec.json.decode(document, type=Checkpoint) for document in documents], more)

    async def open_ones(self) -> list[Job]:
        """Every job that is not over, oldest first."""
        return await self._database.do(open_ones)

    async def begin(self, job_id: str, owner: str) -> Job:
        """The job runs; its owner had a turn."""

        def update(connection: sqlite3.Connection) -> Job:
            job = load(connection, job_id)
            if job.over:
                return job
            begun = msgspec.structs.replace(job, status="running")
            store(connection, begun)
            add_event(connection, job_id, event("Fine-tuning job started"), once="started")
            connection.execute(
                "INSERT OR REPLACE INTO turns VALUES (?, (SELECT coalesce(max(number), 0) + 1 FROM turns))", (owner,)
            )
            return begun

        return await self._database.do(update)

    async def turns(self) -> dict[str, int]:
        """When each owner's last training began: the larger the number the later."""
        return await self._database.do(lambda c: dict(c.execute("SELECT owner, number FROM turns").fetchall()))

    async def usual_seconds(self) -> float | None:
        """How long the last few trainings took; None before the first."""
        query = (
            "SELECT jobs.document, events.document FROM jobs JOIN events ON job = jobs.id AND once = 'started' "
            "WHERE status = 'succeeded' ORDER BY jobs.number DESC LIMIT ?"
        )
        rows = await self._database.do(lambda c: c.execute(query, (_RECENT,)).fetchall())
        taken = []
        for of_job, of_event in rows:
            job = msgspec.json.decode(of_job, type=Job)
            begun = msgspec.json.decode(of_event, type=JobEvent)
            taken.append((job.finished_at or begun.created_at) - begun.created_at)
        return fmean(taken) if taken else None

    async def change(self, job_id: str, told: JobEvent, *, once: str = "", **fields: Any) -> Job:
        """Sets fields of a job that is not over, with the event that tells it. A job that is over stays as it is.

        Under a name `once` an event is added once only: a step that a resumed training tells again is not doubled.
        """

        def update(connection: sqlite3.Connection) -> Job:
            job = load(connection, job_id)
            if job.over:
                return job
            changed = msgspec.structs.replace(job, **fields)
            store(connection, changed)
            if changed.over:
                forget_checkpoints(connection, job_id)
            add_event(connection, job_id, told, once=once or told.id)
            return changed

        return await self._database.do(update)

    async def succeed(self, job_id: str, tuned: Tuned, result_files: list[str], trained_tokens: int) -> Job:
        """The job is over and its model can be asked, in one transaction; unless it was cancelled before.

        Its checkpoints are no longer listed.
        """

        def update(connection: sqlite3.Connection) -> Job:
            job = load(connection, job_id)
            if job.over:
                return job
            done = msgspec.structs.replace(
                job,
                status="succeeded",
                fine_tuned_model=tuned.name,
                finished_at=int(time.time()),
                estimated_finish=None,
                trained_tokens=trained_tokens,
                result_files=result_files,
            )
            insert(connection, tuned, listed=True)
            forget_checkpoints(connection, job_id)
            store(connection, done)
            add_event(connection, job_id, event(f"New fine-tuned model created: {tuned.name}"), once="model")
            add_event(connection, job_id, event("The job has successfully completed"), once="completed")
            return done

        return await self._database.do(update)

    async def end(self, job_id: str, status: str, message: str, error: JobError | None = None) -> Job:
        """The job is over, without a model and without checkpoints."""
        told = event(message, level="error" if status == "failed" else "info")
        return await self.change(
            job_id, told, status=status, error=error, finished_at=int(time.time()), estimated_finish=None
        )

    async def metrics(self, job_id: str) -> list[dict[str, Any]]:
        """The numbers of every step, in order."""
        return [told.data for told in await self.told(job_id, "step-%")]

    async def told(self, job_id: str, once: str) -> list[JobEvent]:
        """The events whose name `once` is like this, in order."""
        query = "SELECT document FROM events WHERE job = ? AND once LIKE ? ORDER BY number"
        rows = await self._database.do(lambda c: c.execute(query, (job_id, once)).fetchall())
        return [msgspec.json.decode(row[0], type=JobEvent) for row in rows]

    async def set_result_files(self, job_id: str, file_ids: list[str]) -> None:
        """Of a job that is over."""

        def update(connection: sqlite3.Connection) -> None:
            store(connection, msgspec.structs.replace(load(connection, job_id), result_files=file_ids))

        await self._database.do(update)

    async def add_checkpoint(self, job: Job, name: str, step: int) -> bool:
        """False when the job has that checkpoint already."""

        def insert_checkpoint(connection: sqlite3.Connection) -> bool:
            checkpoint = Checkpoint(
                id=new_id("ftckpt"),
                created_at=int(time.time()),
                fine_tuned_model_checkpoint=name,
                fine_tuning_job_id=job.id,
                metrics=metrics_at(connection, job.id, step),
                step_number=step,
            )
            added = connection.execute(
                "INSERT OR IGNORE INTO checkpoints (id, job, once, document) VALUES (?, ?, ?, ?)",
                (checkpoint.id, job.id, f"step-{step}", msgspec.json.encode(checkpoint)),
            ).rowcount
            if added:
                add_event(connection, job.id, event(f"Checkpoint created at step {step}"), once=f"checkpoint-{step}")
            return bool(added)

        return await self._database.do(insert_checkpoint)


def _page(items: list[Any], more: bool) -> Page[Any]:
    return Page(items, more, items[0].id if items else None, items[-1].id if items else None)
