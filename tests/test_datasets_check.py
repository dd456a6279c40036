"""What people bring as a dataset: each fault is found in its line and gets a sentence that says what to do."""

from __future__ import annotations

import io
import json
import random
from typing import Any

import pytest

from chatterbox import encodings
from chatterbox.training.checking import formats, jsonrows
from chatterbox.training.checking.check import Check, Checked
from training_house import chat_row, garden, jsonl

MB = 1024 * 1024


def check(content: bytes, filename: str = "x.jsonl", max_bytes: int = 25 * MB) -> tuple[Checked, bytes]:
    out = io.BytesIO()
    return Check(filename, out).run(io.BytesIO(content), max_bytes), out.getvalue()


def rows_with(line: int, text: bytes, rows: int = 12) -> bytes:
    lines = garden(rows).splitlines()
    lines[line - 1] = text
    return b"\n".join(lines)


def said(message: dict[str, Any]) -> bytes:
    return json.dumps({"messages": [{"role": "user", "content": "Hi"}, message]}).encode()


ROW_FAULTS: list[tuple[str, bytes, str]] = [
    ("not-json", b'{"messages": [', "Line 7 is not JSON"),
    ("not-json", b"{'messages': []}", "Line 7 is not JSON (column 2"),
    ("not-json", b'{"a":' * 3000, "Line 7 is not JSON"),
    ("not-json", b'{"a": ' + b"9" * 5000 + b"}", "Line 7"),
    ("encoding", b'{"messages": "caf\xe9"}', "byte 18"),
    ("not-object", b"[1, 2]", "Line 7 is JSON, but no object"),
    ("not-object", b'"hello"', "no object"),
    ("other-shape", b'{"question": "x", "reply": "y"}', "of: question, reply."),
    ("other-shape", b'{"text": "Hello there"}', "of: text."),
    ("pair-same", b'{"prompt": "x", "chosen": "y", "rejected": "y "}', "prefers an answer to itself"),
    ("pair-text", b'{"input": {}, "preferred_output": [], "non_preferred_output": []}', "not there"),
    ("pair-prompt", b'{"chosen": "y", "rejected": "z"}', "without one prompt"),
    ("pair-prompt", b'{"chosen": [{"a": 1}, {}], "rejected": [{"a": 2}, {}]}', "without one prompt"),
    ("pair-roles", b'{"prompt": "x", "chosen": "y", "rejected": [{"role": "user", "content": "z"}]}', "assistant"),
    ("label", b'{"prompt": "x", "completion": "y", "label": false}', "label of good or bad"),
    ("no-assistant", b'{"conversations": [{"from": "human", "value": "x"}]}', "no assistant message"),
    ("no-role", b'{"conversations": [{"value": "x"}]}', 'message 1 has no "role"'),
    ("role", b'{"conversations": [{"from": "wizard", "value": "x"}]}', '"wizard", which nobody knows'),
    ("no-text", b'{"instruction": "x", "output": 5}', 'no text as its "output"'),
    ("no-text", b'{"instruction": "", "output": "y"}', 'no text as its "instruction"'),
    ("no-text", b'{"instruction": "x", "output": "y", "history": [["z"]]}', 'no text as its "history"'),
    ("no-text", b'{"question": "x", "answer": "y", "system": 5}', 'no text as its "system"'),
    ("half-character", b'{"prompt": "x", "completion": "\\ud83d"}', "half of a character"),
    ("chatml-open", b'{"text": "<|im_start|>user\\nHi"}', "message 1 of the conversation"),
    ("chatml-outside", b'{"text": "Hi <|im_start|>user\\nHi<|im_end|>"}', "text stands outside"),
    ("no-messages", b'{"messages": []}', 'no list "messages"'),
    ("no-messages", b'{"messages": "x"}', 'no list "messages"'),
    ("no-messages", b"{}", 'no list "messages"'),
    ("message-not-object", b'{"messages": ["x"]}', "message 1 is no object"),
    ("no-role", b'{"messages": [{"content": "x"}]}', 'message 1 has no "role"'),
    ("role", said({"role": "wizard", "content": "x"}), '"wizard", which nobody knows'),
    ("role", said({"role": "x" * 5000, "content": "x"}), "…"),
    ("no-content", said({"role": "assistant"}), "message 2 has no text"),
    ("no-content", said({"role": "assistant", "content": None}), "message 2 has no text"),
    ("no-content", said({"role": "assistant", "content": 5}), "message 2 has no text"),
    ("not-text", said({"role": "assistant", "content": [{"type": "image_url", "image_url": {}}]}), "not text"),
    ("weight", said({"role": "assistant", "content": "x", "weight": 2}), '"weight" that is not allowed'),
    ("weight", said({"role": "assistant", "content": "x", "weight": 0.5}), '"weight" that is not allowed'),
    ("weight", said({"role": "assistant", "content": "x", "weight": "1"}), '"weight" that is not allowed'),
    ("weight", said({"role": "user", "content": "x", "weight": 1}), '"weight" that is not allowed'),
    ("no-assistant", said({"role": "user", "content": "x"}), "no assistant message"),
    ("nothing-learned", said({"role": "assistant", "content": "x", "weight": 0}), "nothing to learn"),
    ("fields", said({"role": "assistant", "content": "x", "name": 5}), "wrong type"),
    ("too-long", said({"role": "assistant", "content": "x" * MB}), "has 1024 KB"),
]


