"""Corrections: what people typed into the form, sealed, and what became of each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec
from sqlalchemy import ColumnElement, Row, delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from chatterbox.models import Correction, CorrectionForm, CorrectionState, Place, Space
from chatterbox.store.crypto import Cipher
from chatterbox.store.tables import CorrectionRow
from chatterbox.texts import say


class Corrections:
    def __init__(self, session: AsyncSession, cipher: Cipher) -> None:
        self._session = session
        self._cipher = cipher

    async def add(
        self,
        space: Space,
        correction: Correction,
        *,
        waits_for: str,
        form_version: int,
        receipt_channel_id: int | None = None,
    ) -> int:
        """Records a correction (its `id` is not looked at); the id that it got.

        `waits_for` is the key of the sentence why it waits, "" when it does not. `receipt_channel_id` is where its
        receipt will be posted: until `receipt_sent` is told, it is owed.
        """
        statement = insert(CorrectionRow).values(
            space=space.key,
            author_id=correction.author_id,
            turn_id=correction.turn_id,
            state=correction.state,
            **self._sealed(space, correction.form),
            form_version=form_version,
            waits_for=waits_for,
            rival_id=correction.rival_id,
            never_row=correction.never_row,
            wrong=self._cipher.seal_text(space, correction.wrong) if correction.wrong else None,
            model=correction.model[:200],
            language=correction.language[:16],
            shared=correction.form.shared,
            approved=correction.approved,
            created_at=correction.created_at,
            expires_at=correction.expires_at,
            receipt_channel_id=receipt_channel_id,
        )
        return int((await self._session.execute(statement.returning(CorrectionRow.id))).scalar_one())

    async def replace(self, space: Space, correction: Correction, *, waits_for: str = "") -> None:
        """Records what changed in a correction: form, state, the key of what it waits for, rival, expiry."""
        await self._session.execute(
            update(CorrectionRow)
            .where(CorrectionRow.space == space.key, CorrectionRow.id == correction.id)
            .values(
                state=correction.state,
                **self._sealed(space, correction.form),
                waits_for=waits_for,
                rival_id=correction.rival_id,
                never_row=correction.never_row,
                approved=correction.approved,
                expires_at=correction.expires_at,
            )
        )

    async def get(self, space: Space, correction_id: int) -> Correction | None:
        found = await self._found(space, CorrectionRow.id == correction_id)
        return found[0] if found else None

    async def among(self, space: Space, ids: Sequence[int]) -> list[Correction]:
        return await self._found(space, CorrectionRow.id.in_(ids))

    async def in_states(self, space: Space, states: Sequence[CorrectionState]) -> list[Correction]:
        """Oldest first."""
        return await self._found(space, CorrectionRow.state.in_(states))

    async def by(self, space: Space, author_id: int) -> list[Correction]:
        return await self._found(space, CorrectionRow.author_id == author_id)

    async def rivals_of(self, space: Space, correction_id: int) -> list[Correction]:
        """Those that contradict it, oldest first."""
        return await self._found(space, CorrectionRow.rival_id == correction_id)

    async def resting_on(self, space: Space, turn_ids: Sequence[int]) -> list[Correction]:
        """Those that were handed in under one of these turns."""
        return await self._found(space, CorrectionRow.turn_id.in_(turn_ids))

    async def count_since(self, space: Space, author_id: int, moment: datetime) -> int:
        statement = select(func.count()).where(
            CorrectionRow.space == space.key, CorrectionRow.author_id == author_id, CorrectionRow.created_at > moment
        )
        return int((await self._session.execute(statement)).scalar_one())

    async def states(self, space: Space) -> list[tuple[int, CorrectionState]]:
        """Ids and states of all, oldest first: nothing is unsealed."""
        statement = select(CorrectionRow.id, CorrectionRow.state).where(CorrectionRow.space == space.key)
        rows = await self._session.execute(statement.order_by(CorrectionRow.id))
        return [(row_id, CorrectionState(state)) for row_id, state in rows]

    async def receipts_owed(self) -> list[tuple[Correction, Place]]:
        """Of all spaces, corrections whose receipt was not sent, and where it belongs: for the bot's start only."""
        unsent = (CorrectionRow.receipt_channel_id.is_not(None), CorrectionRow.receipt_message_id.is_(None))
        statement = select(*CorrectionRow.__table__.columns).where(*unsent).order_by(CorrectionRow.id)
        rows = await self._session.execute(statement.execution_options(all_spaces="start of the bot"))
        return [(self._opened(Space.of(row.space), row), Place(row.receipt_channel_id)) for row in rows]

    async def receipt_given_up(self, space: Space, correction_id: int) -> None:
        """Records that no receipt can be sent."""
        await self._session.execute(
            update(CorrectionRow)
            .where(CorrectionRow.space == space.key, CorrectionRow.id == correction_id)
            .values(receipt_channel_id=None)
        )

    async def receipt_sent(self, space: Space, correction_id: int, place: Place) -> None:
        await self._session.execute(
            update(CorrectionRow)
            .where(CorrectionRow.space == space.key, CorrectionRow.id == correction_id)
            .values(receipt_channel_id=place.channel_id, receipt_message_id=place.message_id)
        )

    async def receipt(self, space: Space, correction_id: int) -> Place | None:
        """The message that a correction's receipt went out in."""
        statement = select(CorrectionRow.receipt_channel_id, CorrectionRow.receipt_message_id).where(
            CorrectionRow.space == space.key, CorrectionRow.id == correction_id
        )
        row = (await self._session.execute(statement)).one_or_none()
        return None if row is None or row[0] is None else Place(row[0], row[1])

    async def waits_for(self, space: Space, correction_id: int) -> str:
        """The key of the sentence why a correction waits, "" when it does not."""
        statement = select(CorrectionRow.waits_for).where(
            CorrectionRow.space == space.key, CorrectionRow.id == correction_id
        )
        return (await self._session.execute(statement)).scalar() or ""

    async def wordings(self, space: Space) -> dict[int, str]:
        """By id, the wordings that the base found for exams."""
        statement = select(CorrectionRow.id, CorrectionRow.exam).where(
            CorrectionRow.space == space.key, CorrectionRow.exam.is_not(None)
        )
        rows = await self._session.execute(statement)
        return {row_id: self._cipher.open_text(space, exam) for row_id, exam in rows if exam is not None}

    async def keep_wording(self, space: Space, correction_id: int, wording: str) -> None:
        """Keeps the wording in which exams ask for a correction from now on."""
        await self._session.execute(
            update(CorrectionRow)
            .where(CorrectionRow.space == space.key, CorrectionRow.id == correction_id)
            .values(exam=self._cipher.seal_text(space, wording))
        )

    async def forget_wrong(self, space: Space, turn_ids: Sequence[int]) -> None:
        """Forgets the replies of these turns where corrections quote them."""
        await self._session.execute(
            update(CorrectionRow)
            .where(CorrectionRow.space == space.key, CorrectionRow.turn_id.in_(turn_ids))
            .values(wrong=None)
        )

    async def delete(self, space: Space, ids: Sequence[int]) -> None:
        await self._session.execute(
            delete(CorrectionRow).where(CorrectionRow.space == space.key, CorrectionRow.id.in_(ids))
        )

    async def _found(self, space: Space, condition: ColumnElement[bool]) -> list[Correction]:
        statement = (
            select(*CorrectionRow.__table__.columns)
            .where(CorrectionRow.space == space.key, condition)
            .order_by(CorrectionRow.id)
        )
        return [self._opened(space, row) for row in await self._session.execute(statement)]

    def _sealed(self, space: Space, form: CorrectionForm) -> dict[str, bytes]:
        seal = self._cipher.seal_text
        return {
            "question": seal(space, form.question),
            "answer": seal(space, form.answer),
            "phrasings": self._cipher.seal(space, msgspec.json.encode(form.phrasings)),
            "reason": seal(space, form.reason),
        }

    def _opened(self, space: Space, row: Row[tuple[object, ...]]) -> Correction:
        text = self._cipher.open_text
        form = CorrectionForm(
            question=text(space, row.question),
            answer=text(space, row.answer),
            phrasings=msgspec.json.decode(self._cipher.open(space, row.phrasings), type=tuple[str, ...]),
            reason=text(space, row.reason),
            shared=row.shared,
        )
        return Correction(
            id=row.id,
            space=space,
            author_id=row.author_id,
            turn_id=row.turn_id,
            form=form,
            state=CorrectionState(row.state),
            created_at=row.created_at,
            expires_at=row.expires_at,
            waits_for=say(row.waits_for) if row.waits_for else "",
            rival_id=row.rival_id,
            never_row=row.never_row,
            wrong="" if row.wrong is None else text(space, row.wrong),
            model=row.model,
            language=row.language,
            approved=row.approved,
            form_version=row.form_version,
        )
