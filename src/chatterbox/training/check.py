"""The check of a dataset: one pass over the file, constant memory, every fault counted, the first few kept.

Run as a process of its own (`python -m chatterbox.training.check NAME MAX_BYTES < file`), so that a hostile file costs
the bot neither its event loop nor its memory. It writes the usable rows to standard output, one JSON object a line in
one spelling, and after them, as the last line, a `Checked`.
"""

from __future__ import annotations

import io
import sys
from collections import Counter
from hashlib import blake2b
from typing import BinaryIO, Literal

import msgspec

from chatterbox.texts import say
from chatterbox.training import formats
from chatterbox.training.manner import MannerCounts
from chatterbox.training.rules import CONTROL_TOKENS, MIN_ROWS, Found, Row, read_row

KEPT_FAULTS = 3
"""How many faults of each kind are kept with their line."""
SAMPLE_BYTES = 1024 * 1024
"""Up to this much text is counted token by token; of more, a sample of evenly spaced rows."""
REMEMBERED_ROWS = 200_000
"""Repeats are found among this many rows: 8 bytes each, so that memory stays bounded."""

_COMPRESSED = ("gzip", "zstd", "rar", "7z")
_NAMED = ("zip", "parquet", "csv", "text")
_encode = msgspec.json.Encoder().encode


class Kept(msgspec.Struct, frozen=True):
    line: int
    kind: str
    sentence: str


class Checked(msgspec.Struct, frozen=True):
    """What the worker found. `sample` is text of the rows, `sample_share` how much of all text it is."""

    rows: int
    size_bytes: int
    teaches: Literal["facts", "manner"]
    faults: list[Kept]
    fault_counts: dict[str, int]
    notes: list[str]
    sample: str
    sample_share: float


class Faults:
    """All faults by kind, the first few of each with their line."""

    def __init__(self) -> None:
        self.counts: Counter[str] = Counter()
        self.kept: list[Kept] = []

    def add(self, line: int, found: Found) -> None:
        self.counts[found.kind] += 1
        if self.counts[found.kind] <= KEPT_FAULTS:
            values = found.values if found.kind == "discord" else {"line": str(line), **found.values}
            self.kept.append(Kept(line, found.kind, say(f"dataset-fault-{found.kind}", **values)))

    def add_file(self, kind: str, key: str = "", **values: str | int) -> None:
        """A fault of the file as a whole. `key` names its sentence where the kind has several."""
        self.counts[kind] += 1
        self.kept.append(Kept(0, kind, say(f"dataset-fault-{key or kind}", **values)))


class Sample:
    """Evenly spaced rows' text of at most `SAMPLE_BYTES`, in constant memory: when full, every other row goes."""

    def __init__(self) -> None:
        self._kept: list[str] = []
        self._stride = 1
        self._seen = 0
        self._size = 0
        self._all = 0

    def add(self, text: str) -> None:
        size = len(text.encode("utf-8", "surrogatepass"))
        self._all += size
        if self._seen % self._stride == 0:
            self._kept.append(text)
            self._size += size
        self._seen += 1
        while self._size > SAMPLE_BYTES and len(self._kept) > 1:
            self._kept = self._kept[::2]
            self._stride *= 2
            self._size = sum(len(kept.encode("utf-8", "surrogatepass")) for kept in self._kept)

    def text(self) -> tuple[str, float]:
        return "\n".join(self._kept), self._size / self._all if self._all else 1.0


