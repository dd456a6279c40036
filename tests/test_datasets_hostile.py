"""Whatever bytes somebody sends, the check gives a report: never a crash, never a hang, never a row that is none."""

from __future__ import annotations

import io
import json
import os
import random
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryFile

import msgspec
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from chatterbox.training.checking.check import Check, Checked
from chatterbox.training.checking.rules import Row, read_row
from format_files import FORMATS, PARQUET, TEXTS, zipped

MB = 1024 * 1024
QUICK = settings(
    max_examples=120, deadline=None, database=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
TOKENS = (
    *("{", "}", "[", "]", '"', "'", ",", ";", "\t", ":", "\n", "\r\n", " ", "\\", "\0", "\ufeff", "\u202e", "é", "😀"),
    *("Q:", "A:", "Question 1:", "<|im_start|>", "<|im_end|>", "<|endoftext|>", "user", "assistant", "system", "tool"),
    *("question", "answer", "prompt,completion", "instruction\toutput", "messages", "conversations", "role", "content"),
    *('{"messages": [', '{"prompt": "x", "completion": ', '"\\ud800"', "null", "-1e999", "true", "chosen,rejected"),
    *("=" * 30, "Guild: x", "Channel: y", "[01-Jan-26 08:15 PM] ada", "PK\x03\x04", "\x1f\x8b", "9" * 50),
)
FIELDS = (
    *("messages", "conversations", "role", "content", "from", "value", "weight", "tools", "name", "system", "history"),
    *("instruction", "input", "output", "prompt", "completion", "question", "answer", "text", "label", "chosen"),
    *("rejected", "preferred_output", "non_preferred_output"),
)
WORDS = st.sampled_from(
    ["", "user", "assistant", "human", "gpt", "Hi", "\ud800", "<|im_start|>user\nHi<|im_end|>", "["]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | WORDS | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=4),
    max_leaves=12,
)


def checked(content: bytes, filename: str = "x") -> Checked:
    """The report of a check, after what must be true of every report."""
    out = io.BytesIO()
    report = Check(filename, out).run(io.BytesIO(content), 25 * MB)
    rows = out.getvalue().splitlines()
    assert all(isinstance(read_row(row), Row) for row in rows)
    assert report.fault_counts or len(rows) == report.rows >= 10
    assert not report.separable or len(rows) == report.rows
    assert msgspec.json.decode(msgspec.json.encode(report), type=Checked) == report
    return report


@QUICK
@given(st.binary(max_size=400), st.sampled_from(["jsonl", "csv", "txt", "zip"]))
@example(b"PK\x05\x06" + bytes(18), "zip")
@example(b"\xff\xfe", "x")
@example(b"\xef\xbb\xbf\xef\xbb\xbf{", "x")
def test_any_bytes(content: bytes, ending: str) -> None:
    checked(content, ending)


@QUICK
@given(st.lists(st.sampled_from(TOKENS), max_size=60), st.sampled_from(["utf-8", "utf-16", "utf-16-be"]))
def test_any_text_of_what_formats_are_made_of(tokens: list[str], encoding: str) -> None:
    checked("".join(tokens).encode(encoding))


@QUICK
@given(st.lists(VALUES, max_size=12), st.booleans())
def test_any_json(values: list[object], array: bool) -> None:
    rows = [json.dumps(value) for value in values]
    checked(("[" + ",".join(rows) + "]" if array else "\n".join(rows)).encode())


@QUICK
@given(
    st.lists(st.lists(st.sampled_from(FIELDS) | st.text(max_size=6), max_size=6), max_size=14), st.sampled_from(",\t;")
)
def test_any_table(table: list[list[str]], delimiter: str) -> None:
    lines = ["question" + delimiter + "answer", *(delimiter.join(row) for row in table)]
    checked("\n".join(lines).encode("utf-8", "surrogatepass"), "x.csv")


EDITS = st.tuples(
    st.floats(0, 1), st.sampled_from(["set", "cut", "put", "end"]), st.binary(max_size=6) | st.sampled_from(TOKENS)
)


@QUICK
@given(st.sampled_from([*TEXTS, "zip"]), st.lists(EDITS, min_size=1, max_size=6))
def test_any_damage(name: str, edits: list[tuple[float, str, bytes | str]]) -> None:
    content = bytearray(FORMATS[name][1])
    for place, edit, what in edits:
        at, piece = int(place * len(content)), what.encode() if isinstance(what, str) else what
        match edit:
            case "set":
                content[at : at + len(piece)] = piece
            case "cut":
                del content[at : at + 10 * len(piece)]
            case "put":
                content[at:at] = piece
            case _:
                del content[max(at, 1) :]
    checked(bytes(content), FORMATS[name][0])


@QUICK
@given(st.dictionaries(st.text(min_size=1, max_size=300), st.sampled_from(sorted(FORMATS)), max_size=4))
@example({"a\nb.csv": "CSV", "\u202egpj.x": "chat", "../../etc/passwd": "CSV", "x" * 300: "parquet"})
def test_any_names_in_an_archive(files: dict[str, str]) -> None:
    names = {"n" + name.encode("utf-8", "replace").decode(): FORMATS[kind][1] for name, kind in files.items()}
    report = checked(zipped(names), "x.zip")
    for finding in report.faults:
        assert finding.sentence.isprintable()


