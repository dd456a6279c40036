"""ChatService: history + instruction + help -> reply. It does not know whether a question was typed or spoken."""

from __future__ import annotations

from collections.abc import AsyncIterator

from chatterbox.models import Asked, Place, Space, Turn


class ChatService:
    """Answers questions and keeps the generation log.

    A reply's life: `begin` logs the question and decides history, instruction, help and model; `stream` gives the
    growing answer and logs its end; `sent` records each Discord message that it went out in.
    """

    async def begin(self, asked: Asked) -> Turn:
        """A logged turn in state WRITING. The same message asked twice (a resumed gateway) gives the same turn."""
        raise NotImplementedError

    def stream(self, turn: Turn) -> AsyncIterator[str]:
        """The whole text so far, again and again as it grows; ends when the turn is logged as DONE.

        A verbatim or "nobody has taught me that" answer comes at once. Raises BackendError after logging CUT (some text
        came) or FAILED (none did).
        """
        raise NotImplementedError

    async def sent(self, turn: Turn, place: Place, part: int) -> None:
        """Records that part `part` (0..) of the reply is the Discord message `place`."""
        raise NotImplementedError

    async def turn_at(self, space: Space, message_id: int) -> Turn | None:
        """The turn whose reply went out in that message of ours, if the log still has it."""
        raise NotImplementedError

    async def again(self, turn: Turn) -> Turn:
        """A new turn in state WRITING that asks the same again, with today's model and help."""
        raise NotImplementedError

    async def unfinished(self) -> list[Turn]:
        """Turns of all spaces that a crash left in state WRITING: for the start of the bot only."""
        raise NotImplementedError

    async def cut(self, turn: Turn) -> None:
        """Logs that a reply was cut."""
        raise NotImplementedError
