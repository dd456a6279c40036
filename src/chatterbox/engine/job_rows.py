"""The rows of a job in the engine's records, read and written inside a transaction: `jobs.py` says when."""

from __future__ import annotations

import sqlite3
import time
from typing import Any

import msgspec

from chatterbox.engine.models import withdraw_checkpoints
from chatterbox.engine.shapes.errors import no_job
from chatterbox.engine.shapes.ids import new_id
from chatterbox.engine.shapes.objects import CheckpointMetrics, Job, JobEvent

_OVER = "('succeeded', 'failed', 'cancelled')"


def event(message: str, *, level: str = "info", kind: str = "message", data: dict[str, Any] | None = None) -> JobEvent:
    """A new event, now."""
    return msgspec.convert(
        {
            "id": new_id("ftevent"),
            "created_at": int(time.time()),
            "message": message,
            "type": kind,
            "level": level,
            "data": data or {},
        },
        JobEvent,
    )


def open_ones(connection: sqlite3.Connection) -> list[Job]:
    query = f"SELECT document FROM jobs WHERE status NOT IN {_OVER} ORDER BY number"
    return [msgspec.json.decode(row[0], type=Job) for row in connection.execute(query).fetchall()]


def forget_checkpoints(connection: sqlite3.Connection, job_id: str) -> None:
    """Neither listed nor answering any more: what a run leaves is its model."""
    connection.execute("DELETE FROM checkpoints WHERE job = ?", (job_id,))
    withdraw_checkpoints(connection, job_id)


def load(connection: sqlite3.Connection, job_id: str) -> Job:
    row = connection.execute("SELECT document FROM jobs WHERE id = ?", (job_id,)).fetchone()
    if row is None:
        raise no_job(job_id)
    return msgspec.json.decode(row[0], type=Job)


def store(connection: sqlite3.Connection, job: Job) -> None:
    connection.execute(
        "UPDATE jobs SET status = ?, document = ? WHERE id = ?", (job.status, msgspec.json.encode(job), job.id)
    )


def add_event(connection: sqlite3.Connection, job_id: str, event: JobEvent, *, once: str) -> None:
    connection.execute(
        "INSERT OR IGNORE INTO events (id, job, once, document) VALUES (?, ?, ?, ?)",
        (event.id, job_id, once, msgspec.json.encode(event)),
    )


def metrics_at(connection: sqlite3.Connection, job_id: str, step: int) -> CheckpointMetrics:
    query = "SELECT document FROM events WHERE job = ? AND once = ?"
    row = connection.execute(query, (job_id, f"step-{step}")).fetchone()
    data = msgspec.json.decode(row[0], type=JobEvent).data if row else {}
    names = CheckpointMetrics.__struct_fields__[1:]
    return CheckpointMetrics(step, **{name: data.get(name) for name in names})
