"""The generation log: each question with its reply, the model, the instruction and the help it had."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Literal

import msgspec
from sqlalchemy import Row, delete, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from chatterbox.models import Asked, Attachment, Help, HelpKind, Place, Space, Turn, TurnState
from chatterbox.store.crypto import Cipher
from chatterbox.store.summaries import Summaries
from chatterbox.store.tables import PictureRow, ReplyMessageRow, TurnRow

_ANSWERED = (TurnState.DONE, TurnState.CUT)
_FILES = tuple[Attachment, ...]


class Turns:
    def __init__(self, session: AsyncSession, cipher: Cipher) -> None:
        self._session = session
        self._cipher = cipher
        self._summaries = Summaries(session, cipher)

    async def add(
        self,
        space: Space,
        asked: Asked,
        *,
        model: str,
        instruction: str,
        help: Help | None,
        answer: str,
        parent_id: int | None,
        attempt: int,
        now: datetime,
        files: Sequence[Attachment] = (),
    ) -> int:
        """Logs a question in state WRITING; the turn's id."""
        seal = self._cipher.seal_text
        statement = insert(TurnRow).values(
            space=space.key,
            asker_id=asked.asker_id,
            channel_id=asked.place.channel_id,
            question_message_id=asked.place.message_id,
            attempt=attempt,
            parent_id=parent_id,
            state=TurnState.WRITING,
            model=model,
            question=seal(space, asked.text),
            answer=seal(space, answer),
            instruction=seal(space, instruction),
            help=None if help is None else self._cipher.seal(space, msgspec.json.encode(help)),
            created_at=now,
            files=self._sealed_files(space, files),
            private=asked.private,
        )
        return int((await self._session.execute(statement.returning(TurnRow.id))).scalar_one())

    async def get(self, space: Space, turn_id: int) -> Turn | None:
        found = await self._found(space, TurnRow.id == turn_id)
        return found[0] if found else None

    async def of_question(self, space: Space, message_id: int) -> Turn | None:
        """The latest turn that a message's question led to."""
        found = await self._found(space, TurnRow.question_message_id == message_id, newest_first=True, limit=1)
        return found[0] if found else None

    async def attempts(self, space: Space, message_id: int) -> list[Turn]:
        """All turns that a message's question led to, the first one first."""
        return await self._found(space, TurnRow.question_message_id == message_id)

    async def next_attempt(self, space: Space, message_id: int) -> int:
        """The number of the next attempt at a message's question; 0 for one that was never logged."""
        asked = TurnRow.space == space.key, TurnRow.question_message_id == message_id
        latest = (await self._session.execute(select(func.max(TurnRow.attempt)).where(*asked))).scalar()
        return 0 if latest is None else latest + 1

    async def of_reply(self, space: Space, message_id: int) -> Turn | None:
        """The turn whose reply went out in that message."""
        statement = select(ReplyMessageRow.turn_id).where(
            ReplyMessageRow.space == space.key, ReplyMessageRow.message_id == message_id
        )
        turn_id = (await self._session.execute(statement)).scalar()
        return None if turn_id is None else await self.get(space, turn_id)

    async def latest(self, space: Space, channel_id: int) -> Turn | None:
        """The last answered turn of a channel."""
        conditions = (TurnRow.channel_id == channel_id, TurnRow.state.in_(_ANSWERED))
        found = await self._found(space, *conditions, newest_first=True, limit=1)
        return found[0] if found else None

    async def chain(self, space: Space, turn_id: int | None, limit: int) -> list[Turn]:
        """The turn and those it followed up, oldest first; ends where the log does."""
        turns: list[Turn] = []
        while turn_id is not None and len(turns) < limit:
            turn = await self.get(space, turn_id)
            if turn is None:
                break
            turns.append(turn)
            turn_id = turn.parent_id
        return turns[::-1]

    async def write(self, space: Space, turn_id: int, answer: str, state: TurnState) -> None:
        """Logs how far an answer has come; of one that was taken back meanwhile, nothing."""
        await self._session.execute(
            update(TurnRow)
            .where(TurnRow.space == space.key, TurnRow.id == turn_id, TurnRow.state != TurnState.TAKEN_BACK)
            .values(answer=self._cipher.seal_text(space, answer), state=state)
        )

    async def write_files(self, space: Space, turn_id: int, files: Sequence[Attachment]) -> None:
        """Logs anew what was read of the files beside a question."""
        mine = TurnRow.space == space.key, TurnRow.id == turn_id, TurnRow.state != TurnState.TAKEN_BACK
        await self._session.execute(update(TurnRow).where(*mine).values(files=self._sealed_files(space, files)))

    async def reopen(self, space: Space, turn_id: int) -> bool:
        """Takes an answer that was cut up again; False where that has happened already."""
        cut = (TurnRow.space == space.key, TurnRow.id == turn_id, TurnRow.state == TurnState.CUT)
        statement = update(TurnRow).where(*cut).values(state=TurnState.WRITING).returning(TurnRow.id)
        return (await self._session.execute(statement)).scalar() is not None

    async def end(self, space: Space, turn_id: int, state: TurnState) -> None:
        """Logs how an answer ended, with the text that is logged already."""
        await self._session.execute(
            update(TurnRow)
            .where(TurnRow.space == space.key, TurnRow.id == turn_id, TurnRow.state != TurnState.TAKEN_BACK)
            .values(state=state)
        )

    async def take_back(self, space: Space, turn_id: int) -> None:
        """Takes the answer out of the log, with its help, what was read of files, and the record of its messages.

        Nothing sums it up any more. The question stays its time.
        """
        await self.write(space, turn_id, "", TurnState.TAKEN_BACK)
        await self._summaries.forget(space, [turn_id])
        mine = TurnRow.space == space.key, TurnRow.id == turn_id
        await self._session.execute(update(TurnRow).where(*mine).values(help=None, files=None))
        shown = PictureRow.space == space.key, PictureRow.turn_id == turn_id
        await self._session.execute(delete(PictureRow).where(*shown))
        sent = ReplyMessageRow.space == space.key, ReplyMessageRow.turn_id == turn_id
        await self._session.execute(delete(ReplyMessageRow).where(*sent))

    async def sent(self, space: Space, turn_id: int, place: Place, part: int) -> None:
        """Records the message that a part went out in; told again, it is as told last."""
        message = ReplyMessageRow.space == space.key, ReplyMessageRow.message_id == place.message_id
        await self._session.execute(delete(ReplyMessageRow).where(*message))
        await self._session.execute(
            insert(ReplyMessageRow).values(
                space=space.key,
                message_id=place.message_id,
                turn_id=turn_id,
                channel_id=place.channel_id,
                part=part,
            )
        )

    async def unfinished(self) -> list[Turn]:
        """Of all spaces, what a crash left in state WRITING: for the start of the bot only."""
        statement = select(TurnRow.space, TurnRow.id).where(TurnRow.state == TurnState.WRITING).order_by(TurnRow.id)
        rows = (await self._session.execute(statement.execution_options(all_spaces="start of the bot"))).all()
        turns = [await self.get(Space.of(space), turn_id) for space, turn_id in rows]
        return [turn for turn in turns if turn is not None]

    async def older_than(self, moment: datetime, limit: int) -> list[tuple[Space, int]]:
        """Of all spaces, some turns that were logged before `moment`: for the retention sweep only."""
        statement = select(TurnRow.space, TurnRow.id).where(TurnRow.created_at < moment).limit(limit)
        rows = await self._session.execute(statement.execution_options(all_spaces="retention sweep"))
        return [(Space.of(space), turn_id) for space, turn_id in rows]

    async def asked_by(self, space: Space, user_id: int) -> list[int]:
        statement = select(TurnRow.id).where(TurnRow.space == space.key, TurnRow.asker_id == user_id)
        return list((await self._session.execute(statement)).scalars())

    async def by(self, space: Space, user_id: int) -> list[Turn]:
        """All that somebody asked, with the answers, oldest first."""
        return await self._found(space, TurnRow.asker_id == user_id)

    async def of_messages(self, message_ids: Sequence[int], space: Space | None) -> list[tuple[Space, int]]:
        """The turns of which one of these messages is the question or a part of the reply.

        Of that server; without one, of all direct messages: what was deleted there is told without a person.
        """
        place = TurnRow.space == space.key if space else TurnRow.space.startswith("dm:")
        sent = select(ReplyMessageRow.turn_id).where(ReplyMessageRow.message_id.in_(message_ids))
        statement = select(TurnRow.space, TurnRow.id).where(
            place, or_(TurnRow.question_message_id.in_(message_ids), TurnRow.id.in_(sent))
        )
        rows = await self._session.execute(statement.execution_options(all_spaces="messages deleted in Discord"))
        return [(Space.of(key), turn_id) for key, turn_id in rows]

    async def questions(self, space: Space) -> list[tuple[int, int]]:
        """Each turn with the message that asked."""
        statement = select(TurnRow.id, TurnRow.question_message_id).where(TurnRow.space == space.key)
        return [(turn_id, message_id) for turn_id, message_id in await self._session.execute(statement) if message_id]

    async def gone(self, space: Space, turn_ids: Sequence[int], now: datetime) -> None:
        """Records that the question or the reply were deleted in Discord."""
        mine = (TurnRow.space == space.key, TurnRow.id.in_(turn_ids), TurnRow.gone_at.is_(None))
        await self._session.execute(update(TurnRow).where(*mine).values(gone_at=now))

    async def gone_before(self, moment: datetime, limit: int) -> list[tuple[Space, int]]:
        """Of all spaces, some turns that were deleted in Discord before `moment`: for the retention sweep only."""
        statement = select(TurnRow.space, TurnRow.id).where(TurnRow.gone_at < moment).limit(limit)
        rows = await self._session.execute(statement.execution_options(all_spaces="retention sweep"))
        return [(Space.of(space), turn_id) for space, turn_id in rows]

    async def followed(self, space: Space, turn_ids: Sequence[int]) -> list[int]:
        """The turns that follow one of these up."""
        statement = select(TurnRow.id).where(TurnRow.space == space.key, TurnRow.parent_id.in_(turn_ids))
        return list((await self._session.execute(statement)).scalars())

    async def forget_help(
        self, space: Space, ids: Collection[int], source: Literal["correction", "row"] = "correction"
    ) -> None:
        """Takes out of the log what it quotes of these corrections (or, of rows, these datasets) as help."""
        for turn_id, help in await self._helped(space, ids, source):
            await self._forget(space, turn_id, help)

    async def forget_told(
        self, space: Space, ids: Collection[int], source: Literal["correction", "row"] = "correction"
    ) -> list[int]:
        """As `forget_help`, and the replies that say one of these word for word; the turns of those."""
        told = []
        for turn_id, help in await self._helped(space, ids, source):
            if help.kind is HelpKind.VERBATIM:
                told.append(turn_id)
                await self._forget(space, turn_id, help, answer=self._cipher.seal_text(space, ""))
            else:
                await self._forget(space, turn_id, help)
        await self._summaries.forget(space, told)
        return told

    async def _helped(self, space: Space, ids: Collection[int], source: str) -> list[tuple[int, Help]]:
        helped = select(TurnRow.id, TurnRow.help).where(TurnRow.space == space.key, TurnRow.help.is_not(None))
        rows = [(turn_id, self._help(space, sealed)) for turn_id, sealed in await self._session.execute(helped)]
        return [(turn_id, help) for turn_id, help in rows if help and help.source == source and help.source_id in ids]

    async def _forget(self, space: Space, turn_id: int, help: Help, **values: bytes) -> None:
        emptied = self._cipher.seal(space, msgspec.json.encode(replace(help, question="", answer="")))
        mine = (TurnRow.space == space.key, TurnRow.id == turn_id)
        await self._session.execute(update(TurnRow).where(*mine).values(help=emptied, **values))

    async def delete(self, space: Space, turn_ids: Sequence[int]) -> None:
        """Deletes turns; the record of their messages and their pictures go with them, and every summary of them."""
        await self._summaries.forget(space, turn_ids)
        await self._session.execute(delete(TurnRow).where(TurnRow.space == space.key, TurnRow.id.in_(turn_ids)))

    async def _found(
        self, space: Space, *conditions: object, newest_first: bool = False, limit: int | None = None
    ) -> list[Turn]:
        statement = select(*TurnRow.__table__.columns).where(TurnRow.space == space.key, *conditions)  # type: ignore[arg-type]
        statement = statement.order_by(TurnRow.id.desc() if newest_first else TurnRow.id).limit(limit)
        rows = (await self._session.execute(statement)).all()
        places = await self._places(space, [row.id for row in rows])
        return [self._opened(space, row, places.get(row.id, ())) for row in rows]

    async def _places(self, space: Space, turn_ids: Sequence[int]) -> dict[int, tuple[Place, ...]]:
        statement = (
            select(ReplyMessageRow.turn_id, ReplyMessageRow.channel_id, ReplyMessageRow.message_id)
            .where(ReplyMessageRow.space == space.key, ReplyMessageRow.turn_id.in_(turn_ids))
            .order_by(ReplyMessageRow.part, ReplyMessageRow.message_id)
        )
        places: dict[int, tuple[Place, ...]] = {}
        for turn_id, channel_id, message_id in await self._session.execute(statement):
            places[turn_id] = (*places.get(turn_id, ()), Place(channel_id, message_id))
        return places

    def _opened(self, space: Space, row: Row[tuple[object, ...]], places: tuple[Place, ...]) -> Turn:
        text = self._cipher.open_text
        return Turn(
            id=row.id,
            space=space,
            asker_id=row.asker_id,
            question=text(space, row.question),
            answer=text(space, row.answer),
            state=TurnState(row.state),
            model=row.model,
            instruction=text(space, row.instruction),
            help=self._help(space, row.help),
            parent_id=row.parent_id,
            question_place=Place(row.channel_id, row.question_message_id),
            reply_places=places,
            created_at=row.created_at,
            files=self._files(space, row.files),
            summary="" if row.summary is None else text(space, row.summary),
            attempt=row.attempt,
            private=row.private,
        )

    def _sealed_files(self, space: Space, files: Sequence[Attachment]) -> bytes | None:
        return self._cipher.seal(space, msgspec.json.encode(files)) if files else None

    def _files(self, space: Space, sealed: bytes | None) -> tuple[Attachment, ...]:
        return () if sealed is None else msgspec.json.decode(self._cipher.open(space, sealed), type=_FILES)

    def _help(self, space: Space, sealed: bytes | None) -> Help | None:
        return None if sealed is None else msgspec.json.decode(self._cipher.open(space, sealed), type=Help)
