"""/privacy through the sandbox: in a server, in direct messages over several servers, and what Discord tells of."""

from __future__ import annotations

import asyncio
import io
import json
import zipfile
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import pytest_asyncio

from bot_fixtures import RealHouse, logged_in, real_house
from chatterbox.models import Actor, Space
from chatterbox.sandbox.client import Upload
from chatterbox.services import Services, open_services
from chatterbox.store.presences import BOT
from privacy_fixtures import hurry

pytestmark = pytest.mark.asyncio(loop_scope="module")

EPHEMERAL, LOADING = 64, 128
GARDENS, WHISTLE = "Harbour Street Gardens", "The Tin Whistle Players"
ROWS = "".join(
    json.dumps({"messages": [{"role": "user", "content": f"Bed {n}?"}, {"role": "assistant", "content": f"Crop {n}."}]})
    + "\n"
    for n in range(12)
)


@dataclass
class Home:
    house: RealHouse
    services: Services

    async def person(self, name: str) -> Any:
        return await self.house.person(name)

    async def asked(self, person: Any, channel: Any, question: str) -> Any:
        said = await person.say(channel, f"{self.house.mention} {question}")

        def finished(message: Any) -> bool:
            whole = message["components"] or (not channel.get("guild_id") and "says hello" in message["content"])
            return bool((message.get("message_reference") or {}).get("message_id") == said["id"] and whole)

        return await person.wait_message(channel, finished)

    async def taught(self, person: Any, channel: Any, question: str, answer: str) -> None:
        await person.submit(await person.command(channel, "teach"), {"question": question, "answer": answer})

    async def panel(self, person: Any, channel: Any) -> Any:
        answer = await person.command(channel, "privacy")
        assert answer.message["flags"] & EPHEMERAL
        return await person.wait_update(answer.message, lambda m: m["embeds"])

    async def told(self, person: Any, answer: Any) -> Any:
        return await person.wait_update(answer.message, lambda m: not m["flags"] & LOADING)

    def space(self, person: Any, name: str) -> Space:
        return Space("guild", int(person.guild(name)["id"]))

    async def kept(self, person: Any, space: Space) -> tuple[int, int]:
        kept = await self.services.privacy.kept(Actor(space, int(person.id), ""))
        return kept.turns, kept.corrections


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def home(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Home]:
    async with (
        real_house(tmp_path_factory.mktemp("privacy")) as house,
        open_services(house.settings) as services,
        logged_in(house.settings, services),
    ):
        house.backend.steps = 1
        hurry(services)
        yield Home(house, services)


def labels(message: Any) -> list[str]:
    return [part["label"] for row in message["components"] for part in row["components"] if "label" in part]


async def test_the_panel_shows_exports_withdraws_and_says_which_models_know_it(home: Home) -> None:
    cleo, ben = await home.person("Cleo"), await home.person("Ben")
    channel = cleo.channel("bot-corner", GARDENS)
    await home.asked(cleo, channel, "Who sells zorb seeds?")
    await home.taught(cleo, channel, "Who sells zorb seeds?", "Mina of Zorbton.")
    await home.taught(cleo, channel, "When is the swap?", "In March.")
    await cleo.command(channel, "feedback", text="Your answers are zorby.")
    await ben.command(channel, "train", file=Upload("garden.jsonl", ROWS.encode()))
    await ben.wait_message(channel, lambda m: "is done" in m["content"], 60)

    panel = await home.panel(cleo, channel)
    assert "2 corrections" in str(panel["embeds"])
    assert "These models contain something of yours: ft:" in str(panel["embeds"])
    assert "Retrain without it" not in labels(panel)
    exported = await home.told(cleo, await cleo.press(panel, "Export"))
    async with aiohttp.ClientSession() as session, session.get(exported["attachments"][0]["url"]) as response:
        content = await response.read()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        (place,) = json.loads(archive.read("data.json"))["places"]
    assert [one["answer"] for one in place["corrections"]] == ["Mina of Zorbton.", "In March."]
    assert [one["question"] for one in place["questions"]] == ["Who sells zorb seeds?"]
    assert [one["text"] for one in place["feedback"]] == ["Your answers are zorby."]

    which = await home.told(cleo, await cleo.press(panel, "Withdraw a correction"))
    menu = which["components"][0]["components"][0]
    assert [option["label"] for option in menu["options"]] == ["When is the swap?", "Who sells zorb seeds?"]
    done = await home.told(cleo, await cleo.select(which, menu["custom_id"], [menu["options"][1]["value"]]))
    assert "Withdrawn" in done["content"] and "ft:" in done["content"]

    # Trainers see that the model is behind, and one press makes a training without it.
    shown = await home.panel(ben, channel)
    assert "withdrawn or deleted since: ft:" in str(shown["embeds"])
    await ben.press(shown, "Retrain without it")
    ends = [m for m in ben.inbox.events if "is done" in str(m)]
    await ben.wait_message(channel, lambda m: "is done" in m["content"] and str(m) not in str(ends), 60)
    assert "Zorbton" in str(home.house.backend.uploads[0])
    assert "Zorbton" not in str(home.house.backend.uploads[1])
    assert "In March." in str(home.house.backend.uploads[1])
    assert "Retrain without it" not in labels(await home.panel(ben, channel))


