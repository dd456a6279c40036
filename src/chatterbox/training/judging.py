"""Whether an answer says what a correction says: a plain function, so that anybody can follow why it was counted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from chatterbox.chat.fulltext import FUNCTION_WORDS
from chatterbox.store.crypto import normalised

SHARE = 0.6
"""How much of what is telling in the right answer must stand in the answer."""

_NO_SPACES = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")  # Thai, kana, Han
_GRAMMAR = re.compile(r"[\u3040-\u309f]+")  # hiragana alone: endings and particles
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_NOT = re.compile(
    r"\b(?:not|no|never|nobody|none|nothing|neither|cannot|\w+n['\u2019]t"
    r"|nicht|kein\w*|nie|niemand|pas|jamais|aucune?|ning[uú]n\w*|nunca|jam[aá]s|не|нет|никогда)\b"
    r"|ません|ない|なかった",
    re.IGNORECASE,
)


def judged(expected: str, answer: str, question: str = "") -> bool:
    """Whether `answer` says what `expected` says, in whatever words around it.

    Its numbers must be there and most of its words that tell something: neither function words nor those of the
    question, which a right answer may leave out and a wrong one repeats. A "not" on one side alone makes it wrong. An
    answer of function words alone must be there as it is.
    """
    wanted = _telling(expected, _words(question)) or _telling(expected, ())
    if not wanted:
        return bool(expected.strip()) and _plain(expected) in _plain(answer)
    if not _same_numbers(expected, answer, question):
        return False
    said = _words(answer)
    found = [word for word in wanted if any(_same(word, other) for other in said)]
    return len(found) >= SHARE * len(wanted) and _negated(expected) == _negated(answer)


def _same_numbers(expected: str, answer: str, question: str) -> bool:
    """An answer may leave out the question's numbers, but not put others in their place."""
    wanted, said, asked = (set(_NUMBER.findall(text)) for text in (expected, answer, question))
    return wanted <= said | asked and not (wanted and said and wanted.isdisjoint(said))


def _telling(text: str, asked: Collection[str]) -> list[str]:
    words = (word for word in _words(text) if word not in FUNCTION_WORDS)
    return [word for word in words if not any(_same(word, other) for other in asked)]


def _words(text: str) -> list[str]:
    """The different words; of scripts without spaces, each two neighbouring characters that are not mere grammar."""
    found: dict[str, None] = {}
    for word in normalised(text).split():
        pairs = [word[at : at + 2] for at in range(max(len(word) - 1, 1))] if _NO_SPACES.search(word) else [word]
        found.update((pair, None) for pair in pairs if not _GRAMMAR.fullmatch(pair))
    return list(found)


def _same(word: str, other: str) -> bool:
    """Whether two words are one, or forms of one: they differ in their last two letters at most."""
    if word == other:
        return True
    shorter, longer = sorted((word, other), key=len)
    if longer.startswith(shorter):
        return len(shorter) >= 4 and len(longer) - len(shorter) <= 2
    return len(shorter) >= 5 and longer[: max(5, len(longer) - 2)] == shorter[: max(5, len(longer) - 2)]


def _negated(text: str) -> bool:
    return _NOT.search(text) is not None


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())
