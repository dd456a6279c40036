"""What a report says of usable rows: doubles, contradictions, addresses and keys, by line and never by value."""

from __future__ import annotations

import io

import pytest

from chatterbox.training.checking.check import Check, Checked, Given
from chatterbox.training.checking.corrected import marks
from format_files import zipped
from training_house import chat_row, garden, jsonl


def check(content: bytes) -> Checked:
    return Check("x", io.BytesIO()).run(io.BytesIO(content), 2**25)


def listed(report: Checked) -> list[tuple[int, str]]:
    return [(finding.line, finding.kind.removeprefix("note-")) for finding in report.listed]


def after_garden(*rows: tuple[str, str]) -> Checked:
    return check(garden(12) + jsonl([chat_row(question, answer) for question, answer in rows]))


@pytest.mark.parametrize(
    ("row", "kinds"),
    [
        (("What grows in bed 3?", "Crop number 3."), ["repeats"]),
        (("what grows in BED 3", "Crop number 3!"), ["near"]),
        (("What grows in bed 3?", "Nothing."), ["contradicts"]),
        (("What grows in bed 12?", "Crop number 3."), []),
        (("Whom to write?", "mina@allotment-garden.example"), ["email"]),
        (("Mention me", "Hi @mina"), []),
        (("Call whom?", "+49 30 901820, or 030 / 1234567"), ["phone"]),
        (("Call whom?", "030 / 1234567"), ["phone"]),
        (("Call?", "(555) 123-4567"), ["phone"]),
        (("When?", "On 2026-11-23, from 08:15 to 17:30; or 01/02/2026 12"), []),
        (("How many?", "1,000,000 of 24,500 in 2026"), []),
        (("Key?", "sk-proj-abcdefghijklmnopqrstuvwx"), ["secret"]),
        (("Key?", "AKIAIOSFODNN7EXAMPLE"), ["secret"]),
        (("Password?", "The password: correcthorsebattery9"), ["secret"]),
        (("Password?", "Ask Mina for the password: she knows."), []),
        (("Key?", "-----BEGIN RSA PRIVATE KEY-----\nMII"), ["secret"]),
        (("Both?", "a@b.example and +1 555 123 4567"), ["email", "phone"]),
    ],
)
def test_a_row_is_remarked_on(row: tuple[str, str], kinds: list[str]) -> None:
    report = after_garden(row)
    assert report.fault_counts == {}
    assert listed(report) == [(13, kind) for kind in kinds]


def test_values_are_never_told() -> None:
    secrets = ("mina@allotment-garden.example", "+49 30 901820", "sk-proj-abcdefghijklmnopqrstuvwx")
    report = after_garden(*(("Which?", secret) for secret in secrets))
    said = "\n".join([*report.notes, *(finding.sentence for finding in report.listed)])
    assert "1 row holds what looks like an e-mail address (line 13)" in said
    assert "1 row holds what looks like a secret key or password (line 15)" in said
    assert not any(secret in said for secret in secrets)


def test_both_places_of_a_contradiction_are_named() -> None:
    report = after_garden(("What grows in bed 3?", "Nothing."), ("What grows in bed 4?", "Nothing."))
    assert any("(first: line 13 and line 4)" in note for note in report.notes)
    assert report.listed[1].sentence == "Line 14 answers differently what line 5 asks, too."
    rows = jsonl([chat_row("What grows in bed 3?", "Nothing.")])
    report = check(zipped({"a.jsonl": garden(12), "b.jsonl": rows}))
    assert report.listed[0].sentence == "Line 1 of b.jsonl answers differently what line 4 of a.jsonl asks, too."


def test_the_same_question_under_another_prompt_is_no_contradiction() -> None:
    rows = [chat_row("Hi", "Arr.", system="A pirate."), chat_row("Hi", "Good day.", system="A butler.")]
    assert listed(check(garden(12) + jsonl(rows))) == []


def test_many_lines_are_named_up_to_five() -> None:
    report = check(jsonl([chat_row(f"Q{n}?", f"a{n}@b.example") for n in range(12)]))
    assert any(
        "12 rows hold what looks like an e-mail address (line 1, 2, 3, 4, 5, …)" in note for note in report.notes
    )
    assert len(report.listed) == 12


def test_every_fault_is_listed_with_its_place() -> None:
    report = check(b"{oops\n" * 50 + garden(12))
    assert [fault.line for fault in report.faults] == [1, 2, 3]
    assert [(fault.line, fault.column) for fault in report.listed] == [(line, 2) for line in range(1, 51)]


def test_a_file_without_end_of_faults_is_given_up() -> None:
    report = check(garden(12) + b"{]\n" * 100_001)
    assert report.fault_counts == {"not-json": 100_000, "hopeless": 1}
    assert (len(report.listed), report.separable) == (10_000, False)


def test_what_a_correction_says_otherwise_is_told_by_line() -> None:
    given = Given(corrected=marks([("What grows in bed 3?", "Leeks."), ("what grows in BED 4", "Crop number 4.")]))
    report = Check("x", io.BytesIO(), given).run(io.BytesIO(garden(12)), 2**25)
    assert listed(report) == [(4, "corrected")]
    assert any("(first in line 4). The correction wins" in note for note in report.notes)


def test_languages_are_named_where_a_tenth_of_the_rows_is_in_them() -> None:
    german = [chat_row(f"Was wächst im Beet Nummer {n}?", "Dort wachsen Lauch und Bohnen.") for n in range(6)]
    russian = [chat_row("Что растёт на грядке?", "Там растут лук и фасоль.")]
    assert check(garden(30)).languages == ["en"]
    assert check(garden(12) + jsonl(german)).languages == ["en", "de"]
    assert check(garden(30) + jsonl(russian)).languages == ["en"]
    assert check(b"").languages == []


@pytest.mark.parametrize(
    ("question", "answer", "kinds"),
    [
        ("When is the garden open on Sunday?", "From nine until five in the afternoon.", ["double"]),
        ("When's the garden open on Sundays?", "From nine until five in the afternoon", ["double"]),
        ("When is the garden opened on sundays??", "From nine until five in the aftrenoon.", ["double"]),
        ("When is the garden open on Mondays?", "From nine until five in the afternoon.", []),
        ("When is the garden open on Sundays?", "From nine until 5 in the afternoon.", ["contradicts"]),
        ("When is the museum open on Sundays?", "From nine until five in the afternoon.", []),
    ],
)
def test_near_doubles_are_spellings_and_small_words_but_no_other_facts(
    question: str, answer: str, kinds: list[str]
) -> None:
    first = ("When is the garden open on Sundays?", "From nine until five in the afternoon.")
    assert listed(after_garden(first, (question, answer))) == [(14, kind) for kind in kinds]
