"""Help as people meet it: word for word, as a fact, or the base where nothing is near."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from chat_fixtures import BASE, CHESS, GARDEN, TUNED, House, WordEmbedder, built, form, member, trainer
from chatterbox.errors import BackendDown
from chatterbox.models import Asked, HelpKind, Place, Space
from chatterbox.texts import say

KEY = form("Where is the pump key?", "Behind the beehive sign.")


def rows(*pairs: tuple[str, str]) -> bytes:
    return b"\n".join(
        json.dumps({"messages": [{"role": "user", "content": q}, {"role": "assistant", "content": a}]}).encode()
        for q, a in pairs
    )


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with built(tmp_path, embedder=WordEmbedder()) as house:
        await house.serve(dataset_id=1)
        house.datasets.by_id[GARDEN, 1] = rows(
            ("When is the seed swap?", "On the last Saturday of March."),
            ("Where is the pump key?", "Nobody knows."),
            ("Who is the chairwoman?", "Philippa Drost."),
        )
        await house.help.index_dataset(GARDEN, 1)
        yield house


async def test_a_repeat_as_the_opener_gets_the_stored_answer_word_for_word(house: House) -> None:
    await house.corrections.submit(member(), KEY, None)
    turn = await house.ask("where is the PUMP-key", user=2)
    assert turn.answer == "Behind the beehive sign."
    assert turn.model == ""
    assert turn.help is not None
    assert (turn.help.kind, turn.help.source) == (HelpKind.VERBATIM, "correction")
    assert house.model.asked == []
    assert not turn.untaught


async def test_a_near_question_gets_the_single_nearest_entry_as_a_fact(house: House) -> None:
    await house.corrections.submit(member(), KEY, None)
    turn = await house.ask("tell me where the key of the pump is")
    assert turn.help is not None
    assert (turn.help.kind, turn.help.source, turn.help.answer) == (HelpKind.FACT, "correction", KEY.answer)
    assert 0.35 <= turn.help.similarity <= 1
    model, messages = house.model.asked[-1]
    assert model == BASE, "a model that was trained on other facts would answer with those"
    assert messages[0].content.count("Behind the beehive sign.") == 1
    assert [(m.role, m.content) for m in messages[1:3]] == [("user", KEY.question), ("assistant", KEY.answer)]
    assert "Nobody knows" not in messages[0].content


async def test_what_the_serving_model_learned_is_asked_of_it(house: House) -> None:
    row = await house.ask("say who the chairwoman may be")
    assert row.help is not None
    assert (row.help.source, row.model) == ("row", TUNED)
    correction = await house.corrections.submit(member(), KEY, None)
    await house.serve(dataset_id=1, learned=(correction.id,))
    turn = await house.ask("tell me where the key of the pump is")
    assert turn.help is not None
    assert (turn.help.source, turn.model) == ("correction", TUNED)
    assert [message.role for message in house.model.asked[-1][1]] == ["system", "user"]


async def test_corrections_go_before_rows_and_rows_before_nothing(house: House) -> None:
    turn = await house.ask("say where the pump key may be")
    assert turn.help is not None
    assert (turn.help.source, turn.help.answer) == ("row", "Nobody knows.")
    await house.corrections.submit(member(), form("About the pump key", "Behind the sign."), None)
    turn = await house.ask("say where the pump key may be")
    assert turn.help is not None
    assert (turn.help.source, turn.help.answer) == ("correction", "Behind the sign.")


async def test_a_row_that_is_much_nearer_goes_before_a_correction(house: House) -> None:
    await house.corrections.submit(member(), form("Is the bonfire in May?", "On the first Saturday."), None)
    turn = await house.ask("Say when the seed swap is: on the last Saturday of March?")
    assert turn.help is not None
    assert (turn.help.source, turn.help.answer) == ("row", "On the last Saturday of March.")
    serving = await house.spaces.serving(GARDEN)
    near = await house.help.find(GARDEN, replace(serving, dataset_id=2), turn.question)
    assert near is not None  # without that row the correction would be near enough
    assert (near.source, near.similarity < turn.help.similarity - 0.2) == ("correction", True)


async def test_where_nothing_is_near_the_base_is_asked(house: House) -> None:
    turn = await house.ask("how many legs has an ant")
    assert (turn.help, turn.model) == (None, BASE)
    assert house.model.asked[-1][0] == BASE


async def test_a_manner_keeps_the_tuned_model_on(house: House) -> None:
    await house.serve(dataset_id=1, teaches="manner")
    assert (await house.ask("how many legs has an ant")).model == TUNED
    # Its rows show how to talk: they are never given out word for word.
    turn = await house.ask("Who is the chairwoman?")
    assert turn.help is not None
    assert (turn.help.kind, turn.model) == (HelpKind.FACT, TUNED)


async def test_without_help_the_serving_model_is_asked_alone(house: House) -> None:
    turn = await house.chat.begin(Asked(GARDEN, 1, "Who is the chairwoman?", Place(10, 11), help=False))
    assert (turn.help, turn.model) == (None, TUNED)


async def test_rows_of_a_dataset_that_does_not_serve_are_not_found(house: House) -> None:
    await house.serve(dataset_id=2)
    assert (await house.ask("Who is the chairwoman?")).help is None
    assert (await house.ask("tell me who the chairwoman is")).help is None


async def test_a_follow_up_is_compared_together_with_the_question_before_it(house: House) -> None:
    first = await house.ask("When will the seed swap be?")
    message = first.reply_places[0].message_id
    alone = await house.ask("and that is when")
    assert alone.help is None
    turn = await house.ask("and that is when", reply_to=message)
    assert turn.help is not None
    assert (turn.help.kind, turn.help.answer) == (HelpKind.FACT, "On the last Saturday of March.")


async def test_a_follow_up_that_is_a_question_of_its_own_finds_its_own_answer(house: House) -> None:
    first = await house.ask("When will the seed swap be?")
    turn = await house.ask("Who is the chairwoman?", reply_to=first.reply_places[0].message_id)
    assert turn.help is not None
    # Word for word is for openers.
    assert (turn.help.kind, turn.help.answer) == (HelpKind.FACT, "Philippa Drost.")


async def test_a_new_subject_after_a_taught_question_is_no_follow_up(house: House) -> None:
    first = await house.ask("When is the seed swap, on the last Saturday?")
    message = first.reply_places[0].message_id
    serving = await house.spaces.serving(GARDEN)
    subject = "write one rhyme about winter"
    turn = await house.ask(subject, reply_to=message)
    assert (turn.help, turn.model) == (None, BASE)
    # By mere nearness the pair would be the question before it once more.
    assert await house.help.find(GARDEN, serving, f"{first.question}\n{subject}") is not None


async def test_two_spaces_never_meet(house: House) -> None:
    await house.corrections.submit(member(), KEY, None)
    for question in ("Where is the pump key?", "tell me where the pump key is", "Who is the chairwoman?"):
        turn = await house.ask(question, space=CHESS)
        assert (turn.help, turn.model) == (None, BASE)
        turn = await house.ask(question, space=Space("dm", 1), channel=70)
        assert (turn.help, turn.model) == (None, BASE)
    # Not even where the other server names our dataset.
    await house.serve(CHESS, dataset_id=1)
    assert (await house.ask("tell me who the chairwoman is", space=CHESS)).help is None


async def test_signs_alone_are_no_repeat_of_other_signs(house: House) -> None:
    await house.corrections.submit(trainer(), form("???", "What is it?"), None)
    assert (await house.ask("!!!")).help is None


async def test_what_is_undone_helps_no_more_and_the_row_shows_again(house: House) -> None:
    correction = await house.corrections.submit(member(), KEY, None)
    assert (await house.ask("Where is the pump key?")).answer == KEY.answer
    helped = await house.ask("tell me where the pump key is")
    assert helped.help is not None
    assert helped.help.source == "correction"
    await house.corrections.undo(member(), correction.id)
    assert (await house.ask("Where is the pump key?")).answer == "Nobody knows."
    turn = await house.ask("tell me where the pump key is")
    assert turn.help is not None
    assert turn.help.source == "row"


async def test_only_what_was_taught_is_answered_if_so_configured(tmp_path: Path) -> None:
    async with built(tmp_path, embedder=WordEmbedder(), answers="taught") as house:
        turn = await house.ask("Where is the pump key?")
        assert turn.answer == say("reply-untaught") == "Nobody has taught me that yet."
        assert turn.untaught
        assert house.model.asked == []
        await house.corrections.submit(member(), KEY, turn)
        assert not (await house.ask("Where is the pump key?")).untaught
        assert not (await house.ask("tell me where the pump key is")).untaught
        assert len(house.model.asked) == 1
        # Direct messages are for talking: nothing can be taught there.
        assert not (await house.ask("hello", space=Space("dm", 1), channel=70)).untaught


async def test_an_embedding_model_that_is_down_is_said(house: House) -> None:
    assert house.embedder is not None
    await house.corrections.submit(member(), KEY, None)
    house.embedder.down = True
    turn = await house.chat.begin(Asked(GARDEN, 1, "tell me where the pump key is", Place(10, 11)))
    with pytest.raises(BackendDown):
        _ = [text async for text in house.chat.stream(turn)]
    # A repeat needs no embedding.
    assert (await house.ask("Where is the pump key?")).answer == KEY.answer


async def test_an_empty_space_costs_no_embedding(tmp_path: Path) -> None:
    async with built(tmp_path, embedder=WordEmbedder()) as house:
        await house.ask("Where is the pump key?")
        assert house.embedder is not None
        assert house.embedder.embedded == []
