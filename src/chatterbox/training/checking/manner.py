"""What a dataset teaches, found from its rows: facts (answers to look up) or a manner (tone, ways of talking).

Facts may be found by help and leave general questions to the base; a manner needs the tuned model everywhere. The rule
is a judgement, not a measurement, so that a person can choose otherwise: a manner is where three rows in ten have
several turns, where half of them carry a system prompt that speaks of tone or character, or where answers are long
(60 words and more on average). In doubt it is facts, the commoner kind.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from chatterbox.training.checking.rules import Row

SEVERAL_TURNS = 0.3
PERSONA = 0.5
LONG_ANSWER_WORDS = 60.0

_PERSONA = re.compile(
    r"\b(tone|style|persona|character|speaks?|talks?|voice|pirate|rhymes?|role-?play|pretend|act as|sarcas\w+|"
    r"formal\w*|playful\w*|cheerful\w*|grumpy|polite\w*|humou?r\w*|slang|dialect|always (?:answer|reply|respond))\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class MannerCounts:
    """What is counted while rows pass by; constant memory."""

    rows: int = 0
    several_turns: int = 0
    personas: int = 0
    answers: int = 0
    answer_words: int = 0
    _last: tuple[str, bool] = ("", False)  # most datasets have one system prompt in every row

    def add(self, row: Row) -> None:
        self.rows += 1
        self.several_turns += sum(message.role == "user" for message in row.messages) > 1
        self.personas += any(
            message.role in ("system", "developer") and self._is_persona(message.text()) for message in row.messages
        )
        for message in row.messages:
            if message.role == "assistant":
                self.answers += 1
                self.answer_words += message.text().count(" ") + 1

    def _is_persona(self, prompt: str) -> bool:
        if prompt != self._last[0]:
            self._last = (prompt, _PERSONA.search(prompt) is not None)
        return self._last[1]

    def verdict(self) -> tuple[Literal["facts", "manner"], str]:
        """What the rows teach, and the key of the sentence that says why."""
        if not self.rows:
            return "facts", "dataset-teaches-facts"
        if self.several_turns / self.rows >= SEVERAL_TURNS:
            return "manner", "dataset-teaches-turns"
        if self.personas / self.rows >= PERSONA:
            return "manner", "dataset-teaches-persona"
        if self.answer_words / max(self.answers, 1) >= LONG_ANSWER_WORDS:
            return "manner", "dataset-teaches-long"
        return "facts", "dataset-teaches-facts"
