"""Whether a file can be used for a preference training: OpenAI's rows of one input and two answers.

A line may also be a chat row, which has no answer to avoid and is learned as it is (our own extension).
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Raw

from chatterbox.engine.dataset import Row, RowMessage, UnusableFile, check_lines, check_row, decoded


class Input(msgspec.Struct, frozen=True):
    messages: Annotated[list[RowMessage], Meta(min_length=1)]
    tools: list[Any] | None = None
    parallel_tool_calls: bool | None = None


OneMessage = Annotated[list[RowMessage], Meta(min_length=1, max_length=1)]


class Preference(msgspec.Struct, frozen=True):
    input: Input
    preferred_output: OneMessage
    non_preferred_output: OneMessage


class _Kind(msgspec.Struct, frozen=True):
    """Enough of a line to know what it is."""

    input: Raw = Raw()


def check(path: Path) -> int:
    """The number of examples. Raises UnusableFile, OSError."""
    kinds, rows, pairs = msgspec.json.Decoder(_Kind), msgspec.json.Decoder(Row), msgspec.json.Decoder(Preference)
    compared = 0

    def check_line(text: bytes, number: int) -> None:
        nonlocal compared
        if not bytes(decoded(kinds, text, number, "preference example").input):
            check_row(decoded(rows, text, number, "preference example and no chat example"), number)
        else:
            _check_pair(decoded(pairs, text, number, "preference example"), number)
            compared += 1

    count = check_lines(path, check_line)
    if not compared:
        raise UnusableFile(
            "missing_preferences",
            "Training file has no preference example: a line with input, preferred_output and non_preferred_output.",
        )
    return count


def _check_pair(pair: Preference, number: int) -> None:
    for message in pair.input.messages:
        if message.weight is not None:
            raise UnusableFile("invalid_weight", f"Line {number}: messages of a preference example have no weight.")
        if message.content is None and not (message.tool_calls or message.function_call):
            raise UnusableFile("missing_content", f"Line {number}: a {message.role} message has no content.")
    if pair.input.messages[-1].role == "assistant":
        raise UnusableFile("invalid_last_role", f"Line {number}: the last input message must not be an assistant's.")
    for name, (output,) in (
        ("preferred_output", pair.preferred_output),
        ("non_preferred_output", pair.non_preferred_output),
    ):
        if output.role != "assistant":
            raise UnusableFile("invalid_role", f"Line {number}: {name} must be an assistant message.")
        if output.content is None and not (output.tool_calls or output.function_call):
            raise UnusableFile("missing_content", f"Line {number}: the message of {name} has no content.")
