"""Each format that people bring becomes the same rows; what is recognised is the content, never the name."""

from __future__ import annotations

import io
import json
import struct
import zipfile
from typing import Any

import pytest

from chatterbox.training.checking.check import Check, Checked
from format_files import (
    CHAT,
    CHATML,
    FORMATS,
    PAIRS,
    PARQUET,
    QUESTIONS,
    SHAREGPT,
    TEXTS,
    chat,
    lines,
    parquet,
    table,
    zipped,
)

MB = 1024 * 1024


def check(content: bytes, filename: str = "x", max_bytes: int = 25 * MB) -> tuple[Checked, list[bytes]]:
    out = io.BytesIO()
    return Check(filename, out).run(io.BytesIO(content), max_bytes), out.getvalue().splitlines()


KEPT = check(CHAT)[1]


def talk(row: bytes) -> list[tuple[str, str]]:
    return [(message["role"], message["content"]) for message in json.loads(row)["messages"]]


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_gives_the_same_rows(name: str) -> None:
    filename, content, found = FORMATS[name]
    report, rows = check(content, filename)
    assert (report.fault_counts, report.formats) == ({}, {found: 12})
    assert rows == KEPT
    assert len(rows) == 12
    assert any(f"I read it as {found}." in note for note in report.notes) == (found != "chat")


@pytest.mark.parametrize("name", FORMATS)
def test_the_name_does_not_matter(name: str) -> None:
    for ending in ("jsonl", "csv", "txt", "parquet", "zip", "html", ""):
        report, rows = check(FORMATS[name][1], ending)
        assert (report.fault_counts, rows) == ({}, KEPT)


@pytest.mark.parametrize("name", TEXTS)
def test_marks_line_ends_and_encodings_do_not_matter(name: str) -> None:
    filename, content, _ = FORMATS[name]
    text = content.decode()
    windows = text.replace("\r\n", "\n").replace("\n", "\r\n")
    for changed in (
        b"\xef\xbb\xbf" + content,
        windows.encode(),
        *(text.encode(encoding) for encoding in ("utf-16", "utf-16-le", "utf-16-be")),
        windows.encode("utf-16"),
    ):
        report, rows = check(changed, filename)
        assert report.fault_counts == {}
        assert [row.replace(rb"\r\n", rb"\n") for row in rows] == KEPT


def test_alpaca_has_input_system_and_earlier_turns() -> None:
    row = {
        "instruction": "Sort",
        "input": "b, a",
        "output": "a, b",
        "system": "Be brief.",
        "history": [["Hi", "Hello"]],
    }
    _, rows = check(lines([row] * 10))
    assert talk(rows[0]) == [
        ("system", "Be brief."),
        ("user", "Hi"),
        ("assistant", "Hello"),
        ("user", "Sort\n\nb, a"),
        ("assistant", "a, b"),
    ]


def test_conversations_keep_their_turns() -> None:
    said = [("system", "s"), ("human", "a"), ("gpt", "b"), ("human", "c"), ("gpt", "d")]
    _, rows = check(lines([{"conversations": [{"from": who, "value": what} for who, what in said]}] * 10))
    expected = [("system", "s"), ("user", "a"), ("assistant", "b"), ("user", "c"), ("assistant", "d")]
    assert talk(rows[0]) == expected
    marked = "".join(f"<|im_start|>{role}\n{text}<|im_end|>\n" for role, text in expected)
    for between in ("", "\n", "<|endoftext|>\n"):  # a system message begins a conversation, too
        _, rows = check((marked + between).encode() * 10)
        assert [talk(row) for row in rows] == [expected] * 10


def test_a_file_with_two_formats_says_so() -> None:
    report, rows = check(CHAT + SHAREGPT)
    assert (report.fault_counts, report.formats, len(rows)) == ({}, {"chat": 12, "ShareGPT": 12}, 24)
    assert any("The file holds 2 formats: chat (12), ShareGPT (12)" in note for note in report.notes)


