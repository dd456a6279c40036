"""One question answered outside of any conversation and without a trace in the log: as the bot would, or alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from chatterbox.chat.composer import Composer, opening
from chatterbox.chat.in_kind import asked_in_kind
from chatterbox.chat.spaces import SpaceSettings
from chatterbox.models import Message, Serving, Space


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer and the model that gave it; the serving model's name where a stored answer was given."""

    text: str
    model: str


class Answering(Protocol):
    async def answer(
        self, model: str, messages: Sequence[Message], *, max_tokens: int, temperature: float, seed: int | None = None
    ) -> str:
        """One whole answer. Raises BackendError."""


class OnceAnswerer:
    """Answers always alike: temperature 0 and one seed."""

    def __init__(
        self, model: Answering, spaces: SpaceSettings, composer: Composer, *, max_tokens: int, seed: int
    ) -> None:
        self._model = model
        self._spaces = spaces
        self._composer = composer
        self._max_tokens = max_tokens
        self._seed = seed

    async def answer_once(
        self, space: Space, serving: Serving, messages: Sequence[Message], *, helped: bool
    ) -> Answered:
        """What `serving` answers to the last of `messages`. A system message of their own replaces the instruction.

        Raises BackendError.
        """
        talk = [message for message in messages if message.role not in ("system", "developer")]
        own = [message.content for message in messages if message.role in ("system", "developer")]
        asked = [message.content for message in talk if message.role == "user"]
        composed = await self._composer.compose(
            space,
            serving,
            asked[-1],
            answers=await self._spaces.answers(space),
            previous=asked[-2] if len(asked) > 1 else "",
            help=helped,
        )
        if not composed.model:
            return Answered(composed.answer, serving.model)
        instruction = "\n\n".join(own) if own else await self._spaces.instruction(space)
        text = await self._model.answer(
            composed.model,
            [*opening(asked_in_kind(instruction, asked[-1]), composed.help), *talk],
            max_tokens=self._max_tokens,
            temperature=0.0,
            seed=self._seed,
        )
        return Answered(text, composed.model)
