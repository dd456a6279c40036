"""What a training is told: `job.json` in its folder, written by the engine's queue."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

from chatterbox.engine.bases import Base
from chatterbox.engine.train.events import Failure


class Hyperparameters(msgspec.Struct, frozen=True):
    """As OpenAI names them; what "auto" becomes stands in `auto.py`."""

    n_epochs: int | Literal["auto"] = "auto"
    batch_size: int | Literal["auto"] = "auto"
    learning_rate_multiplier: float | Literal["auto"] = "auto"
    beta: float | Literal["auto"] = "auto"  # of a preference training: how far it may move from its base


class Job(msgspec.Struct, frozen=True):
    base: Base
    training_file: str
    hyperparameters: Hyperparameters
    recipe: Literal["rewrite", "plain"]
    seed: int
    threads: int  # 0: what torch chooses
    cache: str  # a folder for what is made once for a base
    embedder: str = ""  # MiniLM's Hugging Face folder; "": questions are not rewritten
    method: Literal["supervised", "dpo"] = "supervised"
    validation_file: str = ""  # "": some rows of the training file, where it has enough of them


def read_job(folder: Path) -> Job:
    """The job in `folder`. Raises `Failure` when it is not there or does not have this shape."""
    try:
        return msgspec.json.decode((folder / "job.json").read_bytes(), type=Job)
    except (OSError, msgspec.MsgspecError) as error:
        raise Failure("invalid_job", f"The training's own file job.json cannot be used: {error}.") from error
