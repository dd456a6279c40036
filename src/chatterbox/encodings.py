"""A file's bytes as UTF-8 without byte order mark, whatever it came in; memory stays constant."""

from __future__ import annotations

import codecs
import io
from typing import BinaryIO

BUFFER_BYTES = 1024 * 1024
HEAD_BYTES = 64 * 1024


def as_utf8(raw: BinaryIO) -> tuple[io.BufferedReader, str, bool]:
    """A reader of the file as UTF-8, its encoding (utf-8 | utf-16-le | utf-16-be), and whether it had a mark."""
    source: io.BufferedReader = io.BufferedReader(_Raw(raw), BUFFER_BYTES)
    encoding, mark = encoding_of(source.peek(HEAD_BYTES)[:HEAD_BYTES])
    source.read(mark)
    if encoding == "utf-8":
        return source, encoding, mark > 0
    return io.BufferedReader(_Transcoded(source, encoding), BUFFER_BYTES), encoding, mark > 0


def encoding_of(head: bytes) -> tuple[str, int]:
    """utf-8, utf-16-le or utf-16-be, as far as a file's beginning tells, and how many bytes its mark takes."""
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
