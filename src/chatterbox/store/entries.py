"""Entries: what help searches. Each is one wording of something that is known, with its vector, all sealed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, and_, bindparam, delete, insert, or_, select, true, update
from sqlalchemy.ext.asyncio import AsyncSession

from chatterbox.models import CorrectionState, Space
from chatterbox.store.crypto import Cipher
from chatterbox.store.tables import CorrectionRow, EntryRow

Source = Literal["correction", "row"]
Vector = NDArray[np.float32]
_NAMED_AT_ONCE = 500


class Kind(IntEnum):
    """What may be done with an entry."""

    ACTING = 0  # of an acting correction: helps first
    HELD = 1  # of a correction that waits, is contradicted or is for training only: never helps
    ROW = 2  # of the serving model's dataset: helps where no correction does


@dataclass(frozen=True, slots=True)
class Wording:
    """An entry to be. `turn_id` names the log entry whose question this is, None for words typed into a form."""

    row: int
    question: str
    answer: str
    turn_id: int | None = None
    vector: Vector | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    id: int
    source: Source
    source_id: int
    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry as the index keeps track of it. `vector_model` is "" while it has no vector."""

    id: int
    kind: Kind
    vector_model: str


_ITS_CORRECTION = and_(
    CorrectionRow.space == EntryRow.space,
    CorrectionRow.id == EntryRow.source_id,
    EntryRow.source == "correction",
)


def _covered(dataset_id: int | None) -> ColumnElement[bool]:
    """Entries of corrections, and of that dataset, unless they were taken back."""
    corrections = CorrectionRow.id.is_not(None)
    if dataset_id is None:
        return corrections
    standing = EntryRow.taken_back.is_(False)
    return or_(corrections, and_(EntryRow.source == "row", EntryRow.source_id == dataset_id, standing))


def _kind(source: str, state: str | None) -> Kind:
    if source == "row":
        return Kind.ROW
    return Kind.ACTING if state == CorrectionState.ACTING else Kind.HELD


