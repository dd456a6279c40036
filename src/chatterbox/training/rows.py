"""The only place where training rows are made, and what each of them came from.

The law of the house (Discord's Developer Policy, rule 21): a row comes from a file uploaded on purpose, from text typed
into a form for that purpose, or from the bot's own output as its log has it. What members wrote in chat is never a
row. So a row is made from an `Origin`, and there is no way to make one from a message.

A training file is made in memory and sent from there: it never lies on this machine's disk. Its manifest is kept with
the run, so that the same file can be made again.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Any, Literal, Protocol

import msgspec

from chatterbox.models import Dataset, Space
from chatterbox.store.crypto import normalised
from chatterbox.training.corrections import TrainingRow
from chatterbox.training.datasets import DatasetService
from chatterbox.training.rules import MIN_ROWS

SYSTEM_ROLES = ("system", "developer")


class Correctors(Protocol):
    async def rows(self, space: Space) -> list[TrainingRow]:
        """One row for each wording of each correction that may be learned."""


class Origin(msgspec.Struct, frozen=True):
    """Where a row came from and who gave it: an upload's row, or a wording of a form."""

    kind: Literal["upload", "form"]
    source_id: int  # dataset version, or correction
    index: int  # which row of the upload, which wording of the correction; 0-based
    giver_id: int


class FromDataset(msgspec.Struct, frozen=True):
    """Rows of one dataset version: all but those that a correction overrules."""

    dataset_id: int
    sha256: str
    giver_id: int
    rows: int
    left_out: list[int]


class FromCorrection(msgspec.Struct, frozen=True):
    """One correction: how many wordings it had, and how often each stands there."""

    correction_id: int
    giver_id: int
    wordings: int
    times: int


class Manifest(msgspec.Struct, frozen=True):
    """What a training file was made of."""

    instruction: str
    dataset: FromDataset | None
    corrections: list[FromCorrection]
    sha256: str = ""

    def origins(self) -> Iterator[Origin]:
        """The origin of each row of the file, in its order."""
        if self.dataset is not None:
            left_out = set(self.dataset.left_out)
            for index in range(self.dataset.rows):
                if index not in left_out:
                    yield Origin("upload", self.dataset.dataset_id, index, self.dataset.giver_id)
        for part in self.corrections:
            for index in range(part.wordings):
                for _ in range(part.times):
                    yield Origin("form", part.correction_id, index, part.giver_id)


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the training file and the answer that it teaches."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class TrainingFile:
    """A file to be trained on. `rows` counts its lines, `corrections` the corrections among them."""

    content: bytes
    rows: int
    corrections: int
    manifest: Manifest
    questions: tuple[Question, ...]

    def some_questions(self, most: int, seed: int) -> tuple[Question, ...]:
        """Up to `most` different questions, the same ones for the same seed."""
        if len(self.questions) <= most:
            return self.questions
        chosen = sorted(Random(seed).sample(range(len(self.questions)), most))  # noqa: S311 - a choice, no secret
        return tuple(self.questions[index] for index in chosen)


class RowMaker:
    def __init__(self, datasets: DatasetService, corrections: Correctors) -> None:
        self._datasets = datasets
        self._corrections = corrections

    async def corrections(self, space: Space) -> int:
        """How many corrections the next run would take."""
        return len({row.correction_id for row in await self._corrections.rows(space)})

    async def make(self, space: Space, dataset: Dataset | None, instruction: str) -> TrainingFile:
        """The file of the next run: the dataset's rows and every correction that may be learned."""
        corrections = await self._corrections.rows(space)
        content = b"" if dataset is None else await self._datasets.content(space, dataset.id)
        return await asyncio.to_thread(_made, dataset, content, corrections, instruction)

    async def make_again(self, space: Space, manifest: Manifest) -> TrainingFile:
        """The file of an earlier run, less what was withdrawn since. Raises Missing when its dataset is gone."""
        times = {part.correction_id: part.times for part in manifest.corrections}
        corrections = [
            replace(row, weight=times[row.correction_id])
            for row in await self._corrections.rows(space)
            if row.correction_id in times
        ]
        dataset, content = None, b""
        if manifest.dataset is not None:
            dataset = await self._datasets.get(space, manifest.dataset.dataset_id)
            content = await self._datasets.content(space, dataset.id)
        return await asyncio.to_thread(_made, dataset, content, corrections, manifest.instruction)


