"""A year in minutes: twenty people in two servers, a real bot, a real engine, and `kill -9` in the midst of everything.

The steps follow one another in one sandbox; each test is a step. What was done is written down as it is done
(community_model), and the last test holds everything that there is against it: ledger, files and models.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from chatterbox.models import CorrectionState, Space
from chatterbox.store.store import open_store
from chatterbox.store.tables import Base
from community_house import everything, made_of, recorded_files, taught
from community_model import Made, Said, Version
from proof_fixtures import BACKEND_KEY, CHAT, POST_MESSAGE, WITHIN_S, replies_to
from year_fixtures import GARDENS, PLAYERS, TOLD, Year, labels, rows_file, year_at

pytestmark = pytest.mark.asyncio(loop_scope="module")

BEDS = {f"What grows in bed {number}?": f"Kale{number} grows there." for number in range(12)}
TUNES = {f"Which tune is number {number}?": f"Reel{number} it is." for number in range(12)}
WEEDS = {f"Which weed is number {number}?": f"Thistle{number} it is." for number in range(12)}
WHO = "Who waters the tomatoes?"
FACTS = {f"Gardener{number}": (f"Who mends tool {number}?", f"Menders{number} do.") for number in range(2, 7)}
TEST = json.dumps([{"prompt": "What grows in bed 3?", "expect": "Kale3"}])


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def year(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Year]:
    async with year_at(tmp_path_factory.mktemp("year")) as made:
        yield made


async def test_01_uploads(year: Year) -> None:
    """The bot dies when the file is kept and nobody was told so yet: sent again, it is the same version."""
    assert len(year.home.people) == 20
    ben, finn = year.person("Ben"), year.person("Finn")
    hold = year.home.discord_gate.hold(TOLD, "before")
    await ben.command(ben.channel("bot-corner"), "dataset", dataset="beds", file=rows_file("beds", BEDS))
    await year.dies(hold)
    told = await year.commanded(ben, "bot-corner", "dataset", dataset="beds", file=rows_file("beds", BEDS))
    assert "version 1" in told["content"]
    await year.commanded(finn, "rehearsals", "dataset", dataset="tunes", file=rows_file("tunes", TUNES))
    assert year.home.rows("select id, version, rows from datasets order by id") == [(1, 1, 12), (2, 1, 12)]
    year.gardens.versions[1] = Version("beds", 1, int(ben.id), dict(BEDS))
    year.players.versions[2] = Version("tunes", 1, int(finn.id), dict(TUNES))
    form = await ben.command(ben.channel("bot-corner"), "test", keep="yes")
    await ben.submit(form, {"cases": TEST})
    await ben.wait_message(ben.channel("bot-corner"), lambda m: "**Test**" in m["content"] and m["attachments"], 60)


def said(year: Year, name: str, question: str, answer: str) -> None:
    """Writes down what somebody taught, under the number that it got."""
    community = year.players if name.startswith("Player") else year.gardens
    number = year.number("select max(id) from corrections")
    community.said[number] = Said(int(year.person(name).id), question, f"Tell me: {question}", answer)


async def test_02_corrections_that_contradict(year: Year) -> None:
    """The bot dies between a correction and its receipt; two who disagree wait for a trainer, who chooses the second."""
    for name, (question, answer) in FACTS.items():
        await year.teach(name, "general", question, answer)
        said(year, name, question, answer)
    first, second = "Gardener0", "Gardener1"
    person = year.person(first)
    form = await person.command(person.channel("general"), "teach")
    hold = year.home.discord_gate.hold(POST_MESSAGE, "before")
    await person.submit(form, {"question": WHO, "answer": "Wanda does.", "phrasings": f"Tell me: {WHO}"})
    await year.dies(hold)
    await year.receipt(first, "general")
    said(year, first, WHO, "Wanda does.")
    assert await year.answered("Cleo", "general", WHO) == "Wanda does."
    receipt = await year.teach(second, "general", WHO, "Oscar does.")
    said(year, second, WHO, "Oscar does.")
    assert "a trainer decides" in receipt["content"]
    assert await year.answered("Cleo", "general", WHO) == "Wanda does."
    ben = year.person("Ben")
    queue = await year.commanded(ben, "bot-corner", "corrections", state="contradicted")
    menu = next(part for row in queue["components"] for part in row["components"] if "approve" in part["custom_id"])
    await ben.select(queue, menu["custom_id"], [menu["options"][0]["value"]])
    await ben.wait_update(queue, lambda m: m["content"] != queue["content"], WITHIN_S)
    assert await year.answered("Cleo", "general", WHO) == "Oscar does."
    await year.teach("Player0", "rehearsals", "Who tunes the fiddle?", "Fergus does.")
    said(year, "Player0", "Who tunes the fiddle?", "Fergus does.")


async def train(year: Year, name: str, channel: str, run: str, **options: object) -> None:
    person = year.person(name)
    await person.command(person.channel(channel), "train", name=run, epochs=4, **options)
    await person.wait_message(person.channel(channel), lambda m: f"**Training {run}**" in m["content"], WITHIN_S)


def learnable(year: Year) -> dict[str, str]:
    """What the corrections of the gardens teach now."""
    states = dict(year.home.rows("select id, state from corrections"))
    live = [one for number, one in year.gardens.said.items() if states[number] == "acting"]
    return {one.question: one.answer for one in live}


def made(year: Year, run: str, dataset: int, *, passes: bool = True) -> None:
    """Writes down a run that has just ended: what the store says of its model, what we know of its rows."""
    community = year.gardens if dataset in year.gardens.versions else year.players
    states = dict(year.home.rows("select id, state from corrections"))
    givers = {("form", number): one.author for number, one in community.said.items() if states[number] == "acting"}
    givers["upload", dataset] = community.versions[dataset].giver
    ((run_id, model),) = year.home.rows("select id, model from runs order by created_at desc limit 1")
    community.made[run_id] = Made(model, dataset, givers, passes, passes)


async def test_03_both_servers_train_while_everything_dies(year: Year) -> None:
    """Bot and engine are killed while the first trains and the second waits: both end, each once."""
    await train(year, "Ben", "bot-corner", "spring", dataset="beds")
    await year.checkpointed(1)
    assert year.sent() == [BEDS | learnable(year)]
    await year.kill(engine=True)
    spring = await year.ends("Ben", "bot-corner", "spring")
    assert "It passes the gate." in spring["content"] and labels(spring)[:4] == ["Promote", "Vote", "Keep", "Drop"]
    made(year, "spring", 1)
    await train(year, "Finn", "rehearsals", "reels", dataset="tunes")
    await year.ends("Finn", "rehearsals", "reels")
    made(year, "reels", 2)


async def test_04_a_promotion(year: Year) -> None:
    """The bot dies while it asks the model for a word: nothing has changed; pressed again, it serves."""
    hold = year.home.backend_gate.hold(CHAT, "before", "Hello.")
    await year.person("Ben").press(year.closings["spring"], "Promote")
    await year.dies(hold)
    assert year.home.rows("select count(*) from settings where name = 'serving'") == [(0,)]
    year.closings["spring"] = await year.pressed("Ben", year.closings["spring"], "Promote", "Promoted by")
    year.gardens.take(next(iter(year.gardens.made)))
    assert await year.answered("Cleo", "general", "What grows in bed 3?") == "Kale3 grows there."
    await year.pressed("Finn", year.closings["reels"], "Promote", "Promoted by")
    year.players.take(next(iter(year.players.made)))
    assert await year.answered("Player1", "rehearsals", "Which tune is number 5?") == "Reel5 it is."
    assert "Reel5" not in await year.answered("Cleo", "general", "Which tune is number 5?")


async def test_05_a_bad_candidate_is_stopped_by_the_gate(year: Year) -> None:
    """The engine dies while both models are asked what the test set asks: the comparison goes on, and finds it out."""
    hold = year.home.backend_gate.hold(CHAT, "before", "What grows in bed 3?")
    await train(year, "Ben", "bot-corner", "weeds", file=rows_file("weeds", WEEDS))
    await asyncio.wait_for(hold.reached.wait(), 180)
    await year.kill(bot=False, engine=True)
    year.gardens.versions[3] = Version("weeds", 1, int(year.person("Ben").id), dict(WEEDS))
    weeds = await year.ends("Ben", "bot-corner", "weeds")
    made(year, "weeds", 3, passes=False)
    assert "does not pass the gate" in weeds["content"] and labels(weeds)[:3] == ["Promote anyway", "Keep", "Drop"]
    waiting = await year.pressed("Ben", weeds, "Promote anyway", "A second trainer")
    sure = await year.person("Ben").press(waiting, "Drop")
    assert sure.message is not None
    hold = year.home.backend_gate.hold("DELETE .*/models/.*", "after")
    await year.person("Ben").press(sure.message, "Drop it")
    await year.dies(hold)  # deleted at the engine, and not recorded here: pressed again it is
    dropped = await year.told(year.person("Ben"), await year.person("Ben").press(sure.message, "Drop it"))
    assert "dropped" in dropped["content"]
    next(run for run in year.gardens.made.values() if not run.passes).there = False
