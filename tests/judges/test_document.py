"""What a bot and the sandbox said to each other, judged by Discord's API document (where it is at hand)."""

from __future__ import annotations

from typing import Any

import pytest

from chatterbox.sandbox.client import Person, SandboxClient, Upload
from discord_document import VARIABLE, DiscordDocument, named

pytest_plugins = ("sandbox_fixtures",)

pytestmark = pytest.mark.skipif(named() is None, reason=f"{VARIABLE} names no document")


@pytest.fixture
def document() -> DiscordDocument:
    path = named()
    assert path is not None
    return DiscordDocument(path)


async def test_everything_said_agrees_with_the_document(
    document: DiscordDocument, bot: Any, ada: Person, client: SandboxClient
) -> None:
    channel = ada.channel("general")
    await ada.command(channel, "echo", text="hi", file=Upload("a.txt", b"a"))
    await ada.autocomplete(channel, "echo", "colour", colour="r")
    thinking = await ada.command(channel, "think")
    await ada.wait_message(channel, lambda m: m["content"] == "and more")
    assert thinking.message
    form = await ada.command(channel, "form")
    await ada.submit(form, {"Your text": "x", "Your file": Upload("x.txt", b"x"), "Your colour": ["red"]})
    shown = (await ada.command(channel, "buttons")).message
    assert shown
    await ada.press(shown, "Count")
    await ada.press(shown, "Slow")
    await ada.wait_message(channel, lambda m: m["content"] == "and said")
    await ada.select(shown, "Colour", ["green"])
    said = await ada.say(channel, "a message", files=[Upload("b.png", b"no picture")])
    await ada.message_command(said, "Correct this reply")
    place = bot.get_channel(int(channel["id"]))
    message = await place.send("posted", nonce="n1", enforce_nonce=True)
    await message.edit(content="edited")
    await message.add_reaction("👍")
    await place.fetch_message(message.id)
    await place.history(limit=5).flatten()
    await message.reply("replied")
    await message.delete()
    await bot.fetch_channel(place.id)
    await bot.fetch_guild(int(ada.guild()["id"]))
    await (await bot.fetch_user(int(ada.id))).send("direct")
    await bot.application_info()
    transcript = await client.world.transcript()
    assert [str(fault) for fault in document.check(transcript)] == []
    assert document.unknown == set()
    assert document.checked > 40


async def test_the_judge_can_find_faults(document: DiscordDocument) -> None:
    path = "/api/v10/channels/1/messages"
    wrong = {"n": 1, "method": "POST", "path": path, "route": "", "status": 200}
    assert document.check([wrong | {"request": {"content": "x" * 4001}, "response": None}])
    assert document.check([wrong | {"request": None, "response": {"id": "1"}}])
    assert document.check([wrong | {"request": {"content": "x"}, "response": None}]) == []
    assert document.check([{**wrong, "path": "/api/v10/nothing", "request": {}, "response": {}}]) == []
    assert document.unknown
