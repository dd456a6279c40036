"""/runs in the channel: the list with its curves, one record, and its buttons."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot_fixtures import RealHouse, real_house
from chatterbox.sandbox.client import Json, Person, Upload
from test_bot_rules import told

ROWS = "".join(
    json.dumps({"messages": [{"role": "user", "content": f"Bed {n}?"}, {"role": "assistant", "content": f"Crop {n}."}]})
    + "\n"
    for n in range(12)
)
WITHIN_S = 30.0


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[RealHouse]:
    async with real_house(tmp_path) as made, made.bot():
        yield made


async def shown(person: Person, command: str) -> Json:
    """The caller's own message that a command answers with in the end."""
    answer = await person.command(person.channel("bot-corner"), command)
    assert answer.message is not None
    return await person.wait_update(answer.message, lambda m: bool(m["content"]), WITHIN_S)


async def test_trainings_are_listed_looked_at_named_repeated_and_dropped(home: RealHouse) -> None:
    ben = await home.person("Ben")
    corner = ben.channel("bot-corner")
    assert "Nothing was trained" in (await shown(ben, "runs"))["content"]
    await ben.command(corner, "train", file=Upload("beds.jsonl", ROWS.encode()))
    await ben.wait_message(corner, lambda m: "is done" in m["content"], WITHIN_S)
    listed = await shown(ben, "runs")
    assert "1. **beds** · done" in listed["content"] and "(answers here)" in listed["content"]
    (picture,) = listed["attachments"]
    assert picture["filename"] == "curves.png" and "beds from 3.00 to 1.00" in picture["description"]
    record = await picked(ben, listed)
    for part in ("Dataset: **beds**, version 1, 12 rows, SHA-256 `", "job `ftjob-", "seed 17", "Loss: 3.00 → 1.00"):
        assert part in record["content"], part
    await ben.submit(await ben.press(record, "Rename"), {"name": "Spring"})
    await ben.submit(await ben.press(record, "Note"), {"note": "Good."})
    await ben.press(await pressed(ben, record, "Drop"), "Drop it")
    await ben.wait_message(corner, lambda m: "so it cannot be dropped" in m["content"], WITHIN_S)
    await ben.press(record, "Train again")
    await ben.wait_message(corner, lambda m: "Spring (again)" in m["content"] and "is done" in m["content"], WITHIN_S)
    listed = await shown(ben, "runs")
    assert "1. **Spring (again)**" in listed["content"]
    again = await pressed(ben, record, "Drop")
    await ben.press(again, "Drop it")
    await ben.wait_update(again, lambda m: "is dropped" in m["content"], WITHIN_S)
    assert len(home.backend.deleted) == 1


async def picked(person: Person, listed: Json) -> Json:
    """The record of the first in the list."""
    menu = listed["components"][0]["components"][0]
    answer = await person.select(listed, menu["custom_id"], [menu["options"][0]["value"]])
    assert answer.message is not None
    return answer.message


async def pressed(person: Person, message: Json, button: str) -> Json:
    answer = await person.press(message, button)
    assert answer.message is not None
    return answer.message


async def test_members_may_look_and_change_nothing(home: RealHouse) -> None:
    ben, cleo = await home.person("Ben"), await home.person("Cleo")
    await ben.command(ben.channel("bot-corner"), "train", file=Upload("beds.jsonl", ROWS.encode()))
    await ben.wait_message(ben.channel("bot-corner"), lambda m: "is done" in m["content"], WITHIN_S)
    listed = await shown(cleo, "runs")
    record = await picked(cleo, listed)
    for button in ("Rename", "Note", "Drop"):
        assert "trainers" in told(await cleo.press(record, button)), button
