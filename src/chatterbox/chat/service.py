"""ChatService: history + instruction + help -> reply. It does not know whether a question was typed or spoken."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from dataclasses import replace
from datetime import UTC, datetime

from chatterbox.backend.ports import ChatModel
from chatterbox.chat.asking import Asking
from chatterbox.chat.composer import Composed, Composer
from chatterbox.chat.credits import Credit, Credits
from chatterbox.chat.files.attachments import Attachments, Carried
from chatterbox.chat.memory import Memory
from chatterbox.chat.spaces import SpaceSettings
from chatterbox.chat.writing import LONGEST_ANSWER, Writing
from chatterbox.errors import BackendError, Missing, Refused
from chatterbox.models import Actor, Asked, Place, Space, Turn, TurnState
from chatterbox.rules.service import Rules
from chatterbox.store.store import Store, Work
from chatterbox.texts import say


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
        self._remembers = dm_turns > 0
        self._now = now
        self._credits = Credits(store, rules)
        asking = Asking(store, model, composer, dm_turns=dm_turns, max_tokens=max_tokens)
        self._writing = Writing(store, asking, memory, rules, temperature=temperature)

    async def admit(self, actor: Actor) -> None:
        """Raises Blocked, and Refused while the bot is paused: to be asked before anything is answered to somebody."""
        await self._rules.admit(actor)

    async def first_refusal(self, actor: Actor) -> bool:
        """Whether a blocked member is told so for the first time."""
        return await self._rules.first_refusal(actor.space, actor.user_id)

    async def credit(self, turn: Turn) -> Credit | None:
        """Whom to name under an answer that was helped, if anybody."""
        return await self._credits.of(turn)

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
        """What was left out of the files beside a logged question: for the small print."""
        words = await self._rules.filter(turn.space)
        return [words.masked(file.note) for file in turn.files if file.note]

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
        place, private = turn.question_place, turn.private
        asked = Asked(turn.space, turn.asker_id, turn.question, place, around=around, private=private)
        async with self._store.reading() as work:
            parent = None if turn.parent_id is None else await work.turns.get(turn.space, turn.parent_id)
            pictures = await work.pictures.of(turn.space, [turn.id])
            message_id = turn.question_place.message_id
            attempt = 0 if message_id is None else await work.turns.next_attempt(turn.space, message_id)
        carried = Carried(turn.files, pictures.get(turn.id, ()))
        return await self._begun(asked, parent, attempt=attempt, carried=carried)

    async def steered(self, actor: Actor, turn_id: int) -> Turn:
        """The turn that somebody wants to stop, to go on with, or to ask again.

        Raises Missing, and Refused for whoever neither asked it nor manages the server.
        """
        turn = await self.get(actor.space, turn_id)
        if turn is None:
            raise Missing(say("press-unknown"))
        if actor.user_id != turn.asker_id and not actor.manages:
            raise Refused(say("chat-not-yours"))
        return turn

    async def go_on(self, turn: Turn) -> Turn | None:
        """The turn in state WRITING again, to be streamed from where it was cut; None where that has happened already.

        Raises Refused for one that was not cut, and where the quota of questions is used up.
        """
        if turn.state is TurnState.WRITING:
            return None
        if not turn.open_ended or len(turn.answer) >= LONGEST_ANSWER:
            raise Refused(say("chat-nothing-more"))
        await self._rules.quotas.check(turn.space, turn.asker_id, "questions")
        async with self._store.transaction() as work:
            reopened = await work.turns.reopen(turn.space, turn.id)
            return await work.turns.get(turn.space, turn.id) if reopened else None

    async def attempts(self, turn: Turn) -> list[Turn]:
        """All answers that the same question got, the first one first."""
        message_id = turn.question_place.message_id
        if message_id is None:
            return [turn]
        async with self._store.reading() as work:
            return await work.turns.attempts(turn.space, message_id)

    def stream(self, turn: Turn) -> AsyncGenerator[str, None]:
        """The whole text so far, again and again as it grows; ends when the turn is logged as DONE.

        A verbatim or "nobody has taught me that" answer comes at once. Words that are never said there are masked, and
        not shown in part either. An answer that reached its greatest length is logged as CUT, as is one that nobody
        reads to its end. Raises BackendError after logging CUT (some text came) or FAILED (none did).
        """
        return self._writing.stream(turn)

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
        """The turn that is followed up: of the message replied to, in direct messages without a reply the last one.

        A reply to an older answer begins a branch there, one to an earlier attempt follows what that one said.
        """
        space, message_id = asked.space, asked.reply_to_id
        if space.kind == "dm" and not self._remembers:
            return None
        async with self._store.reading() as work:
            if message_id is not None:
                replied = await work.turns.of_reply(space, message_id)
                if found := replied or await work.turns.of_question(space, message_id):
                    return found
            return await work.turns.latest(space, asked.place.channel_id) if space.kind == "dm" else None

    async def _begun(self, asked: Asked, parent: Turn | None, attempt: int, carried: Carried | None = None) -> Turn:
        """Logs a question with its files; `carried` are those that an earlier attempt has read."""
        instruction = await self._spaces.instruction(asked.space, asked.place.channel_id, asked.around)
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
            self._writing.troubled(turn, trouble)
        return turn

    async def _composed(self, asked: Asked, parent: Turn | None, *, files: bool) -> Composed:
        where = (asked.space, asked.place.channel_id, asked.around)
        serving, answers = await self._spaces.serving(*where), await self._spaces.answers(*where)
        previous = parent.question if parent else ""
        return await self._composer.compose(
            asked.space, serving, asked.text, answers=answers, previous=previous, help=asked.help, files=files
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
        if message_id is not None and await work.turns.next_attempt(space, message_id) > attempt:
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
