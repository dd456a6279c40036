"""Files beside a question, through the sandbox: read, said what was left out, and never more than text beside it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot_fixtures import RealHouse, real_house
from chatterbox.sandbox.client import Upload
from pdf_files import locked, pdf

PUMP = Upload("pump.md", b"# Pump\nIt stands behind the third bed.")
SECRET = Upload("secret.pdf", locked(pdf("nothing for you"), "password"))


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[RealHouse]:
    async with real_house(tmp_path) as made, made.bot():
        yield made


async def answered(person: Any, channel: Any, said: Any) -> str:
    def is_answer(message: Any) -> bool:
        return bool((message.get("message_reference") or {}).get("message_id") == said["id"] and message["components"])

    return str((await person.wait_message(channel, is_answer))["content"])


async def test_files_are_read_and_what_was_not_is_said_below_the_answer(home: RealHouse) -> None:
    home.backend.answer = lambda model, messages: "Behind the third bed."
    cleo = await home.person("Cleo")
    channel = cleo.channel("general")
    said = await cleo.say(channel, f"{home.mention} where is the pump?", files=[PUMP, SECRET])
    answer = await answered(cleo, channel, said)
    text, _, small = answer.partition("\n")
    assert text.strip() == "Behind the third bed."
    assert small == '-# "secret.pdf" is locked with a password. Send a copy that is not.'
    asked = home.backend.asked[-1]["messages"][-1]["content"]
    assert "```\n# Pump\nIt stands behind the third bed.\n```" in asked and asked.endswith("\n\nwhere is the pump?")


async def test_answer_this_reads_the_files_of_the_message(home: RealHouse) -> None:
    cleo, dev = await home.person("Cleo"), await home.person("Dev")
    channel = cleo.channel("general")
    said = await dev.say(channel, "where is the pump?", files=[PUMP, Upload("pump.png", b"\x89PNG\r\n\x1a\n")])
    await cleo.message_command(said, "Answer this")
    assert "I cannot see pictures" in await answered(cleo, channel, said)
    assert "third bed" in home.backend.asked[-1]["messages"][-1]["content"]


@pytest.mark.parametrize(
    ("file", "hint"), [(PUMP, "What do you want to know"), (Upload("a.ogg", b"OggS"), "cannot hear or watch")]
)
async def test_a_file_alone_is_no_question(home: RealHouse, file: Upload, hint: str) -> None:
    cleo = await home.person("Cleo")
    channel = await cleo.dm(home.sandbox.application.id)
    await cleo.say(channel, "", files=[file])
    await cleo.wait_message(channel, lambda m: hint in m["content"])
    assert not home.backend.asked
