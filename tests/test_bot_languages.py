"""Who reads decides: the member in what only they see, the server in its channels, also after a restart."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot_fixtures import House, RealHouse, house, real_house
from chatterbox.sandbox.client import Upload
from chatterbox.texts import say, speaking


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[House]:
    async with house(tmp_path) as made:
        yield made


def said(language: str, key: str, **values: str | int) -> str:
    with speaking(language):
        sentence = say(key, **values)
    assert language == "en" or sentence != say(key, **values), f"{key} is the same in {language}"
    return sentence


async def _speak(home: House | RealHouse, person: str, language: str, server: str = "en-US") -> None:
    someone = await home.person(person)
    await home.client.world.language(language, of=someone.user)
    await home.client.world.language(server, guild=someone.guild())


ROWS = Upload("garden.csv", ("question,answer\n" + "".join(f"What is {n}?,It is {n}.\n" for n in range(12))).encode())


async def test_a_member_reads_their_language_and_the_channel_the_server_s_through_a_restart(tmp_path: Path) -> None:
    async with real_house(tmp_path) as home:
        await _speak(home, "Ben", "de", server="ja")
        ben = await home.person("Ben")
        corner = ben.channel("bot-corner")
        home.backend.hold = "running"
        async with home.bot():
            answer = await ben.command(corner, "train", file=ROWS)
            checked = said("de", "plan-teaches-facts")
            mine = await ben.wait_update(answer.message, lambda m: checked in m["content"])
            assert said("de", "dataset-teaches-facts") in mine["content"]  # the worker's own sentence
            running = said("ja", "run-state-running")
            living = await ben.wait_message(corner, lambda m: running in m["content"])
            assert living["components"][0]["components"][0]["label"] == said("ja", "button-cancel")
        home.backend.hold = ""
        async with home.bot():  # everything is taken up before Discord says anything of the server
            made = said("ja", "run-state-succeeded")
            await ben.wait_update(living, lambda m: made in m["content"], 60)
            closing = await ben.wait_message(corner, lambda m: f"<@{ben.id}>" in m["content"] and m["embeds"])
            assert closing["embeds"][0]["title"] == said("ja", "run-card-title")


async def test_a_german_in_an_english_server(home: House) -> None:
    await _speak(home, "Cleo", "de")
    cleo = await home.person("Cleo")
    channel = cleo.channel("general")
    form = await cleo.command(channel, "teach")
    assert form.modal is not None
    assert form.modal["title"] == said("de", "form-teach-title")
    details = await cleo.submit(form, {"question": "Who has the key?", "answer": "Philippa."})
    await cleo.wait_update(details.message, lambda m: said("de", "details-acting") in m["content"])
    receipt = await cleo.wait_message(channel, lambda m: "Taught by" in m["content"])
    assert receipt["components"][0]["components"][0]["label"] == say("button-undo")
    shown = {command["name"]: command for command in await cleo.commands(channel)}
    assert shown["train"]["description_localizations"]["de"] != shown["train"]["description"]
    assert shown["train"]["description_localizations"]["es-419"]
    refused = await cleo.command(channel, "correct", message="hello")
    assert refused.text == said("de", "correct-no-message")


async def test_direct_messages_are_in_the_language_heard_last(home: House) -> None:
    await _speak(home, "Cleo", "fr")
    cleo = await home.person("Cleo")
    dm = await cleo.dm(home.sandbox.application.id)
    await cleo.command(dm, "hi")
    await cleo.say(dm, "!nothing")
    await cleo.wait_message(dm, lambda m: m["content"] == said("fr", "chat-no-such-command", name="nothing"))
