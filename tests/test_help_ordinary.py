"""Ordinary questions are told from what a community was taught."""

from __future__ import annotations

from pathlib import Path

import pytest

from chat_fixtures import WordEmbedder, built, form, member
from chatterbox.chat.ordinary import LEAST, ORDINARY, SHARE, USUAL, Ordinariness
from chatterbox.errors import BackendDown


async def test_a_question_like_an_ordinary_one_must_be_nearer() -> None:
    embedder = WordEmbedder()
    vectors = await embedder.embed(["What colour is grass?", "zebra quux plugh"])
    like, unlike = await Ordinariness(embedder, ["Name a fruit.", "What colour is grass?"]).needed(vectors, 0.4)
    assert like == pytest.approx(0.4 + SHARE * (1 - USUAL), abs=1e-3)
    assert unlike == pytest.approx(0.4 * LEAST), "what is like nothing is not like something taught"


@pytest.mark.parametrize(
    ("ordinary", "question", "helped"),
    [
        ("Sing a song.", "how do I open the pump", True),
        ("how do I open the door", "how do I open the pump", False),
    ],
)
async def test_the_same_question_finds_help_or_not_by_what_is_ordinary(
    tmp_path: Path, ordinary: str, question: str, helped: bool
) -> None:
    async with built(tmp_path, embedder=WordEmbedder(), ordinary=[ordinary]) as house:
        await house.serve()
        await house.corrections.submit(member(), form("Where is the pump key?", "Behind the sign."), None)
        assert ((await house.ask(question)).help is not None) is helped


async def test_the_vectors_are_made_once() -> None:
    embedder = WordEmbedder()
    ordinary = Ordinariness(embedder)
    vectors = await embedder.embed(["a", "b"])
    before = len(embedder.embedded)
    await ordinary.needed(vectors, 0.4)
    await ordinary.needed(vectors, 0.4)
    assert embedder.embedded[before:] == list(ORDINARY)


async def test_an_embedding_model_that_is_down_is_tried_again() -> None:
    embedder = WordEmbedder()
    ordinary = Ordinariness(embedder)
    vectors = await embedder.embed(["a"])
    embedder.down = True
    with pytest.raises(BackendDown):
        await ordinary.needed(vectors, 0.4)
    embedder.down = False
    assert len(await ordinary.needed(vectors, 0.4)) == 1


def test_they_are_none_of_the_questions_that_judge_them() -> None:
    judged = (Path(__file__).parents[1] / "benchmarks" / "data" / "general.json").read_text("utf-8").lower()
    assert not [question for question in ORDINARY if f'"{question.lower()}"' in judged]
