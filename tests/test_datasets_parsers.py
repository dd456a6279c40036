"""Each parser gives back what was written for it, whatever that is, and takes what nobody wrote for it."""

from __future__ import annotations

import csv
import io
import json
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chatterbox.encodings import as_utf8
from chatterbox.training.checking.archives import members
from chatterbox.training.checking.check import Check, Given
from chatterbox.training.checking.doubles import Doubles
from chatterbox.training.checking.jsonrows import array, lines
from chatterbox.training.checking.languages import language_of
from chatterbox.training.checking.parquet import parquet_rows
from chatterbox.training.checking.records import row_of
from chatterbox.training.checking.rules import Found, Row, read_row
from chatterbox.training.checking.sample import Sample
from chatterbox.training.checking.tables import table_rows
from chatterbox.training.checking.textlines import text_lines
from chatterbox.training.checking.written import END, START, chatml_rows, question_rows
from format_files import CHAT, FORMATS, TEXTS, parquet, zipped

MB = 1024 * 1024
QUICK = settings(
    max_examples=80, deadline=None, database=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
UNICODE = st.text(st.characters(codec="utf-8"), max_size=30)
SAID = UNICODE.map(str.strip).filter(bool)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | UNICODE,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(UNICODE, inner, max_size=3),
    max_leaves=8,
)
MESSAGE = st.fixed_dictionaries({"role": st.sampled_from(["user", "assistant", "x"]), "content": UNICODE | JSON})
SIDE = UNICODE | MESSAGE | st.lists(MESSAGE, max_size=3) | JSON


def reader(content: bytes) -> io.BufferedReader:
    return as_utf8(io.BytesIO(content))[0]


