"""Whether a training file can be trained on: chat rows as OpenAI's supervised fine-tuning takes them.

`preferences.py` has the rows of a preference training.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

import msgspec
from msgspec import Meta

T = TypeVar("T")

MIN_EXAMPLES = 10
"""OpenAI's."""


class TextPart(msgspec.Struct, frozen=True):
    text: str
    type: Literal["text"] = "text"


class RowMessage(msgspec.Struct, frozen=True):
    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: str | list[TextPart] | None = None
    weight: Literal[0, 1] | None = None
    tool_calls: list[Any] | None = None
    function_call: Any | None = None


class Row(msgspec.Struct, frozen=True):
    messages: Annotated[list[RowMessage], Meta(min_length=1)]


class UnusableFile(Exception):
    """Why a file cannot be trained on. `code` is for programs; the text names the line, never its texts."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def check(path: Path) -> int:
    """The number of examples. Raises UnusableFile, OSError."""
    decoder = msgspec.json.Decoder(Row)
    return check_lines(path, lambda text, number: check_row(decoded(decoder, text, number), number))


def check_lines(path: Path, check_line: Callable[[bytes, int], None]) -> int:
    """How many lines hold something; each is checked. Line by line, so memory stays small. Raises UnusableFile."""
    count = 0
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            text = line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line
            if text.strip():
                check_line(text, number)
                count += 1
    if count < MIN_EXAMPLES:
        raise UnusableFile(
            "invalid_n_examples",
            f"Training file has {count} example(s), but must have at least {MIN_EXAMPLES} examples",
        )
    return count


def decoded(decoder: msgspec.json.Decoder[T], text: bytes, number: int, what: str = "chat example") -> T:
    """A line as what it should be. Raises UnusableFile."""
    try:
        return decoder.decode(text)
    except msgspec.ValidationError as error:
        raise UnusableFile("invalid_file_format", f"Line {number} is no {what}: {error}") from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise UnusableFile("invalid_jsonl", f"Line {number} is not JSON.") from None


def check_row(row: Row, number: int) -> None:
    """Raises UnusableFile for a row that no supervised training takes."""
    taught = False
    for message in row.messages:
        if message.role != "assistant":
            if message.weight is not None:
                raise UnusableFile("invalid_weight", f"Line {number}: only assistant messages may have a weight.")
            if message.content is None:
                raise UnusableFile("missing_content", f"Line {number}: a {message.role} message has no content.")
        elif message.content is None and not message.tool_calls and not message.function_call:
            raise UnusableFile("missing_content", f"Line {number}: an assistant message has no content.")
        else:
            taught = True
    if not taught:
        raise UnusableFile("missing_assistant", f"Line {number} has no assistant message.")
