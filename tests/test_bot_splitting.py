"""Long answers as several messages, and what of an answer can be shown at all."""

import pytest

from chatterbox.commands.splitting import LIMIT, presentable, split

MOST = 2000


@pytest.mark.parametrize("text", ["", "   \n ", "\u200b\u200d", "\x00\x07", "\u2800"])
def test_nothing_to_see_is_nothing(text: str) -> None:
    assert presentable(text) == ""
    assert split(presentable(text)) == []


def test_broken_unicode_and_control_characters_are_dropped() -> None:
    assert presentable("caf\u00e9\ud800\x00\x1b[31m \u4f60\n\tok") == "caf\u00e9[31m \u4f60\n\tok"


def test_short_text_stays_one_message() -> None:
    assert split("Hello.") == ["Hello."]


@pytest.mark.parametrize(
    "text",
    ["word " * 2000, "x" * 10_000, "A sentence ends here. " * 500, "line\n" * 2500, "`" * 9000, "@everyone " * 1000],
)
def test_every_part_fits_and_nothing_is_lost(text: str) -> None:
    parts = split(presentable(text))
    assert all(0 < len(part) <= MOST for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


def test_cuts_are_made_at_paragraphs_then_lines_then_sentences() -> None:
    first = "a" * 1200 + ". " + "b" * 300
    parts = split(first + "\n\n" + "c" * 1500)
    assert parts == [first, "c" * 1500]
    assert split("a" * 1200 + ". " + "b" * 1000)[0] == "a" * 1200 + "."


def test_a_cut_code_block_is_closed_and_opened_again() -> None:
    code = "\n".join(f"line_{n} = {n}" for n in range(300))
    parts = split(f"Look:\n```python\n{code}\n```\nDone.")
    assert len(parts) > 1
    assert all(len(part) <= MOST for part in parts)
    assert all(part.count("```") % 2 == 0 for part in parts)
    assert all(part.startswith("```python\n") for part in parts[1:])
    assert "Done." in parts[-1]


def test_first_messages_stay_while_the_answer_grows() -> None:
    text = " ".join(f"Sentence number {n} stands here." for n in range(300))
    before: list[str] = []
    for end in range(0, len(text), 137):
        parts = split(text[:end])
        assert parts[: max(0, len(before) - 1)] == before[:-1]
        before = parts
    assert len(before) > 3


def test_a_fence_as_long_as_the_limit_ends() -> None:
    parts = split("`" * LIMIT * 2 + "\n" + "x" * LIMIT)
    assert all(len(part) <= MOST for part in parts)
