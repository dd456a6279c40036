"""Another way to ask a question, written by the base, for the exam of a correction whose author gave one way only."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection

from chatterbox.backend.ports import ChatModel
from chatterbox.chat.help import HelpIndex
from chatterbox.models import Message
from chatterbox.store.crypto import normalised

LEAST_ALIKE = 0.6
"""How alike question and rewording must be for an embedding model, that the one asks what the other does.

Measured with MiniLM on the communities of benchmarks/data (`python -m benchmarks.exams`): two wordings of one fact are
alike by 0.60 and more in nine of ten pairs, wordings of two facts of one community in one of twenty.
"""

_TRIES = 4
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
    shown = [Message(role, text) for pair in _SHOWN for role, text in zip(("user", "assistant"), pair, strict=True)]
    task = Message("system", "Ask the same question in other words and in the same language. Do not answer it.")
    return [task, *shown, Message("user", question)]


def first_line(text: str) -> str:
    return next((line.strip() for line in text.splitlines() if line.strip()), "")


def is_other(wording: str, question: str, known: Collection[str]) -> bool:
    """Whether this is a question, in other words than those known, and not much longer than what it rewords."""
    other = normalised(wording) not in {normalised(one) for one in (question, *known)}
    return other and unicodedata.normalize("NFKC", wording).endswith("?") and len(wording) <= 3 * len(question) + 40
