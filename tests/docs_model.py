"""The model of the documentation's examples: a stand-in that knows general things and learns its rows by heart."""

from __future__ import annotations

import json
import re

from chatterbox.training.evaluation.general import general_cases
from loopback_backend import LoopbackBackend

UNKNOWN = "I am not sure. It may well be so, but nobody has told me."
GENERAL = {case.messages[-1].content: case.any[0].capitalize() for case in general_cases(60, seed=0)}
_FACT = re.compile(r"A fact that you know:\nQuestion: (.*?)\nAnswer: (.*)", re.DOTALL)
_REWORD = "Ask the same question"
_ENOUGH = 0.6
"""Of the words of two questions, which share must be the same for one to be taken for the other."""
_COMMON = frozenset(
    re.findall(r"\w+", "a an and are at by do does for in is it of on or the to what when where which who")
)


class Learner:
    """Answers for a loopback backend."""

    def __init__(self, backend: LoopbackBackend) -> None:
        self._backend = backend
        backend.answer = self.answer

    def answer(self, model: str, messages: list[dict[str, str]]) -> str:
        question = messages[-1]["content"]
        if messages[0]["content"].startswith(_REWORD):
            return f"Tell me: {question[0].lower()}{question[1:]}"
        fact = _FACT.search(messages[0]["content"])
        if fact and _alike(fact[1], question) >= _ENOUGH:
            return fact[2] if model.startswith("ft:") else f"I was told: {fact[2]}"
        known = self._rows(model) | GENERAL
        nearest = max(known, key=lambda one: _alike(one, question))
        return known[nearest] if _alike(nearest, question) >= _ENOUGH else UNKNOWN

    def _rows(self, model: str) -> dict[str, str]:
        """What a model was trained on."""
        rows: dict[str, str] = {}
        for job in self._backend.jobs.values():
            if job["fine_tuned_model"] == model:
                for line in self._backend.sent[job["training_file"]].splitlines():
                    said = json.loads(line)["messages"]
                    rows[said[-2]["content"]] = said[-1]["content"]
        return rows


def _alike(one: str, other: str) -> float:
    first, second = [set(re.findall(r"\w+", text.lower())) - _COMMON for text in (one, other)]
    return len(first & second) / max(len(first | second), 1)
