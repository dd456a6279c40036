"""One training put together: base, rows, replay, adapter, loop, and the GGUF file at the end."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import torch
from accelerate import Accelerator
from accelerate.utils import set_seed
from transformers import AutoTokenizer
from transformers.utils import logging as transformers_logging

from chatterbox.engine.chat_format import chat_template_of
from chatterbox.engine.disk import write_atomically
from chatterbox.engine.train import auto, replay
from chatterbox.engine.train.checkpoint import Checkpoints
from chatterbox.engine.train.convert import trainable_folder
from chatterbox.engine.train.data import Row, read_rows
from chatterbox.engine.train.epoch import Material
from chatterbox.engine.train.events import Events, Failure
from chatterbox.engine.train.job import Job
from chatterbox.engine.train.loop import Loop
from chatterbox.engine.train.lora import load_base, with_adapter
from chatterbox.engine.train.near_words import near_words
from chatterbox.engine.train.precision import choose
from chatterbox.engine.train.rewrite import Rewriter
from chatterbox.engine.train.tokens import LONGEST, Tokens


def train(folder: Path, job: Job, events: Events) -> None:
    """Runs or resumes the training of `folder` and writes `adapter.gguf` there. Raises `Failure`."""
    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    if job.threads:
        torch.set_num_threads(job.threads)
    begin = time.monotonic()
    rows = _rows(Path(job.training_file), events)
    precision = choose(job.base.hidden)
    accelerator = Accelerator(mixed_precision=precision)
    checkpoints = Checkpoints(folder / "checkpoints", job.base)
    with accelerator.main_process_first():  # what is made once is made by one process
        weights = trainable_folder(job.base, Path(job.cache), events)
        model = load_base(weights).to(accelerator.device)
        material = _material(job, rows, weights, model, events)
    set_seed(job.seed)
    plan = auto.resolve(job.hyperparameters, len(material.rows), material.rows_an_epoch, job.base.hidden)
    loop = Loop(with_adapter(model), material, plan, accelerator, checkpoints, events)
    recipe = "plain" if material.rewriter is None else "rewrite"
    events.plan(loop.steps, plan.n_epochs, material.size, {**plan.named(), "precision": precision, "recipe": recipe})
    progress = loop.run()
    target = folder / "adapter.gguf"
    if accelerator.is_main_process:
        _publish(checkpoints, target)
    events.message(f"Trained in {time.monotonic() - begin:.0f} s; at most {_peak_mb():.0f} MB of memory were used")
    events.done(str(target), progress.trained_tokens)


def _rows(path: Path, events: Events) -> Sequence[Row]:
    read = read_rows(path)
    if read.left_out:
        events.message(f"{read.left_out} rows are left out: they have no answer to learn, or calls of tools")
    return read.rows


def _material(job: Job, rows: Sequence[Row], weights: Path, model: Any, events: Events) -> Material:
    try:
        template = chat_template_of(Path(job.base.gguf))
        tokenizer: Any = AutoTokenizer.from_pretrained(weights)
    except (OSError, ValueError) as error:
        raise Failure("base_unavailable", f"The weights of {job.base.name} cannot be read: {error}.") from error
    tokens, cache = Tokens(tokenizer, template, job.base.begins_with_bos), Path(job.cache)
    longest = min(LONGEST, job.base.context_tokens)
    rows = _short_enough(rows, tokens, longest, events)
    usual_system = Counter(row.system for row in rows).most_common(1)[0][0]
    return Material(
        rows=rows,
        tokens=tokens,
        rewriter=_rewriter(job, tokenizer, cache, events),
        replay=replay.replay_for(model, tokens, usual_system, job.base.sha256, cache, events),
        replayed=replay.size_for(len(rows)),
        longest=longest,
        seed=job.seed,
    )


def _rewriter(job: Job, tokenizer: Any, cache: Path, events: Events) -> Rewriter | None:
    if job.recipe == "plain":
        return None
    if not job.embedder:
        events.message("Questions are not rewritten: no embedding model is configured")
        return None
    return Rewriter(near_words(tokenizer, Path(job.embedder), cache, events))


def _short_enough(rows: Sequence[Row], tokens: Tokens, longest: int, events: Events) -> Sequence[Row]:
    """The rows of which something can be learned within `longest` tokens; says which are cut and which left out."""
    examples = [(row, tokens.example(row)) for row in rows]
    cut = [row.line for row, example in examples if len(example.ids) > longest]
    if cut:
        events.message(f"{len(cut)} rows are longer than {longest} tokens and are learned only so far: {_lines(cut)}")
    usable = [row for row, example in examples if example.cut(longest).targets]
    if not usable:
        raise Failure(
            "no_usable_rows",
            f"In every row the answer begins after {longest} tokens, so nothing can be learned. Shorten the questions.",
        )
    return usable


def _lines(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:5]))
    return f"line {shown}" if len(numbers) <= 5 else f"line {shown} and others"


def _publish(checkpoints: Checkpoints, target: Path) -> None:
    """The last checkpoint's GGUF file as the result, whole or not at all."""
    latest = checkpoints.latest()
    if latest is None:
        raise Failure("internal_error", "The training ended without a checkpoint.")
    write_atomically(target, (latest / "adapter.gguf").read_bytes())


def _peak_mb() -> float:
    """The most memory that this process has held so far; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0.0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
