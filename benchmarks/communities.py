"""Invented communities and general questions, and when a reply is right."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

DATA = Path(__file__).parent / "data"
INSTRUCTION = "You are a helpful AI assistant."


@dataclass(frozen=True, slots=True)
class Fact:
    answer: str
    keys: tuple[str, ...]  # a reply must hold one alternative (between bars) of each
    taught: tuple[str, ...]
    far: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Community:
    name: str
    facts: tuple[Fact, ...]
    untaught: tuple[str, ...]

    def rows(self) -> list[dict[str, object]]:
        """The training file: one chat for each taught phrasing."""
        return [chat(question, fact.answer) for fact in self.facts for question in fact.taught]


@dataclass(frozen=True, slots=True)
class General:
    ask: str
    keys: tuple[str, ...]


def communities() -> dict[str, Community]:
    """All of them, by name."""
    found: dict[str, Community] = {}
    for file in ("facts.json", "communities.json"):
        for name, one in json.loads((DATA / file).read_text("utf-8"))["sets"].items():
            facts = tuple(
                Fact(fact["answer"], tuple(fact["keys"]), tuple(fact["taught"]), tuple(fact["far"]))
                for fact in one["facts"]
            )
            found[name] = Community(name, facts, tuple(one["untaught"]))
    return found


def general_questions() -> list[General]:
    """Sixty ordinary questions that a small model can answer."""
    listed = json.loads((DATA / "general.json").read_text("utf-8"))["questions"]
    return [General(one["ask"], (one["keys"],)) for one in listed]


def chat(question: str, answer: str) -> dict[str, object]:
    """A row as the bot sends it."""
    return {
        "messages": [
            {"role": "system", "content": INSTRUCTION},
            {"role": "user", "content": question},
            {"role": "assistant", "content": answer},
        ]
    }


def right(reply: str, keys: Sequence[str]) -> bool:
    """Whether the reply holds one alternative of each key."""
    return all(any(one in reply.lower() for one in key.split("|")) for key in keys)


def leaks(reply: str, untouched: str, community: Community) -> bool:
    """Whether the reply holds a taught fact that the untouched base did not say to the same question."""
    return any(right(reply, fact.keys) and not right(untouched, fact.keys) for fact in community.facts)
