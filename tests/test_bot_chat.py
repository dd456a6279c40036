"""Talking to the bot through the sandbox: mentions, replies, direct messages, long and broken answers."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot_fixtures import Fakes, House, house
from chatterbox.errors import BackendDown


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[House]:
    async with house(tmp_path) as made:
        yield made


async def test_a_mention_is_answered_by_a_streamed_reply(home: House) -> None:
    cleo = await home.person("Cleo")
    channel = cleo.channel("general")
    gate = asyncio.Event()
    home.fakes.chat.pieces = ["The garden opens at nine", gate, " in the morning."]
    question = await cleo.say(channel, f"{home.mention} when does it open?")
    answer = await cleo.wait_message(channel, lambda m: m["content"].startswith("The garden"))
    assert answer["message_reference"]["message_id"] == question["id"]
    assert not answer["mentions"]
    gate.set()
    whole = await cleo.wait_update(answer, lambda m: m["components"])
    assert whole["content"] == "The garden opens at nine in the morning."
    assert home.fakes.chat.turns[1].question == "when does it open?"
    assert home.fakes.chat.turns[1].reply_places[0].message_id == int(answer["id"])


async def test_where_the_bot_may_not_write_it_is_silent_and_the_log_says_so(
    home: House, caplog: pytest.LogCaptureFixture
) -> None:
    cleo = await home.person("Cleo")
    quiet, channel = cleo.channel("plots-and-plants"), cleo.channel("general")
    await home.client.world.overwrite(quiet, home.sandbox.application.id, deny=1 << 11, type=1)
    with caplog.at_level("INFO", "chatterbox"):
        unanswered = await cleo.say(quiet, f"{home.mention} is anybody there?")
        await cleo.say(channel, f"{home.mention} and here?")
        await cleo.wait_message(channel, lambda m: m["content"].startswith("Nine"))
    assert [turn.question for turn in home.fakes.chat.turns.values()] == ["and here?"]
    assert f"message {unanswered['id']} stays unanswered: I may not write in channel {quiet['id']}" in caplog.text
    assert "anybody" not in caplog.text


async def test_direct_messages_are_answered_without_votes_and_corrections(home: House) -> None:
    cleo = await home.person("Cleo")
    channel = await cleo.dm(home.sandbox.application.id)
    await cleo.say(channel, "when does it open?")
    answer = await cleo.wait_message(channel, lambda m: m["content"] == "Nine o'clock.")
    whole = await cleo.wait_update(answer, lambda m: m["components"])
    assert [button["label"] for button in whole["components"][0]["components"]] == ["Regenerate"]
    assert home.fakes.chat.turns[1].space.kind == "dm"


async def test_a_reply_with_the_ping_on_goes_on_and_one_without_is_explained_once(home: House) -> None:
    cleo = await home.person("Cleo")
    channel = cleo.channel("general")
    await cleo.say(channel, f"{home.mention} when?")
    answer = await cleo.wait_message(channel, lambda m: m["content"].startswith("Nine"))
    await cleo.say(channel, "and on Sundays?", reply_to=answer)
    await cleo.wait_message(channel, lambda m: m["content"].startswith("Nine"))
    assert home.fakes.chat.turns[2].question == "and on Sundays?"
    await cleo.say(channel, "hm", reply_to=answer, ping=False)
    await cleo.wait_message(channel, lambda m: "Turn the ping on" in m["content"])
    await cleo.say(channel, "hm?", reply_to=answer, ping=False)
    await cleo.say(channel, f"{home.mention} last one?")
    await cleo.wait_message(channel, lambda m: m["content"].startswith("Nine"))
    explained = [m for m in await cleo.messages(channel) if "Turn the ping on" in m["content"]]
    assert len(explained) == 1


async def test_what_is_not_for_the_bot_is_left_alone(home: House) -> None:
    cleo = await home.person("Cleo")
    channel = cleo.channel("general")
    await cleo.say(channel, "hello everybody")
    await cleo.say(channel, f"{home.mention} now you")
    await cleo.wait_message(channel, lambda m: m["content"].startswith("Nine"))
    assert [turn.question for turn in home.fakes.chat.turns.values()] == ["now you"]


async def test_a_backend_that_is_down_gives_one_sentence_and_ask_again_works(home: House) -> None:
    cleo = await home.person("Cleo")
    channel = cleo.channel("general")
    home.fakes.chat.pieces = [BackendDown("The model cannot be reached just now.")]
    await cleo.say(channel, f"{home.mention} when?")
    sorry = await cleo.wait_message(channel, lambda m: "cannot be reached" in m["content"])
    home.fakes.chat.pieces = ["Nine o'clock."]
    await cleo.press(sorry, "Ask again")
    answer = await cleo.wait_message(channel, lambda m: m["content"].startswith("Nine"))
    assert answer["components"]
    assert not (await cleo.wait_update(sorry, lambda m: not m["components"]))["components"]


async def test_a_backend_that_is_down_before_anything_is_logged_can_be_asked_again(home: House) -> None:
    cleo = await home.person("Cleo")
    channel = cleo.channel("general")
    home.fakes.chat.begin_error = BackendDown("The model cannot be reached just now.")
    await cleo.say(channel, f"{home.mention} when is it?")
    sorry = await cleo.wait_message(channel, lambda m: "cannot be reached" in m["content"])
    home.fakes.chat.begin_error = None
    await cleo.press(sorry, "Ask again")
    await cleo.wait_message(channel, lambda m: m["content"].startswith("Nine"))
    assert home.fakes.chat.turns[1].question == "when is it?"


async def test_an_answer_that_breaks_off_keeps_what_came(home: House) -> None:
    cleo = await home.person("Cleo")
    channel = cleo.channel("general")
    home.fakes.chat.pieces = ["The garden opens at nine", BackendDown("The model went away.")]
    await cleo.say(channel, f"{home.mention} when?")
    answer = await cleo.wait_message(channel, lambda m: "went away" in m["content"])
    assert answer["content"].startswith("The garden opens at nine")
    assert answer["components"][0]["components"][0]["label"] == "Continue"


async def test_a_defect_is_answered_with_an_incident_and_logged(home: House, caplog: pytest.LogCaptureFixture) -> None:
    cleo = await home.person("Cleo")
    channel = cleo.channel("general")
    home.fakes.chat.pieces = [ZeroDivisionError("secret inside")]
    await cleo.say(channel, f"{home.mention} when?")
    answer = await cleo.wait_message(channel, lambda m: "Something broke" in m["content"])
    assert "secret inside" not in answer["content"]
    incident = answer["content"].split("(id ")[1].split(")")[0]
    assert f"incident {incident}" in caplog.text


@pytest.mark.parametrize("nothing", ["", "  \n ", "\u200b", "\x00"])
async def test_an_empty_answer_says_so(home: House, nothing: str) -> None:
    cleo = await home.person("Cleo")
    channel = cleo.channel("general")
    home.fakes.chat.pieces = [nothing]
    await cleo.say(channel, f"{home.mention} when?")
    answer = await cleo.wait_message(channel, lambda m: "empty answer" in m["content"])
    assert answer["components"][0]["components"][0]["label"] == "Ask again"


async def test_ten_thousand_characters_come_in_several_messages_and_the_last_has_the_button(home: House) -> None:
    cleo = await home.person("Cleo")
    channel = cleo.channel("general")
    sentence = "The quick gardener digs in row {}. "
    text = "".join(sentence.format(n) for n in range(290))
    assert len(text) >= 10_000
    home.fakes.chat.pieces = [text[start : start + 400] for start in range(0, len(text), 400)]
    await cleo.say(channel, f"{home.mention} tell me everything")
    last = await cleo.wait_message(channel, lambda m: "row 289" in m["content"] and m["components"])
    parts = [m for m in await cleo.messages(channel) if m["author"]["id"] == home.sandbox.application.id]
    assert 5 < len(parts) < 9
    assert parts[0]["id"] == last["id"]
    assert sum(bool(m["components"]) for m in parts) == 1
    assert "".join("".join(m["content"] for m in parts[::-1]).split()) == "".join(text.split())
    assert len(home.fakes.chat.turns[1].reply_places) == len(parts)


async def test_what_a_model_writes_pings_nobody(home: House) -> None:
    cleo = await home.person("Cleo")
    channel = cleo.channel("general")
    home.fakes.chat.pieces = [f"@everyone @here <@{cleo.id}> come here " * 3]
    await cleo.say(channel, f"{home.mention} call them")
    answer = await cleo.wait_message(channel, lambda m: m["content"].startswith("@everyone"))
    assert not answer["mention_everyone"]
    assert not answer["mentions"]


async def test_quick_questions_of_one_person_are_answered_in_order(home: House) -> None:
    cleo, dev = await home.person("Cleo"), await home.person("Dev")
    channel = cleo.channel("general")
    gate = asyncio.Event()
    home.fakes.chat.pieces = [gate, "Nine o'clock."]
    for number in range(3):
        await cleo.say(channel, f"{home.mention} question {number}")
    await dev.say(channel, f"{home.mention} question of Dev")
    gate.set()
    for _ in range(4):
        await cleo.wait_message(channel, lambda m: m["content"].startswith("Nine"))
    asked = [turn.question for turn in home.fakes.chat.turns.values()]
    assert [question for question in asked if "Dev" not in question] == ["question 0", "question 1", "question 2"]
    assert asked.index("question of Dev") < 2


async def test_answer_this_answers_below_the_message(home: House) -> None:
    cleo = await home.person("Cleo")
    channel = cleo.channel("general")
    said = await cleo.say(channel, "when does the garden open?")
    pointer = await cleo.message_command(said, "Answer this")
    assert pointer.message is not None
    assert pointer.message["flags"] & 64
    answer = await cleo.wait_message(channel, lambda m: m["content"].startswith("Nine"))
    assert answer["message_reference"]["message_id"] == said["id"]
    refused = await cleo.message_command(answer, "Answer this")
    assert "only answer people" in refused.text


async def test_the_prefix_names_the_slash_command(tmp_path: Path) -> None:
    async with house(tmp_path, message_content=True) as home:
        cleo = await home.person("Cleo")
        channel = cleo.channel("general")
        await cleo.say(channel, "!train now")
        await cleo.wait_message(channel, lambda m: "</train:" in m["content"])
        await cleo.say(channel, "!dance")
        await cleo.say(channel, f"{home.mention} !dance")
        await cleo.wait_message(channel, lambda m: 'no command "dance"' in m["content"])
        assert not home.fakes.chat.turns


@pytest.mark.parametrize("recorded", [True, False])
async def test_a_reply_that_a_crash_cut_gets_a_note_and_no_second_message(tmp_path: Path, recorded: bool) -> None:
    before = Fakes()
    before.chat.pieces = ["The garden opens at nine", asyncio.Event()]
    async with house(tmp_path, before) as home:
        cleo = await home.person("Cleo")
        channel = cleo.channel("general")
        await cleo.say(channel, f"{home.mention} when?")
        answer = await cleo.wait_message(channel, lambda m: m["content"].startswith("The garden"))
        turn = before.chat.turns[1]
        before.chat.sent = before.chat.cut = _nothing  # type: ignore[method-assign]
        home.assembled.bot.http.edit_message = _nothing  # type: ignore[method-assign]  # killed: nothing more goes out
    after = Fakes()
    after.chat.left = [turn if recorded else replace(turn, reply_places=())]
    after.chat.turns = {turn.id: after.chat.left[0]}
    async with house(tmp_path, after) as home:
        cleo = await home.person("Cleo")
        ended = await cleo.wait_update(answer, lambda m: "cut off here" in m["content"])
        assert ended["content"].startswith("The garden opens at nine")
        assert ended["components"][0]["components"][0]["label"] == "Ask again"
        bots = [m for m in await cleo.messages(channel) if m["author"]["id"] == home.sandbox.application.id]
        assert len(bots) == 1


async def _nothing(*_: Any, **__: Any) -> Any:
    raise asyncio.CancelledError
