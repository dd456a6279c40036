"""How a model is asked a logged question: with the conversation before it, its files, and pictures if it takes them."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import aclosing

from chatterbox.backend.ports import ChatModel
from chatterbox.chat.composer import Composer
from chatterbox.chat.files.attachments import Carried
from chatterbox.errors import PicturesRefused
from chatterbox.models import Message, Turn
from chatterbox.store.store import Store

LONGEST_CHAIN = 50
"""Turns that are looked back at. What was before them is in a summary."""


class Asking:
    def __init__(self, store: Store, model: ChatModel, composer: Composer, *, dm_turns: int, max_tokens: int) -> None:
        self._store = store
        self._model = model
        self._composer = composer
        self._dm_turns = dm_turns
        self._max_tokens = max_tokens

    async def pieces(self, turn: Turn, temperature: float) -> AsyncGenerator[str, None]:
        """What the model says, piece by piece. A model that refuses pictures is asked without: the log says so then.

        Raises what `ChatModel.stream` does.
        """
        try:
            async with aclosing(self._asked(turn, await self._messages(turn), temperature)) as answer:
                async for piece in answer:
                    yield piece
            return
        except PicturesRefused as refused:
            carried = Carried(turn.files).blind(str(refused))
        async with self._store.transaction() as work:
            await work.turns.write_files(turn.space, turn.id, carried.files)
        async with aclosing(self._asked(turn, await self._messages(turn, pictures=False), temperature)) as answer:
            async for piece in answer:
                yield piece

    def _asked(self, turn: Turn, messages: list[Message], temperature: float) -> AsyncGenerator[str, None]:
        return self._model.stream(turn.model, messages, max_tokens=self._max_tokens, temperature=temperature)

    async def _messages(self, turn: Turn, *, pictures: bool = True) -> list[Message]:
        limit = self._dm_turns if turn.space.kind == "dm" else LONGEST_CHAIN
        async with self._store.reading() as work:
            history = await work.turns.chain(turn.space, turn.parent_id, limit)
            shown = await work.pictures.of(turn.space, [turn.id, *(one.id for one in history)]) if pictures else {}
        return self._composer.messages(
            turn.instruction, turn.help, history, turn.question,
            files=turn.files, pictures=shown.get(turn.id, ()), earlier=shown, begun=turn.answer,
        )  # fmt: skip
