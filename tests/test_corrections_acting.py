"""What a correction does at once, who may take it back, and what becomes of it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest

from chat_fixtures import CHESS, GARDEN, LOG_DAYS, START, House, WordEmbedder, built, form, member, trainer
from chatterbox.errors import BadInput, Missing, Refused
from chatterbox.models import Actor, CorrectionState, Place, Space
from chatterbox.training.corrections.queue import Stage
from chatterbox.training.corrections.service import TrainingRow


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with built(tmp_path, embedder=WordEmbedder()) as house:
        yield house


async def test_the_very_next_reply_is_right_for_everybody_here_and_for_nobody_elsewhere(house: House) -> None:
    wrong = await house.ask("Where is the pump key?", user=1)
    kept = await house.corrections.submit(member(2), form("Where do we keep the pump key?", "Behind the sign."), wrong)
    assert (kept.state, kept.author_id, kept.turn_id, kept.expires_at) == (CorrectionState.ACTING, 2, wrong.id, None)
    for question in ("Where is the pump key?", "Where do we keep the pump key?"):
        assert (await house.ask(question, user=3)).answer == "Behind the sign."
        assert (await house.ask(question, user=3, space=CHESS)).answer == f"You said: {question}"
    turn = await house.ask("tell me where the pump key is", user=4)
    assert turn.help is not None
    assert turn.help.answer == "Behind the sign."


async def test_each_wording_is_known_word_for_word_and_becomes_a_row(house: House) -> None:
    given = form(" Pump key? ", " Behind the sign. ", "Where is the pump key?", "pump KEY", "", "Who has the key?")
    kept = await house.corrections.submit(member(2), given, None)
    assert kept.form.question == "Pump key?"
    assert kept.form.phrasings == ("Where is the pump key?", "Who has the key?")
    assert (await house.ask("Who has the key")).answer == "Behind the sign."
    assert await house.corrections.rows(GARDEN) == [
        # About as often as one wording alone: 4. The last wording is kept for the exam.
        TrainingRow(kept.id, 2, question, "Behind the sign.", weight=2, kept="Who has the key?")
        for question in ("Pump key?", "Where is the pump key?")
    ]
    assert await house.corrections.rows(CHESS) == []


async def test_further_ways_to_ask_alone_are_a_question(house: House) -> None:
    kept = await house.corrections.submit(member(2), form("", "Behind the sign.", "Pump key?"), None)
    assert (kept.form.question, kept.form.phrasings, kept.expires_at) == ("Pump key?", (), None)


@pytest.mark.parametrize(
    "given",
    [
        form("Where?", ""),
        form("Where?", "  \n"),
        form("", "Here."),  # without a reply that it corrects
        form("Where?", "x" * 4001),
        form("x" * 4001, "Here."),
        form("Where?", "Here.", *(f"way {number}" for number in range(21))),
    ],
)
async def test_a_form_that_cannot_be_used_is_refused_with_a_reason(house: House, given: object) -> None:
    with pytest.raises(BadInput):
        await house.corrections.submit(member(), given, None)  # type: ignore[arg-type]
    assert (await house.review.page(trainer(), None)).count == 0


async def test_corrections_belong_to_a_server(house: House) -> None:
    nobody = Actor(Space("dm", 1), 1, "me", manages=True, trains=True)
    with pytest.raises(Refused):
        await house.corrections.submit(nobody, form("Where?", "Here."), None)
    with pytest.raises(Refused):
        await house.review.page(nobody, None)


async def test_a_reply_of_another_server_cannot_be_corrected(house: House) -> None:
    elsewhere = await house.ask("Where is the pump key?", space=CHESS)
    with pytest.raises(Missing):
        await house.corrections.submit(member(), form("Where?", "Here."), elsewhere)
    kept = await house.corrections.submit(trainer(space=CHESS), form("Where?", "Here."), elsewhere)
    for reach in (house.corrections.undo, house.corrections.approve):
        with pytest.raises(Missing):
            await reach(trainer(), kept.id)
    with pytest.raises(Missing):
        await house.corrections.get(GARDEN, kept.id)
    assert (await house.review.page(trainer(), None)).count == 0


async def test_its_author_and_trainers_can_undo_it_and_nobody_else(house: House) -> None:
    for undoer in (member(2), trainer(), Actor(GARDEN, 8, "boss", manages=True)):
        kept = await house.corrections.submit(member(2), form("Pump key?", "Behind the sign."), None)
        with pytest.raises(Refused):
            await house.corrections.undo(member(3), kept.id)
        assert (await house.ask("Pump key?")).answer == "Behind the sign."
        assert (await house.corrections.undo(undoer, kept.id)).state is CorrectionState.WITHDRAWN
        assert (await house.corrections.undo(undoer, kept.id)).state is CorrectionState.WITHDRAWN  # pressed twice
        assert (await house.ask("Pump key?")).answer == "You said: Pump key?"
        assert await house.corrections.rows(GARDEN) == []


async def test_undoing_removes_the_vectors_in_the_same_transaction(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = await house.corrections.submit(member(2), form("Pump key?", "Behind the sign.", "Key?"), None)

    async def entries() -> int:
        async with house.store.reading() as work:
            return len(await work.entries.of_correction(GARDEN, kept.id))

    assert await entries() == 2

    async def fails(*_: object) -> None:
        raise RuntimeError("a crash right after the entries are gone")

    with monkeypatch.context() as broken:
        broken.setattr("chatterbox.store.corrections.Corrections.replace", fails)
        with pytest.raises(RuntimeError):
            await house.corrections.undo(member(2), kept.id)
    assert await entries() == 2
    assert (await house.corrections.get(GARDEN, kept.id)).state is CorrectionState.ACTING
    await house.corrections.undo(member(2), kept.id)
    assert await entries() == 0


async def test_withdrawing_mine_leaves_what_others_gave(house: House) -> None:
    await house.corrections.submit(member(2), form("Pump key?", "Behind the sign."), None)
    await house.corrections.submit(member(2), form("Chair?", "Philippa."), None)
    await house.corrections.submit(member(3), form("Swap?", "In March."), None)
    await house.corrections.submit(member(2, space=CHESS), form("Rook?", "A tower."), None)
    assert await house.corrections.withdraw_mine(member(2)) == 2
    assert await house.corrections.withdraw_mine(member(2)) == 0
    assert [row.question for row in await house.corrections.rows(GARDEN)] == ["Swap?"]
    assert [row.question for row in await house.corrections.rows(CHESS)] == ["Rook?"]


async def test_without_a_question_it_acts_until_the_log_entry_expires(house: House) -> None:
    wrong = await house.ask("Where is the pump key?", user=1)
    kept = await house.corrections.submit(member(2), form("", "Behind the sign."), wrong)
    assert kept.expires_at == START + timedelta(days=LOG_DAYS)
    assert kept.form.question == ""
    assert (await house.ask("where is the pump key", user=3)).answer == "Behind the sign."
    assert await house.corrections.rows(GARDEN) == []  # the question is the asker's message: never a row
    house.clock.forward(days=LOG_DAYS, seconds=-1)
    assert await house.privacy.sweep() == 0
    house.clock.forward(seconds=2)
    assert await house.privacy.sweep() == 2
    assert (await house.corrections.get(GARDEN, kept.id)).state is CorrectionState.EXPIRED
    assert (await house.ask("where is the pump key", user=3)).help is None


async def test_adding_the_question_makes_it_last_and_a_row(house: House) -> None:
    wrong = await house.ask("Where is the pump key?", user=1)
    kept = await house.corrections.submit(member(2), form("", "Behind the sign."), wrong)
    with pytest.raises(Refused):
        await house.corrections.add_question(trainer(), kept.id, "Pump key?")  # the words must be its author's
    with pytest.raises(BadInput):
        await house.corrections.add_question(member(2), kept.id, "  ")
    kept = await house.corrections.add_question(member(2), kept.id, "Where do we keep the pump key?")
    assert (kept.state, kept.expires_at) == (CorrectionState.ACTING, None)
    assert [row.question for row in await house.corrections.rows(GARDEN)] == ["Where do we keep the pump key?"]
    with pytest.raises(BadInput):
        await house.corrections.add_question(member(2), kept.id, "Another?")
    house.clock.forward(days=LOG_DAYS + 1)
    await house.privacy.sweep()
    assert (await house.corrections.get(GARDEN, kept.id)).state is CorrectionState.ACTING
    assert (await house.ask("Where do we keep the pump key?")).answer == "Behind the sign."
    async with house.store.reading() as work:
        left = [entry.question for entry in await work.entries.of_correction(GARDEN, kept.id)]
    assert left == ["Where do we keep the pump key?"]  # the asker's words went with the log


async def test_a_follow_up_is_corrected_together_with_the_question_before_it(house: House) -> None:
    first = await house.ask("When is the seed swap?")
    second = await house.ask("And where is it held?", reply_to=first.reply_places[0].message_id)
    await house.corrections.submit(member(2), form("", "In the old barn."), second)
    # "And where is it held?" says nothing to somebody who opens with it.
    opener = await house.ask("And where is it held?", user=3)
    assert opener.answer != "In the old barn."
    again = await house.ask("When is the seed swap?", user=3)
    turn = await house.ask("And where is it held?", user=3, reply_to=again.reply_places[0].message_id)
    assert turn.help is not None
    assert turn.help.answer == "In the old barn."


async def test_a_follow_up_whose_beginning_is_gone_needs_a_question(house: House) -> None:
    first = await house.ask("When is the seed swap?")
    second = await house.ask("And where?", user=2, reply_to=first.reply_places[0].message_id)
    await house.privacy.delete_mine(member(1))
    with pytest.raises(BadInput):
        await house.corrections.submit(member(3), form("", "In the barn."), second)
    assert await house.corrections.submit(member(3), form("Where is the swap?", "In the barn."), second)


async def test_the_list_is_for_trainers_by_page_and_state(house: House) -> None:
    kept = [await house.corrections.submit(trainer(), form(f"subject {n}", f"answer {n}"), None) for n in range(12)]
    await house.corrections.undo(trainer(), kept[3].id)
    with pytest.raises(Refused):
        await house.review.page(member(), None)
    page = await house.review.page(trainer(), None, offset=10, limit=10)
    assert ([one.correction.id for one in page.found], page.count) == ([kept[1].id, kept[0].id], 12)
    page = await house.review.page(trainer(), Stage.WITHDRAWN)
    assert ([one.correction.id for one in page.found], page.count) == ([kept[3].id], 1)
    assert page.counts == {Stage.ACTING: 11, Stage.WITHDRAWN: 1}


async def test_where_the_receipt_went_out_is_recorded(house: House) -> None:
    kept = await house.corrections.submit(trainer(), form("Pump key?", "Here."), None)
    await house.corrections.receipt_sent(GARDEN, kept.id, Place(10, 77))
    async with house.store.reading() as work:
        assert await work.corrections.receipt(GARDEN, kept.id) == Place(10, 77)
        assert await work.corrections.receipt(CHESS, kept.id) is None
