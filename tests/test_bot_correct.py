"""Correcting and teaching through the sandbox: every way to the form, receipts, and what is refused."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot_fixtures import House, house
from chatterbox.models import CorrectionState

EPHEMERAL = 64


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[House]:
    async with house(tmp_path) as made:
        yield made


async def answered(home: House, name: str = "Cleo", channel_name: str = "general") -> tuple[Any, Any, Any]:
    """A person, a channel, and a reply of the bot with its buttons."""
    person = await home.person(name)
    channel = person.channel(channel_name)
    await person.say(channel, f"{home.mention} when does it open?")
    return person, channel, await person.wait_message(channel, lambda m: m["content"].startswith("Nine"))


async def test_the_button_opens_an_empty_form_and_the_receipt_stands_under_the_answer(home: House) -> None:
    cleo, channel, answer = await answered(home)
    form = await cleo.press(answer, "Correct")
    assert form.modal is not None
    assert "when does it open?" not in str(form.modal)  # only what is typed here may become a row
    assert "Submitting gives these words" in str(form.modal)
    told = await cleo.submit(
        form,
        {"question": "When does the garden open?", "answer": "At ten.", "phrasings": "Opening time?\n\nOpen when?"},
    )
    receipt = await cleo.wait_message(channel, lambda m: "Corrected by" in m["content"])
    assert receipt["message_reference"]["message_id"] == answer["id"]
    assert not receipt["mentions"]
    assert "At ten." not in receipt["content"]
    details = await cleo.wait_update(told.message, lambda m: "from the next question on" in m["content"])
    assert details["flags"] & EPHEMERAL
    kept = home.fakes.corrections.kept[1]
    assert kept.form.phrasings == ("Opening time?", "Open when?")
    assert kept.turn_id == 1


async def test_undo_is_for_its_author_and_trainers(home: House) -> None:
    cleo, channel, answer = await answered(home)
    await cleo.submit(await cleo.press(answer, "Correct"), {"question": "When?", "answer": "At ten."})
    receipt = await cleo.wait_message(channel, lambda m: "Corrected by" in m["content"])
    dev, ben = await home.person("Dev"), await home.person("Ben")
    refused = await dev.press(receipt, "Undo")
    assert "Only its author or a trainer" in refused.text
    await ben.press(receipt, "Undo")
    undone = await cleo.wait_update(receipt, lambda m: "Taken back by" in m["content"])
    assert not undone["components"]
    assert home.fakes.corrections.kept[1].state is CorrectionState.WITHDRAWN


async def test_without_a_question_the_details_name_a_date_and_offer_to_add_it(home: House) -> None:
    cleo, _, answer = await answered(home)
    told = await cleo.submit(await cleo.press(answer, "Correct"), {"answer": "At ten."})
    details = await cleo.wait_update(told.message, lambda m: "Without a question" in m["content"])
    assert "<t:" in details["content"]
    form = await cleo.press(details, "Add the question")
    added = await cleo.submit(form, {"question": "When does it open?"})
    shown = await cleo.wait_update(added.message, lambda m: "row of the next training" in m["content"])
    assert [button["label"] for button in shown["components"][0]["components"]] == ["Undo"]


async def test_message_command_and_link_and_id_open_the_same_form(home: House) -> None:
    cleo, channel, answer = await answered(home)
    guild_id = cleo.guild()["id"]
    link = f"https://discord.com/channels/{guild_id}/{channel['id']}/{answer['id']}"
    first = await cleo.message_command(answer, "Correct this reply")
    second = await cleo.command(channel, "correct", message=link)
    third = await cleo.command(channel, "correct", message=answer["id"])
    assert first.modal is not None
    assert first.modal == second.modal | {"components": first.modal["components"]}
    assert second.modal == third.modal
    await cleo.submit(third, {"question": "When?", "answer": "At ten."})
    await cleo.wait_message(channel, lambda m: "Corrected by" in m["content"])


@pytest.mark.parametrize(
    ("named", "sentence"),
    [
        ("hello", "neither a link to a message nor its id"),
        ("123456789012345678", "no reply of mine under that message"),
        ("https://discord.com/channels/1/2/3", "no reply of mine under that message"),
        ("https://example.org/x", "neither a link to a message nor its id"),
    ],
)
async def test_what_is_no_reply_of_mine_is_refused(home: House, named: str, sentence: str) -> None:
    cleo = await home.person("Cleo")
    refused = await cleo.command(cleo.channel("general"), "correct", message=named)
    assert sentence in refused.text
    assert refused.message is not None
    assert refused.message["flags"] & EPHEMERAL


async def test_people_s_messages_cannot_be_corrected(home: House) -> None:
    cleo = await home.person("Cleo")
    said = await cleo.say(cleo.channel("general"), "I am no bot")
    refused = await cleo.message_command(said, "Correct this reply")
    assert "not one of my replies" in refused.text


async def test_another_server_s_reply_is_unknown_here(home: House) -> None:
    _, _, answer = await answered(home)
    ada = await home.person("Ada")
    there = ada.channel("rehearsals")
    refused = await ada.command(there, "correct", message=answer["id"])
    assert "no reply of mine under that message" in refused.text


async def test_a_reply_that_was_deleted_meanwhile_says_so(home: House) -> None:
    cleo, channel, answer = await answered(home)
    form = await cleo.press(answer, "Correct")
    ada = await home.person("Ada")
    await ada.delete(answer)
    told = await cleo.submit(form, {"question": "When?", "answer": "At ten."})
    await cleo.wait_update(told.message, lambda m: "deleted since" in m["content"])
    assert not home.fakes.corrections.kept
    refused = await cleo.command(channel, "correct", message=answer["id"])
    assert "deleted since" in refused.text


async def test_a_form_submitted_after_twenty_minutes_counts(home: House) -> None:
    cleo, channel, answer = await answered(home)
    form = await cleo.press(answer, "Correct")
    await home.client.world.advance(20 * 60)
    await cleo.submit(form, {"question": "When?", "answer": "At ten."})
    await cleo.wait_message(channel, lambda m: "Corrected by" in m["content"])


async def test_teach_needs_no_wrong_answer(home: House) -> None:
    cleo = await home.person("Cleo")
    channel = cleo.channel("general")
    form = await cleo.command(channel, "teach")
    told = await cleo.submit(form, {"question": "Who waters bed 3?", "answer": "Dev does."})
    await cleo.wait_message(channel, lambda m: "Taught by" in m["content"])
    await cleo.wait_update(told.message, lambda m: "row of the next training" in m["content"])
    assert home.fakes.corrections.kept[1].turn_id is None


async def test_where_the_bot_cannot_write_the_author_is_told(home: House) -> None:
    cleo = await home.person("Cleo")
    channel = cleo.channel("general")
    await home.client.world.overwrite(channel, home.sandbox.application.id, deny=1 << 11, type=1)
    told = await cleo.submit(await cleo.command(channel, "teach"), {"question": "Who?", "answer": "Dev."})
    await cleo.wait_update(told.message, lambda m: "could not write into this channel" in m["content"])
    assert home.fakes.corrections.kept


async def test_one_that_waits_says_so_and_a_trainer_approves_it(home: House) -> None:
    home.fakes.corrections.state = CorrectionState.WAITING
    home.fakes.corrections.waits_for = "You have been here for less than a week."
    cleo, channel, answer = await answered(home)
    told = await cleo.submit(await cleo.press(answer, "Correct"), {"question": "When?", "answer": "At ten."})
    await cleo.wait_message(channel, lambda m: "a trainer decides" in m["content"])
    await cleo.wait_update(told.message, lambda m: "less than a week" in m["content"])
    refused = await cleo.command(channel, "corrections")
    await cleo.wait_update(refused.message, lambda m: "Only trainers" in m["content"])
    ben = await home.person("Ben")
    listed = await ben.command(channel, "corrections", state="waiting")
    page = await ben.wait_update(listed.message, lambda m: "Corrections (waiting): 1" in m["content"])
    chosen = await ben.select(page, "Show one of them whole", ["1"])
    assert "At ten." in str(chosen.message["embeds"])
    await ben.press(chosen.message, "Approve")
    assert home.fakes.corrections.kept[1].state is CorrectionState.ACTING


async def test_corrections_are_listed_in_pages(home: House) -> None:
    ben = await home.person("Ben")
    channel = ben.channel("general")
    for number in range(12):
        form = await ben.command(channel, "teach")
        await ben.submit(form, {"question": f"Question {number}?", "answer": "Yes."})
        await ben.wait_message(channel, lambda m: "Taught by" in m["content"])
    listed = await ben.command(channel, "corrections")
    page = await ben.wait_update(listed.message, lambda m: "Corrections (all): 12" in m["content"])
    assert "Question 11?" in page["content"]
    assert "Question 1?" not in page["content"]
    await ben.press(page, "Older")
    older = await ben.wait_update(page, lambda m: "Question 1?" in m["content"])
    assert "Question 11?" not in older["content"]
    await ben.press(older, "Newer")
    await ben.wait_update(page, lambda m: "Question 11?" in m["content"])
