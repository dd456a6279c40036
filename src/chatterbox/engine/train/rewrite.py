"""Rewriting questions, so that a fact is learned for the ways in which nobody asked it yet.

Answers are never rewritten. Measured on three invented communities with the starter model: with it 12, 14 and 17.5 of
20 questions in quite other words are answered rightly, without it 7, 7 and 10.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from chatterbox.engine.train.data import Row
from chatterbox.engine.train.function_words import FUNCTION_WORDS
from chatterbox.engine.train.near_words import NearWords

EXCHANGE_ROW, EXCHANGE_WORD = 0.7, 0.6
THIN_ROW, DROP_WORD = 0.5, 0.25
HINTS = 3
_PARTS = re.compile(r"\w+|\W+")


@dataclass(frozen=True, slots=True)
class Rewriter:
    """Rewrites rows by the words' neighbours. Which way is drawn from the `Random` that a method is given."""

    near: NearWords

    def epoch(self, rows: Sequence[Row], chance: Random) -> list[Row]:
        """The rows of one epoch: each single-turn row rewritten, and one more row for each fact among them."""
        return [self._rewritten(row, chance) for row in rows] + self._hinted(rows, chance)

    def count(self, rows: Sequence[Row]) -> int:
        """How many rows `epoch` gives."""
        return len(rows) + len(self._facts(rows))

    def question(self, text: str, chance: Random) -> str:
        """`text` with some words exchanged and some dropped; as it is where the language is not known."""
        if not self.knows(text):
            return text
        if chance.random() < EXCHANGE_ROW:
            text = "".join(self._exchanged(part, chance) for part in _PARTS.findall(text))
        if chance.random() < THIN_ROW:
            text = _thinned(text, chance)
        return text

    def knows(self, text: str) -> bool:
        """Whether at least half of its words are words that can be judged."""
        words = [word.lower() for word in re.findall(r"\w+", text)]
        return bool(words) and 2 * sum(word in self.near or word in FUNCTION_WORDS for word in words) >= len(words)

    def _rewritten(self, row: Row, chance: Random) -> Row:
        return row.asking(self.question(row.question, chance)) if row.single_turn else row

    def _exchanged(self, part: str, chance: Random) -> str:
        near = self.near.get(part.lower())
        if not near or chance.random() >= EXCHANGE_WORD:
            return part
        other = chance.choice(near)
        return other.capitalize() if part[0].isupper() else other

    def _hinted(self, rows: Sequence[Row], chance: Random) -> list[Row]:
        """One row a fact whose question is a few words near to those that it was asked with."""
        hinted = []
        for of_fact in self._facts(rows):
            near = sorted({other for row in of_fact for other in self._neighbours(row.question)})
            words = chance.sample(near, min(len(near), chance.randint(1, HINTS)))
            hinted.append(of_fact[0].asking(" ".join(words)))
        return hinted

    def _facts(self, rows: Sequence[Row]) -> list[list[Row]]:
        """Single-turn rows with the same answer, where there are words to give hints with."""
        facts: dict[tuple[str | None, str], list[Row]] = {}
        for row in rows:
            if row.single_turn and self.knows(row.question) and self._neighbours(row.question):
                facts.setdefault((row.system, row.answer.strip().lower()), []).append(row)
        return list(facts.values())

    def _neighbours(self, text: str) -> list[str]:
        return [other for word in re.findall(r"\w+", text.lower()) for other in self.near.get(word, ())]


def _thinned(text: str, chance: Random) -> str:
    kept = [word for word in text.split(" ") if chance.random() >= DROP_WORD]
    return " ".join(kept) or text
