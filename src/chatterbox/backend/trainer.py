"""Fine-tuning jobs over the openai SDK."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from chatterbox.backend.connection import Connection, told_as_ours
from chatterbox.backend.ports import Job, JobEvent, ResultFile
from chatterbox.errors import BackendError
from chatterbox.models import LossPoint, Method, QueuePlace
from chatterbox.texts import say

if TYPE_CHECKING:
    from openai.types.fine_tuning import FineTuningJob, FineTuningJobEvent

RUN_ID = "chatterbox_run"
"""The metadata key that carries our run's id: how a job is found again after an unclear failure."""
OWNER = "owner"
"""The metadata key that tells the servers' jobs apart."""

AUTO = "auto"
"""The value of a hyperparameter that is left to the trainer."""

_TYPES: dict[Method, str] = {"supervised": "supervised", "preference": "dpo"}
_NONE: Mapping[str, bool | int | float | str] = MappingProxyType({})
_RESULTS = "fine-tune-results"
_STEP_OF = re.compile(r"[Ss]tep (\d+)/(\d+)")


def suffix_of(run_id: str) -> str:
    """What a run's model is called at its end: no word of people's, for names of models stand in the open."""
    return f"cb-{run_id[:8]}"


class OpenAITrainer:
    """`Trainer` over any address that answers OpenAI's fine-tuning protocol.

    `hyperparameters` are the backend's own: they stand where a training leaves the choice to its trainer.
    """

    def __init__(self, connection: Connection, hyperparameters: Mapping[str, bool | int | float | str] = _NONE) -> None:
        self._connection = connection
        self._hyperparameters = hyperparameters

    async def upload(self, name: str, content: bytes) -> str:
        with told_as_ours(self._connection.name):
            client = await self._connection.client()
            file = await client.files.create(file=(name, content, "application/octet-stream"), purpose="fine-tune")
            return _known(file.id, self._connection.name)

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
        owner: str,
        suffix: str,
        hyperparameters: Mapping[str, int | float | str],
        seed: int,
        method: Method = "supervised",
    ) -> Job:
        kind = _TYPES[method]
        how: Any = {"type": kind, kind: {"hyperparameters": self._numbers(hyperparameters)}}
        with told_as_ours(self._connection.name):
            client = await self._connection.client()
            # No retry: the SDK sends no idempotency key, and a second try could start a second job.
            job = await client.with_options(max_retries=0).fine_tuning.jobs.create(
                training_file=file_id, model=base, suffix=suffix, seed=seed, method=how,
                metadata={RUN_ID: run_id, OWNER: owner},
            )  # fmt: skip
            return self._job(job)

    def _numbers(self, asked: Mapping[str, int | float | str]) -> dict[str, bool | int | float | str]:
        return {
            **asked,
            **{name: value for name, value in self._hyperparameters.items() if asked.get(name, AUTO) == AUTO},
        }

    async def find(self, run_id: str) -> Job | None:
        with told_as_ours(self._connection.name):
            client = await self._connection.client()
            async for job in client.fine_tuning.jobs.list(metadata={RUN_ID: run_id}, limit=100):
                if _is_of(job, run_id):  # not every host filters by metadata
                    return self._job(job)
        return None

    async def retrieve(self, job_id: str) -> Job:
        with told_as_ours(self._connection.name):
            client = await self._connection.client()
            job = self._job(await client.fine_tuning.jobs.retrieve(job_id))
            if job.outcome == "succeeded" and not job.model:
                return replace(job, model=await self._last_checkpoint(job_id))
            return job

    async def _last_checkpoint(self, job_id: str) -> str:
        """What a host that names no model has to be asked for (Nebius): the source of the model to be deployed."""
        client = await self._connection.client()
        import openai

        try:
            kept = [one async for one in client.fine_tuning.jobs.checkpoints.list(job_id, limit=100)]
        except openai.NotFoundError:
            return ""
        last = max(kept, key=lambda one: one.step_number or 0, default=None)
        return (last.fine_tuned_model_checkpoint or f"{job_id}:{last.id}") if last else ""

    async def cancel(self, job_id: str) -> Job:
        with told_as_ours(self._connection.name):
            client = await self._connection.client()
            return self._job(await client.fine_tuning.jobs.cancel(job_id))

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

            with contextlib.suppress(openai.NotFoundError):
                await client.files.delete(file_id)

    async def checkpoints(self, job_id: str) -> list[str]:
        with told_as_ours(self._connection.name):
            client = await self._connection.client()
            import openai

            try:
                listed = client.fine_tuning.jobs.checkpoints.list(job_id, limit=100)
                return [one.fine_tuned_model_checkpoint async for one in listed if one.fine_tuned_model_checkpoint]
            except openai.NotFoundError:
                return []

    async def kept_bytes(self) -> dict[str, int]:
        """How much each owner's finished jobs keep, by owner: the sizes of the files that they hand out."""
        with told_as_ours(self._connection.name):
            client = await self._connection.client()
            sizes = {file.id: file.bytes or 0 async for file in client.files.list(purpose=_RESULTS, limit=10_000)}
            kept: dict[str, int] = {}
            async for job in client.fine_tuning.jobs.list(limit=100):
                owner = (job.metadata or {}).get(OWNER)
                if owner:
                    kept[owner] = kept.get(owner, 0) + sum(sizes.get(file_id, 0) for file_id in job.result_files or ())
        return kept

    async def delete_model(self, name: str) -> None:
        with told_as_ours(self._connection.name):
            client = await self._connection.client()
            import openai

            with contextlib.suppress(openai.NotFoundError):
                await client.models.delete(name)

    def _job(self, job: FineTuningJob) -> Job:
        return _read(job, self._connection.name)


