"""The law: what members wrote in chat is never a training row."""

from __future__ import annotations

from pathlib import Path

import pytest

from chat_fixtures import GARDEN, WordEmbedder, built, form, member, trainer
from chatterbox.training.law import repeats

MESSAGE = "My zorbling neighbour says the quibble pump was moved to the far end of the blorked orchard"


async def test_no_word_of_a_message_is_in_any_row(tmp_path: Path) -> None:
    async with built(tmp_path, embedder=WordEmbedder()) as house:
        first = await house.ask("Where did the zorbling pump go?")
        follow_up = await house.ask("And who quibbled it?", reply_to=first.reply_places[0].message_id)
        await house.corrections.submit(member(2), form("", "Behind the sign."), first)
        await house.corrections.submit(member(3), form("", "Philippa did."), follow_up)
        kept = await house.corrections.submit(member(4), form("", "It is gone."), await house.ask("blorked?"))
        await house.corrections.add_question(member(4), kept.id, "What became of it?")
        rows = await house.corrections.rows(GARDEN)
    assert [(row.question, row.answer) for row in rows] == [("What became of it?", "It is gone.")]
    assert not any(word in f"{row.question} {row.answer}" for row in rows for word in ("zorbling", "quibbl", "blork"))


async def test_an_answer_that_says_the_message_again_helps_but_is_no_row(tmp_path: Path) -> None:
    async with built(tmp_path, embedder=WordEmbedder()) as house:
        turn = await house.ask(MESSAGE)
        copied = "No: THE QUIBBLE PUMP, was moved to the far end -- of the field."
        kept = await house.corrections.submit(member(2), form("Where is the pump now?", copied), turn)
        assert kept.never_row
        assert (await house.corrections.get(GARDEN, kept.id)).never_row
        assert (await house.ask("Where is the pump now?")).answer == copied
        assert await house.corrections.rows(GARDEN) == []
        # Not when the log has forgotten the message, either, and not when a trainer approves it.
        await house.privacy.delete_mine(member(1))
        await house.corrections.approve(trainer(), kept.id)
        assert await house.corrections.rows(GARDEN) == []


async def test_the_message_before_counts_too(tmp_path: Path) -> None:
    async with built(tmp_path, embedder=WordEmbedder()) as house:
        first = await house.ask(MESSAGE)
        follow_up = await house.ask("Is that so?", reply_to=first.reply_places[0].message_id)
        kept = await house.corrections.submit(member(2), form("Is the pump gone?", MESSAGE), follow_up)
        assert kept.never_row


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("one two three four five six seven eight", True),
        ("so: ONE, two - three four\nfive six seven eight!", True),
        ("one two three four five six seven", False),
        ("one two three four and five six seven eight", False),
        ("anyone two three four five six seven eight", False),
        ("", False),
    ],
)
def test_eight_words_in_a_row(text: str, found: bool) -> None:
    assert repeats(text, "Zero one two three four five six seven eight nine") is found


def test_a_short_message_cannot_be_repeated_by_eight_words() -> None:
    assert not repeats("one two three", "one two three")
