"""What every training of an engine shares."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from chatterbox.engine import supervise
from chatterbox.engine.files import Files
from chatterbox.engine.handout.results import Results
from chatterbox.engine.jobs import Jobs
from chatterbox.engine.measured import Measured
from chatterbox.engine.models import Models


@dataclass(frozen=True, slots=True)
class Workshop:
    """Records, files, folders, and what a training process is started with."""

    jobs: Jobs
    files: Files
    models: Models
    results: Results
    measured: Measured
    folder: Path  # one folder below it per job
    cache: Path  # what is made once for a base
    embedder: Callable[[], str]  # the folder of the embedding model's weights, "" without one
    threads: int
    warm: Callable[[str, Path], Awaitable[None]]  # loads an adapter for a base, before its name is told
    command: Sequence[str] = supervise.TRAIN  # takes a job's folder as its last argument
