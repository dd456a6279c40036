"""Preference files: OpenAI's rows of one input with a preferred and a rejected answer.

A line may also be a chat row: it has no rejected side and is learned as in a supervised training. So a community's
facts need no second file when only some of them have an answer to avoid.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chatterbox.engine.train.data import Read, Row, no_rows, records, row_of, wrong


@dataclass(frozen=True, slots=True)
class Pair:
    """One input with the answer to prefer and the answer to avoid; only these answers are scored."""

    chosen: Row
    rejected: Row


def read_pairs(path: Path) -> tuple[Read, list[Pair]]:
    """What is learned as it is (preferred answers and chat rows), and the pairs. Raises `Failure`.

    An answer that is preferred to several others is learned once.
    """
    rows: dict[object, Row] = {}
    pairs: list[Pair] = []
    left_out = 0
    for number, record in records(path):
        if not (isinstance(record, dict) and "input" in record):
            key: object = number
            row = row_of(number, record)
        elif (pair := _pair_of(number, record)) is not None:
            pairs.append(pair)
            row, key = pair.chosen, pair.chosen.messages
        else:
            row, key = None, number
        if row is None:
            left_out += 1
        else:
            rows.setdefault(key, row)
    if not rows:
        raise no_rows()
    return Read(list(rows.values()), left_out), pairs


def _pair_of(number: int, record: dict[str, Any]) -> Pair | None:
    """None where nothing can be scored: a call of a tool, an empty answer."""
    given = record["input"].get("messages") if isinstance(record["input"], dict) else None
    if not isinstance(given, list) or not given:
        raise wrong(number, 'has an "input" without a list "messages"')
    # What was answered earlier in the conversation is context, and no answer to learn.
    context = [{**message, "weight": 0} if isinstance(message, dict) else message for message in given]
    chosen = row_of(number, {"messages": [*context, *_output(number, record, "preferred_output")]})
    rejected = row_of(number, {"messages": [*context, *_output(number, record, "non_preferred_output")]})
    return Pair(chosen, rejected) if chosen and rejected else None


def _output(number: int, record: dict[str, Any], name: str) -> list[Any]:
    output = record.get(name)
    if not isinstance(output, list) or len(output) != 1:
        raise wrong(number, f'needs exactly one message in "{name}"')
    return output
