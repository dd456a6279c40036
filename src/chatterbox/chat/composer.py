"""How a question is answered: which model is asked, with which help, or which stored answer is given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from chatterbox.chat.context import ending, estimated_tokens, file_room, fitted
from chatterbox.chat.help import HelpIndex
from chatterbox.chat.in_kind import asked_in_kind, speaking_as
from chatterbox.chat.spaces import Answers
from chatterbox.models import Attachment, Help, HelpKind, Message, Picture, Serving, Space, Turn
from chatterbox.texts import say


@dataclass(frozen=True, slots=True)
class Composed:
    """Either a model to ask, with the help it gets, or a finished answer (then `model` is "")."""

    model: str
    help: Help | None
    answer: str = ""


class Composer:
    def __init__(self, help: HelpIndex, *, context_tokens: int, max_tokens: int) -> None:
        self._help = help
        self._tokens = context_tokens - max_tokens

    async def compose(
        self,
        space: Space,
        serving: Serving,
        question: str,
        *,
        answers: Answers,
        previous: str = "",
        help: bool = True,
        files: bool = False,
    ) -> Composed:
        """Decides for a question; `previous` is the question before it where it follows one up.

        With `help` off the serving model is asked alone. With it, a repeat gets the stored answer and a near question
        a model with the fact: the serving one if it learned the fact. The base is asked otherwise and where
        nothing is near, for a model that was trained on facts answers everything with those; one that was taught a
        manner keeps it on everywhere. With `files` beside it no question is a repeat. Raises BackendError.
        """
        if not help:
            return Composed(serving.model, None)
        found = await self._help.find(space, serving, question, previous=previous)
        if found and found.kind is HelpKind.VERBATIM and not files:
            return Composed("", found, found.answer)
        if found:
            learned = found.source == "row" or found.source_id in serving.learned
            tuned = learned or serving.teaches == "manner"
            fact = replace(found, kind=HelpKind.FACT, learned=learned)
            return Composed(serving.model if tuned else serving.base, fact)
        if answers == "taught" and space.kind == "guild":
            with speaking_as(question):
                return Composed("", None, say("reply-untaught"))
        return Composed(serving.model if serving.teaches == "manner" else serving.base, None)

    def file_room(self, instruction: str, help: Help | None, question: str) -> int:
        """How many bytes of files a question can carry."""
        return file_room(opening(asked_in_kind(instruction, question), help), question, self._tokens)

    def messages(
        self,
        instruction: str,
        help: Help | None,
        history: Sequence[Turn],
        question: str,
        *,
        files: Sequence[Attachment] = (),
        pictures: Sequence[Picture] = (),
        earlier: Mapping[int, Sequence[Picture]] | None = None,
        begun: str = "",
    ) -> list[Message]:
        """What the model is sent: instruction and fact, as much of the history as fits, the question with its files.

        At the end stands what it has written of the answer already, if it has `begun` one.
        """
        answer = [Message("assistant", ending(begun, self._tokens // 2))] if begun else []
        left = self._tokens - sum(estimated_tokens(message.content) for message in answer)
        asked = fitted(
            opening(asked_in_kind(instruction, question), help), history, question,
            tokens=left, files=files, pictures=pictures, earlier=earlier,
        )  # fmt: skip
        return [*asked, *answer]


def opening(instruction: str, help: Help | None) -> list[Message]:
    """What every question is preceded by: the instruction, with the nearest entry as a fact where there is one.

    A fact that the model never learned stands there as a turn, too. Measured with the starter model and 61 questions
    about facts that were not among its rows (`python -m benchmarks.unlearned`): with the fact alone the model that was
    trained on other facts answered 2 rightly and its base 34; with the turn the base answered 52.
    """
    if help is None:
        return [Message("system", instruction)]
    fact = f"{instruction}\n\nA fact that you know:\nQuestion: {help.question}\nAnswer: {help.answer}"
    if help.learned:
        return [Message("system", fact)]
    return [Message("system", fact), Message("user", help.question), Message("assistant", help.answer)]
