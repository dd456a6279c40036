"""The words of a text that tell something: for comparing what two texts say, whatever the language."""

from __future__ import annotations

import re
from collections.abc import Collection

from chatterbox.chat.fulltext import FUNCTION_WORDS
from chatterbox.store.crypto import normalised

_NO_SPACES = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")  # Thai, kana, Han
_GRAMMAR = re.compile(r"[\u3040-\u309f]+")  # hiragana alone: endings and particles


def telling(text: str, apart_from: Collection[str] = ()) -> list[str]:
    """The words that are neither function words nor forms of those named."""
    words = (word for word in words_in(text) if word not in FUNCTION_WORDS)
    return [word for word in words if not any(same_word(word, other) for other in apart_from)]


def words_in(text: str) -> list[str]:
    """The different words; of scripts without spaces, each two neighbouring characters that are not mere grammar."""
    found: dict[str, None] = {}
    for word in normalised(text).split():
        pairs = [word[at : at + 2] for at in range(max(len(word) - 1, 1))] if _NO_SPACES.search(word) else [word]
        found.update((pair, None) for pair in pairs if not _GRAMMAR.fullmatch(pair))
    return list(found)


def same_word(word: str, other: str) -> bool:
    """Whether two words are one, or forms of one: they differ in their last two letters at most."""
    if word == other:
        return True
    shorter, longer = sorted((word, other), key=len)
    if longer.startswith(shorter):
        return len(shorter) >= 4 and len(longer) - len(shorter) <= 2
    return len(shorter) >= 5 and longer[: max(5, len(longer) - 2)] == shorter[: max(5, len(longer) - 2)]
