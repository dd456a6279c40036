"""ChatService: history + instruction + help -> reply. It does not know whether a question was typed or spoken."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import replace
from datetime import UTC, datetime

from chatterbox.backend.ports import ChatModel
from chatterbox.chat.asking import Asking
from chatterbox.chat.composer import Composed, Composer
from chatterbox.chat.files.attachments import Attachments, Carried
from chatterbox.chat.memory import Memory
from chatterbox.chat.spaces import SpaceSettings
from chatterbox.errors import BackendError
from chatterbox.models import Actor, Asked, Place, Space, Turn, TurnState
from chatterbox.rules.service import Rules
from chatterbox.rules.words import WordFilter
from chatterbox.store.store import Store, Work
from chatterbox.texts import say

LONGEST_ANSWER = 40_000
"""Characters. A backend that does not keep to max_tokens is stopped here."""

_SAVE_EVERY_S = 1.0


def _now() -> datetime:
    return datetime.now(UTC)


class ChatService:
    """Answers questions and keeps the generation log.

    A reply's life: `begin` logs the question and decides history, instruction, help and model; `stream` gives the
    growing answer and logs its end; `sent` records each Discord message that it went out in.
    """

    def __init__(
        self,
        store: Store,
        model: ChatModel,
        spaces: SpaceSettings,
        composer: Composer,
        rules: Rules,
        attachments: Attachments,
        memory: Memory,
        *,
        dm_turns: int,
        max_tokens: int,
        temperature: float,
        now: Callable[[], datetime] = _now,
    ) -> None:
        self._store = store
        self._spaces = spaces
        self._composer = composer
        self._rules = rules
        self._attachments = attachments
        self._memory = memory
        self._dm_turns = dm_turns
        self._asking = Asking(store, model, composer, dm_turns=dm_turns, max_tokens=max_tokens)
        self._temperature = temperature
        self._now = now
        self._troubles: dict[int, BackendError] = {}  # why a turn that was just logged could not be composed

    async def admit(self, actor: Actor) -> None:
        """Raises Blocked, and Refused while the bot is paused: to be asked before anything is answered to somebody."""
        await self._rules.admit(actor)

    async def first_refusal(self, actor: Actor) -> bool:
        """Whether a blocked member is told so for the first time."""
        return await self._rules.first_refusal(actor.space, actor.user_id)

    async def channels(self, space: Space) -> tuple[int, ...]:
        """The only channels in which the bot answers in a space; () for all."""
        return (await self._rules.of(space)).channels

    async def offers_row(self, space: Space) -> bool:
        """Whether votes and Correct stand under answers in a space."""
        return (await self._rules.of(space)).row

    async def said(self, space: Space, text: str) -> str:
        """A text as it may be said in a space: without the words that are never said there."""
        return await self._rules.masked(space, text)

    async def notes(self, turn: Turn) -> list[str]:
        """What was left out of the files beside a question, as the log has it now: for the small print."""
        logged = await self.get(turn.space, turn.id) or turn
        words = await self._rules.filter(turn.space)
        return [words.masked(file.note) for file in logged.files if file.note]

    async def begin(self, asked: Asked) -> Turn:
        """A logged turn in state WRITING. The same message asked twice (a resumed gateway) gives the same turn.

        That turn is marked `repeated`. A backend that is down does not keep a question out of the log: `stream` raises
        its error then. Raises Refused while the bot is paused there, and Blocked for a member who may not use it.
        """
        await self.admit(Actor(asked.space, asked.asker_id, "", manages=asked.manages))
        known = await self._known(asked)
        if known:
            return known
        await self._rules.quotas.check(asked.space, asked.asker_id, "questions")
        parent = await self._parent(asked)
        return await self._begun(asked, parent, attempt=0)

    async def again(self, turn: Turn, around: int | None = None) -> Turn:
        """A new turn in state WRITING that asks the same again, with today's model and help.

        `around` is the channel that a thread belongs to. Whether whoever wants that may is asked by `admit`: it need
        not be the asker, whose question it counts as. Raises Refused where the quota of questions is used up.
        """
        await self._rules.quotas.check(turn.space, turn.asker_id, "questions")
        asked = Asked(turn.space, turn.asker_id, turn.question, turn.question_place, around=around)
        async with self._store.reading() as work:
            parent = None if turn.parent_id is None else await work.turns.get(turn.space, turn.parent_id)
            pictures = await work.pictures.of(turn.space, [turn.id])
            message_id = turn.question_place.message_id
            attempts = 0 if message_id is None else await work.turns.attempts(turn.space, message_id)
        carried = Carried(turn.files, pictures.get(turn.id, ()))
        return await self._begun(asked, parent, attempt=attempts, carried=carried)

    async def stream(self, turn: Turn) -> AsyncGenerator[str, None]:
        """The whole text so far, again and again as it grows; ends when the turn is logged as DONE.

        A verbatim or "nobody has taught me that" answer comes at once. Words that are never said there are masked, and
        not shown in part either. Raises BackendError after logging CUT (some text came) or FAILED (none did).
        """
        words = await self._rules.filter(turn.space)
        text = words.masked(turn.answer)
        try:
            if text:
                yield text
            else:
                async with aclosing(self._growing(turn, words)) as growing:
                    async for text in growing:
                        yield text
            if not text.strip():
                raise BackendError(say("reply-empty"))
        except BaseException as error:
            # GeneratorExit and CancelledError too: whoever reads has gone, or the bot is being shut down.
            state = TurnState.FAILED if isinstance(error, BackendError) and not text.strip() else TurnState.CUT
            await asyncio.shield(self._write(turn, text, state))
            raise
        await self._write(turn, text, TurnState.DONE)
        self._memory.answered(turn)

    async def sent(self, turn: Turn, place: Place, part: int) -> None:
        """Records that part `part` (0..) of the reply is the Discord message `place`."""
        async with self._store.transaction() as work:
            # Deleted meanwhile, at its asker's wish: nothing may be recorded about it any more.
            logged = await work.turns.get(turn.space, turn.id)
            if logged and logged.state is not TurnState.TAKEN_BACK:
                await work.turns.sent(turn.space, turn.id, place, part)

    async def turn_at(self, space: Space, message_id: int) -> Turn | None:
        """The turn whose reply went out in that message of ours, if the log still has it."""
        async with self._store.reading() as work:
            return await work.turns.of_reply(space, message_id)

    async def turn_asked_at(self, space: Space, message_id: int) -> Turn | None:
        """The latest turn that the question in that message led to."""
        async with self._store.reading() as work:
            return await work.turns.of_question(space, message_id)

    async def get(self, space: Space, turn_id: int) -> Turn | None:
        """A turn as the log has it now."""
        async with self._store.reading() as work:
            return await work.turns.get(space, turn_id)

    async def unfinished(self) -> list[Turn]:
        """Turns of all spaces that a crash left in state WRITING: for the start of the bot only."""
        async with self._store.reading() as work:
            return await work.turns.unfinished()

    async def cut(self, turn: Turn) -> None:
        """Logs that a reply was cut."""
        async with self._store.transaction() as work:
            await work.turns.end(turn.space, turn.id, TurnState.CUT)

    async def _known(self, asked: Asked) -> Turn | None:
        if asked.place.message_id is None:
            return None
        async with self._store.reading() as work:
            known = await work.turns.of_question(asked.space, asked.place.message_id)
        return replace(known, repeated=True) if known else None

    async def _parent(self, asked: Asked) -> Turn | None:
        """The turn that is followed up: of the message replied to, in direct messages the last one."""
        async with self._store.reading() as work:
            if asked.space.kind == "dm":
                return await work.turns.latest(asked.space, asked.place.channel_id) if self._dm_turns else None
            if asked.reply_to_id is None:
                return None
            return await work.turns.of_reply(asked.space, asked.reply_to_id)

    async def _begun(self, asked: Asked, parent: Turn | None, attempt: int, carried: Carried | None = None) -> Turn:
        """Logs a question with its files; `carried` are those that an earlier attempt has read."""
        instruction = await self._spaces.instruction(asked.space)
        trouble: BackendError | None = None
        try:
            composed = await self._composed(asked, parent, files=bool(asked.files or (carried and carried.files)))
        except BackendError as error:
            composed, trouble = Composed("", None), error
        if carried is None:
            room = self._composer.file_room(instruction, composed.help, asked.text)
            carried = await self._attachments.read(asked.files, composed.model, room)
        async with self._store.transaction() as work:
            turn = await self._logged(work, asked, instruction, composed, parent, attempt, carried)
        if trouble and not turn.repeated:
            self._troubles[turn.id] = trouble
        return turn

    async def _composed(self, asked: Asked, parent: Turn | None, *, files: bool) -> Composed:
        serving = await self._spaces.serving(asked.space, asked.place.channel_id, asked.around)
        previous = parent.question if parent else ""
        return await self._composer.compose(
            asked.space, serving, asked.text, previous=previous, help=asked.help, files=files
        )

    async def _logged(
        self,
        work: Work,
        asked: Asked,
        instruction: str,
        composed: Composed,
        parent: Turn | None,
        attempt: int,
        carried: Carried,
    ) -> Turn:
        space, message_id = asked.space, asked.place.message_id
        # In the transaction once more: the same message may have come twice at once.
        if message_id is not None and await work.turns.attempts(space, message_id) > attempt:
            known = await work.turns.of_question(space, message_id)
            if known:
                return replace(known, repeated=True)
        turn_id = await work.turns.add(
            space,
            asked,
            model=composed.model,
            instruction=instruction,
            help=composed.help,
            answer=composed.answer,
            parent_id=parent.id if parent else None,
            attempt=attempt,
            now=self._now(),
            files=carried.files,
        )
        await work.pictures.add(space, turn_id, carried.pictures)
        turn = await work.turns.get(space, turn_id)
        if turn is None:
            raise RuntimeError("a turn that was just logged is not there")
        return turn

    async def _growing(self, turn: Turn, words: WordFilter) -> AsyncGenerator[str, None]:
        if trouble := self._troubles.pop(turn.id, None):
            raise trouble
        pieces: list[str] = []
        saved_at = time.monotonic()
        temperature = 0.0 if turn.help else self._temperature  # a fact is said as it is
        async with aclosing(self._asking.pieces(turn, temperature)) as answer:
            async for piece in answer:
                pieces.append(piece)
                whole = _clean("".join(pieces))
                text = words.growing(whole)
                yield text
                if len(whole) >= LONGEST_ANSWER:
                    break
                if time.monotonic() - saved_at >= _SAVE_EVERY_S:
                    # So that what a crash cuts is logged nearly as far as people saw it.
                    await self._write(turn, text, TurnState.WRITING)
                    saved_at = time.monotonic()
        if words:
            yield words.masked(_clean("".join(pieces)))  # its end may have been held back

    async def _write(self, turn: Turn, text: str, state: TurnState) -> None:
        async with self._store.transaction() as work:
            await work.turns.write(turn.space, turn.id, text, state)


def _clean(text: str) -> str:
    """Text without lone surrogates: what a model writes need not be Unicode, and a pair may come in two pieces."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
