"""The candidates of each space: models that a run made, compared with what served, promoted or not."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Literal

import msgspec
from sqlalchemy import ColumnElement, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from chatterbox.models import Case, Serving, Space
from chatterbox.store.crypto import Cipher
from chatterbox.store.tables import CandidateRow

Section = Literal["tests", "corrections", "general", "untaught"]
SECTIONS: tuple[Section, ...] = ("tests", "corrections", "general", "untaught")


class CandidateState(StrEnum):
    COMPARING = "comparing"
    WAITING = "waiting"  # for a trainer to decide
    KEPT = "kept"
    PROMOTED = "promoted"  # once at least; whether it serves now, the history tells
    DROPPED = "dropped"  # its model is gone


class Question(msgspec.Struct, frozen=True):
    """One question of a comparison, and what makes an answer right."""

    section: Section
    case: Case
    expected: str = ""  # of a correction: what it says; of an untaught question: the fact that would be a fault
    correction_id: int = 0  # whose words these are
    dataset_id: int = 0  # the same
    reworded: bool = False  # by the base: its author gave no wording for it


class Paper(msgspec.Struct, frozen=True):
    """What a candidate is asked, and what it is compared with."""

    serving: Serving
    questions: tuple[Question, ...]


class Reply(msgspec.Struct, frozen=True):
    text: str
    right: bool


class Marked(msgspec.Struct, frozen=True):
    """A question with the answers of what serves and of the candidate, alone and as members would get them."""

    question: Question
    alone: tuple[Reply, Reply]
    helped: tuple[Reply, Reply]


class Comparison(msgspec.Struct, frozen=True):
    """The answers of a whole paper; `serving` is the model that the candidate was compared with."""

    serving: str
    marked: tuple[Marked, ...]


@dataclass(frozen=True, slots=True)
class CandidateRecord:
    space: Space
    run_id: str
    state: CandidateState
    paper: Paper
    comparison: Comparison | None  # None: not compared to the end
    objected_by: int | None
    decided_by: int | None
    created_at: datetime
    promoted_at: datetime | None


class Candidates:
    def __init__(self, session: AsyncSession, cipher: Cipher) -> None:
        self._session = session
        self._cipher = cipher

    async def add(self, space: Space, run_id: str, paper: Paper, now: datetime) -> CandidateRecord:
        values = {"space": space.key, "run_id": run_id, "state": CandidateState.COMPARING.value, "created_at": now}
        await self._session.execute(insert(CandidateRow).values(paper=self._sealed(space, paper), **values))
        return CandidateRecord(space, run_id, CandidateState.COMPARING, paper, None, None, None, now, None)

    async def compared(self, space: Space, run_id: str, comparison: Comparison | None) -> None:
        """Records what a comparison found, None where it was ended before; from now on a trainer decides."""
        sealed = None if comparison is None else self._sealed(space, comparison)
        await self._change(space, run_id, state=CandidateState.WAITING.value, comparison=sealed)

    async def decide(self, space: Space, run_id: str, state: CandidateState, by: int) -> None:
        await self._change(space, run_id, state=state.value, decided_by=by)

    async def promoted(self, space: Space, run_id: str, by: int, now: datetime) -> None:
        await self._change(space, run_id, state=CandidateState.PROMOTED.value, decided_by=by, promoted_at=now)

    async def object(self, space: Space, run_id: str, by: int) -> None:
        """Records the first who would promote it against the gate."""
        await self._change(space, run_id, objected_by=by)

    async def get(self, space: Space, run_id: str) -> CandidateRecord | None:
        found = await self._found(space, CandidateRow.run_id == run_id)
        return found[0] if found else None

    async def all(self, space: Space, limit: int = 100) -> list[CandidateRecord]:
        """The latest first."""
        return await self._found(space, CandidateRow.space == space.key, limit)

    async def forget_corrections(self, space: Space, ids: Collection[int]) -> None:
        """Takes the words of these corrections out of papers and comparisons: their author asked for it."""
        await self._keep_questions(space, lambda one: one.correction_id not in ids)

    async def forget_datasets(self, space: Space, ids: Collection[int]) -> None:
        """Takes the words of these datasets out of papers and comparisons: their giver asked for it."""
        await self._keep_questions(space, lambda one: one.dataset_id not in ids)

    async def _keep_questions(self, space: Space, stays: Callable[[Question], bool]) -> None:
        for record in await self._found(space, CandidateRow.space == space.key):
            questions = tuple(filter(stays, record.paper.questions))
            if questions == record.paper.questions:
                continue
            paper = msgspec.structs.replace(record.paper, questions=questions)
            kept: dict[str, Any] = {"paper": self._sealed(space, paper)}
            if record.comparison:
                marked = tuple(one for one in record.comparison.marked if stays(one.question))
                kept["comparison"] = self._sealed(space, msgspec.structs.replace(record.comparison, marked=marked))
            await self._change(space, record.run_id, **kept)

    async def _change(self, space: Space, run_id: str, **values: Any) -> None:
        mine = (CandidateRow.space == space.key, CandidateRow.run_id == run_id)
        await self._session.execute(update(CandidateRow).where(*mine).values(**values))

    async def _found(
        self, space: Space, condition: ColumnElement[bool], limit: int | None = None
    ) -> list[CandidateRecord]:
        mine = (CandidateRow.space == space.key, condition)
        statement = select(CandidateRow).where(*mine).order_by(CandidateRow.created_at.desc()).limit(limit)
        return [self._record(space, row) for row in await self._session.scalars(statement)]

    def _sealed(self, space: Space, value: Paper | Comparison) -> bytes:
        return self._cipher.seal(space, msgspec.json.encode(value))

    def _record(self, space: Space, row: CandidateRow) -> CandidateRecord:
        comparison = None
        if row.comparison is not None:
            comparison = msgspec.json.decode(self._cipher.open(space, row.comparison), type=Comparison)
        return CandidateRecord(
            space=space,
            run_id=row.run_id,
            state=CandidateState(row.state),
            paper=msgspec.json.decode(self._cipher.open(space, row.paper), type=Paper),
            comparison=comparison,
            objected_by=row.objected_by,
            decided_by=row.decided_by,
            created_at=row.created_at,
            promoted_at=row.promoted_at,
        )
