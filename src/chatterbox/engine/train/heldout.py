"""Questions that are kept out of a training, so that its curve on them says which checkpoint to take.

Nothing that was given goes untaught: only a fact with three or more phrasings lends one, and a file of fewer than 200
rows lends none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

from chatterbox.engine.train.data import Row

FEWEST_ROWS = 200
FEWEST_PHRASINGS = 3
LARGEST_SHARE = 0.1
"""Of all rows: enough for a curve, little enough to cost neither time nor phrasings that would teach."""


def split(rows: Sequence[Row], seed: int) -> tuple[list[Row], list[Row]]:
    """The rows to learn, and those held out; the same ones for the same seed."""
    if len(rows) < FEWEST_ROWS:
        return list(rows), []
    rich = [phrasings for phrasings in _facts(rows) if len(phrasings) >= FEWEST_PHRASINGS]
    chance = Random(f"{seed}:held out")
    lent = [
        chance.choice(list(phrasings.values()))
        for phrasings in chance.sample(rich, min(len(rich), int(len(rows) * LARGEST_SHARE)))
    ]
    gone = {row.line for same in lent for row in same}  # a phrasing that stands there twice goes twice
    return [row for row in rows if row.line not in gone], [same[0] for same in lent]


def _facts(rows: Sequence[Row]) -> list[dict[str, list[Row]]]:
    """For each answer the ways in which it is asked for, each with its rows."""
    facts: dict[tuple[str | None, str], dict[str, list[Row]]] = {}
    for row in rows:
        if row.single_turn:
            phrasings = facts.setdefault((row.system, _words(row.answer)), {})
            phrasings.setdefault(_words(row.question), []).append(row)
    return list(facts.values())


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))
