"""A model that remembers its answers: the same request is sent once, today or in the comparison after the next."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from chatterbox.backend.ports import ChatModel
from chatterbox.models import Message, Space
from chatterbox.store.store import Store


class RememberedAnswers:
    """Answers of one space. Only for requests that are answered always alike: temperature 0 and a seed."""

    def __init__(self, model: ChatModel, store: Store, space: Space) -> None:
        self._model = model
        self._store = store
        self._space = space

    async def answer(
        self, model: str, messages: Sequence[Message], *, max_tokens: int, temperature: float, seed: int | None = None
    ) -> str:
        """As `ChatModel.answer`; an answer is recorded before it is given."""
        request = msgspec.json.encode([model, messages, max_tokens, temperature, seed])
        async with self._store.reading() as work:
            known = await work.answers.get(self._space, request)
        if known is not None:
            return known
        answer = await self._model.answer(model, messages, max_tokens=max_tokens, temperature=temperature, seed=seed)
        async with self._store.transaction() as work:
            await work.answers.put(self._space, request, model, answer)
        return answer