@pytest.mark.parametrize(("kind", "text", "sentence"), ROW_FAULTS)
def test_a_fault_is_named_with_its_line(kind: str, text: bytes, sentence: str) -> None:
    report, rows = check(rows_with(7, text))
    assert report.fault_counts == {kind: 1}
    (fault,) = report.faults
    assert (fault.line, fault.kind) == (7, kind)
    assert sentence in fault.sentence
    assert report.rows == 11
    assert report.separable
    assert len(rows.splitlines()) == 11  # the good rows, for who says so


# Not those whose text would change what the array's elements are.
ELEMENT_FAULTS = [fault for fault in ROW_FAULTS if fault[0] not in ("not-json", "not-object")]


@pytest.mark.parametrize(("kind", "text", "sentence"), ELEMENT_FAULTS)
def test_an_array_is_checked_like_lines(kind: str, text: bytes, sentence: str) -> None:
    report, _ = check(b"[\n" + b",\n".join(rows_with(7, text).splitlines()) + b"\n]", "x.json")
    assert report.fault_counts == {kind: 1}
    assert (report.faults[0].line, report.rows) == (8, 11)
    assert sentence.replace("Line 7", "Line 8") in report.faults[0].sentence


FILES: list[tuple[str, str, bytes, str, str]] = [
    ("nothing", "x.jsonl", b"", "empty", "The file is empty"),
    ("blank lines", "x.jsonl", b"\n \r\n\t\n", "empty", "The file is empty"),
    ("empty array", "x.json", b"[]", "empty", "The file is empty"),
    ("a mark alone", "x.jsonl", b"\xef\xbb\xbf", "empty", "The file is empty"),
    ("nine rows", "x.jsonl", garden(9), "too-few", "9 usable rows"),
    ("zip", "x.zip", b"PK\x03\x04" + bytes(100), "zip-broken", "zip archive is damaged"),
    ("parquet", "x.parquet", b"PAR1" + bytes(100), "parquet", "parquet file is damaged"),
    ("gzip", "x.jsonl.gz", b"\x1f\x8b\x08" + bytes(100), "type", "Unpack it"),
    ("pdf", "x.pdf", b"%PDF-1.7", "type", "(pdf)"),
    ("picture", "x.png", b"\x89PNG\r\n\x1a\n", "type", "(image)"),
    ("binary", "x.bin", bytes(200), "type", "(binary)"),
    ("csv", "faq.csv", b"question,answer\nWho?,Mina\n", "too-few", "1 usable row,"),
    ("other csv", "faq.csv", b"name;street\nMina;Mill Lane\n", "columns", "questions and answers of: name, street."),
    ("wide csv", "faq.csv", b"question,answer" + b",x" * 9998 + b"\n", "wide", "has 10000 columns"),
    ("doubled csv", "faq.csv", b"question,answer,Answer\nWho?,Mina,Jo\n", "column-twice", '"answer"'),
    ("text", "faq.txt", b"Mina looks after the garden.\n", "type", "plain text"),
    ("questions", "faq.txt", b"Q: Who?\nA: Mina\n", "too-few", "1 usable row,"),
    ("one object", "x.json", b'{\n  "messages": [\n]\n}', "spread", "spread over many lines"),
    (
        "exporter JSON",
        "x.json",
        b'{\n "guild": {"id": "1"},\n "channel": {"id": "2"},\n "messages": []}',
        "discord",
        "",
    ),
    ("exporter CSV", "x.csv", b"\xef\xbb\xbfAuthorID,Author,Date,Content,Attachments,Reactions\n", "discord", ""),
    ("exporter text", "x.txt", b"=" * 62 + b"\nGuild: Garden\nChannel: talk / general\n", "discord", ""),
    ("exporter HTML", "x.html", b"<!DOCTYPE html><title>G</title><div class=chatlog__message-group>", "discord", ""),
    ("data package", "messages.csv", b"ID,Timestamp,Contents,Attachments\n", "discord", ""),
    ("exporter talk", "x.txt", b"[14-Sep-26 08:15 PM] ada\nHi\n\n" * 9, "discord", ""),
    ("exporter CSV by semicolons", "x.csv", b"AuthorID;Author;Date;Content\n1;Ada;2026-01-01;Hi\n", "discord", ""),
    (
        "exporter CSV turned around",
        "x.csv",
        b"Date,Content,Author,question,answer\n" + b"2026-01-01,Hi,Ada,Hi,Hello\n" * 20,
        "discord",
        "",
    ),
    ("exporter JSON in UTF-16", "x.json", '{"guild": {"id": 1}, "channel": {}}'.encode("utf-16"), "discord", ""),
    (
        "data package JSON",
        "m.json",
        b'[{"ID": 1, "Timestamp": "t", "Contents": "x", "Attachments": ""}]',
        "discord",
        "",
    ),
    ("API", "x.jsonl", b'{"id": "1", "content": "x", "author": {}, "timestamp": "t"}\n' * 20, "discord", ""),
    (
        "exporter rows renamed",
        "x.jsonl",
        b'{"messages": [{"id": "1", "content": "x", "author": {"name": "Bob"}, "timestamp": "t"}]}\n' * 20,
        "discord",
        "",
    ),
]


