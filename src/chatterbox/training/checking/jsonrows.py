"""The rows of JSON lines and of a JSON array, as bytes with their line numbers; memory stays constant."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from chatterbox.encodings import BUFFER_BYTES

MAX_ROW_BYTES = 256 * 1024
"""A longer row is a fault: 256 KiB are some 60,000 tokens, beyond what a model reads of one row."""


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row as it stands in the file. `text` is None where the row is longer than `MAX_ROW_BYTES`."""

    line: int
    text: bytes | None
    size_bytes: int


def lines(reader: io.BufferedReader) -> Iterator[RawRow]:
    number = 0
    while line := reader.readline(MAX_ROW_BYTES + 1):
        number += 1
        size = len(line)
        if size > MAX_ROW_BYTES and not line.endswith(b"\n"):
            while rest := reader.readline(BUFFER_BYTES):
                size += len(rest)
                if rest.endswith(b"\n"):
                    break
            yield RawRow(number, None, size)
        elif text := line.strip():
            yield RawRow(number, text, size)


_OUTSIDE = re.compile(rb'["{}\[\],]')
_INSIDE = re.compile(rb'["\\]')


class _ArrayScan:
    """Cuts the elements out of a JSON array without decoding them: counts brackets outside of strings."""

    def __init__(self) -> None:
        self._line = 1
        self._depth = 0
        self._quoted = False
        self._text = bytearray()
        self._size = 0
        self._first = 1
        self._skip = 0  # characters of the next chunk that a backslash at the end of this one escapes

    def feed(self, chunk: bytes) -> Iterator[RawRow]:
        kept, at = 0, self._skip
        self._skip = 0
        while mark := (_INSIDE if self._quoted else _OUTSIDE).search(chunk, at):
            at = mark.end()
            if self._quoted:
                at = self._string_mark(mark.group(), at)
            elif mark.group() == b'"':
                self._quoted = True
            elif self._ends_element(mark.group()):
                self._keep(chunk[kept : at - 1])
                kept = at
                yield from self._cut()
        self._skip = max(at - len(chunk), 0)
        self._keep(chunk[kept:])

    def end(self) -> Iterator[RawRow]:
        """What stands after the last element; of an array that never closes something that is no JSON."""
        if self._depth > 0:
            self._keep(b" [")
        return self._cut()

    def _string_mark(self, mark: bytes, at: int) -> int:
        if mark == b"\\":
            return at + 1
        self._quoted = False
        return at

    def _ends_element(self, mark: bytes) -> bool:
        if mark == b",":
            return self._depth == 1
        if mark in b"{[":
            self._depth += 1
            return self._depth == 1  # the array's own bracket: nothing stands before it
        self._depth -= 1
        return self._depth == 0

    def _keep(self, piece: bytes) -> None:
        newlines = piece.count(b"\n")
        if not self._size:
            piece = piece.lstrip()
            self._first = self._line + newlines - piece.count(b"\n")
        self._line += newlines
        self._size += len(piece)
        if self._size <= MAX_ROW_BYTES:
            self._text += piece

    def _cut(self) -> Iterator[RawRow]:
        text, size = bytes(self._text).strip(), self._size
        self._text.clear()
        self._size = 0
        if size > MAX_ROW_BYTES:
            yield RawRow(self._first, None, size)
        elif text:
            yield RawRow(self._first, text, size)


def array(reader: io.BufferedReader) -> Iterator[RawRow]:
    scan = _ArrayScan()
    while chunk := reader.read(BUFFER_BYTES):
        yield from scan.feed(chunk)
    yield from scan.end()