async def test_in_direct_messages_it_acts_on_the_servers_that_are_chosen_also_on_those_left(home: Home) -> None:
    ada = await home.person("Ada")
    gardens, whistle = home.space(ada, GARDENS), home.space(ada, WHISTLE)
    await home.asked(ada, ada.channel("bot-corner", GARDENS), "Who is there?")
    await home.asked(ada, ada.channel("general", WHISTLE), "Who plays?")
    direct = await ada.dm(home.house.sandbox.application.id)
    await home.asked(ada, direct, "Just us?")
    await home.house.client.world.member(ada.guild(WHISTLE), ada.id, inside=False)

    panel = await home.panel(ada, direct)
    menu = panel["components"][0]["components"][0]
    assert {option["label"] for option in menu["options"]} == {GARDENS, WHISTLE, "Our direct messages"}
    assert all(option.get("default") for option in menu["options"])  # all, until some are chosen
    await ada.select(panel, menu["custom_id"], [f"guild-{whistle.id}"])
    panel = await ada.wait_update(panel, lambda m: WHISTLE in str(m["embeds"]) and GARDENS not in str(m["embeds"]))
    sure = await ada.press(panel, "Delete everything")
    assert "the place that you chose" in sure.text
    done = await home.told(ada, await ada.press(sure.message, "Yes, delete it"))
    assert "Deleted: one question" in done["content"]
    assert await home.kept(ada, whistle) == (0, 0)
    assert await home.kept(ada, gardens) == (1, 0)
    assert await home.kept(ada, Space("dm", int(ada.id))) == (1, 0)


async def test_nobody_reaches_another_persons_corrections_through_direct_messages(home: Home) -> None:
    finn, cleo = await home.person("Finn"), await home.person("Cleo")
    gardens = home.space(cleo, GARDENS)
    mine = await home.services.privacy.corrections(Actor(gardens, int(cleo.id), ""))
    assert mine
    finns = Actor(gardens, int(finn.id), "")
    for correction_id in (mine[0].id, 987_654):
        with pytest.raises(Exception, match="There is no such correction") as found:
            await home.services.corrections.withdraw_one(finns, correction_id)
        assert type(found.value).__name__ == "Missing"
    assert await home.services.privacy.corrections(finns) == []


async def test_reports_reach_the_managers_channel_and_the_operator(home: Home, caplog: Any) -> None:
    cleo, ben = await home.person("Cleo"), await home.person("Ben")
    channel = cleo.channel("bot-corner", GARDENS)
    reply = await home.asked(cleo, channel, "Who is rude?")
    panel = await home.panel(cleo, channel)
    form = await cleo.press(panel, "Report a problem")
    told = await cleo.submit(form, {"report": "It called @everyone a zorb."})
    assert "No channel for notices" in (await home.told(cleo, told))["content"]
    setup = await ben.command(channel, "setup")
    setup = await ben.wait_update(setup.message, lambda m: m["embeds"])
    notices = next(p for row in setup["components"] for p in row["components"] if "setup-notices" in p["custom_id"])
    await ben.select(setup, notices["custom_id"], [ben.channel("general", GARDENS)["id"]])
    form = await cleo.message_command(reply, "Report this reply")
    told = await cleo.submit(form, {"report": "This one."})
    assert "managers of this server" in (await home.told(cleo, told))["content"]
    general = ben.channel("general", GARDENS)
    first = await ben.wait_message(general, lambda m: "called" in m["content"])
    second = await ben.wait_message(general, lambda m: "This one." in m["content"])
    assert cleo.id in first["content"] and not first["mentions"] and not first["mention_everyone"]
    assert f"/{reply['id']}" in second["content"]
    assert "chatterbox privacy reports" in caplog.text
    assert "zorb" not in caplog.text