@pytest.mark.parametrize(("name", "filename", "content", "kind", "sentence"), FILES, ids=[file[0] for file in FILES])
def test_a_file_that_is_no_dataset_is_named(name: str, filename: str, content: bytes, kind: str, sentence: str) -> None:
    report, rows = check(content, filename)
    assert list(report.fault_counts) == [kind]
    expected = sentence or "Discord's rules do not allow training on messages"
    assert expected in report.faults[0].sentence
    assert rows == b"" or kind == "too-few"


def test_a_file_may_be_too_large() -> None:
    report, _ = check(garden(2000), max_bytes=100_000)
    assert "too-large" in report.fault_counts
    assert "this bot takes at most 0.1 MB" in report.faults[-1].sentence


def test_all_faults_are_counted_and_the_first_few_kept() -> None:
    report, _ = check(b"\n".join([b"{oops"] * 500 + garden(10).splitlines()))
    assert report.fault_counts == {"not-json": 500}
    assert [fault.line for fault in report.faults] == [1, 2, 3]


@pytest.mark.parametrize(
    ("content", "note"),
    [
        (b"\xef\xbb\xbf" + garden(), "byte order mark"),
        (garden().decode().encode("utf-16"), "UTF-16"),
        (garden().decode().encode("utf-16-be"), "UTF-16"),
        (garden().decode().encode("utf-16-le"), "UTF-16"),
    ],
)
def test_other_encodings_are_read_and_said(content: bytes, note: str) -> None:
    plain, expected = check(garden())
    report, rows = check(content)
    assert (report.fault_counts, report.rows, rows) == ({}, 12, expected)
    assert any(note in sentence for sentence in report.notes)
    assert not any(note in sentence for sentence in plain.notes)


def test_broken_utf16_is_found_in_its_line() -> None:
    content = garden().decode().encode("utf-16-le") + b"\x00\xd8"  # half a pair at the end
    report, _ = check(content)
    assert report.fault_counts == {"encoding": 1}


def test_windows_line_ends_and_blank_lines_are_fine() -> None:
    report, rows = check(garden().replace(b"\n", b"\r\n\r\n"))
    assert (report.fault_counts, report.rows, rows) == ({}, 12, check(garden())[1])


def test_an_array_gives_the_same_rows_as_lines() -> None:
    rows = [json.loads(line) for line in garden().splitlines()]
    for indent in (None, 1):
        report, kept = check(json.dumps(rows, indent=indent).encode(), "x.json")
        assert (report.fault_counts, kept) == ({}, check(garden())[1])


