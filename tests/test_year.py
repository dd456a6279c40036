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
from chatterbox.sandbox.client import Json, NoAnswer
from chatterbox.store.store import open_store
from community_house import correction_states, everything, givers, kept_versions, recorded_files
from community_model import Community, Made, Said, Taken, Version
from proof_fixtures import BACKEND_KEY, CHAT, POST_MESSAGE, WITHIN_S, buttons
from year_fixtures import GARDENS, PLAYERS, TOLD, Year, rows_file, year_at

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
    """The bot dies between a correction and its receipt; two who disagree wait for a trainer, who chooses."""
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
    await person.command(person.channel(channel), "train", name=run, **options)
    await person.wait_message(person.channel(channel), lambda m: f"**Training {run}**" in m["content"], WITHIN_S)


def acting(year: Year, community: Community) -> set[int]:
    """The corrections that act now."""
    states = dict(year.home.rows("select id, state from corrections"))
    return {number for number in community.said if states[number] == "acting"}


def learnable(year: Year, community: Community) -> dict[str, str]:
    """What corrections teach now."""
    said = [community.said[number] for number in acting(year, community)]
    return {one.question: one.answer for one in said}


def made(year: Year, dataset: int, *, passes: bool = True) -> str:
    """Writes down the last run of a server: the store says what its model is called, we know its rows. Its id."""
    community, by = (year.gardens, "Ben") if dataset in year.gardens.versions else (year.players, "Finn")
    givers = {("form", number): community.said[number].author for number in acting(year, community)}
    givers["upload", dataset] = community.versions[dataset].giver
    its = f"from runs where requested_by = {year.person(by).id} order by created_at desc limit 1"
    ((run_id, model),) = year.home.rows(f"select id, model {its}")
    community.made[run_id] = Made(model, dataset, givers, passes, passes)
    return str(run_id)


async def test_03_both_servers_train_while_everything_dies(year: Year) -> None:
    """Bot and engine are killed while one trains and the other waits: both end."""
    await train(year, "Ben", "bot-corner", "spring", dataset="beds")
    await train(year, "Finn", "rehearsals", "reels", dataset="tunes")
    await year.checkpointed(2)
    assert sorted(year.sent(), key=len) == [TUNES | learnable(year, year.players), BEDS | learnable(year, year.gardens)]
    await year.kill(engine=True)
    spring = await year.ends("Ben", "bot-corner", "spring")
    assert "It passes the gate." in spring["content"] and buttons(spring)[:4] == ["Promote", "Vote", "Keep", "Drop"]
    made(year, 1)
    await year.ends("Finn", "rehearsals", "reels")
    made(year, 2)


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
    made(year, 3, passes=False)
    assert "does not pass the gate" in weeds["content"] and buttons(weeds)[:3] == ["Promote anyway", "Keep", "Drop"]
    waiting = await year.pressed("Ben", weeds, "Promote anyway", "A second trainer")
    sure = await year.person("Ben").press(waiting, "Drop")
    assert sure.message is not None
    hold = year.home.backend_gate.hold("DELETE .*/models/.*", "after")
    await year.person("Ben").press(sure.message, "Drop it")
    await year.dies(hold)  # deleted at the engine, and not recorded here: pressed again it is
    dropped = await year.told(year.person("Ben"), await year.person("Ben").press(sure.message, "Drop it"))
    assert "dropped" in dropped["content"]
    next(run for run in year.gardens.made.values() if not run.passes).there = False


async def test_06_a_vote_decides(year: Year) -> None:
    """The bot dies with a ballot in the box that nobody confirmed, and with a result that nobody was told."""
    ben = year.person("Ben")
    card = await year.commanded(ben, "bot-corner", "dataset", dataset="beds")
    grown = await year.told(ben, await ben.press(card, "Add all corrections"))
    assert "version 2" in grown["content"]
    year.gardens.versions[4] = year.gardens.grown(1, acting(year, year.gardens))
    year.gardens.versions[4].number = 2
    await train(year, "Ben", "bot-corner", "summer", dataset="beds")
    summer = await year.ends("Ben", "bot-corner", "summer")
    run_id = made(year, 4)
    form = await ben.press(summer, "Vote")
    await ben.submit(
        form, {"questions": "Say what grows in bed 7\nSay what grows in bed 9", "hours": "5", "members": ""}
    )
    corner = ben.channel("bot-corner")
    head = await ben.wait_message(corner, lambda m: m["content"].startswith("**Vote**"), WITHIN_S)
    pair = await ben.wait_message(corner, lambda m: m["content"].startswith("**Question 1"), WITHIN_S)
    first, *others = [year.person(f"Gardener{number}") for number in range(5)]
    hold = year.home.discord_gate.hold("POST .*/interactions/.*/callback", "before")
    pressing = asyncio.create_task(first.press(pair, "A"))
    await year.dies(hold)
    with contextlib.suppress(NoAnswer):
        await pressing
    for member in (first, *others):
        await member.press(pair, "A")
    assert year.number("select count(*) from ballots") == 5
    hold = year.home.discord_gate.hold(POST_MESSAGE, "before", "5 members voted")
    await ben.press(head, "Close the vote")
    await year.dies(hold)
    result = await ben.wait_message(corner, lambda m: "5 members voted" in m["content"], WITHIN_S)
    told = [m for m in await ben.messages(corner, limit=100) if "5 members voted" in m["content"]]
    assert [m["id"] for m in told] == [result["id"]]
    year.closings["summer"] = await year.pressed("Ben", result, "Promote", "Promoted by")
    year.gardens.take(run_id)


