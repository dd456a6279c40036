"""The lines of a training file, as good answers or as pairs of a better and a worse one, in OpenAI's forms.

A row to imitate has its worse answer beside it, or finds it among the rows to avoid that have the same prompt: the
same talk before the last answer, whatever the case, spacing and punctuation; system prompts do not count. A row to
avoid is nothing else than such a worse answer: without a partner it is left out.
"""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from chatterbox.models import Method
from chatterbox.store.wording import normalised
from chatterbox.training.checking.rules import MIN_ROWS

T = TypeVar("T")
Row = dict[str, Any]
_SYSTEM = ("system", "developer")


class Pairing:
    """Makes the lines of a training file of drafted rows.

    Afterwards `unused` holds the numbers of the rows to avoid that found no partner, `pairs` says how many pairs there
    are, and `alone` how many drafted rows are none.
    """

    def __init__(self, avoid: bytes, method: Method, *, mixed: bool = False) -> None:
        """`mixed`: drafted rows that are no pair are learned as they are, beside the pairs."""
        self._method = method
        self._mixed = mixed
        self._worse: dict[str, list[tuple[int, Row]]] = {}
        self._taught: set[str] = set()
        self._used: set[int] = set()
        self._avoided = 0
        self.pairs = 0
        self.alone = 0
        for line in avoid.splitlines():
            row = msgspec.json.decode(line, type=Row)
            if _is_answer(row["messages"][-1]):
                self._worse.setdefault(_prompt(row), []).append((self._avoided, row["messages"][-1]))
            self._avoided += 1

    @property
    def unused(self) -> list[int]:
        return [number for number in range(self._avoided) if number not in self._used]

    def teaches(self, question: str) -> bool:
        """Whether a question (`normalised`) is one that the lines answer."""
        return self._method == "supervised" or self._mixed or question in self._taught

    def of(self, lines: list[bytes], origins: list[T]) -> tuple[list[bytes], list[T]]:
        """The lines to train on, each with the origin of the row that it was made of.

        Fewer than a file needs are repeated until they are that many.
        """
        made: list[tuple[bytes, T]] = []
        for line, origin in zip(lines, origins, strict=True):
            if self._method == "supervised":
                made.append((_without_rejected(line), origin))
                continue
            pairs = self._pairs(msgspec.json.decode(line, type=Row))
            self.pairs += len(pairs)
            self.alone += not pairs
            made.extend((one, origin) for one in pairs or ([_without_rejected(line)] if self._mixed else []))
        if self._method == "preference" and not self.pairs:
            made = []  # nothing of it would be a preference
        times = -(-MIN_ROWS // len(made)) if 0 < len(made) < MIN_ROWS else 1
        made, self.pairs = made * times, self.pairs * times
        return [line for line, _ in made], [origin for _, origin in made]

    def _pairs(self, row: Row) -> list[bytes]:
        *before, preferred = row["messages"]
        if not before or before[-1]["role"] == "assistant" or not _is_answer(preferred) or preferred.get("weight") == 0:
            return []  # the protocol wants a prompt that ends with somebody else's words
        found = [row["rejected"]] if row.get("rejected") else []
        for number, worse in self._worse.get(_prompt(row), ()):
            if normalised(worse["content"]) != normalised(preferred["content"]):
                found.append(worse)
                self._used.add(number)
        if found:
            self._taught.update(normalised(one["content"]) for one in before if isinstance(one.get("content"), str))
        return [_pair(row, before, preferred, worse) for worse in found]


def _pair(row: Row, before: list[Row], preferred: Row, worse: Row) -> bytes:
    tools = {name: row[name] for name in ("tools", "parallel_tool_calls") if row.get(name) is not None}
    prompt = [{key: value for key, value in message.items() if key != "weight"} for message in before]
    sides = [{"role": "assistant", "content": side["content"]} for side in (preferred, worse)]
    return msgspec.json.encode(
        {"input": {"messages": prompt, **tools}, "preferred_output": sides[:1], "non_preferred_output": sides[1:]}
    )


def _prompt(row: Row) -> str:
    talk = [message for message in row["messages"][:-1] if message["role"] not in _SYSTEM]
    return "\n".join(f"{message['role']} {normalised(str(message.get('content')))}" for message in talk)


def _is_answer(message: Row) -> bool:
    return (
        message["role"] == "assistant" and isinstance(message.get("content"), str) and bool(message["content"].strip())
    )


def _without_rejected(line: bytes) -> bytes:
    if b',"rejected":{' not in line:
        return line
    return msgspec.json.encode({key: value for key, value in msgspec.json.decode(line).items() if key != "rejected"})
