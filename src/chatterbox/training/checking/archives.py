"""A zip archive's files, read from memory and never unpacked to disk; what it unpacks to is bounded.

What an archive says of its files' sizes is a bound that holds: no more of a file is ever unpacked (`zipfile`).
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO, cast

from chatterbox.training.checking.rules import Found

MAX_FILES = 1000
UNPACKED_TIMES = 4
"""An archive may unpack to this many times what a plain file may have: JSON lines shrink to a quarter and less."""

_LIST_BYTES = 1024 * 1024
_END, _END_BYTES = b"PK\x05\x06", 22
_UNSAFE = re.compile(r"(^|[/\\])\.\.([/\\]|$)|^[/\\]|^[a-zA-Z]:|[\x00-\x1f]")
_PASSED_OVER = re.compile(r"^__MACOSX/|(^|/)\.[^/]*$|/$|(^|/)(Thumbs\.db|desktop\.ini)$")
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Of the others a few bytes can become gigabytes at once, before anybody can count them."""
_OFFICE = "[Content_Types].xml"
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, RuntimeError)


class BadArchive(Exception):
    """An archive that cannot be read to its end; `found` says why."""

    def __init__(self, found: Found) -> None:
        super().__init__(found.kind)
        self.found = found


@dataclass(frozen=True, slots=True)
class Member:
    name: str
    stream: BinaryIO


def members(content: bytes, max_bytes: int) -> Iterator[Member]:
    """The files of an archive, one after the other, each to be read before the next. Raises BadArchive.

    Reading a stream raises it too, where the archive is damaged.
    """
    if _list_bytes(content) > _LIST_BYTES:
        raise BadArchive(Found("zip-many", {"most": str(MAX_FILES)}, whole=True))
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield from _members(archive, max_bytes * UNPACKED_TIMES)
    except _BROKEN:
        raise BadArchive(Found("zip-broken", {}, whole=True)) from None


def _members(archive: zipfile.ZipFile, most_bytes: int) -> Iterator[Member]:
    infos = [info for info in archive.infolist() if not _PASSED_OVER.search(info.filename)]
    if len(infos) > MAX_FILES:
        raise BadArchive(Found("zip-many", {"most": str(MAX_FILES)}, whole=True))
    for info in archive.infolist():
        if _UNSAFE.search(info.orig_filename):
            raise BadArchive(Found("zip-path", {}, whole=True))
        if info.filename == _OFFICE:
            raise BadArchive(Found("zip-office", {}, whole=True))
        if info.flag_bits & 1:
            raise BadArchive(Found("zip-locked", {}, whole=True))
        if info.compress_type not in _METHODS:
            raise BadArchive(Found("zip-method", {}, whole=True))
    if sum(info.file_size for info in infos) > most_bytes:
        raise BadArchive(Found("zip-bomb", {"most": str(most_bytes // 1024 // 1024)}, whole=True))
    for info in infos:
        with archive.open(info) as stream:
            yield Member(info.filename, cast(BinaryIO, _Reported(cast(BinaryIO, stream))))


def _list_bytes(content: bytes) -> int:
    """How long the archive says its list of files is: asked before the list is read into memory."""
    at = content.rfind(_END, max(0, len(content) - _END_BYTES - 65535))
    return int.from_bytes(content[at + 12 : at + 16], "little") if at >= 0 else 0


class _Reported:
    def __init__(self, inner: BinaryIO) -> None:
        self._inner = inner

    def read(self, size: int) -> bytes:
        try:
            return self._inner.read(size)
        except _BROKEN:
            raise BadArchive(Found("zip-broken", {}, whole=True)) from None
