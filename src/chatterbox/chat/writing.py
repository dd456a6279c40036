"""How an answer is written: the model is asked, its pieces become the growing text, and the log keeps up with it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator
from contextlib import aclosing

from chatterbox.backend.ports import Truncated
from chatterbox.chat.asking import Asking
from chatterbox.chat.memory import Memory
from chatterbox.errors import BackendError
from chatterbox.models import Turn, TurnState
from chatterbox.rules.service import Rules
from chatterbox.rules.words import WordFilter
from chatterbox.store.store import Store
from chatterbox.texts import say

LONGEST_ANSWER = 40_000
"""Characters. A backend that does not keep to max_tokens is stopped here."""

_SAVE_EVERY_S = 1.0


class Writing:
    def __init__(
        self,
        store: Store,
        asking: Asking,
        memory: Memory,
        rules: Rules,
        *,
        temperature: float,
    ) -> None:
        self._store = store
        self._asking = asking
        self._memory = memory
        self._rules = rules
        self._temperature = temperature
        self._troubles: dict[int, BackendError] = {}

    def troubled(self, turn: Turn, trouble: BackendError) -> None:
        """Keeps why a turn that was just logged could not be composed, for whoever streams it."""
        self._troubles[turn.id] = trouble

    async def stream(self, turn: Turn) -> AsyncGenerator[str, None]:
        """See `ChatService.stream`."""
        words = await self._rules.filter(turn.space)
        text, ended = words.masked(turn.answer), TurnState.DONE
        try:
            try:
                async with aclosing(self._texts(turn, words)) as texts:
                    async for text in texts:
                        yield text
            except Truncated:
                ended = TurnState.CUT
            if not text.strip():
                raise BackendError(say("reply-empty"))
        except BaseException as error:
            # GeneratorExit and CancelledError too: whoever reads has gone, or the bot is being shut down.
            state = TurnState.FAILED if isinstance(error, BackendError) and not text.strip() else TurnState.CUT
            await asyncio.shield(self._write(turn, text, state))
            raise
        await self._write(turn, text, ended)
        self._memory.answered(turn)

    async def _texts(self, turn: Turn, words: WordFilter) -> AsyncGenerator[str, None]:
        """The whole text so far, again and again. Raises Truncated after the last."""
        if turn.answer and not turn.model:
            yield words.masked(turn.answer)  # a stored answer
            return
        if trouble := self._troubles.pop(turn.id, None):
            raise trouble
        whole, truncated, saved_at = turn.answer, False, time.monotonic()
        try:
            async with aclosing(self._whole(turn)) as growing:
                async for whole in growing:
                    text = words.growing(whole)
                    yield text
                    if time.monotonic() - saved_at >= _SAVE_EVERY_S:
                        # So that what a crash cuts is logged nearly as far as people saw it.
                        await self._write(turn, text, TurnState.WRITING)
                        saved_at = time.monotonic()
        except Truncated:
            truncated = True
        if words:
            yield words.masked(whole)  # its end may have been held back
        if truncated:
            raise Truncated

    async def _whole(self, turn: Turn) -> AsyncGenerator[str, None]:
        """What the model has written so far, behind what it wrote before it was cut."""
        pieces: list[str] = []
        # A fact is said as it is; whoever asks the same again wants to hear it otherwise.
        temperature = 0.0 if turn.help and not turn.attempt else self._temperature
        async with aclosing(self._asking.pieces(turn, temperature)) as answer:
            async for piece in answer:
                pieces.append(piece)
                whole = turn.answer + _clean("".join(pieces))
                yield whole
                if len(whole) >= LONGEST_ANSWER:
                    return

    async def _write(self, turn: Turn, text: str, state: TurnState) -> None:
        async with self._store.transaction() as work:
            await work.turns.write(turn.space, turn.id, text, state)


def _clean(text: str) -> str:
    """Text without lone surrogates: what a model writes need not be Unicode, and a pair may come in two pieces."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
