"""The cases of a /test: what is wrong with them is named by case and key, and answers are held against them."""

from __future__ import annotations

import json
import time

import pytest

from chatterbox.errors import BadInput
from chatterbox.models import Case, Message
from chatterbox.training.evaluation.cases import parse_cases
from chatterbox.training.evaluation.matching import passes


def parse(*cases: object) -> tuple[Case, ...]:
    return parse_cases(json.dumps(cases).encode())


GOOD = {"prompt": "Where?", "expect": "here"}


def test_a_case_of_every_kind() -> None:
    talk = [
        {"role": "user", "content": "Hi"},
        {"role": "assistant", "content": "Yes?"},
        {"role": "user", "content": "Q"},
    ]
    first, second = parse(
        {"prompt": "Where?", "expect": "a", "any": ["b", "c"], "all": "d", "not": ["e"], "exact": "f", "regex": "g+"},
        {"messages": talk, "expect": ["x", "y"]},
    )
    assert first == Case((Message("user", "Where?"),), ("a",), ("b", "c"), ("d",), ("e",), "f", "g+")
    assert [message.role for message in second.messages] == ["user", "assistant", "user"]
    assert second.expect == ("x", "y")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_any_unicode_is_read(encoding: str) -> None:
    (case,) = parse_cases('[{"prompt": "Où ?", "expect": "là"}]'.encode(encoding))
    assert case.expect == ("là",)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (b"", "no case to ask"),
        (b"[]", "no case to ask"),
        (b'{"prompt": "x"}', "must be a JSON list"),
        (b'[\n{"prompt": "x",}\n]', "line 2, column 1"),
        (b"[" * 100_000, "nested too deeply"),
        (b'["\xff"]', "byte 3"),
        (json.dumps([GOOD] * 201).encode(), "201 cases, and one test takes at most 200"),
    ],
)
def test_a_document_that_is_none(text: bytes, sentence: str) -> None:
    with pytest.raises(BadInput) as refused:
        parse_cases(text)
    assert sentence in str(refused.value)


@pytest.mark.parametrize(
    ("case", "sentence"),
    [
        ("x", "Case 2 is no object"),
        ({"prompt": "x", "expects": "y"}, 'Case 2: nobody knows the key "expects"'),
        ({"prompt": "x"}, "does not say what a right answer holds"),
        ({"prompt": "x", "expect": []}, "does not say what a right answer holds"),
        ({"expect": "y"}, 'either "prompt" (one question) or "messages"'),
        ({"prompt": "x", "messages": [], "expect": "y"}, "not both"),
        ({"prompt": 5, "expect": "y"}, '"prompt" must be a text'),
        ({"prompt": " ", "expect": "y"}, '"prompt" is empty'),
        ({"prompt": "x" * 8001, "expect": "y"}, "more than 8,000 characters"),
        ({"prompt": "x", "any": ["y", 5]}, '"any" must be a text'),
        ({"prompt": "x", "any": ["y", ""]}, '"any" is empty'),
        ({"messages": [{"role": "user"}], "expect": "y"}, '"messages" must be a list'),
        ({"messages": [{"role": "wizard", "content": "x"}], "expect": "y"}, '"messages" must be a list'),
        ({"messages": [{"role": "assistant", "content": "x"}], "expect": "y"}, "must be the user's"),
        ({"prompt": "x", "regex": "(a"}, '"regex" cannot be used: missing )'),
        ({"prompt": "x", "regex": "(?=a)b"}, "no look-around"),
        ({"prompt": "x", "regex": "((a{1,1000}){1,1000}){1,1000}"}, '"regex" cannot be used'),
    ],
)
def test_a_wrong_case_is_named(case: object, sentence: str) -> None:
    with pytest.raises(BadInput) as refused:
        parse(GOOD, case)
    assert sentence in str(refused.value)


@pytest.mark.parametrize(
    ("expected", "answer", "right"),
    [
        ({"expect": "last Saturday"}, "On the LAST\n saturday of March.", True),
        ({"expect": "62 euros"}, "It costs 62\u00a0Euros.", True),
        ({"expect": "straße"}, "STRASSE", True),
        ({"expect": ["a", "b"]}, "a only", False),
        ({"any": ["march", "april"]}, "In April.", True),
        ({"any": ["march", "april"]}, "In May.", False),
        ({"all": ["march", "april"]}, "April and March", True),
        ({"all": ["march", "april"]}, "April", False),
        ({"not": ["sorry"]}, "I am sorry.", False),
        ({"not": ["sorry"]}, "Gladly.", True),
        ({"exact": "Yes."}, " Yes.\n", True),
        ({"exact": "Yes."}, "yes.", False),
        ({"regex": r"^\d{4}$"}, "4471", True),
        ({"regex": r"^\d{4}$"}, "4471!", False),
        ({"regex": r"(?i)BEE"}, "a bee", True),
        ({"expect": "bee", "not": "wasp"}, "a bee, no wasp", False),
        ({"expect": "x"}, "", False),
    ],
)
def test_answers_are_held_against_expectations(expected: dict[str, object], answer: str, right: bool) -> None:
    (case,) = parse({"prompt": "Q", **expected})
    assert passes(case, answer) is right


def test_a_catastrophic_regex_costs_no_time() -> None:
    (case,) = parse({"prompt": "Q", "regex": "(a+)+$"})
    begin = time.monotonic()
    assert not passes(case, "a" * 50_000 + "!")
    assert time.monotonic() - begin < 1.0
