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
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Any, Literal, Protocol

import msgspec

from chatterbox.models import Dataset, Method, Space
from chatterbox.store.crypto import normalised
from chatterbox.store.datasets import ORIGIN
from chatterbox.store.ledger import Source
from chatterbox.training.checking.rules import MIN_ROWS
from chatterbox.training.corrections.service import TrainingRow
from chatterbox.training.datasets.service import DatasetService
from chatterbox.training.runs.pairs import Pairing

SYSTEM_ROLES = ("system", "developer")


class Correctors(Protocol):
    async def rows(self, space: Space) -> list[TrainingRow]:
        """One row for each wording of each correction that may be learned."""


class Origin(msgspec.Struct, frozen=True):
    """Where a row came from and who gave it: an upload's row, or a wording of a form."""

    kind: Literal["upload", "form"]
    source_id: int  # dataset version, or correction
    index: int  # which row of the upload, which wording of the correction; 0-based
    giver_id: int  # 0 where the giver's name was taken off on request
    derived: str = ""  # how it was made of what was given; "" where it is that itself


class FromDataset(msgspec.Struct, frozen=True):
    """Rows of one dataset version: all but those that a correction overrules."""

    dataset_id: int
    sha256: str
    rows: int
    left_out: list[int]


class FromCorrection(msgspec.Struct, frozen=True):
    """One correction: how many wordings it had, and how often each stands there."""

    correction_id: int
    wordings: int
    times: int


