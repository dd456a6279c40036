"""What changed between two versions of a dataset, row by row."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from chatterbox.store.datasets import ORIGIN
from chatterbox.store.wording import normalised


@dataclass(frozen=True, slots=True)
class Changes:
    """Rows that one version has and the other has not; those that ask the same and answer otherwise stand together."""

    same: int
    added: tuple[dict[str, Any], ...]
    removed: tuple[dict[str, Any], ...]
    answered: tuple[tuple[dict[str, Any], dict[str, Any]], ...]  # before and after

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.answered)

    def text(self) -> bytes:
        """All of them, to read: what went with "-", what came with "+"; UTF-8."""
        blocks = [
            *("\n".join((*_lines("-", before), *_lines("+", after))) for before, after in self.answered),
            *("\n".join(_lines("-", row)) for row in self.removed),
            *("\n".join(_lines("+", row)) for row in self.added),
        ]
        return ("\n\n".join(blocks) + "\n").encode("utf-8", "replace")


def changes(before: bytes, after: bytes) -> Changes:
    """Compares two versions' rows. Where a row came from does not count, nor does the order."""
    old, new = Counter(map(_row, before.splitlines())), Counter(map(_row, after.splitlines()))
    gone, came = list((old - new).elements()), list((new - old).elements())
    by_question: dict[str, list[bytes]] = {}
    for row in gone:
        by_question.setdefault(_asked(row), []).append(row)
    answered, added = [], []
    for row in came:
        matching = by_question.get(_asked(row))
        if matching:
            answered.append((_decoded(matching.pop(0)), _decoded(row)))
        else:
            added.append(_decoded(row))
    removed = tuple(_decoded(row) for rows in by_question.values() for row in rows)
    return Changes((old & new).total(), tuple(added), removed, tuple(answered))


def _row(line: bytes) -> bytes:
    return msgspec.json.encode({key: value for key, value in _decoded(line).items() if key != ORIGIN})


def _asked(line: bytes) -> str:
    """All that stands before the last answer."""
    return "\n".join(f"{one['role']} {normalised(_content(one))}" for one in _decoded(line)["messages"][:-1])


def _lines(sign: str, row: dict[str, Any]) -> Iterator[str]:
    rejected = [{"role": "rejected", "content": row["rejected"].get("content")}] if row.get("rejected") else []
    for message in [*row["messages"], *rejected]:
        text = _content(message).replace("\n", f"\n{sign}   ")
        yield f"{sign} {message['role']}: {text}"


def _content(message: dict[str, Any]) -> str:
    content = message.get("content")
    return content if isinstance(content, str) else json.dumps(message.get("tool_calls") or "", ensure_ascii=False)


def _decoded(line: bytes) -> dict[str, Any]:
    return msgspec.json.decode(line, type=dict[str, Any])