async def test_a_message_deleted_in_discord_is_noted(home: Home) -> None:
    dev = await home.person("Dev")
    channel = dev.channel("bot-corner", GARDENS)
    reply = await home.asked(dev, channel, "Where is the zorb?")
    await dev.delete({"id": reply["message_reference"]["message_id"], "channel_id": channel["id"]})
    store, later = home.services.privacy._store, datetime.now(UTC) + timedelta(hours=1)

    async def noted() -> bool:
        async with store.reading() as work:
            return bool(await work.turns.gone_before(later, 10))

    await until(noted)


async def test_only_who_pressed_is_told_by_dm_and_a_refusal_is_remembered(home: Home) -> None:
    dev, ben = await home.person("Dev"), await home.person("Ben")
    channel = dev.channel("bot-corner", GARDENS)
    home.house.backend.hold = "running"
    await ben.command(channel, "train", dataset="garden", name="held")
    living = await ben.wait_message(channel, lambda m: "held" in m["content"] and "Tell me by DM" in labels(m))
    told = await home.told(dev, await dev.press(living, "Tell me by DM"))
    assert "when this training ends" in told["content"]
    direct = await dev.dm(home.house.sandbox.application.id)
    await dev.wait_message(direct, lambda m: "you will be told here" in m["content"])
    await home.house.client.world.member(dev.guild(GARDENS), dev.id, inside=False)
    home.house.backend.hold = ""
    await ben.wait_message(channel, lambda m: "**held**" in m["content"] and "is done" in m["content"], 60)
    store = home.services.privacy._store

    async def remembered() -> bool:
        async with store.reading() as work:
            return await work.wishes.closed(int(dev.id))

    await until(remembered)
    sent = [
        one["status"]
        for one in await home.house.client.world.transcript()
        if one["method"] == "POST" and f"/channels/{direct['id']}/messages" in one["path"]
    ]
    assert sent == [200, 403]
    opened = [one for one in await home.house.client.world.transcript() if one["path"].endswith("/users/@me/channels")]
    assert {str(one["request"]["recipient_id"]) for one in opened} == {dev.id}


async def test_who_left_and_a_server_that_removed_the_bot_are_found_also_after_a_restart(tmp_path: Path) -> None:
    async with real_house(tmp_path) as house:
        cleo, finn = await house.person("Cleo"), await house.person("Finn")
        async with open_services(house.settings) as services, logged_in(house.settings, services):
            home = Home(house, services)
            await home.asked(cleo, cleo.channel("bot-corner", GARDENS), "Who is there?")
            await home.asked(finn, finn.channel("general", WHISTLE), "Who plays?")
        gardens, whistle = home.space(cleo, GARDENS), home.space(finn, WHISTLE)
        await house.client.world.member(cleo.guild(GARDENS), cleo.id, inside=False)
        await house.client.world.member(finn.guild(WHISTLE), house.sandbox.application.id, inside=False)
        async with open_services(house.settings) as services, logged_in(house.settings, services):
            store = services.privacy._store

            async def noted() -> bool:
                async with store.reading() as work:
                    return set(await work.presences.gone_for(timedelta())) == {(gardens, int(cleo.id)), (whistle, BOT)}

            await until(noted)


async def until(holds: Callable[[], Awaitable[bool]]) -> None:
    async with asyncio.timeout(30):
        while not await holds():  # noqa: ASYNC110 - what Discord tells comes when it comes
            await asyncio.sleep(0.05)
