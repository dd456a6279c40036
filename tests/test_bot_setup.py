"""/setup and the notice channel: what managers choose in the panel acts at once, and everywhere. Over real services."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot_fixtures import RealHouse, real_house, words_of
from chatterbox.models import Actor, CorrectionForm, Space
from chatterbox.sandbox.client import Json, Person
from chatterbox.services import open_services
from test_bot_rules import GARDENS, answers, asked, rows, told


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[RealHouse]:
    async with real_house(tmp_path) as made, made.bot():
        yield made


async def panel(person: Person) -> Json:
    answer = await person.command(person.channel("bot-corner"), "setup")
    assert answer.message is not None
    return await person.wait_update(answer.message, lambda m: bool(m["embeds"]))


async def choose(person: Person, shown: Json, menu: str, *values: str) -> Json:
    """The panel after a choice."""
    await person.select(shown, f"cb:{menu}", values)
    return await person.wait_update(shown, lambda m: m["embeds"] != shown["embeds"])


def field(shown: Json, name: str) -> str:
    (value,) = [one["value"] for one in shown["embeds"][0]["fields"] if one["name"] == name]
    return str(value)


def role(person: Person, name: str) -> str:
    (found,) = [one["id"] for one in person.guild(GARDENS)["roles"] if one["name"] == name]
    return str(found)


async def taught(person: Person, channel: Json, question: str, right: str) -> Json:
    """The public receipt."""
    before = {m["id"] for m in await person.messages(channel)}
    form = await person.command(channel, "teach")
    answer = await person.submit(form, {"question": question, "answer": right})
    public = ("Taught by", "decides with /corrections")
    receipt = await person.wait_message(
        channel, lambda m: m["id"] not in before and any(words in m["content"] for words in public)
    )
    assert answer.message is not None
    await person.wait_update(answer.message, lambda m: bool(m["content"]))  # else a test may end in the midst of it
    return receipt


async def test_every_acting_correction_is_told_in_the_notice_channel_and_can_be_undone(home: RealHouse) -> None:
    ben, cleo = await home.person("Ben"), await home.person("Cleo")
    corner, general = ben.channel("bot-corner"), cleo.channel("general")
    await taught(cleo, general, "Who was here before?", "Nobody was.")
    shown = await panel(ben)
    shown = await choose(ben, shown, "setup-notices", corner["id"])
    assert f"<#{corner['id']}>" in field(shown, "Notice channel")
    for question, answer in (("Who has the key?", "Philippa."), ("Who has the cat?", "Quentin.")):
        await taught(cleo, general, question, answer)
    key = await ben.wait_message(corner, lambda m: "Philippa" in m["content"])
    cat = await ben.wait_message(corner, lambda m: "Quentin" in m["content"])
    assert f"<@{cleo.id}> taught me" in key["content"] and not key["mentions"]
    assert not [m for m in await ben.messages(corner) if "Nobody was" in m["content"]], "that is no news"
    await ben.press(key, "Undo")
    assert "Philippa" not in (await asked(home, cleo, general, "Who has the key?"))["content"]
    sure = await ben.press(cat, "Undo all by this person")
    assert "All 2 corrections" in told(sure) and sure.message is not None
    done = await ben.press(sure.message, "Yes, undo all")
    assert done.message is not None
    await ben.wait_update(done.message, lambda m: "2 corrections" in m["content"])
    for question in ("Who has the cat?", "Who was here before?"):
        assert (await asked(home, cleo, general, question))["content"] == "tiny-base says hello"
    refused = await cleo.press(cat, "Undo all by this person")
    assert "Only trainers" in told(refused)


async def test_a_correction_is_told_once_however_often_the_bot_starts(tmp_path: Path) -> None:
    async with real_house(tmp_path) as home:
        async with home.bot():
            ben, cleo = await home.person("Ben"), await home.person("Cleo")
            corner, general = ben.channel("bot-corner"), cleo.channel("general")
            await choose(ben, await panel(ben), "setup-notices", corner["id"])
            await taught(cleo, general, "Who has the key?", "Philippa.")
            first = await ben.wait_message(corner, lambda m: "Philippa" in m["content"])
        async with open_services(home.settings) as services:  # as if the bot were killed before it could tell
            author = Actor(Space("guild", int(general["guild_id"])), int(cleo.id), "Cleo", trains=True)
            await services.corrections.submit(author, CorrectionForm("Who has the cat?", "Quentin."), None)
        async with home.bot():
            await ben.wait_message(corner, lambda m: "Quentin" in m["content"])
        told_of = [m["id"] for m in await ben.messages(corner) if "Philippa" in m["content"]]
        assert told_of == [first["id"]], "told once, however often the bot starts"


async def test_the_panel_shows_everything_and_only_managers_open_it(home: RealHouse) -> None:
    ben, cleo = await home.person("Ben"), await home.person("Cleo")
    assert "setup" not in {command["name"] for command in await cleo.commands(cleo.channel("general"))}
    shown = await panel(ben)
    names = [one["name"] for one in shown["embeds"][0]["fields"]]
    assert len(names) == 11 and len(shown["components"]) == 5
    committee = ben.channel("committee")
    assert f"View Channel: <#{committee['id']}>" in field(shown, "What I lack")
    assert "Integrations" in field(shown, "Who sees my commands")
    assert "has not been done" in field(shown, "Who sees my commands")
    await ben.command(ben.channel("bot-corner"), "block", member=cleo.id)
    assert f"<@{cleo.id}>" in field(await panel(ben), "Blocked members")


async def test_pause_and_words_are_in_the_panel_too(home: RealHouse) -> None:
    ben = await home.person("Ben")
    shown = await panel(ben)
    await ben.press(shown, "Pause")
    paused = await ben.wait_update(shown, lambda m: "I am paused" in json.dumps(m["embeds"]))
    await ben.press(paused, "Go on")
    await ben.wait_update(shown, lambda m: "I am not paused" in json.dumps(m["embeds"]))
    form = await ben.press(shown, "Words that I never say")
    assert "1" not in told(await ben.submit(form, {"words": "zucchini"}))
    assert "There is one." in field(await panel(ben), "Words that I never say")


async def test_trainer_roles_chosen_in_the_server_may_train_at_once(home: RealHouse) -> None:
    ben, dev = await home.person("Ben"), await home.person("Dev")
    corner = dev.channel("bot-corner")
    assert "Only trainers" in told(await dev.command(corner, "train", file=rows(12)))
    shown = await choose(ben, await panel(ben), "setup-trainers", role(ben, "Trainer"))
    assert f"<@&{role(ben, 'Trainer')}>" in field(shown, "Trainer roles")
    await dev.command(corner, "train", file=rows(12))
    await dev.wait_message(corner, lambda m: "is done" in m["content"], 60)
    await choose(ben, shown, "setup-trainers")
    assert "Only trainers" in told(await dev.command(corner, "train"))


async def test_with_corrector_roles_everybody_else_s_corrections_wait(home: RealHouse) -> None:
    ben, cleo, dev = [await home.person(name) for name in ("Ben", "Cleo", "Dev")]
    general = cleo.channel("general")
    shown = await choose(ben, await panel(ben), "setup-correctors", role(ben, "Trainer"))
    waiting = await taught(cleo, general, "Who has the key?", "Philippa.")
    assert "a trainer decides" in waiting["content"]
    assert "Philippa" not in (await asked(home, cleo, general, "Who has the key?"))["content"]
    form = await dev.command(dev.channel("general"), "teach")
    await dev.submit(form, {"question": "Who has the cat?", "answer": "Quentin."})
    await dev.wait_message(general, lambda m: f"Taught by <@{dev.id}>" in m["content"])
    assert words_of(await asked(home, cleo, general, "Who has the cat?")) == "Quentin."
    await choose(ben, shown, "setup-correctors")
    assert "Taught by" in (await taught(cleo, general, "Who has the dog?", "Rosa."))["content"]


async def test_it_answers_only_in_the_channels_that_were_chosen(home: RealHouse) -> None:
    ben, cleo = await home.person("Ben"), await home.person("Cleo")
    general, corner = cleo.channel("general"), cleo.channel("bot-corner")
    await choose(ben, await panel(ben), "setup-channels", corner["id"])
    said = await cleo.say(general, f"{home.mention} Hello?")
    hint = await cleo.wait_message(general, lambda m: m["author"]["id"] != cleo.id and answers(said)(m))
    assert hint["content"] == f"In this server I answer only here: <#{corner['id']}>"
    again = await cleo.say(general, f"{home.mention} Hello??")
    assert f"<#{corner['id']}>" in told(await cleo.message_command(again, "Answer this"))
    await asked(home, cleo, corner, "Hello?")
    assert not [m for m in await cleo.messages(general) if answers(again)(m)], "said once"


async def test_with_the_intent_no_mention_is_needed_where_it_answers(tmp_path: Path) -> None:
    async with real_house(tmp_path) as home:
        discord_ = home.settings.discord.model_copy(update={"message_content": True})
        home.settings = home.settings.model_copy(update={"discord": discord_})
        await home.client.world.privileged_intents(home.sandbox.application.id, ["message_content"])
        async with home.bot():
            ben, cleo = await home.person("Ben"), await home.person("Cleo")
            general, corner = cleo.channel("general"), cleo.channel("bot-corner")
            shown = await choose(ben, await panel(ben), "setup-channels", corner["id"])
            assert "without a mention" in field(shown, "Where I answer")
            quiet = await cleo.say(general, "Is anybody there?")
            chat = await cleo.say(corner, f"<@{ben.id}> did you water the beds?")
            said = await cleo.say(corner, "Who is there?")
            await cleo.wait_message(corner, lambda m: answers(said)(m) and bool(m["components"]))
            assert not [m for m in await cleo.messages(general) if answers(quiet)(m)]
            assert not [m for m in await cleo.messages(corner) if answers(chat)(m)]