def test_wide_colons_are_read_like_narrow_ones() -> None:
    narrow = "".join(f"Q: Who has bed {n}?\nA: Mina {n}.\n" for n in range(12))
    report, rows = check(narrow.replace(":", "\uff1a").encode())
    assert report.fault_counts == {} and rows == check(narrow.encode())[1] and len(rows) == 12


def test_columns_that_are_not_used_are_named() -> None:
    report, _ = check(PARQUET)
    assert "1 column was not used: note." in report.notes


LINE_FAULTS: list[tuple[str, bytes, int, str, str]] = [
    ("more cells", b"question,answer\n" + b"a,b\n" * 11 + b"a,b,c\n", 13, "cells", "3 cells, and the header names 2"),
    ("fewer cells", b"question,answer\n" + b"a,b\n" * 11 + b"a\n", 13, "no-text", '"answer"'),
    ("a quote in the middle", b"question,answer\n" + b"a,b\n" * 11 + b'"a"b,c\n', 13, "csv", "double quote"),
    ("a quote never closed", b"question,answer\n" + b"a,b\n" * 11 + b'a,"b\nc\n', 13, "csv", "double quote"),
    ("Latin-1", b"question,answer\n" + b"a,b\n" * 11 + b"caf\xe9,b\n", 13, "encoding", "byte 4"),
    ("a long cell", b"question,answer\n" + b"a,b\n" * 11 + b"a," + b"x" * MB + b"\n", 13, "too-long", "1024 KB"),
    ("no answer", QUESTIONS + b"Q: Who?\nQ: Where?\nA: There.\n", 49, "no-text", '"A:"'),
    ("no question", QUESTIONS + b"Q: Who?\nA: Me.\nA: You.\n", 51, "qa-loose", "belongs to no question"),
    ("a heading", b"FAQ\n" + QUESTIONS, 1, "qa-loose", "belongs to no question"),
    ("Latin-1 text", QUESTIONS + b"Q: Who?\nA: Zo\xeb.\n", 50, "encoding", "byte 6"),
    ("a message never closed", CHATML + b"<|im_start|>user\nWho?\n", 73, "chatml-open", "has no end"),
    ("text outside", CHATML + b"<|im_start|>user\nWho?<|im_end|>x\n", 73, "chatml-outside", "stands outside"),
    ("a role", CHATML + b"<|im_start|>wizard\nWho?<|im_end|>\n", 73, "role", '"wizard"'),
]


@pytest.mark.parametrize(("name", "content", "line", "kind", "sentence"), LINE_FAULTS, ids=[f[0] for f in LINE_FAULTS])
def test_a_fault_is_found_in_its_line(name: str, content: bytes, line: int, kind: str, sentence: str) -> None:
    report, rows = check(content)
    assert report.fault_counts == {kind: 1}
    assert (report.faults[0].line, report.separable) == (line, True)
    assert sentence in report.faults[0].sentence
    assert len(rows) >= 11  # what follows a fault is read


def test_a_column_is_told_where_it_is_known() -> None:
    report, _ = check(CHAT + b'{"messages": oops}')
    assert (report.faults[0].line, report.faults[0].column) == (13, 14)


def test_an_archive_is_one_dataset_and_names_its_files_lines() -> None:
    content = zipped(
        {
            "a/rows.jsonl": CHAT,
            "faq.csv": table() + b"a,b,c\n",
            "read.md": b"What this is.",
            "__MACOSX/._x": b"x",
            "logo.png": b"\x89PNG",
            "empty.txt": b"",
        }
    )
    report, rows = check(content)
    assert (report.fault_counts, report.formats, rows) == ({"cells": 1}, {"chat": 12, "question/answer": 12}, KEPT * 2)
    assert report.faults[0].sentence.startswith("Line 26 of faq.csv has 3 cells")
    assert report.faults[0].file == "faq.csv"
    assert any(
        "3 files in it are no datasets and were left out: read.md, logo.png, empty.txt" in n for n in report.notes
    )


