"""Files of corrections that come in: what `research.py` writes, and a table that people fill in. Hostile until read."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from chatterbox.encodings import as_utf8
from chatterbox.errors import BadInput
from chatterbox.texts import say
from chatterbox.training.checking.rules import from_discord
from chatterbox.training.corrections import oldlog
from chatterbox.training.corrections.cells import as_csv, unguarded

MAX_BYTES = 2 * 1024 * 1024
MOST_ENTRIES = 500
"""Each is embedded and held against the others: more would keep a server's corrections busy for minutes."""

_COLUMNS = ("question", "right", "wrong", "reason", "further_ways")


@dataclass(frozen=True, slots=True)
class Entry:
    """One correction of a file, as far as it says so. `where` is its line, or its number in a log, from 1."""

    where: int
    question: str
    right: str
    wrong: str = ""
    reason: str = ""
    language: str = ""
    phrasings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Read:
    """What a file holds: corrections, texts of feedback, and the lines that are neither."""

    entries: tuple[Entry, ...]
    feedback: tuple[str, ...]
    odd: tuple[int, ...]


def read(content: bytes) -> Read:
    """Reads JSON lines (chat, preference, full), a table (CSV with a header) or a corrections_log.txt.

    Raises BadInput for none of these, for too large a file, and for messages as Discord exports them.
    """
    if len(content) > MAX_BYTES:
        raise BadInput(say("research-too-large", most=MAX_BYTES // 1024 // 1024))
    reader, _, _ = as_utf8(io.BytesIO(content))
    try:
        text = reader.read().decode()
    except UnicodeDecodeError:
        raise BadInput(say("research-not-text")) from None
    text = text.replace("\x00", "").strip()
    if oldlog.is_log(text):
        return _log(text)
    found = list(_json_lines(text) if text.startswith("{") else _table(text))
    entries = tuple(entry for _, entry in found if entry)
    _check_number(entries)
    return Read(entries, (), tuple(where for where, entry in found if entry is None))


def to_complete(entries: Iterable[Entry]) -> bytes:
    """A table of entries whose question is to be filled in; `read` takes it back."""
    return as_csv(
        _COLUMNS, ((one.question, one.right, one.wrong, one.reason, "\n".join(one.phrasings)) for one in entries)
    )


def _log(text: str) -> Read:
    told = [(number, *entry) for number, entry in enumerate(oldlog.read(text), 1)]
    entries = [Entry(number, "", right, wrong) for number, wrong, right in told if wrong != oldlog.FEEDBACK and right]
    _check_number(entries)
    return Read(tuple(entries), tuple(right for _, wrong, right in told if wrong == oldlog.FEEDBACK and right), ())


def _json_lines(text: str) -> Iterator[tuple[int, Entry | None]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            record = msgspec.json.decode(line.encode("utf-8", "replace"), type=dict[str, Any])
        except (msgspec.DecodeError, RecursionError):
            yield number, None
            continue
        if from_discord(record):
            raise BadInput(say("research-discord", line=number))
        yield number, _of_record(number, record)


def _of_record(where: int, record: Mapping[str, Any]) -> Entry | None:
    if "right" in record:
        return _entry(where, record)
    if "preferred_output" in record:
        asked = record["input"].get("messages") if isinstance(record.get("input"), dict) else None
        right, wrong = _only(record["preferred_output"]), _only(record.get("non_preferred_output"))
        question = _last(asked, "user")
        return Entry(where, question, right, wrong) if question and right else None
    if isinstance(record.get("messages"), list):
        talk = [one for one in record["messages"] if isinstance(one, dict)]
        if any(map(from_discord, talk)):
            raise BadInput(say("research-discord", line=where))
        said = [one for one in talk if one.get("role") not in ("system", "developer")]
        if len(said) == 2 and _last(said[:1], "user") and _last(said[1:], "assistant"):
            return Entry(where, _last(said[:1], "user"), _last(said[1:], "assistant"))
    return None


def _entry(where: int, record: Mapping[str, Any]) -> Entry | None:
    """A record of the full export, or of a table."""
    further = record.get("further_ways") or ()
    ways = further.splitlines() if isinstance(further, str) else further
    if not isinstance(ways, list | tuple) or not all(isinstance(way, str) for way in ways):
        return None
    named = {name: record.get(name) or "" for name in ("question", "right", "wrong", "reason", "language")}
    if not all(isinstance(value, str) for value in named.values()) or not named["right"].strip():
        return None
    return Entry(where, phrasings=tuple(ways), **{name: value.strip() for name, value in named.items()})


def _table(text: str) -> Iterator[tuple[int, Entry | None]]:
    table = csv.DictReader(io.StringIO(text), strict=True)
    try:
        names = {str(name).strip().casefold() for name in table.fieldnames or ()}
        if not {"question", "right"} <= names:
            raise BadInput(say("research-unknown"))
        table.fieldnames = [str(name).strip().casefold() for name in table.fieldnames or ()]
        for row in table:
            if from_discord({str(name): value for name, value in row.items()}):
                raise BadInput(say("research-discord", line=table.line_num))
            yield table.line_num, _entry(table.line_num, {name: unguarded(row.get(name) or "") for name in _COLUMNS})
    except csv.Error:
        yield table.line_num, None


def _only(value: object) -> str:
    """The text of a side of a preference: one message of the assistant's."""
    return _last(value, "assistant") if isinstance(value, list) and len(value) == 1 else ""


def _last(messages: object, role: str) -> str:
    """The content of the last message, if it is that role's and a text."""
    last = messages[-1] if isinstance(messages, list) and messages else None
    if not isinstance(last, dict) or last.get("role") != role or not isinstance(last.get("content"), str):
        return ""
    return str(last["content"]).strip()


def _check_number(entries: Iterable[Entry]) -> None:
    number = len(list(entries))
    if number > MOST_ENTRIES:
        raise BadInput(say("research-too-many", most=MOST_ENTRIES, number=number))
