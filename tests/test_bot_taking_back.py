"""Take back: an answer goes out of the channel, out of every later context and out of help."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot_fixtures import Fakes, RealHouse, house, real_house, words_of
from chatterbox.sandbox.client import Json, Person
from test_bot_rules import answers, asked, rows, told


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[RealHouse]:
    async with real_house(tmp_path) as made, made.bot():
        yield made


async def take_back(person: Person, message: Json) -> str:
    """What the person is told in the end."""
    answer = await person.message_command(message, "Take back")
    assert answer.message is not None
    return str((await person.wait_update(answer.message, lambda m: bool(m["content"])))["content"])


async def followed_up(home: RealHouse, person: Person, reply: Json, text: str) -> Json:
    """The finished reply to a reply."""
    said = await person.say(reply["channel_id"], f"{home.mention} {text}", reply_to=reply)
    return await person.wait_message(reply["channel_id"], lambda m: answers(said)(m) and bool(m["components"]))


async def test_an_answer_leaves_the_channel_and_every_later_context(home: RealHouse) -> None:
    ben, cleo = await home.person("Ben"), await home.person("Cleo")
    general, corner = cleo.channel("general"), ben.channel("bot-corner")
    home.backend.answer = lambda model, messages: f"Word {len(home.backend.asked)} of mine."
    first = await asked(home, cleo, general, "What do you say?")
    second = await followed_up(home, cleo, first, "And then?")
    assert "trainers" in await take_back(cleo, first)
    assert "nobody sees it any more" in await take_back(ben, first)
    noted = await cleo.wait_update(first, lambda m: "taken back" in m["content"])
    assert noted["content"] == f"I said something here that <@{ben.id}> has taken back." and not noted["components"]
    await followed_up(home, cleo, second, "And what before?")
    told_to_model = json.dumps(home.backend.asked[-1])
    assert second["content"] in told_to_model and first["content"] not in told_to_model
    await followed_up(home, cleo, noted, "What was that?")
    assert len(home.backend.asked[-1]["messages"]) == 2, "instruction and question alone"
    link = f"https://discord.com/channels/{general['guild_id']}/{general['id']}/{first['id']}"
    assert "I know no reply of mine" in told(await ben.command(corner, "correct", message=link))
    assert "My log no longer had it" in await take_back(ben, noted)


async def test_what_a_correction_taught_goes_with_the_answer_that_repeated_it(home: RealHouse) -> None:
    ben, cleo = await home.person("Ben"), await home.person("Cleo")
    general = cleo.channel("general")
    form = await cleo.command(general, "teach")
    await cleo.submit(form, {"question": "Who has the key?", "answer": "The mayor eats it."})
    await cleo.wait_message(general, lambda m: "Taught by" in m["content"])
    reply = await asked(home, cleo, general, "Who has the key?")
    assert words_of(reply) == "The mayor eats it."
    assert f"what <@{cleo.id}> taught me" in await take_back(ben, reply)
    assert "mayor" not in (await asked(home, cleo, general, "Who has the key?"))["content"]
    assert "mayor" not in json.dumps(home.backend.asked)


async def test_a_row_of_the_dataset_that_was_taken_back_helps_no_more(home: RealHouse) -> None:
    ben, cleo = await home.person("Ben"), await home.person("Cleo")
    general, corner = cleo.channel("general"), ben.channel("bot-corner")
    await ben.command(corner, "train", file=rows(12))
    await ben.wait_message(corner, lambda m: "is done" in m["content"], 60)
    reply = await asked(home, cleo, general, "What grows in bed 3?")
    assert words_of(reply) == "Crop 3."
    assert "stands in the dataset" in await take_back(ben, reply)
    count = len(home.backend.asked)
    for question in ("What grows in bed 3?", "Tell me what grows in bed 3"):
        assert "Crop 3" not in (await asked(home, cleo, general, question))["content"]
    assert "Crop 3." not in json.dumps(home.backend.asked[count:])
    assert words_of(await asked(home, cleo, general, "What grows in bed 4?")) == "Crop 4."


async def test_another_s_message_is_not_taken_back(home: RealHouse) -> None:
    ben, cleo = await home.person("Ben"), await home.person("Cleo")
    said = await cleo.say(cleo.channel("general"), "Hello everybody")
    assert "not mine" in told(await ben.message_command(said, "Take back"))


async def test_an_answer_that_is_being_written_stops(tmp_path: Path) -> None:
    fakes, go_on = Fakes(), asyncio.Event()
    fakes.taking_back.chat = fakes.chat
    fakes.chat.pieces = ["A first part that is long enough", go_on, " and a second part"]
    async with house(tmp_path, fakes) as home:
        ben = await home.person("Ben")
        general = ben.channel("general")
        said = await ben.say(general, f"{home.mention} Speak!")
        begun = await ben.wait_message(general, lambda m: m["author"]["id"] != ben.id and answers(said)(m))
        await take_back(ben, begun)
        fakes.chat.pieces = ["The next question is answered when this one is done."]
        go_on.set()
        after = await ben.say(general, f"{home.mention} And now?")
        await ben.wait_message(general, lambda m: answers(after)(m) and bool(m["components"]))
        mine = [m for m in await ben.messages(general) if answers(said)(m)]
        assert [m["content"] for m in mine] == [f"I said something here that <@{ben.id}> has taken back."]
