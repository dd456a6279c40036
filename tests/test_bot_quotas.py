"""Quotas: what the operator limits is refused when it is used up, and what is left is shown. Over the real services."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bot_fixtures import RealHouse, real_house
from chatterbox.config import Quotas
from chatterbox.sandbox.client import Person
from test_bot_rules import GARDENS, asked, replied, rows


def limited(home: RealHouse, **quotas: Any) -> None:
    home.settings = home.settings.model_copy(update={"quotas": Quotas(**quotas)})


async def left(person: Person, channel: Any) -> str:
    """What /hi says is left."""
    answer = await person.command(channel, "hi")
    assert answer.message is not None
    card = (await person.wait_update(answer.message, lambda m: bool(m["embeds"])))["embeds"][0]
    return "".join(field["value"] for field in card["fields"] if field["name"] == "Your remaining quota here")


async def test_questions_of_a_member_and_of_a_server_are_counted(tmp_path: Path) -> None:
    async with real_house(tmp_path) as home:
        limited(home, member_questions=2, server_questions=3)
        cleo, ada, finn = [await home.person(name) for name in ("Cleo", "Ada", "Finn")]
        general = cleo.channel("general")
        async with home.bot():
            await asked(home, cleo, general, "One?")
            assert "1 of 2 questions of yours" in await left(cleo, general)
            await asked(home, cleo, general, "Two?")
        async with home.bot():  # a restart forgives nothing
            refused = (await replied(home, cleo, general, "Three?"))["content"]
            assert "0 of 2 questions of yours" in refused and "1 of 3 questions of this server" in refused
            await asked(home, ada, ada.channel("general", GARDENS), "Three?")
            full = (await replied(home, ada, ada.channel("general", GARDENS), "Four?"))["content"]
            assert "1 of 2 questions of yours" in full and "0 of 3 questions of this server" in full
            await asked(home, finn, finn.channel("general"), "Another server's?")
            assert len(home.backend.asked) == 4


async def test_trainings_and_bytes_are_counted(tmp_path: Path) -> None:
    async with real_house(tmp_path) as home:
        limited(home, member_trainings=1, server_bytes=3000)
        ben = await home.person("Ben")
        corner = ben.channel("bot-corner")
        async with home.bot():
            large = await ben.command(corner, "train", file=rows(60))
            assert large.message is not None
            done = await ben.wait_update(large.message, lambda m: bool(m["content"]))
            assert "more than the operator" in done["content"] and "MB of datasets of this server" in done["content"]
            await ben.command(corner, "train", file=rows(12))
            await ben.wait_message(corner, lambda m: "is done" in m["content"], 60)
            again = await ben.command(corner, "train")
            assert again.message is not None
            refused = await ben.wait_update(again.message, lambda m: bool(m["content"]))
            assert "0 of 1 trainings of yours" in refused["content"]


async def test_corrections_of_a_server_are_counted(tmp_path: Path) -> None:
    async with real_house(tmp_path) as home:
        limited(home, server_corrections=1)
        cleo = await home.person("Cleo")
        general = cleo.channel("general")
        async with home.bot():
            assert "10 of 10 corrections of yours" in await left(cleo, general)
            await cleo.submit(await cleo.command(general, "teach"), {"question": "Who?", "answer": "Philippa."})
            await cleo.wait_message(general, lambda m: "Taught by" in m["content"])
            second = await cleo.submit(await cleo.command(general, "teach"), {"question": "Where?", "answer": "Here."})
            assert second.message is not None
            refused = await cleo.wait_update(second.message, lambda m: bool(m["content"]))
            assert "0 of 1 corrections of this server" in refused["content"]
            assert "9 of 10 corrections of yours" in refused["content"]
