"""Full-text search in memory (SQLite FTS5), for entries that have no vector. Nothing of it is ever written."""

from __future__ import annotations

import math
import re
import sqlite3
import threading
import weakref
from collections.abc import Iterable

from chatterbox.store.wording import whole

_WORD = re.compile(r"\w+")
_CANDIDATES = 12
_LONGEST_QUESTION = 40
FUNCTION_WORDS = frozenset(
    """
    a about am an and any are as at be been but by can could did do does for from get had has have he her him his
    how i if in into is it its me my of on or our please she should so some tell than that the their them there
    they this to us was we were what when where which who whom whose why will with would you your
    """.split()  # noqa: SIM905 - read as a text, not as eighty strings
)
"""Words that say nothing about what a text is about. English only; in other languages rarity alone tells."""


class FullText:
    """Texts by id. Similarity is the share of a question's words, rare ones counting more, that a text holds."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._connection = sqlite3.connect(":memory:", check_same_thread=False)
        self._connection.execute(
            "CREATE VIRTUAL TABLE texts USING fts5(text, tokenize='porter unicode61 remove_diacritics 2')"
        )
        # An index that is let go while somebody still searches it is closed when the last one is done with it.
        self._finish = weakref.finalize(self, self._connection.close)
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def change(self, add: Iterable[tuple[int, str]], remove: Iterable[int]) -> None:
        with self._lock, self._connection:
            self._connection.executemany("DELETE FROM texts WHERE rowid = ?", [(entry,) for entry in remove])
            texts = ((entry, whole(text)) for entry, text in add)
            self._connection.executemany("INSERT INTO texts (rowid, text) VALUES (?, ?)", texts)
            self._count = self._connection.execute("SELECT count(*) FROM texts").fetchone()[0]

    def nearest(self, question: str, count: int = 1) -> list[tuple[int, float]]:
        """Ids and similarities (0 to 1), the nearest first; nothing for a question of function words alone."""
        words = _content_words(question)
        if not words:
            return []
        with self._lock:
            rarity = {word: self._rarity(word) for word in words}
            candidates = self._candidates(words)
            scores = dict.fromkeys(candidates, 0.0)
            for word in words:
                for entry in self._holding(word, candidates):
                    scores[entry] += rarity[word]
        whole = sum(rarity.values())
        ranked = sorted(scores, key=lambda entry: -scores[entry])[:count]
        return [(entry, scores[entry] / whole) for entry in ranked]

    def close(self) -> None:
        with self._lock:
            self._finish()

    def _candidates(self, words: list[str]) -> list[int]:
        wanted = " OR ".join(f'"{word}"' for word in words)
        rows = self._connection.execute(
            "SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT ?", (wanted, _CANDIDATES)
        )
        return [row[0] for row in rows]

    def _holding(self, word: str, among: list[int]) -> list[int]:
        marks = ",".join("?" * len(among))
        rows = self._connection.execute(
            f"SELECT rowid FROM texts WHERE texts MATCH ? AND rowid IN ({marks})",
            (f'"{word}"', *among),
        )
        return [row[0] for row in rows]

    def _rarity(self, word: str) -> float:
        holding = self._connection.execute("SELECT count(*) FROM texts WHERE texts MATCH ?", (f'"{word}"',)).fetchone()[
            0
        ]
        return math.log(1.5 + self._count / (1 + holding))


def _content_words(question: str) -> list[str]:
    words = dict.fromkeys(word for word in _WORD.findall(question.casefold()) if word not in FUNCTION_WORDS)
    return list(words)[:_LONGEST_QUESTION]
