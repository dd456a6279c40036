"""The check of a dataset: one pass over the file, constant memory, every fault counted.

Run as a process of its own (`python -m chatterbox.training.checking.check NAME MAX_BYTES [BYTES] < file`), so that a
hostile file costs the bot neither its event loop nor its memory; so many BYTES before the file are a `Given`, as JSON.
It writes the good rows to standard output, one JSON object a line in one spelling, and after them, as the last line, a
`Checked`.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
from collections import Counter
from typing import BinaryIO, Literal

import msgspec

from chatterbox.encodings import BUFFER_BYTES, HEAD_BYTES
from chatterbox.texts import DEFAULT_LANGUAGE, say, speaking
from chatterbox.texts.figures import enumerated, language_names, megabytes
from chatterbox.training.checking import formats
from chatterbox.training.checking.archives import BadArchive, Member, members
from chatterbox.training.checking.findings import Faults, Finding, by_place
from chatterbox.training.checking.jsonrows import MAX_ROW_BYTES
from chatterbox.training.checking.languages import Languages
from chatterbox.training.checking.manner import MannerCounts
from chatterbox.training.checking.reading import Reading, ReadRow
from chatterbox.training.checking.remarks import Remarks
from chatterbox.training.checking.rules import MIN_ROWS, Found, Row, shown
from chatterbox.training.checking.sample import Sample
from chatterbox.training.checking.tables import columns_of
from chatterbox.training.checking.textlines import too_long

_MEMORY_BYTES = 1024 * 1024 * 1024
"""What the process may take beside three times the file: far more than any honest file needs."""
MOST_FAULTS = 100_000
"""A file with more rows at fault is not read further: it is no dataset, and must not take minutes to say so."""
_COMPRESSED = ("gzip", "zstd", "rar", "7z")
_NAMES_SHOWN = 5
_encode = msgspec.json.Encoder().encode


class Given(msgspec.Struct, frozen=True):
    """What a check is told beside the file: how many rows are enough, what was corrected (`corrected.marks`), and in
    which language its sentences are read."""

    least: int = MIN_ROWS
    corrected: dict[str, str] = {}
    language: str = DEFAULT_LANGUAGE


class Checked(msgspec.Struct, frozen=True):
    """What the worker found. `sample` is text of the rows in parts, `sample_share` how much of all text it is.

    `faults` are the first of each kind, `listed` all findings as far as they are listed; `separable` says whether the
    good rows can be trained on without the bad ones.
    """

    rows: int
    size_bytes: int
    teaches: Literal["facts", "manner"]
    faults: list[Finding]
    fault_counts: dict[str, int]
    notes: list[str]
    sample: list[str]
    sample_share: float
    listed: list[Finding] = []
    formats: dict[str, int] = {}
    separable: bool = False
    long: list[tuple[int, int]] = []  # bytes and line of rows that may be longer than what is learned of one
    turns: int = 0
    pairs: int = 0
    languages: list[str] = []


class Check:
    """One pass over one file."""

    def __init__(self, filename: str, out: BinaryIO, given: Given | None = None) -> None:
        self._given = given or Given()
        self._filename = filename
        self._out = out
        self._faults = Faults()
        self._remarks = Remarks(self._given.corrected)
        self._languages = Languages()
        self._pairs = 0
        self._manner = MannerCounts()
        self._sample = Sample()
        self._formats: Counter[str] = Counter()
        self._rows = 0
        self._any_row = False
        self._notes: list[str] = []
        self._max_bytes = 0

    def run(self, source: BinaryIO, max_bytes: int) -> Checked:
        self._max_bytes = max_bytes
        limited = _Counted(source)
        shape, reader = formats.opened(limited, self._filename)  # type: ignore[arg-type]
        if shape.kind == "zip":
            self._archive(reader.read(max_bytes + 1))
        elif shape.kind in (*formats.READ, "empty", "unknown"):
            self._read(shape, reader)
        else:
            self._refuse(shape.kind, reader)
        while limited.read(BUFFER_BYTES):
            pass
        if limited.count > max_bytes:
            self._faults.add_file("too-large", size=megabytes(limited.count), most=megabytes(max_bytes))
        elif not self._faults.whole and not self._any_row:
            self._faults.add_file("empty", least=self._given.least)
        elif not self._faults.whole and self._rows < self._given.least:
            self._faults.add_file("too-few", rows=self._rows, least=self._given.least)
        return self._report(limited.count)

    def _archive(self, content: bytes) -> None:
        """The files of an archive, as one dataset."""
        if len(content) > self._max_bytes:
            return  # cut off: its list of files stands at the end
        left_out: list[str] = []
        try:
            for member in members(content, self._max_bytes):
                if not self._member(member):
                    left_out.append(shown(member.name, 60))
                if "discord" in self._faults.counts or "hopeless" in self._faults.counts:
                    return
        except BadArchive as bad:
            self._faults.add(0, bad.found)
        if not self._any_row and not self._faults.whole:
            self._faults.add(0, Found("zip-empty", {}, whole=True))
        elif left_out:
            names = enumerated(left_out[:_NAMES_SHOWN], more=len(left_out) > _NAMES_SHOWN)
            self._notes.append(say("dataset-note-left-out", files=len(left_out), names=names))

    def _member(self, member: Member) -> bool:
        """Reads one file of an archive; whether it is a dataset at all."""
        shape, reader = formats.opened(member.stream, member.name)
        if shape.kind in formats.READ:
            self._read(shape, reader, shown(member.name, 60))
            return True
        if shape.kind in ("discord", "spread", "columns"):
            self._refuse(shape.kind, reader, shown(member.name, 60))
            return True
        return False

    def _read(self, shape: formats.Shape, reader: io.BufferedReader, file: str = "") -> None:
        if shape.encoding != "utf-8":
            self._remember(say("dataset-note-utf16"))
        elif shape.marked:
            self._remember(say("dataset-note-bom"))
        reading = Reading(shape, reader, self._max_bytes)
        for row in reading.rows():
            self._any_row = True
            self._row(row, file)
            if "discord" in self._faults.counts:
                return  # refused as a whole: nothing of it is looked at further
            if self._faults.rows >= MOST_FAULTS:
                self._faults.add_file("hopeless", most=MOST_FAULTS)
                return
        if reading.ignored:
            names = enumerated(shown(name) for name in reading.ignored[:_NAMES_SHOWN])
            self._remember(say("dataset-note-columns", columns=len(reading.ignored), names=names))
        if shape.kind == "chatml":
            self._remember(say("dataset-note-chatml"))

    def _row(self, read: ReadRow, file: str) -> None:
        row = read.found
        if isinstance(row, Found):
            self._faults.add(read.line, row, file)
            return
        try:
            encoded = _encode(row)
        except UnicodeEncodeError:  # JSON can name halves of characters ("\ud83d"), UTF-8 cannot
            self._faults.add(read.line, Found("half-character", {}), file)
            return
        if len(encoded) > MAX_ROW_BYTES + HEAD_BYTES:  # more than spelling it alike can have added
            self._faults.add(read.line, too_long(len(encoded)), file)
            return
        self._rows += 1
        self._formats[read.format] += 1
        texts = [message.text() for message in row.messages]
        self._sample.add("\n".join(texts), read.line)
        self._look_at(read.line, row, texts, encoded, file)
        if not self._faults.whole:
            self._out.write(encoded + b"\n")

    def _look_at(self, line: int, row: Row, texts: list[str], encoded: bytes, file: str) -> None:
        """What a good row adds to the report beside its tokens."""
        self._remarks.look_at(line, row, texts, encoded, file)
        self._manner.add(row)
        self._pairs += row.rejected is not msgspec.UNSET
        said = zip(row.messages, texts, strict=True)
        self._languages.add([text for message, text in said if message.role in ("user", "assistant")])

    def _refuse(self, kind: str, reader: io.BufferedReader, file: str = "") -> None:
        if kind in ("discord", "spread"):
            self._faults.add_file(kind, file=file)
        elif kind == "columns":
            names = columns_of(reader.peek(HEAD_BYTES)[:HEAD_BYTES].lstrip())
            self._faults.add(
                0, Found("columns", {"columns": enumerated(shown(name) for name in names[:8])[:200]}, whole=True), file
            )
        elif kind in _COMPRESSED:
            self._faults.add_file("type", "type-compressed", type=kind)
        elif kind == "text":
            self._faults.add_file("type", "type-text")
        else:
            self._faults.add_file("type", "type-other", type=kind)

    def _remember(self, note: str) -> None:
        if note not in self._notes and len(self._notes) < _NAMES_SHOWN:
            self._notes.append(note)

    def _report(self, size_bytes: int) -> Checked:
        teaches, why = self._manner.verdict()
        sample, share = self._sample.texts()
        languages = self._languages.found() if self._rows else []
        notes = [*self._notes, *self._format_notes(), *self._kinds(languages), *self._remarks.sentences()]
        return Checked(
            rows=self._rows,
            size_bytes=size_bytes,
            teaches=teaches,
            faults=by_place(self._faults.kept),
            fault_counts=dict(self._faults.counts),
            notes=[*notes, say(why)] if self._rows else notes,
            sample=sample,
            sample_share=share,
            listed=by_place([*self._faults.listed, *self._remarks.listed]),
            formats=dict(self._formats),
            separable=not self._faults.whole,
            long=self._sample.long,
            turns=self._manner.answers,
            pairs=self._pairs,
            languages=languages,
        )

    def _kinds(self, languages: list[str]) -> list[str]:
        """What the rows are written in, and how many of them are pairs."""
        notes = [say("dataset-note-languages", languages=language_names(languages))] if languages else []
        return [*notes, say("dataset-note-pairs", rows=self._pairs)] if self._pairs else notes

    def _format_notes(self) -> list[str]:
        """Which format the rows have, unless it is the plain one; and that they have several."""
        if len(self._formats) > 1:
            found = enumerated(f"{name} ({rows})" for name, rows in self._formats.most_common())
            return [say("dataset-note-formats", number=len(self._formats), formats=found)]
        return [say("dataset-note-format", format=name) for name in self._formats if name != "chat"]


class _Counted:
    def __init__(self, inner: BinaryIO) -> None:
        self._inner = inner
        self.count = 0

    def read(self, size: int) -> bytes:
        data = self._inner.read(size)
        self.count += len(data)
        return data


def bounded(max_bytes: int) -> None:
    """Ends this process rather than let it take the machine's memory, where the system knows such limits."""
    os.environ["RUST_BACKTRACE"] = "0"  # tracing back over one damaged parquet file takes 50 MB and 200 ms
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        most = _MEMORY_BYTES + 3 * max_bytes
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    max_bytes = int(sys.argv[2])
    bounded(max_bytes)
    out = io.BufferedWriter(io.FileIO(1, "w", closefd=False), BUFFER_BYTES)  # each piece wakes the bot's event loop
    told = sys.stdin.buffer.read(int(sys.argv[3])) if len(sys.argv) > 3 else b"{}"
    given = msgspec.json.decode(told, type=Given)
    with speaking(given.language):
        checked = Check(sys.argv[1], out, given).run(sys.stdin.buffer, max_bytes)
    out.write(msgspec.json.encode(checked) + b"\n")
    out.flush()


if __name__ == "__main__":
    main()
