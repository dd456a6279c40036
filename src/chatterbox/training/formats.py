"""What kind of file somebody brought, and its rows as bytes with their line numbers; memory stays constant.

Read: chat JSONL and a JSON array of the same, in UTF-8 or UTF-16. Everything else is recognised well enough to be
refused by name.
"""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

BUFFER_BYTES = 1024 * 1024
HEAD_BYTES = 64 * 1024
MAX_ROW_BYTES = 256 * 1024
"""A longer row is a fault: 256 KiB are some 60,000 tokens, beyond what a model reads of one row."""

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "zip"),
    (b"PAR1", "parquet"),
    (b"\x1f\x8b", "gzip"),
    (b"\x28\xb5\x2f\xfd", "zstd"),
    (b"%PDF", "pdf"),
    (b"SQLite format 3\0", "sqlite"),
    (b"ARROW1", "arrow"),
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf", "7z"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"GGUF", "gguf"),
)
_TEXT_TYPES = {
    "csv": "csv",
    "tsv": "csv",
    "txt": "text",
    "md": "text",
    "html": "html",
    "htm": "html",
    "xml": "html",
    "yaml": "yaml",
    "yml": "yaml",
}
_EXPORTER = re.compile(
    rb'\A\s*\{\s*"guild"\s*:\s*\{.*"channel"\s*:\s*\{'  # DiscordChatExporter: JSON,
    rb"|\A\s*\"?AuthorID\"?,\"?Author\"?,\"?Date\"?,\"?Content"  # CSV,
    rb"|\A={20,}\s+Guild: .*\sChannel: "  # text,
    rb"|\A\s*<!doctype html.*(?:chatlog__|DiscordChatExporter)"  # and HTML
    rb"|\A\"?ID\"?,\"?Timestamp\"?,\"?Contents\"?,\"?Attachments",  # the data package that Discord sends on request
    re.DOTALL | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class RawRow:
    """One row as it stands in the file. `text` is None where the row is longer than `MAX_ROW_BYTES`."""

    line: int
    text: bytes | None
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Shape:
    """What a file is. `kind`: "lines", "array", "empty", "discord", or the type that is not taken ("zip", "csv", …)."""

    kind: str
    encoding: str  # utf-8 | utf-16-le | utf-16-be
    marked: bool  # begins with a byte order mark


def opened(raw: BinaryIO, filename: str) -> tuple[Shape, io.BufferedReader]:
    """The file's shape, and a reader of it as UTF-8 without byte order mark."""
    source: io.BufferedReader = io.BufferedReader(_Raw(raw), BUFFER_BYTES)
    head = source.peek(HEAD_BYTES)[:HEAD_BYTES]
    encoding, mark = _encoding(head)
    source.read(mark)
    reader: io.BufferedReader = (
        source if encoding == "utf-8" else io.BufferedReader(_Transcoded(source, encoding), BUFFER_BYTES)
    )
    return Shape(_kind(reader.peek(HEAD_BYTES)[:HEAD_BYTES], filename), encoding, mark > 0), reader


def rows(shape: Shape, reader: io.BufferedReader) -> Iterator[RawRow]:
    """The rows of a file of kind "lines" or "array"; blank lines are none."""
    return _array(reader) if shape.kind == "array" else _lines(reader)


def _encoding(head: bytes) -> tuple[str, int]:
    if head.startswith(codecs.BOM_UTF8):
        return "utf-8", 3
    if head.startswith(codecs.BOM_UTF16_LE):
        return "utf-16-le", 2
    if head.startswith(codecs.BOM_UTF16_BE):
        return "utf-16-be", 2
    if len(head) >= 4 and head[1] == head[3] == 0 != head[0]:
        return "utf-16-le", 0
    if len(head) >= 4 and head[0] == head[2] == 0 != head[1]:
        return "utf-16-be", 0
    return "utf-8", 0


def _kind(head: bytes, filename: str) -> str:
    text = head.lstrip()
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if _EXPORTER.search(head):
        return "discord"
    if text.startswith(b"["):
        return "array"
    if text.startswith(b"{"):
        first = text.split(b"\n", 1)[0].strip()
        return "spread" if first == b"{" else "lines"
    if b"\0" in head[:1024]:
        return "binary"
    extension = filename.lower().rpartition(".")[2]
    if not text:
        return "empty"  # as far as the head shows: the check says the same of blank lines without end
    return _TEXT_TYPES.get(extension, "lines")


def _lines(reader: io.BufferedReader) -> Iterator[RawRow]:
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


def _array(reader: io.BufferedReader) -> Iterator[RawRow]:
    scan = _ArrayScan()
    while chunk := reader.read(BUFFER_BYTES):
        yield from scan.feed(chunk)
    yield from scan.end()


class _Raw(io.RawIOBase):
    """Any readable binary object as a raw stream: a pipe's or a file's own buffer is not peekable to any depth."""

    def __init__(self, inner: BinaryIO) -> None:
        self._inner = inner

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        data = self._inner.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


class _Transcoded(io.RawIOBase):
    """UTF-16 as UTF-8. What is no UTF-16 becomes a byte that is no UTF-8 either, so that its line is found at fault."""

    def __init__(self, inner: io.BufferedReader, encoding: str) -> None:
        self._inner = inner
        self._decoder = codecs.getincrementaldecoder(encoding)("surrogatepass")
        self._waiting = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        while not self._waiting:
            data = self._inner.read(HEAD_BYTES)
            try:
                text = self._decoder.decode(data, final=not data)
            except UnicodeDecodeError:
                self._decoder.reset()
                self._waiting = b"\xff"
                break
            self._waiting = text.encode("utf-8", "surrogatepass")
            if not data:
                break
        piece = self._waiting[: len(buffer)]
        self._waiting = self._waiting[len(piece) :]
        buffer[: len(piece)] = piece
        return len(piece)