class Manifest(msgspec.Struct, frozen=True):
    """What a training file was made of. It names no person: who gave what stands with dataset and correction."""

    instruction: str
    dataset: FromDataset | None
    parts: list[FromCorrection]
    corrections: list[int]  # the ids of `parts`, to be found without knowing more of a manifest
    sha256: str = ""
    method: Method = "supervised"
    avoid: FromDataset | None = None  # whose answers are the rejected sides
    mixed: bool = False  # rows that are no pair stand beside the pairs


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the training file and the answer that it teaches."""

    question: str
    answer: str
    correction_id: int = 0  # 0: from the dataset


@dataclass(frozen=True, slots=True)
class TrainingFile:
    """A file to be trained on, and where each of its rows came from."""

    content: bytes
    origins: tuple[Origin, ...]
    manifest: Manifest
    questions: tuple[Question, ...]
    avoid_left_out: int = 0  # rows to avoid that stand in it nowhere: nothing to imitate has their prompt
    imitate_left_out: int = 0  # rows to imitate that are no pair: of preferences only
    pairs: int = 0

    @property
    def sources(self) -> dict[Source, int]:
        """How many rows each source gave: for the ledger."""
        found = Counter(Source(one.kind, one.source_id, one.derived) for one in self.origins)
        avoid = self.manifest.avoid
        if avoid is not None and self.manifest.method == "preference":
            found[Source("upload", avoid.dataset_id, "rejected")] = avoid.rows - len(avoid.left_out)
        return found

    def some_questions(self, most: int, seed: int) -> tuple[Question, ...]:
        """Up to `most` different questions, the same ones for the same seed."""
        if len(self.questions) <= most:
            return self.questions
        chosen = sorted(Random(seed).sample(range(len(self.questions)), most))
        return tuple(self.questions[index] for index in chosen)


class RowMaker:
    def __init__(self, datasets: DatasetService, corrections: Correctors) -> None:
        self._datasets = datasets
        self._corrections = corrections

    async def corrections(self, space: Space) -> int:
        """How many corrections the next run would take."""
        return len({row.correction_id for row in await self._corrections.rows(space)})

    async def make(
        self,
        space: Space,
        dataset: Dataset | None,
        instruction: str,
        *,
        avoid: Dataset | None = None,
        method: Method = "supervised",
        mixed: bool = False,
    ) -> TrainingFile:
        """The file of the next run: the dataset's rows and every correction that may be learned.

        Of preferences: the pairs of these, and where they may be `mixed` all other rows too; `avoid` gives rejected
        sides, and nothing else ever.
        """
        corrections = await self._corrections.rows(space)
        good, bad = await self._source(space, dataset), await self._source(space, avoid)
        return await asyncio.to_thread(_made, good, bad, corrections, instruction, method, mixed)

    async def make_again(self, space: Space, manifest: Manifest) -> TrainingFile:
        """The file of an earlier run, less what was withdrawn since. Raises Missing when its dataset is gone."""
        times = {part.correction_id: part.times for part in manifest.parts}
        corrections = [
            replace(row, weight=times[row.correction_id])
            for row in await self._corrections.rows(space)
            if row.correction_id in times
        ]
        parts = (manifest.dataset, manifest.avoid)
        good, bad = [
            await self._source(space, await self._datasets.get(space, part.dataset_id) if part else None)
            for part in parts
        ]
        return await asyncio.to_thread(
            _made, good, bad, corrections, manifest.instruction, manifest.method, manifest.mixed
        )

    async def _source(self, space: Space, dataset: Dataset | None) -> _Source | None:
        return None if dataset is None else _Source(dataset, await self._datasets.content(space, dataset.id))


@dataclass(frozen=True, slots=True)
class _Source:
    dataset: Dataset
    content: bytes

    def described(self, left_out: list[int]) -> FromDataset:
        return FromDataset(self.dataset.id, self.dataset.sha256, self.content.count(b"\n"), left_out)


def _made(
    source: _Source | None,
    avoid: _Source | None,
    corrections: Sequence[TrainingRow],
    instruction: str,
    method: Method,
    mixed: bool,
) -> TrainingFile:
    draft = _Draft(instruction)
    left_out: list[int] = []
    if source is not None:
        overruled = {normalised(wording) for row in corrections for wording in (row.question, row.kept) if wording}
        left_out = draft.add_upload(source.dataset, source.content, overruled)
    parts = draft.add_corrections(corrections)
    pairing = Pairing(avoid.content if avoid else b"", method, mixed=mixed)
    lines, origins = pairing.of(draft.lines, draft.origins)
    text = b"".join(line + b"\n" for line in lines)
    manifest = Manifest(
        instruction,
        source.described(left_out) if source else None,
        parts,
        [part.correction_id for part in parts],
        hashlib.sha256(text).hexdigest(),
        method,
        avoid.described(pairing.unused) if avoid else None,
        mixed,
    )
    alone = 0 if mixed else pairing.alone
    questions = tuple(one for key, one in draft.questions.items() if pairing.teaches(key))
    return TrainingFile(text, tuple(origins), manifest, questions, len(pairing.unused), alone, pairing.pairs)


class _Draft:
    """A training file that is being written: each line with its origin."""

    def __init__(self, instruction: str) -> None:
        self._instruction = instruction
        self.lines: list[bytes] = []
        self.origins: list[Origin] = []
        self.questions: dict[str, Question] = {}

    def add_upload(self, dataset: Dataset, content: bytes, overruled: set[str]) -> list[int]:
        """Adds a dataset's rows; the numbers of those left out because a correction speaks for them."""
        left_out = []
        for index, line in enumerate(content.splitlines()):
            row = msgspec.json.decode(line, type=dict[str, Any])
            single = _single_turn(row)
            made_of_correction = "correction" in row.pop(ORIGIN, {})
            if made_of_correction or (single is not None and normalised(single.question) in overruled):
                left_out.append(index)
                continue
            self._add(_with_instruction(row, self._instruction), Origin("upload", dataset.id, index, dataset.giver_id))
            self._ask(_opening(row))
        return left_out

    def add_corrections(self, corrections: Sequence[TrainingRow]) -> list[FromCorrection]:
        """Adds each wording of each correction as often as it weighs."""
        # A file needs ten rows at least: a few corrections alone are repeated until they are that many.
        more = 1 if self.lines else -(-MIN_ROWS // max(sum(row.weight for row in corrections), 1))
        parts: dict[int, FromCorrection] = {}
        for row in sorted(corrections, key=lambda row: row.correction_id):
            wordings = parts[row.correction_id].wordings if row.correction_id in parts else 0
            origin = Origin("form", row.correction_id, wordings, row.giver_id)
            for _ in range(row.weight * more):
                self._add(_correction_row(row, self._instruction), origin)
            parts[row.correction_id] = FromCorrection(row.correction_id, wordings + 1, row.weight * more)
            self._ask(Question(row.question, row.answer, row.correction_id))
        return list(parts.values())

    def _add(self, line: bytes, origin: Origin) -> None:
        self.lines.append(line)
        self.origins.append(origin)

    def _ask(self, question: Question | None) -> None:
        if question is not None:
            self.questions.setdefault(normalised(question.question), question)


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
