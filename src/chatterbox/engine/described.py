"""What is told of a base beside its name: licence, languages, memory, times, whether it fits this machine."""

from __future__ import annotations

from pathlib import Path

import msgspec
import psutil

from chatterbox.engine.bases import Base
from chatterbox.engine.measured import Figures

STEPS_OF_40_ROWS = 45
"""A usual file: 40 rows come to five steps an epoch and nine epochs (`train/auto.py`)."""
ANSWER_TOKENS = 60
TRAINING_MB_A_MILLION, TRAINING_MB = 4.0, 2400
"""Float32 weights, and all that does not grow with them; together the 2.9 GB that 135 million parameters took."""
SERVING_MB = 250


class Described(msgspec.Struct, frozen=True):
    """`measured` says whether memory and times are this machine's own; a time is None where nobody knows it yet."""

    parameters: int
    architecture: str
    licence: str
    languages: tuple[str, ...]
    about: str
    file_mb: int
    serving_mb: int
    training_mb: int
    training_measured: bool
    fits: bool
    rows40_s: float | None
    answer_s: float | None


def described(base: Base, figures: Figures) -> Described:
    file_mb = Path(base.gguf).stat().st_size // 1_000_000
    training_mb = figures.training_mb or TRAINING_MB + TRAINING_MB_A_MILLION * base.parameters / 1e6
    memory_mb = psutil.virtual_memory().total / 1e6
    speed, step_s = figures.answer_tokens_per_s, figures.step_s
    return Described(
        parameters=base.parameters,
        architecture=base.architecture,
        licence=base.licence,
        languages=base.languages,
        about=base.about,
        file_mb=file_mb,
        serving_mb=file_mb + SERVING_MB,
        training_mb=round(training_mb),
        training_measured=figures.training_mb is not None,
        fits=training_mb + file_mb + SERVING_MB < memory_mb,
        rows40_s=None if step_s is None else round(step_s * STEPS_OF_40_ROWS, 1),
        answer_s=None if speed is None else round(ANSWER_TOKENS / speed, 1),
    )
