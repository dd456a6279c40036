"""What is typed to open a vote, and what it means."""

from __future__ import annotations

from dataclasses import dataclass

from chatterbox.errors import BadInput
from chatterbox.store.wording import whole
from chatterbox.texts import say

MOST_PAIRS = 5
MOST_HOURS = 168
MOST_MEMBERS = 1_000
LONGEST_QUESTION = 500


@dataclass(frozen=True, slots=True)
class VoteForm:
    """What was typed to open a vote: questions one a line, how long it stays open, after how many members it closes."""

    questions: str
    hours: str
    members: str


def read_questions(typed: str) -> list[str]:
    """Questions one a line, each once. Raises BadInput."""
    questions = list(
        dict.fromkeys(line for line in (" ".join(line.split()) for line in whole(typed).splitlines()) if line)
    )
    if not questions:
        raise BadInput(say("vote-no-questions"))
    if len(questions) > MOST_PAIRS:
        raise BadInput(say("vote-many-questions", most=MOST_PAIRS, number=len(questions)))
    if max(map(len, questions)) > LONGEST_QUESTION:
        raise BadInput(say("vote-long-question", most=LONGEST_QUESTION))
    return questions


def read_hours(typed: str) -> int:
    """How long a vote stays open; 0 where that was left out. Raises BadInput."""
    hours = _number(typed, 1, MOST_HOURS)
    if hours is None:
        raise BadInput(say("vote-hours", least=1, most=MOST_HOURS))
    return hours


def read_members(typed: str) -> int:
    """After how many members a vote closes; 0 for time alone. Raises BadInput."""
    members = _number(typed, 0, MOST_MEMBERS)
    if members is None:
        raise BadInput(say("vote-members", least=0, most=MOST_MEMBERS))
    return members


def _number(typed: str, least: int, most: int) -> int | None:
    """0 for nothing, None for what is no number within these bounds."""
    text = typed.strip()
    if not text:
        return 0
    number = int(text) if text.isdecimal() and len(text) < 6 else -1
    return number if least <= number <= most else None
