"""Which languages the rows of a dataset are written in, by py3langid's naive Bayes over bytes (BSD, no network).

Single rows are short, and short texts are guessed wrongly: only guesses that are sure count, and only languages that a
tenth of these, and more than one row, are in. Plain English is told by its own small words: the model takes half a
second to load, and is asked about the rest.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import Any

MOST_ROWS = 1_000
"""So many rows are looked at, evenly spaced; some 60 µs each."""
MOST_CHARACTERS = 400
LEAST_LETTERS = 12
SURE = 0.6
SHARE = 0.1
LEAST_ROWS = 2

KNOWN = [
    "ar", "bg", "bn", "ca", "cs", "da", "de", "el", "en", "eo", "es", "et", "eu", "fa", "fi", "fr", "ga", "he", "hi",
    "hr", "hu", "hy", "id", "is", "it", "ja", "ka", "ko", "lt", "lv", "mk", "mn", "ms", "nl", "no", "pl", "pt", "ro",
    "ru", "sk", "sl", "sq", "sr", "sv", "sw", "ta", "te", "th", "tr", "uk", "ur", "vi", "zh",
]  # fmt: skip
"""Told apart; of the rarer ones most guesses are wrong."""

_ENGLISH = frozenset(
    ("the", "what", "where", "when", "who", "how", "which", "why", "does", "this", "that", "they", "your", "should")
)
"""Words that no other language writes so, and nearly every English row has one of."""


class Languages:
    """What is counted while rows pass by: evenly spaced rows' text; when there are too many, every other one goes."""

    def __init__(self) -> None:
        self._kept: list[str] = []
        self._stride = 1
        self._seen = 0

    def add(self, texts: list[str]) -> None:
        """`texts`: what people and the model say in one row."""
        if self._seen % self._stride == 0:
            self._kept.append(" ".join(texts)[:MOST_CHARACTERS])
        self._seen += 1
        if len(self._kept) > MOST_ROWS:
            self._kept = self._kept[::2]
            self._stride *= 2

    def found(self) -> list[str]:
        """ISO 639-1 codes, the most frequent first."""
        told = [text for text in self._kept if sum(map(str.isalpha, text)) >= LEAST_LETTERS]
        guesses = Counter(filter(None, map(_language, told)))
        enough = max(SHARE * guesses.total(), LEAST_ROWS)
        return [language for language, rows in guesses.most_common() if rows >= enough]


def _language(text: str) -> str:
    """The code of a text's language; "" where nobody can be sure."""
    if text.isascii() and not _ENGLISH.isdisjoint(text.lower().split()):
        return "en"
    language, sure = _identifier().classify(text)
    return str(language) if sure >= SURE else ""


@lru_cache(maxsize=1)
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(KNOWN)
    return identifier
