"""What the store holds of one person in a space: counted, and deleted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from chatterbox.models import Space
from chatterbox.store.crypto import Cipher
from chatterbox.store.tables import (
    Base,
    BlockRow,
    CorrectionRow,
    DatasetRow,
    FeedbackRow,
    HintRow,
    RunRow,
    SettingRow,
    TestRow,
    ThumbRow,
    TurnRow,
)

NOBODY = 0
"""Stands where a person's id stood, in what stays with the server."""


@dataclass(frozen=True, slots=True)
class Holdings:
    """Numbers of things; `models` are the names of those that learned something of this person's."""

    turns: int
    corrections: int
    datasets: int
    runs: int
    models: tuple[str, ...]


class _Manifest(msgspec.Struct):
    corrections: list[int] = []


class People:
    def __init__(self, session: AsyncSession, cipher: Cipher) -> None:
        self._session = session
        self._cipher = cipher

    async def holdings(self, space: Space, user_id: int) -> Holdings:
        return Holdings(
            turns=await self._count(space, TurnRow, TurnRow.asker_id == user_id),
            corrections=await self._count(space, CorrectionRow, CorrectionRow.author_id == user_id),
            datasets=await self._count(space, DatasetRow, DatasetRow.giver_id == user_id),
            runs=await self._count(space, RunRow, RunRow.requested_by == user_id),
            models=await self._models(space, user_id),
        )

    async def delete_rest(self, space: Space, user_id: int) -> None:
        """Deletes a person's tests, hints, votes and feedback, and takes the name off what stays with the server.

        Turns and corrections have others resting on them: who calls deletes those.
        """
        await self._session.execute(delete(TestRow).where(TestRow.space == space.key, TestRow.asked_by == user_id))
        await self._session.execute(delete(HintRow).where(HintRow.space == space.key, HintRow.user_id == user_id))
        await self._session.execute(delete(ThumbRow).where(ThumbRow.space == space.key, ThumbRow.user_id == user_id))
        await self._session.execute(
            delete(FeedbackRow).where(FeedbackRow.space == space.key, FeedbackRow.author_id == user_id)
        )
        for table, column in (
            (DatasetRow, DatasetRow.giver_id),
            (RunRow, RunRow.requested_by),
            (SettingRow, SettingRow.set_by),
            (BlockRow, BlockRow.blocked_by),
        ):
            mine: Any = (table.space == space.key, column == user_id)
            await self._session.execute(update(table).where(*mine).values({column: NOBODY}))

    async def _count(self, space: Space, table: type[Base], mine: ColumnElement[bool]) -> int:
        spaces: Any = table.__table__.c.space
        statement = select(func.count()).select_from(table).where(spaces == space.key, mine)
        return int((await self._session.execute(statement)).scalar_one())

    async def _models(self, space: Space, user_id: int) -> tuple[str, ...]:
        given = set(
            (
                await self._session.execute(
                    select(DatasetRow.id).where(DatasetRow.space == space.key, DatasetRow.giver_id == user_id)
                )
            ).scalars()
        )
        corrected = set(
            (
                await self._session.execute(
                    select(CorrectionRow.id).where(CorrectionRow.space == space.key, CorrectionRow.author_id == user_id)
                )
            ).scalars()
        )
        runs = select(RunRow.model, RunRow.dataset_id, RunRow.manifest).where(
            RunRow.space == space.key, RunRow.model != ""
        )
        return tuple(
            model
            for model, dataset_id, manifest in await self._session.execute(runs.order_by(RunRow.created_at))
            if dataset_id in given or corrected.intersection(self._learned(space, manifest))
        )

    def _learned(self, space: Space, sealed: bytes) -> list[int]:
        return msgspec.json.decode(self._cipher.open(space, sealed), type=_Manifest).corrections
