"""Answering in kind: a question in another language gets its answer in that language."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from babel import Locale

from chatterbox.chat.languages import language_of
from chatterbox.texts import LANGUAGES, speaking, spoken

_SURE = 2


def asked_in_kind(instruction: str, question: str) -> str:
    """An instruction, and that the answer is to be in the question's language where the instruction is in another.

    Where both are in one language nothing is added: a model that was trained with the instruction knows it as it is,
    and small models follow a shorter one better.
    """
    asked = language_of(question, least=_SURE)
    if not asked or asked == (language_of(instruction) or "en"):
        return instruction
    name = Locale.parse(asked).get_language_name("en")
    return f"{instruction}\n\nThe question is in {name}. Answer in {name}."


@contextmanager
def speaking_as(question: str) -> Iterator[None]:
    """Says the bot's own sentences within in the language of a question, where there are texts in that one."""
    asked = language_of(question, least=_SURE)
    with speaking(asked if asked in LANGUAGES else spoken()):
        yield
