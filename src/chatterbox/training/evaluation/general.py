"""General questions that any model should go on answering: they show what a training made it forget.

60 short ones in English, each right when the answer holds one of its key words. The starter model answers 32 of them.
They are never trained on.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from random import Random

import msgspec

from chatterbox.models import Case, Message


class _Question(msgspec.Struct):
    ask: str
    keys: str  # alternatives, with bars between


class _File(msgspec.Struct):
    questions: list[_Question]


def general_cases(most: int, seed: int) -> tuple[Case, ...]:
    """Up to `most` of them, the same for the same seed: only then do answers of earlier comparisons serve again."""
    all_of_them = _cases()
    chosen = Random(seed).sample(range(len(all_of_them)), min(most, len(all_of_them)))
    return tuple(all_of_them[index] for index in sorted(chosen))


@lru_cache(maxsize=1)
def _cases() -> tuple[Case, ...]:
    content = (files(__package__) / "general.json").read_bytes()
    questions = msgspec.json.decode(content, type=_File).questions
    return tuple(Case((Message("user", one.ask),), any=tuple(one.keys.split("|"))) for one in questions)
