"""A real py-cord bot, used by people: every type of interaction and every way of answering."""

import asyncio
from pathlib import Path

import pytest

from chatterbox.sandbox.client import NoAnswer, NotThere, Refused, Upload

pytest_plugins = ("sandbox_fixtures",)


async def test_typed_options_arrive_typed(bot, ada, tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("from a file")
    channel = ada.channel("general")
    ben = next(m["user"] for m in ada.guild()["members"] if m["user"]["username"] == "ben")
    options = {"text": "hi", "number": 3, "share": 0.5, "yes": True, "who": ben, "where": channel, "file": file}
    answer = await ada.command(channel, "echo", **options, colour="red")
    assert answer.text == "hi|3|0.5|True|Ben|general|from a file|red"


async def test_options_are_checked_before_they_are_sent(bot, ada) -> None:
    channel = ada.channel("general")
    with pytest.raises(Refused) as missing:
        await ada.command(channel, "echo")
    assert missing.value.code == 50035 and "text" in missing.value.errors["options"]
    with pytest.raises(Refused):
        await ada.command(channel, "echo", text="hi", number=10)
    with pytest.raises(Refused):
        await ada.command(channel, "echo", text="hi", who="1")
    with pytest.raises(Refused):
        await ada.command(channel, "voice speed", speed=4)


async def test_autocomplete_and_subcommands(bot, ada) -> None:
    channel = ada.channel("general")
    choices = await ada.autocomplete(channel, "echo", "colour", text="x", colour="g")
    assert [choice["value"] for choice in choices] == ["green"]
    answer = await ada.command(channel, "voice speed", speed=2)
    assert answer.text == "speed 2"


async def test_ephemeral_answers_are_for_one_person_and_can_be_dismissed(bot, ada, client) -> None:
    ben = await client.person("Ben")
    channel = ada.channel("general")
    answer = await ada.command(channel, "voice speed", speed=1)
    assert answer.message["flags"] & 64
    assert answer.message["id"] in [m["id"] for m in await ada.messages(channel)]
    assert answer.message["id"] not in [m["id"] for m in await ben.messages(channel)]
    await ada.delete(answer.message)
    assert answer.message["id"] not in [m["id"] for m in await ada.messages(channel)]


async def test_thinking_is_replaced_by_the_first_follow_up(bot, ada) -> None:
    channel = ada.channel("general")
    answer = await ada.command(channel, "think")
    assert answer.outcome == "deferred" and answer.message["flags"] & 128
    filled = await ada.wait_update(answer.message, lambda m: m["content"] == "thought")
    assert not filled["flags"] & 128
    more = await ada.wait_message(channel, lambda m: m["content"] == "and more")
    assert more["message_reference"]["message_id"] == answer.message["id"]


async def test_a_form_with_text_file_and_choice(bot, ada) -> None:
    form = await ada.command(ada.channel("general"), "form")
    assert form.modal["title"] == "A form"
    answer = await ada.submit(
        form, {"Your text": "a\nb", "Your file": Upload("x.txt", b"uploaded"), "Your colour": ["blue"]}
    )
    assert answer.text == "text=a\nb files=['x.txt:uploaded'] choice=['blue']"
    assert answer.message["interaction_metadata"]["triggering_interaction_metadata"]["type"] == 2


async def test_a_form_is_kept_while_it_is_not_sent_and_is_sent_once(bot, ada, client) -> None:
    form = await ada.command(ada.channel("general"), "form")
    with pytest.raises(NotThere):
        await ada.submit(form, {"No such field": "x"})
    with pytest.raises(Refused):
        await ada.submit(form, {"Your text": "x" * 4001})
    await client.world.advance(20 * 60)
    assert "text=late" in (await ada.submit(form, {"Your text": "late"})).text
    with pytest.raises(Refused) as again:
        await ada.submit(form, {"Your text": "again"})
    assert again.value.code == 10062


async def test_buttons_and_selects(bot, ada) -> None:
    channel = ada.channel("general")
    message = (await ada.command(channel, "buttons")).message
    assert (await ada.press(message, "Count")).outcome == "update"
    assert (await ada.wait_update(message, lambda m: m["content"] == "counted"))["edited_timestamp"]
    assert (await ada.press(message, "slow")).outcome == "deferred_update"
    await ada.wait_update(message, lambda m: m["content"] == "slowly changed")
    said = await ada.wait_message(channel, lambda m: m["content"] == "and said")
    assert said["flags"] & 64
    assert (await ada.select(message, "Colour", ["green"])).text == "picked green"
    with pytest.raises(Refused):
        await ada.select(message, "Colour", ["black"])
    form = await ada.press(message, "Ask")
    answer = await ada.submit(form, {"Your text": "by button"})
    assert answer.message["interaction_metadata"]["triggering_interaction_metadata"]["interacted_message_id"]


async def test_commands_on_messages_and_people(bot, ada, client) -> None:
    channel = ada.channel("general")
    ben = await client.person("Ben")
    said = await ben.say(channel, "the bot may read this one")
    answer = await ada.message_command(said, "Correct this reply")
    assert answer.text == "correcting: the bot may read this one"
    assert (await ada.user_command(channel, ben.user, "Greet")).text == "hello Ben"


async def test_silence_and_lateness(bot, ada) -> None:
    channel = ada.channel("general")
    with pytest.raises(NoAnswer, match="did not respond"):
        await ada.command(channel, "silent")
    with pytest.raises(NoAnswer):
        await ada.command(channel, "late")
    bot.may_answer.set()
    assert (await ada.command(channel, "twice")).text == "once"
    async with asyncio.timeout(5):
        assert {await bot.errors.get(), await bot.errors.get()} == {10062, 40060}


async def test_commands_are_shown_by_permission_and_context(bot, ada, client, sandbox) -> None:
    cleo = await client.person("Cleo")
    channel = ada.channel("general")
    for person, sees in ((ada, True), (await client.person("Ben"), True), (cleo, False)):
        assert ("manage" in [c["name"] for c in await person.commands(channel)]) is sees
    with pytest.raises(NotThere):
        await cleo.command(channel, "manage")
    direct = await cleo.dm(sandbox.application.id)
    names = [c["name"] for c in await cleo.commands(direct)]
    assert "echo" in names and "here" not in names
    assert (await cleo.command(direct, "echo", text="direct")).text.startswith("direct|")
