"""Fine-tuning jobs over the openai SDK."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from chatterbox.backend.connection import Connection, told_as_ours
from chatterbox.backend.ports import Job, JobEvent, ResultFile
from chatterbox.models import LossPoint, Method

if TYPE_CHECKING:
    from openai.types.fine_tuning import FineTuningJob, FineTuningJobEvent

RUN_ID = "chatterbox_run"
"""The metadata key that carries our run's id: how a job is found again after an unclear failure."""

_TYPES: dict[Method, str] = {"supervised": "supervised", "preference": "dpo"}

_STEP_OF = re.compile(r"[Ss]tep (\d+)/(\d+)")


class OpenAITrainer:
    """`Trainer` over any address that answers OpenAI's fine-tuning protocol."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def upload(self, name: str, content: bytes) -> str:
        with told_as_ours(self._connection.name):
            client = await self._connection.client()
            file = await client.files.create(file=(name, content, "application/octet-stream"), purpose="fine-tune")
        return file.id

    async def find_files(self, name: str) -> list[str]:
        with told_as_ours(self._connection.name):
            client = await self._connection.client()
            return [
                file.id async for file in client.files.list(purpose="fine-tune", limit=1000) if file.filename == name
            ]

    async def create(
        self,
        file_id: str,
        base: str,
        *,
        run_id: str,
        suffix: str,
        hyperparameters: Mapping[str, int | float | str],
        seed: int,
        method: Method = "supervised",
    ) -> Job:
        kind = _TYPES[method]
        how: Any = {"type": kind, kind: {"hyperparameters": dict(hyperparameters)}}
        with told_as_ours(self._connection.name):
            client = await self._connection.client()
            # No retry: the SDK sends no idempotency key, and a second try could start a second job.
            job = await client.with_options(max_retries=0).fine_tuning.jobs.create(
                training_file=file_id, model=base, suffix=suffix, seed=seed, metadata={RUN_ID: run_id}, method=how
            )
        return _job(job)

    async def find(self, run_id: str) -> Job | None:
        with told_as_ours(self._connection.name):
            client = await self._connection.client()
            async for job in client.fine_tuning.jobs.list(metadata={RUN_ID: run_id}, limit=100):
                if (job.metadata or {}).get(RUN_ID) == run_id:  # not every host filters by metadata
                    return _job(job)
        return None

    async def retrieve(self, job_id: str) -> Job:
        with told_as_ours(self._connection.name):
            client = await self._connection.client()
            return _job(await client.fine_tuning.jobs.retrieve(job_id))

    async def cancel(self, job_id: str) -> Job:
        with told_as_ours(self._connection.name):
            client = await self._connection.client()
            return _job(await client.fine_tuning.jobs.cancel(job_id))

    async def events(self, job_id: str, after: str | None) -> list[JobEvent]:
        """The protocol lists newest first and pages towards the past, so this reads back until it meets `after`."""
        newer: list[JobEvent] = []
        with told_as_ours(self._connection.name):
            client = await self._connection.client()
            async for event in client.fine_tuning.jobs.list_events(job_id, limit=100):
                if event.id == after:
                    break
                newer.append(_event(event))
        return newer[::-1]

    async def results(self, job_id: str) -> list[ResultFile]:
        with told_as_ours(self._connection.name):
            client = await self._connection.client()
            job = await client.fine_tuning.jobs.retrieve(job_id)
            files = [await client.files.retrieve(file_id) for file_id in job.result_files or []]
        return [ResultFile(file.id, file.filename, file.bytes) for file in files]

    async def fetch(self, file_id: str) -> bytes:
        with told_as_ours(self._connection.name):
            client = await self._connection.client()
            return (await client.files.content(file_id)).content

    async def delete_file(self, file_id: str) -> None:
        with told_as_ours(self._connection.name):
            client = await self._connection.client()
            import openai

            try:
                await client.files.delete(file_id)
            except openai.NotFoundError:
                return


def _job(job: FineTuningJob) -> Job:
    # A healthy new job can carry an error whose fields are all null.
    error = job.error.message if job.error and job.error.code else ""
    return Job(
        id=job.id,
        status=job.status,
        model=job.fine_tuned_model or "",
        error=error or "",
        file_id=job.training_file,
        trained_tokens=job.trained_tokens,
        metadata=dict(job.metadata or {}),
    )


def _event(event: FineTuningJobEvent) -> JobEvent:
    data = event.data if isinstance(event.data, dict) else {}
    step, loss = data.get("step"), data.get("train_loss")
    point = LossPoint(step, float(loss)) if isinstance(step, int) and isinstance(loss, int | float) else None
    total = data.get("total_steps")
    named = _STEP_OF.search(event.message)
    steps = total if isinstance(total, int) else int(named.group(2)) if named else 0
    return JobEvent(id=event.id, text=event.message, point=point, total_steps=steps)
