"""The model card of an adapter: what it is made from, how it was trained, how it is used. It holds nobody's texts."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chatterbox.engine.bases import Base
from chatterbox.engine.shapes.objects import Job

_NUMBERS = ("train_loss", "train_mean_token_accuracy", "train_preference_accuracy", "valid_loss")


@dataclass(frozen=True, slots=True)
class Made:
    """How a model came about."""

    name: str
    job: Job
    base: Base
    metrics: Sequence[Mapping[str, Any]]  # of every step
    libraries: Mapping[str, str]
    trained_tokens: int


def model_card(made: Made) -> str:
    """Markdown, with the head that model hubs read."""
    job, base = made.job, made.base
    learned = "pairs of a preferred and a rejected answer" if job.method.type == "dpo" else "questions and answers"
    licence = f"license: {base.licence.lower()}\n" if base.licence else ""
    return f"""---
base_model: {base.name}
library_name: peft
{licence}tags: [lora, chatterbox]
---
# {made.name}

A LoRA adapter for **{base.name}** ({base.architecture}, {base.layers} layers), trained on a community's own {learned}.
It was trained under that community's system prompt, which is not part of this file: give the model the same one.

{_licence(base)}

## How it was trained
{_table(made)}

## How to use it
* llama.cpp: `llama-server -m <the base's GGUF file> --lora adapter.gguf`. The GGUF file of the base has the SHA-256
  `{base.sha256}`.
* PEFT: `PeftModel.from_pretrained(base, "<this folder>")`, with the weights of {base.name}.

It knows what it was taught, and answers questions about the same things that nobody taught it as if it knew: check
what matters.
"""


def _licence(base: Base) -> str:
    if not base.licence:
        return "The licence of the base holds for the adapter, too; look it up where the base comes from."
    return f"The base's licence is {base.licence}."


def _table(made: Made) -> str:
    job = made.job
    rows = {
        "method": job.method.type,
        "recipe": job.metadata.get("recipe", "rewrite"),
        "seed": job.seed,
        **_numbers(job),
        "steps": len(made.metrics),
        "trained tokens": made.trained_tokens,
        "date": datetime.datetime.fromtimestamp(job.created_at, datetime.UTC).date().isoformat(),
        **_last(made.metrics),
        **{f"{name} version": version for name, version in made.libraries.items()},
    }
    lines = "\n".join(f"| {name} | {value} |" for name, value in rows.items())
    return f"| | |\n|---|---|\n{lines}"


def _numbers(job: Job) -> dict[str, Any]:
    """The method's numbers, as they were chosen."""
    numbers = job.method.hyperparameters
    return {name: getattr(numbers, name) for name in numbers.__struct_fields__}


def _last(metrics: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """The last value of each number that was measured."""
    last: dict[str, str] = {}
    for name in _NUMBERS:
        values = [step[name] for step in metrics if step.get(name) is not None]
        if values:
            last[f"last {name}"] = f"{values[-1]:.4f}"
    return last