@QUICK
@given(UNICODE, st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_a_marked_text_is_the_same_in_any_encoding(text: str, encoding: str) -> None:
    assert reader(text.lstrip("\ufeff").encode(encoding)).read().decode() == text.lstrip("\ufeff")


@QUICK
@given(st.binary(max_size=200), st.sampled_from([b"\xff\xfe", b"\xfe\xff"]))
def test_any_bytes_after_a_mark_become_bytes(content: bytes, mark: bytes) -> None:
    assert len(reader(mark + content).read()) <= 2 * len(content) + 1


@QUICK
@given(st.lists(JSON.filter(lambda value: value != ""), max_size=6), st.sampled_from([None, 1]), st.booleans())
def test_an_array_is_cut_where_its_elements_end(values: list[object], indent: int | None, plain: bool) -> None:
    content = json.dumps(values, indent=indent, ensure_ascii=plain).encode()
    assert [json.loads(row.text or b"") for row in array(reader(content))] == values
    one_a_line = "\n".join(json.dumps(value, ensure_ascii=plain) for value in values).encode()
    assert [json.loads(row.text or b"") for row in lines(reader(one_a_line))] == values


@QUICK
@given(st.lists(st.tuples(UNICODE, UNICODE), max_size=5), st.sampled_from(",\t;"))
def test_a_table_gives_back_its_cells(cells: list[tuple[str, str]], delimiter: str) -> None:
    cells = [(one.replace("\r", " "), two.replace("\r", " ")) for one, two in cells]
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows([("question", "answer"), *cells])
    found = [record for _, record in table_rows(text_lines(reader(out.getvalue().encode())), delimiter)]
    assert found == [{"question": one, "answer": two} for one, two in cells if (one + two).strip()]


@QUICK
@given(st.lists(st.tuples(SAID, SAID), min_size=1, max_size=4))
def test_a_talk_in_chatml_is_read_as_it_was_written(pairs: list[tuple[str, str]]) -> None:
    said = [(role, text) for pair in pairs for role, text in zip(("user", "assistant"), pair, strict=True)]
    written = "".join(f"{START}{role}\n{text}{END}\n" for role, text in said)
    ((_, row),) = chatml_rows(text_lines(reader(written.encode())))
    assert isinstance(row, Row)
    assert [(message.role, message.content) for message in row.messages] == said


@QUICK
@given(st.lists(st.tuples(SAID, SAID), max_size=4))
def test_labelled_questions_are_read_as_they_were_written(pairs: list[tuple[str, str]]) -> None:
    pairs = [(" ".join(question.split()), " ".join(answer.split())) for question, answer in pairs]
    pairs = [(question, answer) for question, answer in pairs if question and answer]
    written = "".join(f"Q: {question}\nA: {answer}\n\n" for question, answer in pairs)
    found = [row for _, row in question_rows(text_lines(reader(written.encode())))]
    assert [tuple(said.content for said in row.messages) for row in found if isinstance(row, Row)] == pairs


@QUICK
@given(st.lists(st.tuples(UNICODE, st.none() | UNICODE), min_size=1, max_size=5))
def test_parquet_gives_back_its_values(pairs: list[tuple[str, str | None]]) -> None:
    content = parquet({"Question": [one for one, _ in pairs], "answer": [two for _, two in pairs]})
    found = [record for _, record in parquet_rows(content)]
    assert found == [{"question": one, "answer": two} for one, two in pairs]


@QUICK
@given(st.dictionaries(st.sampled_from(["a.jsonl", "b/c.csv", "d", "e\u0301.txt"]), st.binary(max_size=99), max_size=4))
def test_an_archive_gives_back_its_files(files: dict[str, bytes]) -> None:
    assert {one.name: one.stream.read(MB) for one in members(zipped(files), MB)} == files


@QUICK
@given(
    st.sampled_from([("chosen", "rejected"), ("preferred_output", "non_preferred_output")]), st.lists(SIDE, min_size=3)
)
def test_any_preference_is_a_row_or_says_what_it_lacks(names: tuple[str, str], sides: list[object]) -> None:
    prompt, chosen, rejected = sides[:3]
    record = {"prompt": prompt, "input": {"messages": prompt}, names[0]: chosen, names[1]: rejected}
    _, found = row_of(record)
    assert isinstance(found, Row | Found)
    if isinstance(found, Row):
        assert found.rejected and read_row(json.dumps(record).encode()) == record


@QUICK
@given(st.lists(st.text(max_size=80), min_size=1, max_size=12))
def test_whatever_rows_say_it_is_sampled_compared_and_told_by_its_language(texts: list[str]) -> None:
    sample, doubles = Sample(), Doubles()
    for line, text in enumerate(texts, 1):
        sample.add(text, line)
        before = doubles.of(text, line)
        assert before is None or before[0] < line
        assert len(language_of(text)) in (0, 2)
    assert sample.texts() == (["\n".join(texts)], 1.0)


@pytest.mark.parametrize("name", TEXTS)
def test_a_wrong_encoding_is_found_in_every_format(name: str) -> None:
    """Latin-1 is no UTF-8: every row here holds a letter that shows it, and none is learned, nor a piece of one."""
    content = FORMATS[name][1].decode().replace("\u2019", "'").replace("\\u00eb", "\u00eb").replace("\\u2019", "'")
    rows = io.BytesIO()
    report = Check("x", rows).run(io.BytesIO(content.encode("latin-1")), MB)
    assert report.fault_counts == {"encoding": 12, "too-few": 1}
    assert rows.getvalue() == b""


@pytest.mark.parametrize("name", TEXTS)
def test_what_is_nested_a_thousand_deep_costs_no_more_than_its_row(name: str) -> None:
    deep = "[" * 1000 + "]" * 1000
    content = FORMATS[name][1].decode().replace("It likes water", deep, 1)
    out = io.BytesIO()
    report = Check("x", out, Given(least=1)).run(io.BytesIO(content.encode()), MB)
    assert report.rows >= 11
    assert sum(report.fault_counts.values()) + report.rows == 12
    raw = FORMATS[name][1].replace(b'"answer"', b'"x": ' + deep.encode() + b', "answer"', 1)
    assert Check("x", io.BytesIO()).run(io.BytesIO(raw), MB).rows >= 11


def test_halves_of_characters_are_a_fault_of_their_row_wherever_they_stand() -> None:
    rows = (
        b'{"prompt": [{"role": "user", "content": "x", "\\ud83d": 1}], "completion": "y"}',
        b'{"conversations": [{"from": "human", "value": "\\ud83d"}, {"from": "gpt", "value": "y"}]}',
    )
    report = Check("x", io.BytesIO()).run(io.BytesIO(CHAT + b"\n".join(rows)), MB)
    assert (report.fault_counts, report.rows) == ({"half-character": 2}, 12)


def test_a_fault_of_a_table_is_told_on_one_line() -> None:
    report = Check("x", io.BytesIO()).run(io.BytesIO(b"question\tanswer\n" + b"a\tb\n" * 11 + b'"x"y\tz\n'), MB)
    assert report.fault_counts == {"csv": 1}
    assert report.faults[0].sentence.isprintable()


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_an_archive_packed_in_another_way_is_refused_unread(method: int) -> None:
    report = Check("x", io.BytesIO()).run(io.BytesIO(zipped({"x.jsonl": CHAT}, method)), MB)
    assert list(report.fault_counts) == ["zip-method"]
