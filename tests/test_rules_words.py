"""Words that are never said: found however they are written, and never shown in part while an answer grows."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest

from chatterbox.rules.words import MASK, WordFilter

WORDS = ("zucchini", "Señor Rot", "ass", "まんこ", "straße")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("A Zucchini.", f"A {MASK}."),
        ("ZUCCHÍNI!", f"{MASK}!"),
        ("zucchi\u0301ni\u0308 x", f"{MASK} x"),
        ("zuc\u200bchini", MASK),
        ("ｚｕｃｃｈｉｎｉ", MASK),
        ("zuc**chi**ni and **zucchini**", f"{MASK} and **{MASK}**"),
        ("_zucchini_ |zucchini|", f"_{MASK}_ |{MASK}|"),
        ("zucchinis, rezucchini", "zucchinis, rezucchini"),
        ("an assistant, an ass", f"an assistant, an {MASK}"),
        ("Dear senor\n  rot", f"Dear {MASK}"),
        ("Dear senor rotten", "Dear senor rotten"),
        ("これはまんこです", f"これは{MASK}です"),
        ("die STRASSE", f"die {MASK}"),
        ("zucchini zucchini", f"{MASK} {MASK}"),
        ("zucchiniです", f"{MASK}です"),
        ("", ""),
    ],
)
def test_a_word_is_found_however_it_is_written(text: str, shown: str) -> None:
    assert WordFilter(WORDS).masked(text) == shown


def test_without_words_everything_stays() -> None:
    for none in (WordFilter(), WordFilter([" ", "\u200b"])):
        assert not none
        assert none.masked("zucchini") == none.growing("zucchini") == "zucchini"


@pytest.mark.parametrize(
    "text", ["A zucchini grows", "senor rot", "an ass", "assist me", "zuc**chi**ni.", "ok まんこ です"]
)
def test_an_answer_that_grows_never_shows_the_beginning_of_such_a_word(text: str) -> None:
    words = WordFilter(WORDS)
    shown = [words.growing(text[:end]) for end in range(len(text) + 1)]
    final = words.masked(text)
    assert all(later.startswith(earlier) for earlier, later in zip(shown, [*shown[1:], final], strict=True))
    if final != text:
        first = final.index(MASK)
        assert all(MASK in one or len(one) <= first for one in shown)


def test_what_cannot_become_such_a_word_is_shown_at_once() -> None:
    assert WordFilter(WORDS).growing("A cucumber") == "A cucumber"
    assert WordFilter(WORDS).growing("A cucumber a") == "A cucumber "


PIECES = ("zucc", "hini", " ", "a", "ss", "*", "\u0301", "senor", "rot", "まん", "こ", "ß", ".", "\u200b", "x")


@pytest.mark.parametrize("seed", range(8))
def test_whatever_comes_is_only_ever_added_to(seed: int) -> None:
    words, drawn = WordFilter(WORDS), random.Random(seed)
    for _ in range(300):
        text = "".join(drawn.choices(PIECES, k=drawn.randint(1, 14)))
        shown = [words.growing(text[:end]) for end in range(len(text) + 1)] + [words.masked(text)]
        for earlier, later in pairwise(shown):
            assert later.startswith(earlier), repr(text)
        assert all(words.masked(one) == one for one in shown), repr(text)
