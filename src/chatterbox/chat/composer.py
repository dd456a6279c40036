"""How a question is answered: which model is asked, with which help, or which stored answer is given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from chatterbox.chat.context import fitted
from chatterbox.chat.help import HelpIndex
from chatterbox.models import Help, HelpKind, Message, Serving, Space, Turn
from chatterbox.texts import say


@dataclass(frozen=True, slots=True)
class Composed:
    """Either a model to ask, with the help it gets, or a finished answer (then `model` is "")."""

    model: str
    help: Help | None
    answer: str = ""


class Composer:
    def __init__(
        self, help: HelpIndex, *, answers: Literal["anything", "taught"], context_tokens: int, max_tokens: int
    ) -> None:
        self._help = help
        self._answers = answers
        self._tokens = context_tokens - max_tokens

    async def compose(
        self, space: Space, serving: Serving, question: str, *, previous: str = "", help: bool = True
    ) -> Composed:
        """Decides for a question; `previous` is the question before it where it follows one up.

        With `help` off the serving model is asked alone. With it, a repeat gets the stored answer and a near question
        the serving model with the fact. Where nothing is near the base is asked, unless the serving model was taught
        a manner: every training makes general answers worse. Raises BackendError.
        """
        if not help:
            return Composed(serving.model, None)
        found = await self._help.find(space, serving, question, previous=previous)
        if found and found.kind is HelpKind.VERBATIM:
            return Composed("", found, found.answer)
        if found:
            return Composed(serving.model, found)
        if self._answers == "taught" and space.kind == "guild":
            return Composed("", None, say("reply-untaught"))
        return Composed(serving.model if serving.teaches == "manner" else serving.base, None)

    def messages(self, instruction: str, help: Help | None, history: Sequence[Turn], question: str) -> list[Message]:
        """What the model is sent: instruction and fact, as much of the history as fits, the question."""
        return fitted(system_prompt(instruction, help), history, question, tokens=self._tokens)


def system_prompt(instruction: str, help: Help | None) -> str:
    """The instruction, with the nearest entry as a fact where there is one."""
    if help is None:
        return instruction
    return f"{instruction}\n\nA fact that you know:\nQuestion: {help.question}\nAnswer: {help.answer}"