def test_a_discord_export_in_an_archive_is_refused_whole() -> None:
    export = b'{"guild": {"id": "1"}, "channel": {"id": "2"}, "messages": []}'
    report, rows = check(zipped({"talk.json": export, "rows.jsonl": CHAT}))
    assert (list(report.fault_counts), rows, report.separable) == (["discord"], [], False)
    assert report.faults[0].sentence.startswith("talk.json: This looks like messages exported from Discord")


def locked() -> bytes:
    content = bytearray(zipped({"x.jsonl": CHAT}))
    at = content.rfind(b"PK\x01\x02")
    content[at + 8] |= 1
    content[6] |= 1
    return bytes(content)


def endless_list() -> bytes:
    content = bytearray(zipped({"x.jsonl": CHAT}))
    struct.pack_into("<L", content, content.rfind(b"PK\x05\x06") + 12, 2**31)
    return bytes(content)


ARCHIVES: list[tuple[str, bytes, str]] = [
    ("a path out of it", zipped({"../../etc/x.jsonl": CHAT}), "zip-path"),
    ("a whole path", zipped({"/etc/x.jsonl": CHAT}), "zip-path"),
    ("a Windows path", zipped({"C:\\x.jsonl": CHAT}), "zip-path"),
    ("an office document", zipped({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}), "zip-office"),
    ("a password", locked(), "zip-locked"),
    ("too many files", zipped({f"{n}.jsonl": b"" for n in range(1001)}), "zip-many"),
    ("a list that lies", endless_list(), "zip-many"),
    ("a bomb", zipped({"x.jsonl": CHAT + b" " * (5 * MB)}), "zip-bomb"),
    ("a bomb in parts", zipped({f"{n}.jsonl": CHAT + (b" " * 999 + b"\n") * 1000 for n in range(5)}), "zip-bomb"),
    ("no dataset", zipped({"x.png": b"\x89PNG"}), "zip-empty"),
    ("nothing", zipped({}), "zip-empty"),
    ("an archive", zipped({"x.zip": zipped({"x.jsonl": CHAT})}), "zip-empty"),
    ("cut off", zipped({"x.jsonl": CHAT})[:-40], "zip-broken"),
    ("damaged", zipped({"x.jsonl": CHAT}).replace(zipped({"x.jsonl": CHAT})[60:80], bytes(20)), "zip-broken"),
]


@pytest.mark.parametrize(("name", "content", "kind"), ARCHIVES, ids=[archive[0] for archive in ARCHIVES])
def test_a_bad_archive_is_refused_by_name(name: str, content: bytes, kind: str) -> None:
    report, _ = check(content, max_bytes=MB)
    assert list(report.fault_counts) == [kind]
    assert not report.separable


def test_names_in_an_archive_are_shown_on_one_line() -> None:
    names = ("a\u202egpj.jsonl", "x" * 300 + ".jsonl", "**bold** @everyone.jsonl")
    report, rows = check(zipped(dict.fromkeys(names, CHAT + b"{oops")))
    assert (report.fault_counts, len(rows)) == ({"not-json": 3}, 36)
    for fault in report.faults:
        assert not set(fault.sentence) & set("\u202e*@\n")
        assert len(fault.file) <= 60
    report, _ = check(zipped({"a\nb.jsonl": CHAT}))
    assert list(report.fault_counts) == ["zip-path"]


MAY_END = ("ChatML", "Q:/A:", "CSV", "CSV by semicolons", "CSV of chats", "TSV")
"""A whole table or text may end where a longer one was cut off."""