def _is_of(job: FineTuningJob, run_id: str) -> bool:
    """By its metadata; where its host keeps none (Nebius), by its suffix."""
    if job.metadata:
        return job.metadata.get(RUN_ID) == run_id
    return (job.model_extra or {}).get("suffix") == suffix_of(run_id)


def _known(told: str | None, backend: str) -> str:
    """An id, which an answer of another protocol does not have: what is missing in one comes as None."""
    if not told:
        raise BackendError(say("backend-nonsense", backend=backend))
    return told


def _read(job: FineTuningJob, backend: str) -> Job:
    # A healthy new job can carry an error whose fields are all null.
    error = job.error.message if job.error and getattr(job.error, "code", None) else ""
    return Job(
        id=_known(job.id, backend),
        status=str(job.status),
        model=job.fine_tuned_model or "",
        error=error or "",
        file_id=job.training_file or "",
        trained_tokens=job.trained_tokens,
        metadata=dict(job.metadata or {}),
        chosen=_chosen(job),
    )


def _chosen(job: FineTuningJob) -> dict[str, int | float | str]:
    """The numbers of the job's method; those of the job where its host tells no method."""
    method = job.method.model_dump() if job.method else {}
    of_method = (method.get(str(method.get("type"))) or {}).get("hyperparameters") or {}
    numbers = of_method or (job.hyperparameters.model_dump() if job.hyperparameters else {})
    return _numbers(numbers)


def _numbers(named: Mapping[str, Any]) -> dict[str, int | float | str]:
    return {name: value for name, value in named.items() if isinstance(value, int | float | str)}


def _event(event: FineTuningJobEvent) -> JobEvent:
    data = event.data if isinstance(event.data, dict) else {}
    total, libraries = data.get("total_steps"), data.get("libraries")
    named = _STEP_OF.search(event.message or "")
    return JobEvent(
        id=event.id,
        text=event.message or "",
        point=_point(data, "train_loss"),
        total_steps=total if isinstance(total, int) else int(named.group(2)) if named else 0,
        queue=_queue(data, event.created_at),
        valid=_point(data, "full_valid_loss"),
        plan=_numbers({**data, "total_steps": None}) if "recipe" in data else None,
        libraries={str(of): str(it) for of, it in libraries.items()} if isinstance(libraries, dict) else None,
    )


def _point(data: dict[str, Any], name: str) -> LossPoint | None:
    step, loss = data.get("step"), data.get(name)
    return LossPoint(step, float(loss)) if isinstance(step, int) and isinstance(loss, int | float) else None


def _queue(data: dict[str, Any], told_at: int) -> QueuePlace | None:
    number, wait_s = data.get("queue_position"), data.get("expected_wait_s")
    if not isinstance(number, int):
        return None
    known = isinstance(wait_s, int | float)
    return QueuePlace(number, datetime.fromtimestamp(told_at + wait_s, UTC) if known and wait_s is not None else None)
