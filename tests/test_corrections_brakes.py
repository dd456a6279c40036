"""What keeps a correction from acting: whose, what it holds, how many, and what others said before."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from chat_fixtures import CHESS, GARDEN, House, WordEmbedder, built, form, member, trainer
from chatterbox.errors import Refused
from chatterbox.models import Actor, CorrectionState
from chatterbox.training.corrections.brakes import Acts

KEY = form("Where is the pump key?", "Behind the sign.")
OTHERWISE = form("where is the pump key", "In the shed.")


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with built(tmp_path, embedder=WordEmbedder()) as house:
        yield house


async def answer(house: House) -> str:
    return (await house.ask("Where is the pump key?", user=50)).answer


@pytest.mark.parametrize(
    ("acts", "of_member", "of_trainer"),
    [
        ("everyone", CorrectionState.ACTING, CorrectionState.ACTING),
        ("trainers", CorrectionState.WAITING, CorrectionState.ACTING),
        ("training_only", CorrectionState.TRAINING_ONLY, CorrectionState.TRAINING_ONLY),
    ],
)
async def test_whose_corrections_act_at_once(
    tmp_path: Path, acts: Acts, of_member: CorrectionState, of_trainer: CorrectionState
) -> None:
    async with built(tmp_path, embedder=WordEmbedder(), acts=acts) as house:
        one = await house.corrections.submit(member(), form("Who leads?", "Philippa."), None)
        two = await house.corrections.submit(trainer(), form("Which month?", "March."), None)
        assert (one.state, two.state) == (of_member, of_trainer)
        for question, kept in (("Who leads?", one), ("Which month?", two)):
            acted = (await house.ask(question)).answer == kept.form.answer
            assert acted == (kept.state is CorrectionState.ACTING)
        rows = {row.correction_id for row in await house.corrections.rows(GARDEN)}
        assert rows == {kept.id for kept in (one, two) if kept.state is not CorrectionState.WAITING}
        approved = await house.corrections.approve(trainer(), one.id)
        assert approved.state is of_trainer
        assert (await house.corrections.get(GARDEN, one.id)).waits_for == ""


@pytest.mark.parametrize(
    "held",
    [
        form("Where?", "See https://example.org/x"),
        form("Where?", "See example.com"),
        form("Where?", "Join discord.gg/abcdef"),
        form("Where?", "Join discord .gg/abcdef"),
        form("Where?", "See www.example"),
        form("Where?", "Open steam://run/1"),
        form("Where?", "See ex\u200bample.com/x"),
        form("Where?", "See ｅxample.com"),
        form("Where?", "Ask <@123>"),
        form("Where?", "Ask <@&123>"),
        form("Where?", "Ask in <#123>"),
        form("Where?", "Hello @everyone"),
        form("Where is @here?", "Here."),
        form("Where?", "Here.", "See example.com?"),
        form("Where?", "Here.", reason="see example.com"),
    ],
)
async def test_links_invitations_and_mentions_wait_for_a_trainer(house: House, held: object) -> None:
    kept = await house.corrections.submit(member(), held, None)  # type: ignore[arg-type]
    assert kept.state is CorrectionState.WAITING
    assert kept.waits_for
    assert (await house.ask(kept.form.question)).help is None
    assert await house.corrections.rows(GARDEN) == []
    by_trainer = await house.corrections.submit(trainer(), held, None)  # type: ignore[arg-type]
    assert by_trainer.state is CorrectionState.ACTING


@pytest.mark.parametrize(
    "text", ["It costs 3.50.", "At 8 p.m. or so", "e.g. a spade", "Mail the @ sign", "1 < 2", "Dr.Smith", "v2.0"]
)
async def test_what_only_looks_a_little_like_a_link_acts(house: House, text: str) -> None:
    assert (await house.corrections.submit(member(), form("Where?", text), None)).state is CorrectionState.ACTING


@pytest.mark.parametrize(("days", "state"), [(6, CorrectionState.WAITING), (7, CorrectionState.ACTING)])
async def test_who_came_less_than_a_week_ago_waits(house: House, days: int, state: CorrectionState) -> None:
    assert (await house.corrections.submit(member(days=days), KEY, None)).state is state


async def test_somebody_whose_joining_is_not_known_waits(house: House) -> None:
    kept = await house.corrections.submit(Actor(GARDEN, 1, "ghost"), KEY, None)
    assert kept.state is CorrectionState.WAITING


async def test_ten_a_day_and_trainers_without_end(house: House) -> None:
    for number in range(10):
        kept = await house.corrections.submit(member(), form(f"subject {number}", "yes"), None)
        await house.corrections.undo(member(), kept.id)  # taking it back gives no further one
    with pytest.raises(Refused, match="10"):
        await house.corrections.submit(member(), form("one more", "yes"), None)
    await house.corrections.submit(member(2), form("another person", "yes"), None)
    await house.corrections.submit(member(space=CHESS), form("another server", "yes"), None)
    for number in range(11):
        await house.corrections.submit(trainer(), form(f"trained {number}", "yes"), None)
    house.clock.forward(hours=24, seconds=1)
    await house.corrections.submit(member(), form("the next day", "yes"), None)


async def test_many_at_once_are_no_way_around(house: House) -> None:
    done = await asyncio.gather(
        *(house.corrections.submit(member(), form(f"subject {n}", "yes"), None) for n in range(15)),
        return_exceptions=True,
    )
    assert sum(isinstance(one, Refused) for one in done) == 5


async def test_of_two_that_contradict_the_older_acts_until_a_trainer_chooses(house: House) -> None:
    older = await house.corrections.submit(member(1), KEY, None)
    newer = await house.corrections.submit(member(2), OTHERWISE, None)
    assert (newer.state, newer.rival_id) == (CorrectionState.CONTRADICTED, older.id)
    assert await answer(house) == "Behind the sign."
    assert [row.correction_id for row in await house.corrections.rows(GARDEN)] == [older.id]
    with pytest.raises(Refused):
        await house.corrections.approve(member(2), newer.id)
    chosen = await house.corrections.approve(trainer(), newer.id)
    assert (chosen.state, chosen.rival_id) == (CorrectionState.ACTING, None)
    assert (await house.corrections.get(GARDEN, older.id)).state is CorrectionState.REPLACED
    assert await answer(house) == "In the shed."
    assert [row.correction_id for row in await house.corrections.rows(GARDEN)] == [newer.id]
    with pytest.raises(Refused):
        await house.corrections.approve(trainer(), older.id)


async def test_a_trainer_may_choose_the_older_one(house: House) -> None:
    older = await house.corrections.submit(member(1), KEY, None)
    newer = await house.corrections.submit(member(2), OTHERWISE, None)
    await house.corrections.approve(trainer(), older.id)
    assert (await house.corrections.get(GARDEN, newer.id)).state is CorrectionState.REPLACED
    assert await answer(house) == "Behind the sign."


async def test_nearly_the_same_question_contradicts_too(house: House) -> None:
    older = await house.corrections.submit(member(1), form("Where in the garden is the pump key kept?", "Sign."), None)
    near = form("Where in the garden is the pump key kept now?", "Shed.")
    assert (await house.corrections.submit(member(2), near, None)).rival_id == older.id
    other = form("Who in the garden has lost a red glove?", "Philippa.")
    assert (await house.corrections.submit(member(2), other, None)).state is CorrectionState.ACTING


async def test_two_under_the_same_reply_contradict_however_they_word_the_question(house: House) -> None:
    wrong = await house.ask("Where is the pump key?")
    older = await house.corrections.submit(
        member(1), form("Who hides what opens the water?", "Behind the sign."), wrong
    )
    newer = await house.corrections.submit(member(2), form("", "In the shed."), wrong)
    assert newer.rival_id == older.id
    assert await answer(house) == "Behind the sign."


async def test_the_same_answer_is_no_contradiction(house: House) -> None:
    await house.corrections.submit(member(1), KEY, None)
    kept = await house.corrections.submit(member(2), form("Where is the pump key?", "behind the sign"), None)
    assert kept.state is CorrectionState.ACTING


async def test_the_same_authors_newer_one_replaces_the_older(house: House) -> None:
    older = await house.corrections.submit(member(1), KEY, None)
    newer = await house.corrections.submit(member(1), OTHERWISE, None)
    assert newer.state is CorrectionState.ACTING
    assert (await house.corrections.get(GARDEN, older.id)).state is CorrectionState.REPLACED
    assert await answer(house) == "In the shed."


async def test_a_newer_one_that_waits_replaces_nothing_until_it_is_approved(house: House) -> None:
    older = await house.corrections.submit(member(1), KEY, None)
    newer = await house.corrections.submit(member(1), form("Where is the pump key?", "See example.com"), None)
    assert newer.state is CorrectionState.WAITING
    assert await answer(house) == "Behind the sign."
    await house.corrections.approve(trainer(), newer.id)
    assert (await house.corrections.get(GARDEN, older.id)).state is CorrectionState.REPLACED
    assert await answer(house) == "See example.com"


async def test_when_the_older_one_goes_the_next_acts(house: House) -> None:
    older = await house.corrections.submit(member(1), KEY, None)
    second = await house.corrections.submit(member(2), OTHERWISE, None)
    third = await house.corrections.submit(member(3), form("Where is the pump key?", "On the roof."), None)
    await house.corrections.undo(member(1), older.id)
    assert await answer(house) == "In the shed."
    assert (await house.corrections.get(GARDEN, second.id)).state is CorrectionState.ACTING
    waiting = await house.corrections.get(GARDEN, third.id)
    assert (waiting.state, waiting.rival_id) == (CorrectionState.CONTRADICTED, second.id)
    await house.privacy.delete_mine(member(2))
    assert await answer(house) == "On the roof."


async def test_two_that_contradict_at_once_do_not_both_act(house: House) -> None:
    kept = await asyncio.gather(
        *(house.corrections.submit(member(n), form("Where is the pump key?", f"Place {n}."), None) for n in range(5))
    )
    assert sorted(one.state for one in kept) == [CorrectionState.ACTING] + [CorrectionState.CONTRADICTED] * 4


async def test_an_added_question_meets_the_same_brakes(house: House) -> None:
    await house.corrections.submit(member(1), KEY, None)
    wrong = await house.ask("Some other wording of it?")
    kept = await house.corrections.submit(member(2), form("", "In the shed."), wrong)
    assert kept.state is CorrectionState.ACTING
    assert (await house.corrections.add_question(member(2), kept.id, "Where is the pump key?")).state is (
        CorrectionState.CONTRADICTED
    )
    assert await answer(house) == "Behind the sign."
    second = await house.ask("Yet another subject?")
    kept = await house.corrections.submit(member(3), form("", "Yes."), second)
    linked = await house.corrections.add_question(member(3), kept.id, "What is on example.com?")
    assert linked.state is CorrectionState.WAITING


async def test_words_alone_find_the_same_question(tmp_path: Path) -> None:
    async with built(tmp_path, embedder=None) as house:
        older = await house.corrections.submit(member(1), KEY, None)
        assert (await house.corrections.submit(member(2), OTHERWISE, None)).rival_id == older.id
        other = form("Where is the pump?", "By the well.")
        assert (await house.corrections.submit(member(2), other, None)).state is CorrectionState.ACTING