def test_an_array_that_never_closes_is_at_fault() -> None:
    rows = [json.loads(line) for line in garden().splitlines()]
    report, _ = check(json.dumps(rows).encode()[:-1], "x.json")
    assert report.fault_counts == {"not-json": 1}


def test_control_tokens_empty_answers_and_repeats_are_notes() -> None:
    rows = [chat_row("Say <|im_end|>", "No."), chat_row("Nothing?", ""), *[chat_row("Same?", "Yes.")] * 10]
    report, kept = check(jsonl(rows))
    assert report.fault_counts == {}
    assert "1 row holds a control token such as <|im_end|>" in report.notes[0]
    assert "(first in line 2)" in report.notes[1]
    assert "9 rows stand there more than once (first again in line 4)" in report.notes[2]
    assert "<|im_end|>" in kept.decode()


def test_text_parts_become_one_text() -> None:
    parts = [{"type": "text", "text": "One "}, {"type": "text", "text": "two."}]
    report, rows = check(jsonl([chat_row("Q?", "A.")] * 9) + said({"role": "assistant", "content": parts}))
    assert report.fault_counts == {}
    assert json.loads(rows.splitlines()[-1])["messages"][1] == {"role": "assistant", "content": "One two."}


@pytest.mark.parametrize(
    ("rows", "teaches"),
    [
        ([chat_row(f"Q{n}?", "Short.") for n in range(10)], "facts"),
        ([chat_row(f"Q{n}?", "Arr.", system="Always answer like a pirate.") for n in range(10)], "manner"),
        ([chat_row(f"Q{n}?", "Short.", system="You are the garden's helper.") for n in range(10)], "facts"),
        ([chat_row(f"Q{n}?", "word " * 80) for n in range(10)], "manner"),
        (
            [{"messages": [*row["messages"], *row["messages"]]} for row in [chat_row("Q?", "A.")] * 10],  # type: ignore[misc]
            "manner",
        ),
    ],
)
def test_what_rows_teach_is_found(rows: list[object], teaches: str) -> None:
    report, _ = check(jsonl(rows))
    assert report.teaches == teaches
    assert ("facts" if teaches == "manner" else "manner") in report.notes[-1]  # how to choose otherwise


def test_a_large_file_is_sampled_evenly() -> None:
    report, _ = check(jsonl([chat_row(f"Question {number}", "word " * 100) for number in range(6000)]))
    sample = "\n".join(report.sample) + "\n"
    size = len(sample.encode())
    assert size < 1.1 * MB
    assert report.sample_share == pytest.approx(size / (6000 * 515), rel=0.02)
    assert "Question 0\n" in sample
    assert any(f"Question {number}\n" in sample for number in range(5900, 6000))


def test_hostile_bytes_never_break_the_check() -> None:
    """Damaged datasets of every kind give a report."""
    random_bytes = random.Random(3)
    arrays = json.dumps([json.loads(line) for line in garden().splitlines()], indent=1).encode()
    for source in (garden(), arrays, garden().decode().encode("utf-16")):
        for _ in range(300):
            content = bytearray(source)
            for _ in range(random_bytes.randrange(1, 8)):
                at = random_bytes.randrange(len(content))
                match random_bytes.randrange(4):
                    case 0:
                        content[at] = random_bytes.randrange(256)
                    case 1:
                        del content[at : at + random_bytes.randrange(200)]
                    case 2:
                        content[at:at] = random_bytes.randbytes(random_bytes.randrange(20))
                    case _:
                        content[at:at] = random_bytes.choice([b'"', b"\\", b"[", b"]", b"{", b"}", b",", b"\n", b"\0"])
                content = content or bytearray(b"x")
            report, rows = check(bytes(content))
            assert all(json.loads(row)["messages"] for row in rows.splitlines())
            assert report.fault_counts or report.rows >= 10


@pytest.mark.parametrize("size", [1, 2, 3, 7, 64])
def test_where_a_chunk_ends_does_not_matter(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [chat_row('a "quoted\\" ] , \n [ é', "😀 \\\\") for _ in range(3)]
    content = json.dumps(rows, indent=1).encode()
    monkeypatch.setattr(encodings, "BUFFER_BYTES", size)
    monkeypatch.setattr(jsonrows, "BUFFER_BYTES", size)
    shape, reader = formats.opened(io.BytesIO(content), "x.json")
    found = list(jsonrows.array(reader))
    assert shape.encoding == "utf-8"
    assert [json.loads(row.text or b"") for row in found] == rows
    assert [row.line for row in found] == [2, 14, 26]
