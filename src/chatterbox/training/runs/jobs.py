"""A run's traces at the backend: its training file and its job, each made once and cleared away."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from chatterbox.backend.ports import Job, JobEvent, Trainer
from chatterbox.backend.trainer import suffix_of
from chatterbox.errors import BackendDown, BackendError
from chatterbox.models import RunState, Space
from chatterbox.store.crypto import Cipher
from chatterbox.store.runs import UNCLEAR, Detail, RunRecord


async def upload(trainer: Trainer, record: RunRecord, content: bytes) -> str:
    """Uploads the run's training file; its id."""
    # An earlier try may have arrived although its answer did not.
    for left in await trainer.find_files(file_name(record)):
        await trainer.delete_file(left)
    return await trainer.upload(file_name(record), content)


def owner_of(cipher: Cipher, space: Space) -> str:
    """What a trainer knows a space by: the same for all its runs, and telling nothing of it."""
    return cipher.fingerprint(space, "owner of trainings").hex()[:32]


async def job_of(trainer: Trainer, record: RunRecord, owner: str, seed: int) -> Job:
    """The job of this run: found by our id, or created. After an unclear failure call it again: it looks first."""
    found = await trainer.find(record.id)
    if found is not None:
        return found
    try:
        return await trainer.create(
            record.file_id,
            record.base,
            run_id=record.id,
            owner=owner,
            suffix=suffix_of(record.id),
            hyperparameters={"n_epochs": record.epochs or "auto"},
            seed=seed,
            method=record.method,
        )
    except BackendDown:
        raise
    except BackendError:
        # An answer that could not be read may have been that of a job that was made.
        found = await trainer.find(record.id)
        if found is None:
            raise
        return found


async def clear(trainer: Trainer, record: RunRecord) -> None:
    """Leaves nothing of a run at the backend but its model: no job that still runs, no training file."""
    given_up = record.state in (RunState.CANCELLED, RunState.FAILED)
    if given_up and (record.job_id or record.detail.creating):
        job = await trainer.find(record.id)
        if job is not None and job.outcome is None:
            await trainer.cancel(job.id)
    files = set(await trainer.find_files(file_name(record)))
    if record.file_id not in ("", UNCLEAR):
        files.add(record.file_id)
    for file_id in sorted(files):
        await trainer.delete_file(file_id)


def file_name(record: RunRecord) -> str:
    """The name that the run's training file has at the backend."""
    return f"chatterbox-{record.id}.jsonl"


def state_of(job: Job) -> RunState | None:
    """The run's state by the job's status; None for one that is not known here ("paused") and for an end."""
    match job.status:
        case "validating_files" | "queued" | "pending":
            return RunState.QUEUED
        case "running":
            return RunState.RUNNING
        case _:
            return None


def advanced(detail: Detail, events: Sequence[JobEvent]) -> Detail:
    """What is known of a run after these events. A step that is told again (from a checkpoint) replaces the first."""
    losses, valid = dict(detail.losses), dict(detail.valid)
    step, steps, queue = detail.step, detail.steps, detail.queue
    libraries, chosen = detail.libraries, detail.chosen
    for event in events:
        steps = event.total_steps or steps
        queue, libraries = event.queue or queue, dict(event.libraries or libraries)
        chosen = {**chosen, **(event.plan or {})}
        if event.point is not None:
            step = event.point.step
            losses[step] = event.point.loss
        if event.valid is not None:
            valid[event.valid.step] = event.valid.loss
    last = events[-1].id if events else detail.last_event
    return msgspec.structs.replace(
        detail,
        step=step,
        steps=steps,
        losses=tuple(sorted(losses.items())),
        valid=tuple(sorted(valid.items())),
        queue=queue,
        libraries=libraries,
        chosen=chosen,
        last_event=last,
    )
