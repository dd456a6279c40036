"""The rows of a file, of whatever kind it is, one after the other in OpenAI's chat format."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, NamedTuple

from chatterbox.encodings import HEAD_BYTES
from chatterbox.training.checking import jsonrows
from chatterbox.training.checking.formats import Shape
from chatterbox.training.checking.parquet import parquet_rows
from chatterbox.training.checking.records import USED, row_of
from chatterbox.training.checking.rules import Found, Row, read_row
from chatterbox.training.checking.tables import delimiter_of, table_rows
from chatterbox.training.checking.textlines import text_lines, too_long
from chatterbox.training.checking.written import chatml_rows, question_rows


class ReadRow(NamedTuple):
    """One row, or what is wrong with it. `format` is "" where it is at fault before anyone could tell."""

    line: int
    format: str
    found: Row | Found


class Reading:
    """One pass over one file. `ignored`: the columns of a table that no row was made of."""

    def __init__(self, shape: Shape, reader: io.BufferedReader, max_bytes: int) -> None:
        self._shape = shape
        self._reader = reader
        self._max_bytes = max_bytes
        self.ignored: tuple[str, ...] = ()

    def rows(self) -> Iterator[ReadRow]:
        """The rows of a file of a kind that can be read."""
        match self._shape.kind:
            case "chatml":
                return self._named("ChatML", chatml_rows(text_lines(self._reader)))
            case "qa":
                return self._named("Q:/A:", question_rows(text_lines(self._reader)))
            case "table":
                head = self._reader.peek(HEAD_BYTES)[:HEAD_BYTES].lstrip()
                return self._records(table_rows(text_lines(self._reader), delimiter_of(head) or ","))
            case "parquet":
                # Its list of contents stands at the end. One byte more than may be is enough to find it too large.
                return self._records(parquet_rows(self._reader.read(self._max_bytes + 1)))
            case "array":
                return self._json(jsonrows.array(self._reader))
            case _:
                return self._json(jsonrows.lines(self._reader))

    def _json(self, rows: Iterator[jsonrows.RawRow]) -> Iterator[ReadRow]:
        for raw in rows:
            if raw.text is None:
                yield ReadRow(raw.line, "", too_long(raw.size_bytes))
                continue
            row = read_row(raw.text)
            if isinstance(row, Row):
                yield ReadRow(raw.line, "chat", row)
            elif isinstance(row, Found):
                yield ReadRow(raw.line, "", row)
            else:
                yield ReadRow(raw.line, *row_of(row))

    def _records(self, records: Iterator[tuple[int, dict[str, Any] | Found]]) -> Iterator[ReadRow]:
        first = True
        for line, record in records:
            if isinstance(record, Found):
                yield ReadRow(line, "", record)
                continue
            if first:
                self.ignored = tuple(name for name in record if name and name not in USED)
                first = False
            yield ReadRow(line, *row_of(record))

    def _named(self, name: str, rows: Iterator[tuple[int, Row | Found]]) -> Iterator[ReadRow]:
        return (ReadRow(line, name, found) for line, found in rows)
