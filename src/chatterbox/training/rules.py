"""What a training row is, and what can be wrong with one.

The rules are those of OpenAI's supervised chat format: roles system, developer, user, assistant, tool (function),
`weight` 0 or 1 on assistant messages, null content where there are tool calls, at least one assistant message.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

import msgspec
from msgspec import UNSET, UnsetType

MIN_ROWS = 10
ROLES = ("system", "developer", "user", "assistant", "tool", "function")
CONTROL_TOKENS = re.compile(r"<\|[a-z_]{2,40}\|>")
"""What a chat template writes around messages: in a text it is plain text, never a command to the model."""


class Part(msgspec.Struct, tag=False):
    type: str
    text: str | UnsetType = UNSET


class RowMessage(msgspec.Struct):
    role: str
    content: str | list[Part] | UnsetType | None = UNSET
    name: str | UnsetType | None = UNSET
    weight: int | float | UnsetType | None = UNSET
    tool_calls: list[dict[str, Any]] | UnsetType | None = UNSET
    function_call: dict[str, Any] | UnsetType | None = UNSET
    tool_call_id: str | UnsetType | None = UNSET

    def text(self) -> str:
        return self.content if isinstance(self.content, str) else ""


class Row(msgspec.Struct):
    messages: list[RowMessage]
    tools: list[dict[str, Any]] | UnsetType | None = UNSET
    parallel_tool_calls: bool | UnsetType | None = UNSET


@dataclass(frozen=True, slots=True)
class Found:
    """A fault of one row: the sentence `dataset-fault-<kind>` with these values."""

    kind: str
    values: dict[str, str]


_DECODER = msgspec.json.Decoder(Row)
_OTHER_SHAPES = {
    "conversations": "ShareGPT",
    "instruction": "Alpaca",
    "prompt": "prompt/completion",
    "preferred_output": "preferences (DPO)",
    "question": "question/answer",
    "text": "plain text",
}


def read_row(text: bytes) -> Row | Found:
    """The row that stands in `text`, its contents as plain strings; or the first thing that is wrong with it."""
    try:
        row = _DECODER.decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return _why_not(text)
    return _first_fault(row) or row


def _first_fault(row: Row) -> Found | None:
    if not row.messages:
        return Found("no-messages", {})
    taught = False
    for number, message in enumerate(row.messages, 1):
        fault = _message_fault(message, number)
        if fault:
            return fault
        taught = taught or (message.role == "assistant" and message.weight != 0)
    if not any(message.role == "assistant" for message in row.messages):
        return Found("no-assistant", {})
    return None if taught else Found("nothing-learned", {})


def _message_fault(message: RowMessage, number: int) -> Found | None:
    if message.role not in ROLES:
        return Found("role", {"role": _short(message.role), "message": str(number)})
    if isinstance(message.content, list):
        if any(part.type != "text" or not isinstance(part.text, str) for part in message.content):
            return Found("not-text", {"message": str(number)})
        message.content = "".join(part.text for part in message.content if isinstance(part.text, str))
    if not isinstance(message.content, str):
        if not (message.role == "assistant" and (message.tool_calls or message.function_call)):
            return Found("no-content", {"message": str(number)})
        message.content = None
    if message.weight not in (UNSET, None) and (message.role != "assistant" or message.weight not in (0, 1)):
        return Found("weight", {"message": str(number)})
    return None


def _why_not(text: bytes) -> Found:
    """Reads a row that did not decode once more, slowly, for what exactly is wrong."""
    try:
        decoded = text.decode("utf-8")
    except UnicodeDecodeError as error:
        return Found("encoding", {"column": str(error.start + 1)})
    try:
        value = json.loads(decoded)
    except json.JSONDecodeError as error:
        return Found("not-json", {"column": str(error.colno), "reason": error.msg})
    except RecursionError:
        return Found("not-json", {"column": "1", "reason": "nested too deeply"})
    except ValueError:  # an integer of thousands of digits
        return Found("not-json", {"column": "1", "reason": "a number is too long"})
    return _wrong_shape(value)


def _wrong_shape(value: object) -> Found:
    if not isinstance(value, dict):
        return Found("not-object", {})
    if _from_discord(value):
        return Found("discord", {})
    messages = value.get("messages")
    if messages is None:
        for key, shape in _OTHER_SHAPES.items():
            if key in value:
                return Found("other-shape", {"shape": shape})
        return Found("no-messages", {})
    if not isinstance(messages, list) or not messages:
        return Found("no-messages", {})
    return _wrong_messages(messages)


def _wrong_messages(messages: list[object]) -> Found:
    for number, message in enumerate(messages, 1):
        if not isinstance(message, dict):
            return Found("message-not-object", {"message": str(number)})
        if _from_discord(message):
            return Found("discord", {})
        if not isinstance(message.get("role"), str):
            return Found("no-role", {"message": str(number)})
        if not isinstance(message.get("content"), str | list | None):
            return Found("no-content", {"message": str(number)})
        if isinstance(message.get("weight"), str | dict | list):
            return Found("weight", {"message": str(number)})
    return Found("fields", {})


def _from_discord(value: dict[str, Any]) -> bool:
    keys = {key.lower() for key in value if isinstance(key, str)}
    return bool({"content", "contents"} & keys and "timestamp" in keys and {"author", "attachments"} & keys)


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
