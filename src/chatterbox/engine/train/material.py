"""From a job's files to what its epochs are made of: rows, pairs, questions held out, replay."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from transformers import AutoTokenizer

from chatterbox.engine.chat_format import chat_template_of
from chatterbox.engine.train import heldout, replay
from chatterbox.engine.train.data import Read, Row, read_rows
from chatterbox.engine.train.epoch import Material
from chatterbox.engine.train.events import Events, Failure
from chatterbox.engine.train.job import Job
from chatterbox.engine.train.near_words import near_words
from chatterbox.engine.train.pairs import Pair, read_pairs
from chatterbox.engine.train.preference import PairExample
from chatterbox.engine.train.rewrite import Rewriter
from chatterbox.engine.train.tokens import LONGEST, Tokens


@dataclass(frozen=True, slots=True)
class Given:
    """What the job's files hold."""

    rows: Sequence[Row]
    pairs: Sequence[Pair] = ()
    held_out: Sequence[Row] = ()


def given(job: Job, events: Events) -> Given:
    """The rows to learn, the pairs, and the questions held out: a validation file's, else some of the rows.

    Raises `Failure`.
    """
    read, pairs = _read(job)
    if read.left_out:
        events.message(f"{read.left_out} rows are left out: they have no answer to learn, or calls of tools")
    if job.validation_file:
        return Given(read.rows, pairs, read_rows(Path(job.validation_file)).rows)
    rows, held_out = heldout.split(read.rows, job.seed)
    if held_out:
        events.message(
            f"{len(held_out)} questions are held out, each of a fact that is taught in other words: the checkpoint "
            "that answers them best becomes the model"
        )
    gone = {row.messages for row in held_out}
    return Given(rows, [pair for pair in pairs if pair.chosen.messages not in gone], held_out)


def material_of(job: Job, files: Given, weights: Path, model: Any, events: Events) -> Material:
    """Everything as tokens. `model` is the untouched base. Raises `Failure`."""
    try:
        template = chat_template_of(Path(job.base.gguf))
        tokenizer: Any = AutoTokenizer.from_pretrained(weights)
    except (OSError, ValueError) as error:
        raise Failure("base_unavailable", f"The weights of {job.base.name} cannot be read: {error}.") from error
    tokens, cache = Tokens(tokenizer, template, job.base.begins_with_bos), Path(job.cache)
    longest = min(LONGEST, job.base.context_tokens)
    rows = _short_enough(files.rows, tokens, longest, events)
    usual_system = Counter(row.system for row in rows).most_common(1)[0][0]
    return Material(
        rows=rows,
        tokens=tokens,
        rewriter=_rewriter(job, tokenizer, cache, events),
        replay=replay.replay_for(model, tokens, usual_system, job.base.sha256, cache, events),
        replayed=replay.size_for(len(rows)),
        longest=longest,
        seed=job.seed,
        pairs=_short_pairs(files.pairs, tokens, longest, events),
        held_out=[example for row in files.held_out if (example := tokens.example(row).cut(longest)).targets],
    )


def _read(job: Job) -> tuple[Read, Sequence[Pair]]:
    path = Path(job.training_file)
    return read_pairs(path) if job.method == "dpo" else (read_rows(path), ())


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


def _short_pairs(pairs: Sequence[Pair], tokens: Tokens, longest: int, events: Events) -> Sequence[PairExample]:
    """The pairs of which both answers fit: half an answer would be compared with a whole one."""
    examples = [PairExample(tokens.example(pair.chosen), tokens.example(pair.rejected)) for pair in pairs]
    long = [pair.chosen.line for pair, example in zip(pairs, examples, strict=True) if example.length > longest]
    if long:
        events.message(f"{len(long)} pairs are longer than {longest} tokens and are not compared: {_lines(long)}")
    return [example for example in examples if example.length <= longest]


def _lines(numbers: Sequence[int]) -> str:
    shown = ", ".join(map(str, numbers[:5]))
    return f"line {shown}" if len(numbers) <= 5 else f"line {shown} and others"