class Remarks:
    """What is usable but should be known: how many rows, and where first."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._first: dict[str, int] = {}
        self._token = ""
        self._seen: set[bytes] = set()

    def look_at(self, line: int, row: Row, encoded: bytes) -> None:
        for message in row.messages:
            token = CONTROL_TOKENS.search(message.text()) if "<|" in message.text() else None
            if token:
                self._token = self._token or token.group()
                self._note("control", line)
                break
        if any(message.role == "assistant" and message.content == "" for message in row.messages):
            self._note("empty-answer", line)
        digest = blake2b(encoded, digest_size=8).digest()
        if digest in self._seen:
            self._note("repeats", line)
        elif len(self._seen) < REMEMBERED_ROWS:
            self._seen.add(digest)

    def sentences(self) -> list[str]:
        values = {"control": {"token": self._token}}
        return [
            say(f"dataset-note-{kind}", rows=count, line=str(self._first[kind]), **values.get(kind, {}))
            for kind, count in self._counts.items()
        ]

    def _note(self, kind: str, line: int) -> None:
        self._counts[kind] += 1
        self._first.setdefault(kind, line)


class Check:
    """One pass over one file."""

    def __init__(self, filename: str, out: BinaryIO) -> None:
        self._filename = filename
        self._out = out
        self._faults = Faults()
        self._remarks = Remarks()
        self._manner = MannerCounts()
        self._sample = Sample()
        self._rows = 0
        self._notes: list[str] = []

    def run(self, source: BinaryIO, max_bytes: int) -> Checked:
        limited = _Counted(source)
        shape, reader = formats.opened(limited, self._filename)  # type: ignore[arg-type]
        if shape.kind in ("lines", "array", "empty"):
            self._read(shape, reader)
        else:
            self._refuse(shape.kind)
            while limited.read(formats.BUFFER_BYTES):
                pass
        if limited.count > max_bytes:
            self._faults.add_file("too-large", size=_mb(limited.count), most=_mb(max_bytes))
        return self._report(limited.count)

    def _read(self, shape: formats.Shape, reader: io.BufferedReader) -> None:
        if shape.encoding != "utf-8":
            self._notes.append(say("dataset-note-utf16"))
        elif shape.marked:
            self._notes.append(say("dataset-note-bom"))
        any_row = False
        for raw in formats.rows(shape, reader):
            any_row = True
            self._row(raw)
            if "discord" in self._faults.counts:
                return  # refused as a whole: nothing of it is looked at further
        if not any_row:
            self._faults.add_file("empty", least=MIN_ROWS)
        elif self._rows < MIN_ROWS:
            self._faults.add_file("too-few", rows=self._rows, least=MIN_ROWS)

    def _row(self, raw: formats.RawRow) -> None:
        if raw.text is None:
            most = formats.MAX_ROW_BYTES // 1024
            self._faults.add(raw.line, Found("too-long", {"size": str(raw.size_bytes // 1024), "most": str(most)}))
            return
        row = read_row(raw.text)
        if isinstance(row, Found):
            self._faults.add(raw.line, row)
            return
        self._rows += 1
        encoded = _encode(row)
        self._remarks.look_at(raw.line, row, encoded)
        self._manner.add(row)
        self._sample.add("\n".join(message.text() for message in row.messages))
        if not self._faults.counts:
            self._out.write(encoded + b"\n")

    def _refuse(self, kind: str) -> None:
        if kind in ("discord", "spread"):
            self._faults.add_file(kind)
        elif kind in _COMPRESSED:
            self._faults.add_file("type", "type-compressed", type=kind)
        elif kind in _NAMED:
            self._faults.add_file("type", f"type-{kind}")
        else:
            self._faults.add_file("type", "type-other", type=kind)

    def _report(self, size_bytes: int) -> Checked:
        teaches, why = self._manner.verdict()
        sample, share = self._sample.text()
        notes = [*self._notes, *self._remarks.sentences()]
        return Checked(
            rows=self._rows,
            size_bytes=size_bytes,
            teaches=teaches,
            faults=sorted(self._faults.kept, key=lambda fault: (fault.line == 0, fault.line)),
            fault_counts=dict(self._faults.counts),
            notes=[*notes, say(why)] if self._rows else notes,
            sample=sample,
            sample_share=share,
        )


class _Counted:
    def __init__(self, inner: BinaryIO) -> None:
        self._inner = inner
        self.count = 0

    def read(self, size: int) -> bytes:
        data = self._inner.read(size)
        self.count += len(data)
        return data


def _mb(size_bytes: int) -> str:
    return f"{size_bytes / 1024 / 1024:.1f}".removesuffix(".0")


def main() -> None:
    out = sys.stdout.buffer
    checked = Check(sys.argv[1], out).run(sys.stdin.buffer, int(sys.argv[2]))
    out.write(msgspec.json.encode(checked) + b"\n")


if __name__ == "__main__":
    main()
