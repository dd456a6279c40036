"""Records of preferences, as people's tools write them: one prompt, the answer that is preferred, the one that is not.

TRL (`prompt`, `chosen`, `rejected`: texts or messages, the prompt also as the beginning of both), Alpaca
(`instruction`, `input`, `chosen`, `rejected`), ShareGPT (`conversations`, `chosen`, `rejected`) and OpenAI
(`input.messages`, `preferred_output`, `non_preferred_output`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from chatterbox.training.checking.rules import Found

FIELDS = ({"chosen", "rejected"}, {"preferred_output", "non_preferred_output"})
"""The fields of the two answers: the preferred one and the other."""

_PROMPTS = ("prompt", "instruction", "question", "query", "conversations", "conversation", "messages")
_CONTEXT = ("input", "context")  # beside an instruction


@dataclass(frozen=True, slots=True)
class Pair:
    """Messages as they stand in the record: nothing is checked yet."""

    prompt: list[Any]
    preferred: Any
    rejected: Any


def pair_of(record: dict[str, Any]) -> Pair | Found:
    """The pair of a record that has the fields of one."""
    if FIELDS[1] <= record.keys():
        inside = record.get("input")
        prompt = inside.get("messages") if isinstance(inside, dict) else inside
        sides = record["preferred_output"], record["non_preferred_output"]
    else:
        prompt = _prompt(record)
        sides = record["chosen"], record["rejected"]
    return _paired(prompt, *sides)


def _prompt(record: dict[str, Any]) -> object:
    prompt = next((record[name] for name in _PROMPTS if record.get(name)), None)
    context = next((record[name] for name in _CONTEXT if record.get(name)), None)
    if isinstance(prompt, str) and isinstance(context, str) and context.strip():
        return f"{prompt.strip()}\n\n{context.strip()}"
    return prompt


def _paired(prompt: object, chosen: object, rejected: object) -> Pair | Found:
    better, worse = _messages(chosen, "assistant"), _messages(rejected, "assistant")
    if not better or not worse:
        return Found("pair-text", {})
    if len(better) > 1 or len(worse) > 1:  # whole conversations: what stands before the last answer is the prompt
        return Pair(better[:-1], better[-1], worse[-1]) if _alike(better[:-1], worse[:-1]) else Found("pair-prompt", {})
    before = _messages(prompt, "user")
    return Pair(before, better[0], worse[0]) if before else Found("pair-prompt", {})


def _alike(one: list[Any], other: list[Any]) -> bool:
    try:
        return one == other
    except RecursionError:  # nested a thousand deep
        return False


def _messages(said: object, role: str) -> list[Any]:
    if isinstance(said, str):
        return [{"role": role, "content": said.strip()}] if said.strip() else []
    if isinstance(said, dict):
        return [said]
    return said if isinstance(said, list) else []