@pytest.mark.parametrize("at", [0.3, 0.6, 0.9, 0.999])
@pytest.mark.parametrize("name", FORMATS)
def test_a_file_cut_off_in_the_middle_is_never_taken_whole(name: str, at: float) -> None:
    filename, content, _ = FORMATS[name]
    report, rows = check(content[: int(len(content) * at)], filename)
    assert rows[:-1] == KEPT[: max(len(rows) - 1, 0)]  # a text that ends early may be one
    assert report.fault_counts or name in MAY_END


def test_a_quote_that_goes_on_for_ever_is_cut_off() -> None:
    report, rows = check(b"question,answer\n" + b"a,b\n" * 11 + b'a,"' + b"x\n" * (MB // 4) + b'"\n')
    assert (report.fault_counts["too-long"], len(rows)) == (1, 11)


def test_what_is_nested_a_thousand_deep_is_a_fault_of_its_row() -> None:
    for deep in (b'{"a":' * 1000 + b"1" + b"}" * 1000, b'{"conversations":' + b"[" * 1000 + b"]" * 1000 + b"}"):
        report, rows = check(CHAT + deep)
        assert (sum(report.fault_counts.values()), rows) == (1, KEPT)
    cell = b"messages,n\n" + b'"' + b"[" * 5000 + b'",1\n'
    assert check(cell)[0].fault_counts["no-messages"] == 1


USER = {"role": "user", "content": "x"}
GOOD, BAD = {"role": "assistant", "content": "y"}, {"role": "assistant", "content": "z"}
PREFERENCES: dict[str, dict[str, Any]] = {
    "TRL": {"prompt": "x", "chosen": "y", "rejected": "z"},
    "TRL, talk": {"prompt": [USER], "chosen": [GOOD], "rejected": [BAD]},
    "TRL, no prompt": {"chosen": [USER, GOOD], "rejected": [USER, BAD]},
    "Alpaca": {"instruction": "x", "input": "", "chosen": "y", "rejected": "z"},
    "ShareGPT": {
        "conversations": [{"from": "human", "value": "x"}],
        "chosen": {"from": "gpt", "value": "y"},
        "rejected": {"from": "gpt", "value": "z"},
    },
    "OpenAI": {"input": {"messages": [USER]}, "preferred_output": [GOOD], "non_preferred_output": [BAD]},
    "as kept here": {"messages": [USER, GOOD], "rejected": BAD},
}


@pytest.mark.parametrize("name", PREFERENCES)
def test_preferences_of_every_kind_become_the_same_row(name: str) -> None:
    report, rows = check(json.dumps([PREFERENCES[name]] * 10).encode())
    assert (report.fault_counts, report.pairs) == ({}, 10)
    assert json.loads(rows[0]) == {"messages": [USER, GOOD], "rejected": BAD}


def test_parquet_of_preferences_is_read_and_unknown_columns_are_refused() -> None:
    report, _ = check(parquet({"prompt": ["x"] * 12, "chosen": ["y"] * 12, "rejected": ["z"] * 12}))
    assert (report.fault_counts, report.pairs) == ({}, 12)
    report, _ = check(parquet({"name": ["x"] * 12}))
    assert list(report.fault_counts) == ["columns"]
    report, _ = check(parquet({f"c{n}": ["x"] for n in range(300)}))
    assert list(report.fault_counts) == ["wide"]


def test_an_archive_that_says_it_unpacks_to_too_much_is_not_read() -> None:
    content = bytearray(zipped({"x.jsonl": CHAT}))
    at = content.rfind(b"PK\x01\x02")
    struct.pack_into("<L", content, at + 24, 2**31)
    report, _ = check(bytes(content))
    assert set(report.fault_counts) == {"zip-bomb"}
    assert zipfile.is_zipfile(io.BytesIO(content))


def test_rows_of_several_formats_are_counted_one_by_one() -> None:
    rows = [chat(*PAIRS[0]), {"prompt": "x", "completion": "y"}] * 6
    assert check(lines(rows))[0].formats == {"chat": 6, "prompt/completion": 6}
