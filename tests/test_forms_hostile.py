"""Whatever somebody types into a form, it is taken in whole characters or refused with a sentence."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chat_fixtures import built, form, member
from chatterbox.errors import BadInput, ChatterboxError
from chatterbox.models import Actor
from chatterbox.rules.service import Rules
from chatterbox.store.wording import whole
from chatterbox.training.corrections.forms import exam_wording, tidied, trained_wordings, wordings_of
from chatterbox.training.corrections.research_files import read, to_complete
from chatterbox.training.datasets.service import MAX_NAME, label
from chatterbox.training.evaluation.cases import parse_cases
from chatterbox.training.evaluation.matching import passes
from chatterbox.training.promotion.gate import parsed, written
from chatterbox.training.promotion.vote_form import MOST_HOURS, read_hours, read_members, read_questions
from training_house import GUILD, House

MANAGER = Actor(GUILD, 5, "Ada", manages=True)

QUICK = settings(
    max_examples=100, deadline=None, database=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
PIECES = (
    *("\ud83d", "\0", "\u202e", "\n", "-5", "\u2212", "general:", "12", "\u00b2", "[", "{", "}", "]", ","),
    *('"prompt": "x"', '"regex": "("', '"expect": "x"', "question,right", "Original: x", "Correction: "),
)
TYPED = st.text(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=20).map("".join)


@QUICK
@given(TYPED, TYPED, st.lists(TYPED, max_size=4))
def test_a_correction_is_tidied_into_whole_characters(question: str, answer: str, phrasings: list[str]) -> None:
    given_form = form(question, answer, *phrasings)
    try:
        kept = tidied(given_form)
    except BadInput as refused:
        assert str(refused)
        return
    for text in (kept.question, kept.answer, *kept.phrasings):
        assert text == text.strip() == whole(text)
        text.encode()
    assert tidied(kept) == kept
    assert [*trained_wordings(kept), *filter(None, [exam_wording(kept)])] == wordings_of(kept)


@QUICK
@given(TYPED)
def test_what_is_typed_elsewhere_means_something_or_is_refused(typed: str) -> None:
    for reading in (read_questions, parsed, lambda text: parse_cases(text.encode("utf-8", "replace"))):
        try:
            reading(typed)
        except BadInput as refused:
            assert 0 < len(str(refused)) < 2_000
    for number, most in ((read_hours, MOST_HOURS), (read_members, 1_000)):
        try:
            assert 0 <= number(typed) <= most
        except BadInput as refused:
            assert str(refused)
    assert len(label(typed)) <= MAX_NAME
    assert label(typed).isprintable()


@QUICK
@given(st.dictionaries(st.sampled_from(["general", "tests"]), st.integers(-100, 100)))
def test_rules_of_the_gate_are_read_as_they_are_written(rules: dict[str, int]) -> None:
    assert parsed(written(rules)) == rules  # type: ignore[arg-type]


@QUICK
@given(st.text(max_size=40).filter(str.strip), TYPED)
def test_an_expectation_is_held_against_any_answer(expected: str, answer: str) -> None:
    (case,) = parse_cases(json.dumps([{"prompt": "x", "expect": expected}]).encode())
    assert passes(case, f"{answer} {case.expect[0]}")


@QUICK
@given(st.binary(max_size=80) | TYPED.map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_file_of_corrections_is_read_or_refused(content: bytes) -> None:
    try:
        found = read(content)
    except ChatterboxError as refused:
        assert str(refused)
    else:
        assert not found.entries or len(read(to_complete(found.entries)).entries) <= len(found.entries)


async def test_half_a_character_in_a_correction_keeps_nobody_from_help(tmp_path: Path) -> None:
    async with built(tmp_path, embedder=None) as house:
        await house.corrections.submit(member(), form("Where is \ud83d the pump key?", "Behind \ud83d the sign."), None)
        turn = await house.ask("Where is \ud83d the pump key?", user=3)
        assert turn.answer == "Behind \ufffd the sign."


async def test_words_are_kept_in_whole_characters(house: House) -> None:
    assert await Rules(house.store).set_words(MANAGER, "a\ud83d\nb") == ("a\ufffd", "b")
