"""What kind of file somebody brought: found from its content; its name only decides where the content leaves it open.

Read: chat JSONL and a JSON array, with rows of any shape that `records.py` knows; ChatML text; Q:/A: text; tables (CSV,
TSV); parquet; a zip of these. Everything else is recognised well enough to be refused by name.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import BinaryIO

from chatterbox.encodings import HEAD_BYTES, as_utf8
from chatterbox.training.checking.tables import delimiter_of

READ = ("lines", "array", "chatml", "qa", "table", "parquet")
"""The kinds whose rows can be read."""

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),  # one with nothing in it
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
_EXPORTER = re.compile(
    rb'\A\s*\{\s*"guild"\s*:\s*\{.*"channel"\s*:\s*\{'  # DiscordChatExporter: JSON,
    rb"|\A\s*\"?AuthorID\"?[,;\t]\"?Author\"?[,;\t]\"?Date\"?[,;\t]\"?Content"  # CSV,
    rb"|\A\s*={20,}\s+Guild: .*\sChannel: "  # text,
    rb"|\A\s*<!doctype html.*(?:chatlog__|DiscordChatExporter)"  # and HTML
    rb"|\A\"?ID\"?,\"?Timestamp\"?,\"?Contents\"?,\"?Attachments",  # the data package that Discord sends on request
    re.DOTALL | re.IGNORECASE,
)
# The exporter's text without its head: "[01-Jan-26 08:15 PM] ada#1234" above each message.
_EXPORTED_TALK = re.compile(rb"^\[\d[\d\w./ -]{4,20}[ T]\d{1,2}:\d{2}[^\]\n]{0,12}\] [^\s\[{\"].*$", re.MULTILINE)
_EXPORTED_LINES = 3
_MARKUP = re.compile(rb"\A(?:<!doctype|<html|<\?xml)", re.IGNORECASE)
_CHATML = re.compile(rb"^<\|im_start\|>", re.MULTILINE)
_COLON = rb"(?::|\xef\xbc\x9a)"  # as East Asian keyboards type it, too
_ASKED = re.compile(rb"^[ \t]*q(?:uestion)?[ \t]?\d{0,6}[ \t]?" + _COLON, re.MULTILINE | re.IGNORECASE)
_ANSWERED = re.compile(rb"^[ \t]*a(?:nswer)?[ \t]?\d{0,6}[ \t]?" + _COLON, re.MULTILINE | re.IGNORECASE)
_BY_NAME = {
    "csv": "columns",
    "tsv": "columns",
    "txt": "text",
    "md": "text",
    "html": "html",
    "htm": "html",
    "xml": "html",
    "yaml": "yaml",
    "yml": "yaml",
    "jsonl": "lines",
    "ndjson": "lines",
    "json": "lines",
}


@dataclass(frozen=True, slots=True)
class Shape:
    """What a file is.

    `kind`: one of `READ`, "zip", "empty", "unknown", "spread" (one JSON object over many lines), "columns" (a table
    whose columns nobody knows), "discord", or the type that is not taken ("gzip", "pdf", …).
    """

    kind: str
    encoding: str  # utf-8 | utf-16-le | utf-16-be
    marked: bool  # begins with a byte order mark


def opened(raw: BinaryIO, filename: str) -> tuple[Shape, io.BufferedReader]:
    """The file's shape, and a reader of it as UTF-8 without byte order mark."""
    reader, encoding, marked = as_utf8(raw)
    return Shape(_kind(reader.peek(HEAD_BYTES)[:HEAD_BYTES], filename), encoding, marked), reader


def _kind(head: bytes, filename: str) -> str:
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if _EXPORTER.search(head) or len(_EXPORTED_TALK.findall(head)) >= _EXPORTED_LINES:
        return "discord"
    text = head.lstrip()
    if text.startswith(b"["):
        return "array"
    if text.startswith(b"{"):
        first = text.split(b"\n", 1)[0].strip()
        return "spread" if first == b"{" else "lines"
    if b"\0" in head[:1024]:
        return "binary"
    if not text:
        return "empty"  # as far as the head shows: the check says the same of blank lines without end
    return _kind_of_text(text, filename.lower().rpartition(".")[2])


def _kind_of_text(text: bytes, ending: str) -> str:
    if _MARKUP.match(text):
        return "html"
    if _CHATML.search(text):
        return "chatml"
    if delimiter_of(text) is not None:
        return "table"
    if _ASKED.search(text) and _ANSWERED.search(text):
        return "qa"
    return _BY_NAME.get(ending, "unknown")
