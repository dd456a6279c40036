"""Tables with a header (CSV and TSV): each line a record by the names of its columns; memory stays bounded."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from chatterbox.training.checking.jsonrows import MAX_ROW_BYTES
from chatterbox.training.checking.records import fits
from chatterbox.training.checking.rules import Found, shown
from chatterbox.training.checking.textlines import Line, too_long

DELIMITERS = (",", "\t", ";")
MAX_COLUMNS = 256


def delimiter_of(head: bytes) -> str | None:
    """What separates the columns of a table whose header names columns that make a row; None where nothing does."""
    first = head.split(b"\n", 1)[0]
    for delimiter in DELIMITERS:
        if delimiter.encode() in first and fits(_names(first, delimiter)):
            return delimiter
    return None


def columns_of(head: bytes) -> list[str]:
    """The header's names as they read with the delimiter that gives most of them."""
    first = head.split(b"\n", 1)[0]
    return max((_names(first, delimiter) for delimiter in DELIMITERS), key=len)


def table_rows(lines: Iterator[Line], delimiter: str) -> Iterator[tuple[int, dict[str, Any] | Found]]:
    """A record or a fault for each line below the header, with the line that it begins in."""
    csv.field_size_limit(MAX_ROW_BYTES)
    table = _Table(lines, delimiter)
    header: list[str] | None = None
    for line, cells in table.records():
        if isinstance(cells, Found):
            yield line, cells
            if header is None:
                return
        elif header is None:
            header = [_name(cell) for cell in cells]
            fault = _header_fault(header)
            if fault:
                yield line, fault
                return
        elif len(cells) > len(header):
            yield line, Found("cells", {"cells": str(len(cells)), "columns": str(len(header))})
        else:
            yield line, dict(zip_longest(header, cells))


def _header_fault(header: list[str]) -> Found | None:
    if len(header) > MAX_COLUMNS:
        return Found("wide", {"columns": str(len(header)), "most": str(MAX_COLUMNS)}, whole=True)
    named = [name for name in header if name]
    doubled = next((name for name in named if named.count(name) > 1), None)
    return Found("column-twice", {"name": shown(doubled)}, whole=True) if doubled else None


class _TooLong(Exception):
    pass


class _Table:
    """Feeds lines to the csv module, record by record, so that one at fault costs none but itself."""

    def __init__(self, lines: Iterator[Line], delimiter: str) -> None:
        self._lines = lines
        self._delimiter = delimiter
        self._first = 0  # the line that the record under way begins in
        self._size = 0
        self._fault: Found | None = None
        self._over = False

    def records(self) -> Iterator[tuple[int, list[str] | Found]]:
        while not self._over:
            try:
                for cells in csv.reader(self._fed(), delimiter=self._delimiter, strict=True):
                    line, fault = self._first, self._fault
                    self._begin()
                    if fault:
                        yield line, fault
                    elif any(cell.strip() for cell in cells):
                        yield line, cells
            except _TooLong:
                yield self._first, too_long(self._size)
            except csv.Error as error:
                yield self._first, self._fault or Found("csv", {"reason": str(error).replace("\t", "tab")})
            self._begin()

    def _begin(self) -> None:
        self._first, self._size, self._fault = 0, 0, None

    def _fed(self) -> Iterator[str]:
        for line in self._lines:
            self._first = self._first or line.number
            self._size += line.size_bytes
            if line.fault:
                self._fault = self._fault or line.fault
                yield line.text or "\n"  # its quotes: what a cell that goes on below holds is no row of its own
            elif self._size > MAX_ROW_BYTES:
                raise _TooLong
            else:
                yield line.text
        self._over = True


def _names(first: bytes, delimiter: str) -> list[str]:
    try:
        cells = next(csv.reader(io.StringIO(first.decode("utf-8", "replace")), delimiter=delimiter), [])
    except csv.Error:
        return []
    return [_name(cell) for cell in cells]


def _name(cell: str) -> str:
    return cell.strip().lower()
