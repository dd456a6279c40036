"""/hi, deletion of one's data, /instruction: through the sandbox, for the caller alone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot_fixtures import House, house
from chatterbox.errors import BackendDown

EPHEMERAL = 64


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[House]:
    async with house(tmp_path) as made:
        yield made


async def card(person: Any, channel: Any, name: str = "hi") -> Any:
    answer = await person.command(channel, name)
    assert answer.message["flags"] & EPHEMERAL
    return await person.wait_update(answer.message, lambda m: m["embeds"])


async def test_hi_tells_who_what_and_what_is_kept(home: House) -> None:
    cleo, dev = await home.person("Cleo"), await home.person("Dev")
    channel = cleo.channel("general")
    shown = await card(cleo, channel)
    told = str(shown["embeds"][0])
    assert "base" in told
    assert "4 questions" in told
    assert "garden-1" in told
    labels = [button["label"] for button in shown["components"][0]["components"]]
    assert labels == ["Delete my data", "Withdraw my corrections"]
    assert not [m for m in await dev.messages(channel) if m["author"]["id"] == home.sandbox.application.id]


async def test_hi_works_in_direct_messages_and_while_the_backend_is_down(home: House) -> None:
    home.fakes.spaces.serving_error = BackendDown("The model cannot be reached just now.")
    cleo = await home.person("Cleo")
    shown = await card(cleo, await cleo.dm(home.sandbox.application.id))
    assert "cannot be reached" in str(shown["embeds"][0])
    assert "belong to a server" in str(shown["embeds"][0])


async def test_delete_my_data_asks_once_and_deletes(home: House) -> None:
    cleo = await home.person("Cleo")
    shown = await card(cleo, cleo.channel("general"))
    sure = await cleo.press(shown, "Delete my data")
    assert "Sure?" in sure.text
    assert not home.fakes.privacy.deleted
    done = await cleo.press(sure.message, "Yes, delete it")
    await cleo.wait_update(done.message, lambda m: "Deleted: 4 questions" in m["content"])
    assert [actor.user_id for actor in home.fakes.privacy.deleted] == [int(cleo.id)]


async def test_withdraw_my_corrections_says_how_many(home: House) -> None:
    cleo = await home.person("Cleo")
    shown = await card(cleo, cleo.channel("general"))
    done = await cleo.press(shown, "Withdraw my corrections")
    await cleo.wait_update(done.message, lambda m: "no correction of yours" in m["content"])


async def test_instruction_shows_guide_and_prompt_and_managers_edit_it(home: House) -> None:
    ben = await home.person("Ben")
    channel = ben.channel("general")
    guide = await card(ben, channel, "instruction")
    assert "How to use Chatterbox" in guide["embeds"][0]["description"]
    prompt = await ben.wait_message(channel, lambda m: m["components"] and m["embeds"])
    assert prompt["flags"] & EPHEMERAL
    assert "helpful AI assistant" in prompt["embeds"][0]["description"]
    form = await ben.press(prompt, "Edit")
    kept = await ben.submit(form, {"instruction": "You know this garden."})
    assert "version 1" in kept.text
    assert "next /train" in kept.text
    assert list(home.fakes.spaces.instructions.values()) == [["You know this garden."]]


async def test_members_see_the_instruction_without_edit(home: House) -> None:
    cleo = await home.person("Cleo")
    channel = cleo.channel("general")
    await card(cleo, channel, "instruction")
    prompt = await cleo.wait_message(channel, lambda m: m["embeds"] and "AI assistant" in m["embeds"][0]["description"])
    assert not prompt["components"]


async def test_the_guide_of_the_configuration_is_shown(tmp_path: Path) -> None:
    guide = tmp_path / "guide.md"
    guide.write_text("# Our own house rules")
    async with house(tmp_path, guide=guide) as home:
        cleo = await home.person("Cleo")
        shown = await card(cleo, cleo.channel("general"), "instruction")
        assert "Our own house rules" in shown["embeds"][0]["description"]


async def test_a_server_outside_the_allow_list_is_refused(tmp_path: Path) -> None:
    async with house(tmp_path, guilds=(1,)) as home:
        cleo = await home.person("Cleo")
        channel = cleo.channel("general")
        answer = await cleo.command(channel, "hi")
        assert "does not work in this server" in answer.text
        await cleo.say(channel, f"{home.mention} hello?")
        dm = await cleo.dm(home.sandbox.application.id)
        await cleo.say(dm, "hello?")
        await cleo.wait_message(dm, lambda m: m["content"].startswith("Nine"))
        assert [turn.space.kind for turn in home.fakes.chat.turns.values()] == ["dm"]
