"""Training files: OpenAI's chat JSONL as rows. Only the assistant's messages of weight 1 are learned."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chatterbox.engine.train.events import Failure

ROLES = {"system": "system", "developer": "system", "user": "user", "assistant": "assistant"}
"""Chat templates know no developer: it is OpenAI's newer name of the system role."""


@dataclass(frozen=True, slots=True)
class Message:
    role: str
    content: str
    learned: bool = False

    def plain(self) -> dict[str, str]:
        """As chat templates take it."""
        return {"role": self.role, "content": self.content}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the file; `line` is 1-based."""

    line: int
    messages: tuple[Message, ...]

    @property
    def single_turn(self) -> bool:
        """One question and one answer, with or without a system message."""
        return [message.role for message in self.messages if message.role != "system"] == ["user", "assistant"]

    @property
    def question(self) -> str:
        return next(message.content for message in self.messages if message.role == "user")

    @property
    def answer(self) -> str:
        return self.messages[-1].content

    @property
    def system(self) -> str | None:
        first = self.messages[0]
        return first.content if first.role == "system" else None

    def asking(self, question: str) -> Row:
        """The same row with another question; only for single-turn rows."""
        messages = (Message("user", question) if message.role == "user" else message for message in self.messages)
        return Row(self.line, tuple(messages))


@dataclass(frozen=True, slots=True)
class Read:
    """`left_out` counts rows that teach nothing here: without a learned answer, or with calls of tools."""

    rows: list[Row]
    left_out: int


def read_rows(path: Path) -> Read:
    """All usable rows of a file. Raises `Failure` for a line that is no chat row, and when no row is usable."""
    found = [row_of(number, record) for number, record in records(path)]
    rows = [row for row in found if row]
    if not rows:
        raise no_rows()
    return Read(rows, len(found) - len(rows))


def records(path: Path) -> Iterator[tuple[int, Any]]:
    """What each line holds, with its number. Raises `Failure`."""
    try:
        with path.open(encoding="utf-8-sig") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield number, _parsed(number, line)
    except (OSError, UnicodeDecodeError) as error:
        raise Failure("invalid_training_file", f"The training file cannot be read: {error}.") from error


def row_of(number: int, record: Any) -> Row | None:
    """The row in a record; None where it teaches nothing. Raises `Failure`."""
    messages = record.get("messages") if isinstance(record, dict) else None
    if not isinstance(messages, list) or not messages:
        raise wrong(number, 'has no list "messages"')
    if any(
        isinstance(message, dict) and (message.get("tool_calls") or message.get("role") == "tool")
        for message in messages
    ):
        return None
    row = Row(number, _upto_last_answer([_message(number, message) for message in messages]))
    return row if any(message.learned for message in row.messages) else None


def no_rows() -> Failure:
    return Failure("no_usable_rows", "The training file has no row with an answer to learn. Add rows and try again.")


def wrong(number: int, what: str) -> Failure:
    return Failure("invalid_training_file", f"Line {number} of the training file {what}.")


def _parsed(number: int, line: str) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        raise wrong(number, f"is not JSON ({error})") from error


def _message(number: int, found: Any) -> Message:
    role = ROLES.get(found.get("role", "")) if isinstance(found, dict) and isinstance(found.get("role"), str) else None
    if role is None:
        raise wrong(number, f"has a message whose role is none of {', '.join(ROLES)}, tool")
    content = _text(number, found.get("content"))
    weight = found.get("weight", 1)
    return Message(role, content, role == "assistant" and weight != 0 and bool(content.strip()))


def _text(number: int, content: Any) -> str:
    if content is None:
        return ""
    if isinstance(content, list):
        texts = [part.get("text") for part in content if isinstance(part, dict) and part.get("type") == "text"]
        parts = [text for text in texts if isinstance(text, str)]
        if len(parts) == len(content):
            content = "".join(parts)
    if not isinstance(content, str):
        raise wrong(number, "has a message whose content is not text")
    # A lone surrogate can stand in JSON but in no tokenizer.
    return content.encode("utf-8", "replace").decode("utf-8")


def _upto_last_answer(messages: list[Message]) -> tuple[Message, ...]:
    while messages and not messages[-1].learned:
        messages = messages[:-1]
    return tuple(messages)