class Entries:
    def __init__(self, session: AsyncSession, cipher: Cipher) -> None:
        self._session = session
        self._cipher = cipher

    async def add(
        self, space: Space, source: Source, source_id: int, wordings: Iterable[Wording], *, vector_model: str
    ) -> None:
        seal = self._cipher.seal_text
        rows = [
            {
                "space": space.key,
                "source": source,
                "source_id": source_id,
                "row": wording.row,
                "turn_id": wording.turn_id,
                "fingerprint": self._cipher.fingerprint(space, wording.question),
                "question": seal(space, wording.question),
                "answer": seal(space, wording.answer),
                "vector": self._sealed(space, wording.vector),
                "vector_model": "" if wording.vector is None else vector_model,
            }
            for wording in wordings
        ]
        if rows:
            await self._session.execute(insert(EntryRow), rows)

    async def answers(self, space: Space, source: Source, source_ids: Sequence[int]) -> set[str]:
        """Every answer that help can give word for word from corrections or datasets."""
        its = (EntryRow.space == space.key, EntryRow.source == source, EntryRow.source_id.in_(source_ids))
        sealed = (await self._session.execute(select(EntryRow.answer).where(*its))).scalars()
        return {self._cipher.open_text(space, one) for one in sealed}

    async def remove(self, space: Space, source: Source, source_ids: Sequence[int]) -> None:
        """Removes all entries, and so all vectors, of corrections or datasets."""
        await self._session.execute(
            delete(EntryRow).where(
                EntryRow.space == space.key, EntryRow.source == source, EntryRow.source_id.in_(source_ids)
            )
        )

    async def rows_gone(self, space: Space, dataset_id: int, gone: Collection[int]) -> None:
        """Removes the entries of rows that were taken out of a dataset; those behind them move up."""
        of_dataset = (EntryRow.space == space.key, EntryRow.source == "row", EntryRow.source_id == dataset_id)
        rows = (await self._session.execute(select(EntryRow.id, EntryRow.row).where(*of_dataset))).all()
        await self._session.execute(delete(EntryRow).where(*of_dataset, EntryRow.row.in_(gone)))
        before = sorted(gone)
        table = EntryRow.__table__
        moved = [
            {"entry": entry_id, "to": row - bisect_left(before, row)}
            for entry_id, row in rows
            if row not in gone and before and row > before[0]
        ]
        statement = (
            update(table)  # type: ignore[arg-type]
            .where(table.c.space == space.key, table.c.id == bindparam("entry"))
            .values(row=bindparam("to"))
        )
        if moved:
            await self._session.execute(statement, moved)

    async def take_back(self, space: Space, dataset_id: int, answer: str) -> None:
        """Keeps the rows of a dataset that give this answer from helping, for as long as that version is used."""
        of_dataset = (EntryRow.space == space.key, EntryRow.source == "row", EntryRow.source_id == dataset_id)
        rows = (await self._session.execute(select(EntryRow.id, EntryRow.answer).where(*of_dataset))).all()
        wrong = [entry_id for entry_id, sealed in rows if self._cipher.open_text(space, sealed) == answer]
        for start in range(0, len(wrong), _NAMED_AT_ONCE):
            part = EntryRow.id.in_(wrong[start : start + _NAMED_AT_ONCE])
            await self._session.execute(
                update(EntryRow).where(EntryRow.space == space.key, part).values(taken_back=True)
            )

    async def remove_of_turns(self, space: Space, turn_ids: Sequence[int]) -> None:
        """Removes the entries whose question came from these turns of the log."""
        await self._session.execute(delete(EntryRow).where(EntryRow.space == space.key, EntryRow.turn_id.in_(turn_ids)))

    async def repeats(self, space: Space, question: str, dataset_id: int | None) -> Entry | None:
        """The entry that may help and was asked in these very words: of the oldest acting correction, else a row."""
        found = await self._with_fingerprint(space, [question], dataset_id, acting_only=True)
        return found[0] if found else None

    async def corrections_repeating(self, space: Space, questions: Sequence[str]) -> list[Entry]:
        """The entries of corrections, acting or held, that were asked in one of these very wordings."""
        return await self._with_fingerprint(space, questions, None, acting_only=False)

    async def of_correction(self, space: Space, correction_id: int) -> list[Entry]:
        statement = select(EntryRow.id, EntryRow.source, EntryRow.source_id, EntryRow.question, EntryRow.answer)
        mine = (EntryRow.source == "correction", EntryRow.source_id == correction_id)
        rows = await self._session.execute(statement.where(EntryRow.space == space.key, *mine).order_by(EntryRow.id))
        return [self._opened(space, *row) for row in rows]

    async def among(self, space: Space, ids: Sequence[int]) -> list[Entry]:
        statement = select(EntryRow.id, EntryRow.source, EntryRow.source_id, EntryRow.question, EntryRow.answer)
        rows = await self._session.execute(
            statement.where(EntryRow.space == space.key, EntryRow.id.in_(ids)).order_by(EntryRow.id)
        )
        return [self._opened(space, *row) for row in rows]

    async def listed(self, space: Space, dataset_id: int | None, *, after: int, limit: int) -> list[Listed]:
        """A page, by id, of what the index of a space covers: its corrections, and the rows of one dataset."""
        statement = (
            select(EntryRow.id, EntryRow.vector_model, EntryRow.source, CorrectionRow.state)
            .outerjoin(CorrectionRow, _ITS_CORRECTION)
            .where(EntryRow.space == space.key, EntryRow.id > after, _covered(dataset_id))
            .order_by(EntryRow.id)
            .limit(limit)
        )
        return [
            Listed(entry_id, _kind(source, state), model)
            for entry_id, model, source, state in await self._session.execute(statement)
        ]

    async def sealed_vectors(self, space: Space, ids: Sequence[int]) -> list[tuple[int, bytes]]:
        """Vectors as they lie in the store, to be opened off the event loop with `opened_vector`."""
        statement = select(EntryRow.id, EntryRow.vector).where(
            EntryRow.space == space.key, EntryRow.id.in_(ids), EntryRow.vector.is_not(None)
        )
        rows = await self._session.execute(statement)
        return [(entry_id, vector) for entry_id, vector in rows if vector is not None]

    async def lacking(
        self, space: Space, vector_model: str, dataset_id: int | None, *, after: int, limit: int
    ) -> list[Entry]:
        """A page, by id, of the entries in use that have no vector of this model."""
        statement = select(
            EntryRow.id, EntryRow.source, EntryRow.source_id, EntryRow.question, EntryRow.answer
        ).outerjoin(CorrectionRow, _ITS_CORRECTION)
        rows = await self._session.execute(
            statement.where(
                EntryRow.space == space.key,
                EntryRow.id > after,
                EntryRow.vector_model != vector_model,
                _covered(dataset_id),
            )
            .order_by(EntryRow.id)
            .limit(limit)
        )
        return [self._opened(space, *row) for row in rows]

    async def set_vectors(self, space: Space, vectors: Sequence[tuple[int, Vector]], vector_model: str) -> None:
        """Gives entries their vectors; one that is gone meanwhile is passed over."""
        table = EntryRow.__table__
        statement = (
            update(table)  # type: ignore[arg-type]
            .where(table.c.space == space.key, table.c.id == bindparam("entry"))
            .values(vector=bindparam("sealed"), vector_model=vector_model)
        )
        given = [{"entry": entry_id, "sealed": self._sealed(space, vector)} for entry_id, vector in vectors]
        if given:
            await self._session.execute(statement, given)

    async def rows_present(self, space: Space, dataset_id: int) -> set[int]:
        """Which rows of a dataset have entries."""
        statement = select(EntryRow.row).where(
            EntryRow.space == space.key, EntryRow.source == "row", EntryRow.source_id == dataset_id
        )
        return set((await self._session.execute(statement)).scalars())

    async def _with_fingerprint(
        self, space: Space, questions: Sequence[str], dataset_id: int | None, *, acting_only: bool
    ) -> list[Entry]:
        fingerprints = [self._cipher.fingerprint(space, question) for question in questions]
        helps = or_(EntryRow.source == "row", CorrectionRow.state == CorrectionState.ACTING)
        statement = (
            select(EntryRow.id, EntryRow.source, EntryRow.source_id, EntryRow.question, EntryRow.answer)
            .outerjoin(CorrectionRow, _ITS_CORRECTION)
            .where(EntryRow.space == space.key, EntryRow.fingerprint.in_(fingerprints), _covered(dataset_id))
            .where(helps if acting_only else true())
        )
        # Sorted here: to sort by it the database would walk the whole space along another index.
        rows = sorted(
            (await self._session.execute(statement)).all(), key=lambda row: (row.source, row.source_id, row.id)
        )
        return [self._opened(space, *row) for row in rows]

    def _opened(
        self, space: Space, entry_id: int, source: str, source_id: int, question: bytes, answer: bytes
    ) -> Entry:
        text = self._cipher.open_text
        kind: Source = "correction" if source == "correction" else "row"
        return Entry(entry_id, kind, source_id, text(space, question), text(space, answer))

    def _sealed(self, space: Space, vector: Vector | None) -> bytes | None:
        return None if vector is None else self._cipher.seal(space, vector.astype("<f4").tobytes())


def opened_vector(cipher: Cipher, space: Space, sealed: bytes) -> Vector:
    return np.frombuffer(cipher.open(space, sealed), dtype="<f4")
