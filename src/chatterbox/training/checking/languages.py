"""Which languages the rows of a dataset are written in."""

from __future__ import annotations

from collections import Counter

from chatterbox.chat.languages import language_of

MOST_ROWS = 1_000
"""So many rows are looked at, evenly spaced."""
MOST_CHARACTERS = 400
SHARE = 0.1
"""Of the rows that say something, so many must be in a language for it to be named, and more than one."""


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
        told = Counter(filter(None, map(language_of, self._kept)))
        enough = max(SHARE * told.total(), 2)
        return [code for code, rows in told.most_common() if rows >= enough]
