"""/train through the sandbox: the check, the living message, its end, Cancel, and what is refused."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot_fakes import a_run
from bot_fixtures import Fakes, House, house
from chatterbox.errors import BackendDown, BadInput
from chatterbox.models import BeforeAfter, CheckReport, Fault, LossPoint, Place, RunState, RunView, Space
from chatterbox.sandbox.client import Upload
from chatterbox.training.datasets.service import UnusableDataset

ROWS = Upload("garden.jsonl", b'{"messages": []}\n')
GOOD = b'{"messages": []}\n{"messages": []}\n'
EPHEMERAL = 64


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[House]:
    async with house(tmp_path) as made:
        yield made


async def started(home: House, name: str = "Ben") -> tuple[Any, Any, Any]:
    """A run that was started by a person: the person, the channel, the living message."""
    person = await home.person(name)
    channel = person.channel("bot-corner")
    await person.command(channel, "train", file=ROWS)
    return person, channel, await person.wait_message(channel, lambda m: "Training garden" in m["content"])


def step(home: House, **fields: Any) -> None:
    home.fakes.training.steps.put_nowait(lambda view: replace(view, **fields))


async def test_the_check_is_reported_to_the_caller_and_one_message_lives(home: House) -> None:
    ben = await home.person("Ben")
    channel = ben.channel("bot-corner")
    answer = await ben.command(channel, "train", file=ROWS, epochs=3, name="spring")
    assert answer.outcome == "deferred"
    living = await ben.wait_message(channel, lambda m: "Training garden" in m["content"])
    assert answer.message is not None
    report = await ben.wait_update(answer.message, lambda m: "12 rows" in m["content"])
    assert report["flags"] & EPHEMERAL
    assert living["id"] in report["content"]
    assert home.fakes.training.uploads == [ROWS.content]
    assert (home.fakes.training.asked["epochs"], home.fakes.training.asked["name"]) == (3, "spring")
    points = tuple(LossPoint(n, 3.0 - n / 20) for n in range(1, 21))
    step(home, state=RunState.RUNNING, step=20, steps=40, losses=points, seconds_left=240.0)
    shown = await ben.wait_update(living, lambda m: "step 20 of 40" in m["content"] and m["attachments"])
    assert "about 4 min left" in shown["content"]
    assert "Loss curve of the training garden" in shown["attachments"][0]["description"]
    assert shown["components"][0]["components"][0]["label"] == "Cancel"
    step(home, state=RunState.COMPARING, compared=3, to_compare=12)
    comparing = await ben.wait_update(living, lambda m: "3 of 12 questions asked of both" in m["content"])
    assert comparing["components"][0]["components"][0]["label"] == "End the comparison"
    sample = BeforeAfter("When does it open?", "nine", "I do not know. @everyone", "At nine.")
    step(home, state=RunState.SUCCEEDED, step=40, model="garden-1", samples=(sample,), losses=points)
    done = await ben.wait_update(living, lambda m: "done" in m["content"])
    assert not done["components"]
    closing = await ben.wait_message(channel, lambda m: "is done" in m["content"])
    assert [user["id"] for user in closing["mentions"]] == [ben.id]
    assert not closing["mention_everyone"]
    card = closing["embeds"][0]["fields"][0]
    assert card["name"] == "When does it open?"
    assert "At nine." in card["value"]
    await asyncio.wait_for(home.fakes.training.told_of.wait(), 10)


async def test_cancel_is_for_trainers(home: House) -> None:
    ben, channel, living = await started(home)
    cleo = await home.person("Cleo")
    refused = await cleo.press(living, "Cancel")
    told = refused.message or await cleo.wait_message(channel, lambda m: "Only trainers" in m["content"])
    assert told["flags"] & EPHEMERAL
    await ben.press(living, "Cancel")
    await ben.wait_update(living, lambda m: "cancelled" in m["content"])
    closing = await ben.wait_message(channel, lambda m: "was cancelled" in m["content"])
    assert [user["id"] for user in closing["mentions"]] == [ben.id]


async def test_who_is_no_trainer_is_told_so_and_nothing_is_fetched(home: House) -> None:
    cleo = await home.person("Cleo")
    answer = await cleo.command(cleo.channel("bot-corner"), "train", file=ROWS)
    assert "Only trainers" in answer.text
    assert answer.message is not None
    assert answer.message["flags"] & EPHEMERAL
    assert not home.fakes.training.uploads


async def test_a_trainers_role_of_the_configuration_trains(tmp_path: Path) -> None:
    async with house(tmp_path / "first") as home:
        dev = await home.person("Dev")
        role = next(r for r in dev.guild()["roles"] if r["name"] == "Trainer")
        answer = await dev.command(dev.channel("bot-corner"), "train", file=ROWS)
        assert "Only trainers" in answer.text
    async with house(tmp_path / "first", trainer_roles=(int(role["id"]),)) as home:
        await started(home, "Dev")


async def test_an_unusable_file_gets_its_sentence_and_no_run(home: House) -> None:
    home.fakes.training.plan_error = BadInput("Line 7 is not JSON.")
    ben = await home.person("Ben")
    channel = ben.channel("bot-corner")
    answer = await ben.command(channel, "train", file=ROWS)
    assert answer.message is not None
    told = await ben.wait_update(answer.message, lambda m: "Line 7" in m["content"])
    assert told["flags"] & EPHEMERAL
    assert not home.fakes.training.runs


def at_fault(separable: bool = True) -> UnusableDataset:
    fault = Fault(7, "not-json", "Line 7 is not JSON.", 3)
    report = CheckReport(
        11, 99, True, "facts", (fault,), {"not-json": 2}, 900, listed=(fault, fault), separable=separable
    )
    return UnusableDataset(report, GOOD if separable else b"")


async def test_the_good_rows_are_trained_on_if_somebody_says_so(home: House) -> None:
    home.fakes.training.plan_error = at_fault()
    ben = await home.person("Ben")
    channel = ben.channel("bot-corner")
    asked_for = {"epochs": 3, "teaches": "manner", "name": "spring", "base": "tiny-base", "method": "supervised"}
    answer = await ben.command(channel, "train", file=ROWS, **asked_for)
    assert answer.message is not None
    report = await ben.wait_update(answer.message, lambda m: bool(m["components"]))
    assert "Line 7 is not JSON." in report["content"]
    assert "…and one more fault (not-json 2)." in report["content"]
    assert [file["filename"] for file in report["attachments"]] == ["garden.jsonl", "report.csv"]
    assert not home.fakes.training.uploads
    home.fakes.training.plan_error = None
    await ben.press(report, "Train on the 11 good rows")
    await ben.wait_message(channel, lambda m: "Training garden" in m["content"])
    assert home.fakes.training.uploads == [GOOD]
    asked = home.fakes.training.asked
    assert asked["filename"] == "garden.jsonl"
    assert {name: asked[name] for name in asked_for} == asked_for


async def test_a_file_at_fault_as_a_whole_offers_no_button(home: House) -> None:
    home.fakes.training.plan_error = at_fault(separable=False)
    ben = await home.person("Ben")
    answer = await ben.command(ben.channel("bot-corner"), "train", file=ROWS)
    assert answer.message is not None
    report = await ben.wait_update(answer.message, lambda m: "Line 7" in m["content"])
    assert not report["components"]
    assert [file["filename"] for file in report["attachments"]] == ["report.csv"]


async def test_a_broken_backend_gets_its_sentence(home: House) -> None:
    home.fakes.training.plan_error = BackendDown("The model cannot be reached just now.")
    ben = await home.person("Ben")
    answer = await ben.command(ben.channel("bot-corner"), "train", file=ROWS)
    assert answer.message is not None
    await ben.wait_update(answer.message, lambda m: "cannot be reached" in m["content"])


async def test_a_missing_permission_is_named_with_the_channel(home: House) -> None:
    ben = await home.person("Ben")
    channel = ben.channel("bot-corner")
    attach_files = 1 << 15
    await home.client.world.overwrite(channel, home.sandbox.application.id, deny=attach_files, type=1)
    answer = await ben.command(channel, "train", file=ROWS)
    assert "Attach Files" in answer.text
    assert channel["id"] in answer.text


async def test_datasets_are_offered_by_what_was_typed(home: House) -> None:
    ben = await home.person("Ben")
    choices = await ben.autocomplete(ben.channel("bot-corner"), "train", "dataset", dataset="g")
    assert [choice["value"] for choice in choices] == ["garden", "greenhouse"]


async def test_train_is_not_shown_in_direct_messages(home: House) -> None:
    ben = await home.person("Ben")
    shown = {command["name"] for command in await ben.commands(await ben.dm(home.sandbox.application.id))}
    assert "hi" in shown
    assert not shown & {"train", "test", "teach", "correct", "corrections", "instruction"}


async def test_a_deleted_living_message_comes_back(home: House) -> None:
    ben, channel, living = await started(home)
    ada = await home.person("Ada")
    await ada.delete(living)
    step(home, state=RunState.RUNNING, step=4, steps=40)
    again = await ben.wait_message(channel, lambda m: "step 4 of 40" in m["content"])
    assert again["id"] != living["id"]


async def test_an_hour_later_a_fresh_message_takes_over(home: House) -> None:
    ben, channel, living = await started(home)
    await home.client.world.advance(3700)
    step(home, state=RunState.RUNNING, step=1, steps=100)
    fresh = await ben.wait_message(channel, lambda m: "step 1 of" in m["content"] and m["id"] != living["id"])
    old = await ben.wait_update(living, lambda m: "goes on here" in m["content"])
    assert fresh["id"] in old["content"]
    assert not old["components"]
    assert home.fakes.training.placed_at[-1].message_id == int(fresh["id"])
    step(home, step=2)
    await ben.wait_update(fresh, lambda m: "step 2 of" in m["content"])


@pytest.mark.parametrize("recorded", [True, False])
async def test_a_run_lives_on_after_a_restart(tmp_path: Path, recorded: bool) -> None:
    fakes = Fakes()
    async with house(tmp_path, fakes) as home:
        ben, channel, living = await started(home)
        run: RunView = next(iter(fakes.training.runs.values()))
    place = Place(int(channel["id"]), int(living["id"]) if recorded else None)
    second = Fakes()
    second.training.left = [replace(run, place=place)]
    async with house(tmp_path, second) as home:
        step(home, state=RunState.RUNNING, step=4, steps=40)
        ben = await home.person("Ben")
        await ben.wait_update(living, lambda m: "step 4 of 40" in m["content"])
        assert len([m for m in await ben.messages(channel) if "Training garden" in m["content"]]) == 1


async def test_a_run_that_ended_while_the_bot_was_away_is_told_about(tmp_path: Path) -> None:
    fakes = Fakes()
    async with house(tmp_path, fakes) as home:
        ben = await home.person("Ben")
        channel = ben.channel("bot-corner")
        space = Space("guild", int(ben.guild()["id"]))
    left = a_run(space, int(ben.id), Place(int(channel["id"])), state=RunState.FAILED, error="The disk is full.")
    fakes.training.left = [left]
    async with house(tmp_path, fakes) as home:
        ben = await home.person("Ben")
        closing = await ben.wait_message(channel, lambda m: "failed: The disk is full." in m["content"])
        assert closing["content"].startswith(f"<@{ben.id}>") or "disk" in closing["content"]
        await asyncio.wait_for(fakes.training.told_of.wait(), 10)
