"""Another way to ask a question, written by the base, for the exam of a correction whose author gave one way only."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection

from chatterbox.backend.ports import ChatModel
from chatterbox.chat.help import HelpIndex
from chatterbox.models import Message
from chatterbox.store.crypto import normalised
from chatterbox.training.evaluation.telling import same_word, telling, words_in

LEAST_ALIKE = 0.5
"""How alike question and rewording must be for an embedding model, that the one asks what the other does.

Measured with MiniLM on the communities of benchmarks/data: two wordings of one fact are alike by 0.5 and more in nine
of ten pairs, wordings of two facts of one community in one of fifty.
"""

_TRIES = 6
_MOST_NEW = 2
_QUESTION_WORDS = {word: word for word in ("when", "where", "who", "what", "how", "why")} | {
    "whom": "who",
    "whose": "who",
    "which": "what",
}
_MAX_TOKENS = 40
_TEMPERATURE = 0.7
_SHOWN = (
    ("When does the library open?", "At what time can I first visit the library in the day?"),
    ("Who wrote our club song?", "Which person is the author of the song of our club?"),
    ("Where are the spare keys?", "In what place can I find the spare keys?"),
)


class Rewording:
    def __init__(self, model: ChatModel, help: HelpIndex) -> None:
        self._model = model
        self._help = help

    async def other_words(self, question: str, known: Collection[str]) -> str:
        """The question in words that are none of `known`; "" where the base found none. Raises BackendError."""
        base = await self._model.base()
        for seed in range(_TRIES):
            text = await self._model.answer(
                base, asked(question), max_tokens=_MAX_TOKENS, temperature=_TEMPERATURE, seed=seed
            )
            wording = first_line(text)
            if is_other(wording, question, known) and await self._asks_the_same(question, wording):
                return wording
        return ""

    async def _asks_the_same(self, question: str, wording: str) -> bool:
        alike = await self._help.similarity([question], [wording])
        return alike is None or float(alike[0, 0]) >= LEAST_ALIKE


def asked(question: str) -> list[Message]:
    """What the base is sent: a few examples, for a small one learns the task from nothing else."""
    shown = [one for ask, other in _SHOWN for one in (Message("user", ask), Message("assistant", other))]
    task = Message("system", "Ask the same question in other words and in the same language. Do not answer it.")
    return [task, *shown, Message("user", question)]


def first_line(text: str) -> str:
    return next((line.strip() for line in text.splitlines() if line.strip()), "")


def is_other(wording: str, question: str, known: Collection[str]) -> bool:
    """Whether this is a question, in other words than those known, about the same thing as far as words tell that.

    It has all the telling words, hardly any others, and the same question word where English knows one. Of what the
    starter model writes that leaves one in nine, most of which ask the same (`python -m benchmarks.exams --record`).
    """
    if normalised(wording) in {normalised(one) for one in (question, *known)}:
        return False
    if not unicodedata.normalize("NFKC", wording).endswith("?"):
        return False
    asked, said = words_in(question), words_in(wording)
    kept = all(any(same_word(word, other) for other in said) for word in telling(question))
    return kept and len(telling(wording, asked)) <= _MOST_NEW and _asks(said) == _asks(asked)


def _asks(words: Collection[str]) -> str:
    """The first question word; "" where there is none, or the language is not known."""
    return next((_QUESTION_WORDS[word] for word in words if word in _QUESTION_WORDS), "")