async def test_07_a_withdrawal(year: Year) -> None:
    """The bot dies when it is recorded and before its author knows."""
    name, (number, _) = "Gardener2", next((n, one) for n, one in year.gardens.said.items() if "tool 2" in one.question)
    person = year.person(name)
    panel = await opened(year, name, "general")
    which = await year.told(person, await person.press(panel, "Withdraw a correction"))
    menu = which["components"][0]["components"][0]
    hold = year.home.discord_gate.hold(TOLD, "before")
    await person.select(which, menu["custom_id"], [str(number)])
    await year.dies(hold)
    year.gardens.said[number].withdrawn = True
    panel = await opened(year, name, "general")
    none = await year.told(person, await person.press(panel, "Withdraw a correction"))
    assert "no" in none["content"].lower() and not none["components"]


async def opened(year: Year, name: str, channel: str) -> Json:
    person = year.person(name)
    answer = await person.command(person.channel(channel), "privacy")
    assert answer.message is not None
    return await person.wait_update(answer.message, lambda m: bool(m["embeds"]), WITHIN_S)


async def test_08_a_retraining_without_it(year: Year) -> None:
    """The engine dies within the training that leaves it out."""
    panel = await opened(year, "Ben", "bot-corner")
    assert all(model in str(panel["embeds"]) for model in year.gardens.stale)
    await year.person("Ben").press(panel, "Retrain without it")
    await year.checkpointed(5)
    rows = learnable(year, year.gardens)
    assert "Who mends tool 2?" not in rows and year.sent() == [BEDS | rows]
    await year.kill(bot=False, engine=True)
    autumn = await year.ends("Ben", "bot-corner", "beds")
    run_id = made(year, 4)
    year.closings["beds"] = await year.pressed("Ben", autumn, "Promote", "Promoted by")
    year.gardens.take(run_id)
    assert "Retrain without it" not in buttons(await opened(year, "Ben", "bot-corner"))


async def test_09_a_roll_back(year: Year) -> None:
    """The bot dies while it asks the model before for a word; pressed again, that one serves."""
    hold = year.home.backend_gate.hold(CHAT, "before", "Hello.")
    await year.person("Ada").press(year.closings["beds"], "Roll back")
    await year.dies(hold)
    await year.pressed("Ada", year.closings["beds"], "Roll back", "Rolled back by")
    before = year.gardens.before()
    assert before is not None
    year.gardens.history.append(before)
    assert await year.answered("Cleo", "general", "What grows in bed 3?") == "Kale3 grows there."


async def test_10_an_archive_and_a_restore(year: Year) -> None:
    """The bot dies with each done and nobody told."""
    ben = year.person("Ben")
    corner = ben.channel("bot-corner")
    for command, archived in (("archive", 1), ("restore", 0)):
        hold = year.home.discord_gate.hold(TOLD, "before")
        await ben.command(corner, command, dataset="beds")
        await year.dies(hold)
        assert year.number("select count(*) from archives") == 1
        states = year.home.rows("select archived from datasets where id in (1, 4)")
        assert states == [(archived,), (archived,)]
    assert [one["name"].split(",")[0] for one in await ben.autocomplete(corner, "train", "dataset", dataset="be")]


async def test_11_somebody_is_forgotten(year: Year) -> None:
    """The bot dies before the engine was told to delete its part: it is told after the restart."""
    person = year.person("Gardener3")
    panel = await opened(year, "Gardener3", "general")
    sure = await person.press(panel, "Delete everything")
    assert sure.message is not None
    hold = year.home.backend_gate.hold("DELETE .*/models/.*", "before")
    await person.press(sure.message, "Yes, delete it")
    await year.dies(hold)
    year.gardens.forget(int(person.id), datasets=True)
    for run_id, run in year.gardens.made.items():
        run.there = run.there and (not run.erased or run_id == year.gardens.serving)
    await year.home.comes_to("select count(*) from leftovers where done_at is null", [(0,)])


async def test_12_ledger_files_and_models_agree_with_what_was_done(year: Year) -> None:
    await year.home.stop()
    async with open_store(year.home.folder / "bot") as store:
        for name, community, others in (
            (GARDENS, year.gardens, ("Reel", "fiddle")),
            (PLAYERS, year.players, ("Kale", "Thistle", "Menders", "tomatoes")),
        ):
            space = Space("guild", int(year.person("Ada").guild(name)["id"]))
            assert await kept_versions(store, space) == community.versions
            assert await store.vault.names(space) == await recorded_files(store, space)
            text = await everything(store, space)
            assert [word for word in (*community.erased, *others) if word in text] == []
            async with store.reading() as work:
                assert set(await work.ledger.stale(space)) == community.stale
                history = (await work.served.history(space))[::-1]
            assert await givers(store, space) == {run_id: run.givers for run_id, run in community.made.items()}
            taken = [Taken(one.serving.run_id or "", one.serving.dataset_id, one.back_to) for one in history]
            assert taken == community.history
            states = await correction_states(store, space)
            gone = {number for number, state in states.items() if state is CorrectionState.WITHDRAWN}
            assert (set(states), gone) == (set(community.said), community.withdrawn)
    there = {run.model for one in (year.gardens, year.players) for run in one.made.values() if run.there}
    with year.engine.client(BACKEND_KEY) as engine:
        assert {model.id for model in engine.models.list()} - {"tiny"} == there
        assert [file for file in engine.files.list() if file.purpose == "fine-tune"] == []
        for model in there:
            engine.chat.completions.create(model=model, messages=[{"role": "user", "content": "Hello."}], max_tokens=4)
    assert year.home.rows("select state, count(*) from runs group by state") == [("succeeded", 5)]
    assert year.home.log.split("Traceback")[1:] == [], "something broke"