DAMAGE_PARQUET = """
import io, os, random, sys
from chatterbox.training.checking import check, parquet
from format_files import PARQUET
import arro3.io
damage, ends = random.Random(5), {}
for number in range(60):
    child = os.fork()
    if not child:
        content = bytearray(PARQUET)
        for _ in range(damage.randrange(1, 6) + number % 3):
            content[damage.randrange(4, len(content))] = damage.randrange(256)
        check.bounded(2**20)
        check.Check("x.parquet", io.BytesIO()).run(io.BytesIO(bytes(content)), 2**20)
        os._exit(0)
    damage.random()
    _, status = os.waitpid(child, 0)
    end = os.waitstatus_to_exitcode(status)
    ends[end] = ends.get(end, 0) + 1
sys.stdout.write(repr(ends))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_damaged_parquet_is_a_report_or_ends_the_worker_alone() -> None:
    """arro3 gives up its process over some damage, within the bound of memory: the checker says so of the file."""
    here = str(Path(__file__).parent)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([here, *sys.path]), "RUST_BACKTRACE": "0"}
    done = subprocess.run(
        [sys.executable, "-c", DAMAGE_PARQUET], capture_output=True, text=True, env=environment, timeout=120, check=True
    )
    ends = eval(done.stdout)
    assert set(ends) <= {0, -6}
    assert ends[0] > 20


def test_a_footer_that_lies_costs_no_memory() -> None:
    """A parquet file's footer names sizes: thousands of them, each a lie, and none makes the worker large."""
    lies = random.Random(2)
    content = bytearray(PARQUET)
    footer = int.from_bytes(content[-8:-4], "little")
    for at in lies.sample(range(len(content) - 8 - footer, len(content) - 8), 3):
        content[at] = 0xFF
    content[-8:-4] = (2**31 - 1).to_bytes(4, "little")
    assert checked(bytes(content)).fault_counts == {"parquet": 1}


STREAMS: dict[str, tuple[bytes, bytes]] = {
    "one line": (b"", b"x" * 1023 + b" "),
    "one row of an array": (b'[{"messages": [', b'"' + b"x" * 1000 + b'", '),
    "a quote never closed": (b"question,answer\n" + b"a,b\n" * 12 + b'a,"', b"x" * 1023 + b"\n"),
    "a record of many cells": (b"question,answer\n" + b"a,b\n" * 12, b'"\n",' * 256),
    "a message never closed": (b"<|im_start|>user\n", b"x" * 1023 + b"\n"),
    "a question never answered": (b"Q: x\nA: y\nQ: ", b"x" * 1023 + b"\n"),
    "faults without end": (b'{"messages": []}\n', b"{]\n" * 341),
    "rows with keys": (
        b"",
        b'{"prompt": "a@b.example +49 30 1234567", "completion": "sk-aaaaaaaaaaaaaaaaaaaaaaa"}\n' * 12,
    ),
}


# A child's peak includes its parent's at the moment of its start: so it is started by a small process.
MEASURE = """
import os, subprocess, sys
command = [sys.executable, "-m", "chatterbox.training.checking.check", "x", str(2**30)]
worker = subprocess.Popen(command, stdin=0, stderr=2)
_, status, usage = os.wait4(worker.pid, 0)
worker.returncode = os.waitstatus_to_exitcode(status)
sys.stderr.write(f"{worker.returncode} {usage.ru_maxrss}")
"""


@pytest.mark.skipif(sys.platform != "linux", reason="counts in KiB as Linux does")
@pytest.mark.parametrize("name", STREAMS)
def test_memory_stays_bounded(name: str) -> None:
    begin, more = STREAMS[name]
    with TemporaryFile() as source, TemporaryFile() as out:
        source.write(begin)
        for _ in range(4 if name == "rows with keys" else 30):
            source.write(more * (MB // len(more)))
        source.seek(0)
        measured = subprocess.run(
            [sys.executable, "-c", MEASURE], stdin=source, stdout=out, stderr=subprocess.PIPE, check=True, timeout=60
        )
    assert measured.stderr.split()[0] == b"0"
    assert int(measured.stderr.split()[1]) < 100 * 1024


@pytest.mark.skipif(sys.platform != "linux", reason="counts in KiB as Linux does")
def test_damaged_parquet_is_not_traced_back() -> None:
    """Where the bot's environment asks Rust for that, each damaged file would take 50 MB and a fifth of a second."""
    with TemporaryFile() as source:
        source.write(PARQUET[:-9])
        source.seek(0)
        environment = {**os.environ, "RUST_BACKTRACE": "1"}
        command = [sys.executable, "-m", "chatterbox.training.checking.check", "parquet", str(MB)]
        done = subprocess.run(command, stdin=source, capture_output=True, env=environment, check=True, timeout=60)
    assert b"stack backtrace" not in done.stderr
    assert msgspec.json.decode(done.stdout, type=Checked).fault_counts == {"parquet": 1}
