"""What services need of a backend. `openai_wire.py` speaks it to any OpenAI-compatible address."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from chatterbox.models import LossPoint, Message, Method, QueuePlace

Vectors = NDArray[np.float32]
"""One unit-length row per text."""


class Truncated(Exception):
    """An answer reached `max_tokens`: what came is not the whole."""


class ChatModel(Protocol):
    """Raises BackendDown when nothing answers, BackendError when the answer is no answer."""

    async def base(self) -> str:
        """The name of the base that is configured, or the first that the backend lists."""

    def stream(
        self, model: str, messages: Sequence[Message], *, max_tokens: int, temperature: float, seed: int | None = None
    ) -> AsyncGenerator[str, None]:
        """The pieces of one answer as they come; of one that was begun, where `messages` end with its beginning.

        Raises Truncated after the last one where `max_tokens` cut the answer.
        """

    async def answer(
        self, model: str, messages: Sequence[Message], *, max_tokens: int, temperature: float, seed: int | None = None
    ) -> str:
        """One whole answer."""

    async def tokens(self, model: str, text: str) -> tuple[int, bool]:
        """How many tokens `text` has, and whether that is the model's own count (else an estimate)."""


class Embedder(Protocol):
    @property
    def name(self) -> str:
        """The embedding model's name; vectors of two names are never compared."""

    async def embed(self, texts: Sequence[str]) -> Vectors:
        """Vectors of unit length, one a text. Raises BackendError."""


@dataclass(frozen=True, slots=True)
class Job:
    """A fine-tuning job as its backend tells it. `status` is passed through, known or not."""

    id: str
    status: str
    model: str  # the tuned model's name, "" until there is one
    error: str
    file_id: str
    trained_tokens: int | None
    metadata: Mapping[str, str]
    chosen: Mapping[str, int | float | str]  # the hyperparameters: as asked, later as the trainer chose them

    @property
    def outcome(self) -> Literal["succeeded", "failed", "cancelled"] | None:
        match self.status:
            case "succeeded" | "failed" | "cancelled":
                return self.status
            case _:
                return None


@dataclass(frozen=True, slots=True)
class JobEvent:
    """`total_steps` is 0 where the backend does not say."""

    id: str
    text: str
    point: LossPoint | None
    total_steps: int
    queue: QueuePlace | None = None  # what our engine tells a job that waits
    valid: LossPoint | None = None  # the loss on the questions that are held out
    libraries: Mapping[str, str] | None = None  # what the job is trained with, by name their versions
    plan: Mapping[str, int | float | str] | None = (
        None  # the numbers that the job is trained by, recipe and precision too
    )


@dataclass(frozen=True, slots=True)
class ResultFile:
    """A file that a backend hands out of a finished job."""

    id: str
    name: str
    size_bytes: int


class Trainer(Protocol):
    async def upload(self, name: str, content: bytes) -> str:
        """The id of a new training file."""

    async def find_files(self, name: str) -> list[str]:
        """The ids of the files that were uploaded under that name: of an upload whose answer never came, too."""

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
        """A new job. Never retried: after an unclear failure look for it with `find`.

        `owner` tells the jobs of one server from those of others, and nothing else: our engine lets them take turns.
        """

    async def find(self, run_id: str) -> Job | None:
        """The job that carries our run id in its metadata."""

    async def retrieve(self, job_id: str) -> Job: ...

    async def cancel(self, job_id: str) -> Job: ...

    async def events(self, job_id: str, after: str | None) -> list[JobEvent]:
        """Events newer than `after`, oldest first."""

    async def results(self, job_id: str) -> list[ResultFile]:
        """What a finished job hands out: its numbers, and its adapter where the backend gives that."""

    async def fetch(self, file_id: str) -> bytes:
        """The bytes of a file."""

    async def delete_file(self, file_id: str) -> None:
        """Deletes a training file; one that is gone already is fine."""

    async def checkpoints(self, job_id: str) -> list[str]:
        """The names of the models that a job left on its way; none where the backend keeps none."""

    async def delete_model(self, name: str) -> None:
        """Deletes a trained model or a checkpoint; one that is gone already is fine."""
