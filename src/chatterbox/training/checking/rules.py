"""What a training row is, and what can be wrong with one.

The rules are those of OpenAI's supervised chat format: roles system, developer, user, assistant, tool (function),
`weight` 0 or 1 on assistant messages, null content where there are tool calls, at least one assistant message.
A row of preferences has beside it the answer that its last one is preferred to (`rejected`).
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

import msgspec
from msgspec import UNSET, UnsetType

from chatterbox.texts.figures import enumerated

MIN_ROWS = 10
ROLES = ("system", "developer", "user", "assistant", "tool", "function")
CONTROL_TOKENS = re.compile(r"<\|[a-z_]{2,40}\|>")
"""What a chat template writes around messages: in a text it is plain text, never a command to the model."""

_UNPRINTABLE = re.compile(r"[^\w .,()/-]+")


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
    rejected: RowMessage | UnsetType = UNSET


@dataclass(frozen=True, slots=True)
class Found:
    """A fault: the sentence `dataset-fault-<kind>` with these values, and with the line where it is one row's."""

    kind: str
    values: dict[str, str]
    whole: bool = False  # it concerns the file, not one row


_DECODER = msgspec.json.Decoder(Row)
_NO_MESSAGES = Found("no-messages", {})
_NAMED = ("text", "conversations", "conversation", "instruction", "prompt", "completion", "question", "answer")


def read_row(text: bytes) -> Row | Found | dict[str, Any]:
    """The chat row that stands in `text`, its contents as plain strings, or the first thing that is wrong with it.

    An object that has no "messages" comes back as it is: it may be a record of another shape.
    """
    try:
        row = _DECODER.decode(text)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return _why_not(text)
    return first_fault(row) or row


def first_fault(row: Row) -> Found | None:
    """What is wrong with a row first; its contents are plain strings afterwards."""
    if not row.messages:
        return _NO_MESSAGES
    taught = False
    for number, message in enumerate(row.messages, 1):
        fault = _message_fault(message, number)
        if fault:
            return fault
        taught = taught or (message.role == "assistant" and message.weight != 0)
    if not any(message.role == "assistant" for message in row.messages):
        return Found("no-assistant", {})
    if not taught:
        return Found("nothing-learned", {})
    return None if row.rejected is UNSET else _pair_fault(row.messages, row.rejected)


def _pair_fault(messages: list[RowMessage], rejected: RowMessage) -> Found | None:
    preferred = messages[-1]
    fault = _message_fault(rejected, len(messages))
    if fault:
        return fault
    if (preferred.role, rejected.role) != ("assistant", "assistant") or len(messages) < 2:
        return Found("pair-roles", {})
    if not preferred.text().strip() or not rejected.text().strip():
        return Found("pair-text", {})
    return Found("pair-same", {}) if preferred.text().strip() == rejected.text().strip() else None


def _message_fault(message: RowMessage, number: int) -> Found | None:
    if message.role not in ROLES:
        return Found("role", {"role": shown(message.role), "message": str(number)})
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


def _why_not(text: bytes) -> Found | dict[str, Any]:
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
    if not isinstance(value, dict):
        return Found("not-object", {})
    return value if value.get("messages") is None else wrong_shape(value)


def wrong_shape(value: dict[str, Any]) -> Found:
    """What is wrong with an object that is no row."""
    if from_discord(value):
        return Found("discord", {}, whole=True)
    messages = value.get("messages")
    if messages is None:
        fields = enumerated(shown(key) for key in list(value)[:8] if isinstance(key, str))
        return Found("other-shape", {"fields": fields}) if any(key in value for key in _NAMED) else _NO_MESSAGES
    if not isinstance(messages, list) or not messages:
        return _NO_MESSAGES
    return _wrong_messages(messages)


def _wrong_messages(messages: list[object]) -> Found:
    for number, message in enumerate(messages, 1):
        if not isinstance(message, dict):
            return Found("message-not-object", {"message": str(number)})
        if from_discord(message):
            return Found("discord", {}, whole=True)
        if not isinstance(message.get("role"), str):
            return Found("no-role", {"message": str(number)})
        if not isinstance(message.get("content"), str | list | None):
            return Found("no-content", {"message": str(number)})
        if isinstance(message.get("weight"), str | dict | list):
            return Found("weight", {"message": str(number)})
    return Found("fields", {})


def from_discord(value: dict[str, Any]) -> bool:
    """Whether an object is a message as Discord's API, its data package or DiscordChatExporter write it."""
    keys = {key.lower() for key in value if isinstance(key, str)}
    when, who = {"timestamp", "date"} & keys, {"author", "authorid", "attachments"} & keys
    return bool({"content", "contents"} & keys and when and who)


def shown(text: str, most: int = 40) -> str:
    """Somebody's name for something, as it stands in a sentence: one line, nothing that hides or turns text around."""
    line = " ".join(_UNPRINTABLE.sub(" ", text).split())
    return line if len(line) <= most else line[: most - 1] + "…"
