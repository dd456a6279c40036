"""Erasures: what somebody wants forgotten and is not yet, and what of it is left at backends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from chatterbox.models import Space
from chatterbox.store.crypto import Cipher
from chatterbox.store.tables import ErasureRow, LeftoverRow

WHOLE_SPACE = 0
_LONGEST_REASON = 400


@dataclass(frozen=True, slots=True)
class Erasure:
    """A person (or `WHOLE_SPACE`) to be forgotten in a space; `datasets`: also those that the person gave."""

    id: int
    space: Space
    person: int
    datasets: bool


@dataclass(frozen=True, slots=True)
class Leftover:
    """Something at a backend that has to go: a training file, a job's checkpoints, a model."""

    space: Space
    backend: str
    kind: str  # file | checkpoints | model
    name: str
    refused: str = ""  # why the backend would not


class Erasures:
    def __init__(self, session: AsyncSession, cipher: Cipher) -> None:
        self._session = session
        self._cipher = cipher

    async def ask(self, space: Space, person: int, *, datasets: bool, now: datetime) -> Erasure:
        """Records that somebody is to be forgotten: from then on it happens, whatever comes between."""
        sealed = self._cipher.seal_text(space, str(person))
        statement = insert(ErasureRow).values(space=space.key, person=sealed, with_datasets=datasets, asked_at=now)
        number = int((await self._session.execute(statement.returning(ErasureRow.id))).scalar_one())
        return Erasure(number, space, person, datasets)

    async def done(self, erasure: Erasure) -> None:
        mine = (ErasureRow.space == erasure.space.key, ErasureRow.id == erasure.id)
        await self._session.execute(delete(ErasureRow).where(*mine))

    async def pending(self) -> list[Erasure]:
        """Of all spaces, what was to be forgotten and is not."""
        statement = select(ErasureRow).order_by(ErasureRow.id).execution_options(all_spaces="the daily sweep")
        rows = await self._session.scalars(statement)
        return [
            Erasure(row.id, space, int(self._cipher.open_text(space, row.person)), row.with_datasets)
            for row, space in ((row, Space.of(row.space)) for row in rows)
        ]

    async def owe(self, leftovers: Sequence[Leftover], now: datetime) -> None:
        """Records what has to go at backends; what is recorded already stays as it is."""
        for one in leftovers:
            its = _its(one)
            if (await self._session.execute(select(LeftoverRow.name).where(*its))).scalar() is None:
                values = {"space": one.space.key, "backend": one.backend, "kind": one.kind, "name": one.name}
                await self._session.execute(insert(LeftoverRow).values(asked_at=now, **values))

    async def refused(self, leftover: Leftover, reason: str) -> None:
        """Records why a backend would not delete something."""
        values = {"refused": reason[:_LONGEST_REASON]}
        await self._session.execute(update(LeftoverRow).where(*_its(leftover)).values(**values))

    async def cleared(self, leftover: Leftover, now: datetime) -> None:
        """Records that something is gone at its backend."""
        await self._session.execute(update(LeftoverRow).where(*_its(leftover)).values(done_at=now, refused=""))

    async def left(self) -> list[Leftover]:
        """Of all spaces, what still has to go: for the operator and for whoever clears it."""
        statement = select(LeftoverRow).where(LeftoverRow.done_at.is_(None)).order_by(LeftoverRow.asked_at)
        rows = await self._session.scalars(statement.execution_options(all_spaces="clearing backends"))
        return [_leftover(row) for row in rows]

    async def left_in(self, space: Space) -> list[Leftover]:
        """What of a space still has to go."""
        its = (LeftoverRow.space == space.key, LeftoverRow.done_at.is_(None))
        rows = await self._session.scalars(select(LeftoverRow).where(*its).order_by(LeftoverRow.asked_at))
        return [_leftover(row) for row in rows]

    async def models_gone(self, space: Space) -> set[str]:
        """The models of a space that were deleted because of what they held."""
        its = (LeftoverRow.space == space.key, LeftoverRow.kind == "model", LeftoverRow.done_at.is_not(None))
        return set((await self._session.execute(select(LeftoverRow.name).where(*its))).scalars())


def _its(one: Leftover) -> tuple[ColumnElement[bool], ...]:
    return (
        LeftoverRow.space == one.space.key,
        LeftoverRow.backend == one.backend,
        LeftoverRow.kind == one.kind,
        LeftoverRow.name == one.name,
    )


def _leftover(row: LeftoverRow) -> Leftover:
    return Leftover(Space.of(row.space), row.backend, row.kind, row.name, row.refused)
