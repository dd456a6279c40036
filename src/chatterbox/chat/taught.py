"""What a dataset teaches as facts: its single-turn rows."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from chatterbox.store.entries import Wording


class _Message(msgspec.Struct):
    role: str
    content: str | None = None


class _Row(msgspec.Struct):
    messages: list[_Message]
    origin: dict[str, int] = {}


def single_turns(content: bytes, limit: int) -> Iterator[Wording]:
    """The first `limit` rows of a dataset (chat rows of OpenAI's format, one a line) with one question and one answer.

    System messages do not count. A dataset is checked before it is kept, so that every line is a row. Rows that were
    made of a correction are left to it.
    """
    decoder = msgspec.json.Decoder(_Row)
    found = 0
    for number, line in enumerate(content.splitlines()):
        if found >= limit:
            return
        if not line.strip():
            continue
        row = decoder.decode(line)
        if "correction" in row.origin:
            continue
        match [message for message in row.messages if message.role not in ("system", "developer")]:
            case [_Message(role="user", content=str(question)), _Message(role="assistant", content=str(answer))]:
                if not question.strip() or not answer.strip():
                    continue
                found += 1
                yield Wording(number, question, answer)