def _made(
    dataset: Dataset | None, content: bytes, corrections: Sequence[TrainingRow], instruction: str
) -> TrainingFile:
    lines: list[bytes] = []
    questions: dict[str, Question] = {}
    source = None
    if dataset is not None:
        overruled = {normalised(row.question) for row in corrections}
        left_out = _add_uploaded(content, overruled, instruction, lines, questions)
        source = FromDataset(dataset.id, dataset.sha256, dataset.giver_id, len(lines) + len(left_out), left_out)
    parts = _add_corrections(corrections, instruction, lines, questions)
    text = b"".join(line + b"\n" for line in lines)
    manifest = Manifest(instruction, source, parts, hashlib.sha256(text).hexdigest())
    return TrainingFile(text, len(lines), len(parts), manifest, tuple(questions.values()))


def _add_uploaded(
    content: bytes, overruled: set[str], instruction: str, lines: list[bytes], questions: dict[str, Question]
) -> list[int]:
    """Adds a dataset's rows; the numbers of those left out because a correction answers the same question."""
    left_out = []
    for index, line in enumerate(content.splitlines()):
        row = msgspec.json.decode(line, type=dict[str, Any])
        single = _single_turn(row)
        if single is not None and normalised(single.question) in overruled:
            left_out.append(index)
            continue
        opening = _opening(row)
        if opening is not None:
            questions.setdefault(normalised(opening.question), opening)
        lines.append(_with_instruction(row, instruction))
    return left_out


def _add_corrections(
    corrections: Sequence[TrainingRow], instruction: str, lines: list[bytes], questions: dict[str, Question]
) -> list[FromCorrection]:
    # A file needs ten rows at least: a few corrections alone are repeated until they are that many.
    more = 1 if lines else -(-MIN_ROWS // max(sum(row.weight for row in corrections), 1))
    parts: dict[int, FromCorrection] = {}
    for row in sorted(corrections, key=lambda row: row.correction_id):
        times = row.weight * more
        lines.extend([_correction_row(row, instruction)] * times)
        wordings = parts[row.correction_id].wordings + 1 if row.correction_id in parts else 1
        parts[row.correction_id] = FromCorrection(row.correction_id, row.giver_id, wordings, times)
        questions.setdefault(normalised(row.question), Question(row.question, row.answer))
    return list(parts.values())


def _with_instruction(row: dict[str, Any], instruction: str) -> bytes:
    """The row as it is trained: one that says nothing of its own learns under the instruction that serves."""
    messages = row["messages"]
    if not any(message["role"] in SYSTEM_ROLES for message in messages):
        row = {**row, "messages": [{"role": "system", "content": instruction}, *messages]}
    return msgspec.json.encode(row)


def _correction_row(row: TrainingRow, instruction: str) -> bytes:
    messages = [
        {"role": "system", "content": instruction},
        {"role": "user", "content": row.question},
        {"role": "assistant", "content": row.answer},
    ]
    return msgspec.json.encode({"messages": messages})


def single_turns(content: bytes) -> list[tuple[int, Question]]:
    """The rows of a dataset that are one question and its answer, with their 0-based numbers: what help may search."""
    found = []
    for index, line in enumerate(content.splitlines()):
        taught = _single_turn(msgspec.json.decode(line, type=dict[str, Any]))
        if taught is not None:
            found.append((index, taught))
    return found


def _single_turn(row: dict[str, Any]) -> Question | None:
    talk = [message["role"] for message in row["messages"] if message["role"] not in SYSTEM_ROLES]
    return _opening(row) if talk == ["user", "assistant"] else None


def _opening(row: dict[str, Any]) -> Question | None:
    """The first question of a row and its answer."""
    talk = [message for message in row["messages"] if message["role"] not in SYSTEM_ROLES]
    if len(talk) < 2 or (talk[0]["role"], talk[1]["role"]) != ("user", "assistant"):
        return None
    question, answer = talk[0].get("content"), talk[1].get("content")
    if not isinstance(question, str) or not isinstance(answer, str) or not question.strip() or not answer.strip():
        return None
    return Question(question, answer)
