"""The lines of a text, decoded, of bounded length; and blocks of them that become one row."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

from chatterbox.encodings import BUFFER_BYTES
from chatterbox.training.checking.jsonrows import MAX_ROW_BYTES
from chatterbox.training.checking.rules import Found


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `fault`: it is longer than a row may be, and `text` is empty; or no UTF-8, and only its form counts."""

    number: int
    text: str
    size_bytes: int
    fault: Found | None = None


def text_lines(reader: io.BufferedReader) -> Iterator[Line]:
    """Each line with its end."""
    number = 0
    while line := reader.readline(MAX_ROW_BYTES + 1):
        number += 1
        size = len(line)
        if size > MAX_ROW_BYTES and not line.endswith(b"\n"):
            while rest := reader.readline(BUFFER_BYTES):
                size += len(rest)
                if rest.endswith(b"\n"):
                    break
            yield Line(number, "", size, too_long(size))
            continue
        try:
            yield Line(number, line.decode(), size)
        except UnicodeDecodeError as error:
            fault = Found("encoding", {"column": str(error.start + 1)})
            yield Line(number, line.decode("utf-8", "replace"), size, fault)


def too_long(size_bytes: int) -> Found:
    """The fault of a row that is longer than a model reads."""
    return Found("too-long", {"size": str(size_bytes // 1024), "most": str(MAX_ROW_BYTES // 1024)})


class Block:
    """Lines that stand together, of at most `MAX_ROW_BYTES`; the first fault among them is the block's."""

    def __init__(self) -> None:
        self.line = 0
        self.fault: Found | None = None
        self._parts: list[str] = []
        self._size = 0

    def __bool__(self) -> bool:
        return self.line > 0

    def add(self, line: Line, text: str | None = None) -> None:
        """`text` is what of the line counts; all of it by default."""
        self.line = self.line or line.number
        self._size += line.size_bytes
        if line.fault and self.fault is None:
            self.fault, self.line = line.fault, line.number
        if self._size > MAX_ROW_BYTES:
            self.fault = self.fault or too_long(self._size)
            self._parts.clear()
        else:
            self._parts.append(line.text if text is None else text)

    def text(self) -> str:
        return "".join(self._parts).strip()
