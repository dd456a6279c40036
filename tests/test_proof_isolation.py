"""Isolation: two servers share a bot, and whoever belongs to the second finds nothing of the first.

Everything that is registered is tried, from the second server and from direct messages, with every id that the store
holds of the first. The same walk by somebody of the first server does find those things: that it proves something.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio

from bot_fixtures import RealHouse, finished, logged_in, real_house
from chatterbox.bot import ChatterboxBot
from chatterbox.sandbox.client import Json, Person, Upload
from chatterbox.sandbox.client.person import MESSAGE
from chatterbox.services import open_services
from chatterbox.store.tables import Base
from proof_walk import ACTIONS, FIELDS, MENU_COMMANDS, Visitor, fits, nowhere, plain

pytestmark = pytest.mark.asyncio(loop_scope="module")

FIRST, SECOND = "Harbour Street Gardens", "The Tin Whistle Players"
WITHIN_S = 60.0

# Each word stands in one thing of the first server and nowhere else. What may be typed elsewhere, as a name or as a
# question, may come back in a sentence that repeats it; what is an answer must never.
TYPED = {"dataset": "zorbdataset", "run": "zorbrun", "question": "zorbquestion", "row": "zorbrow"}
SECRET = {
    "instruction": "zorbinstruction",
    "answer": "zorbanswer",
    "reason": "zorbreason",
    "crop": "zorbcrop",
    "waiting": "zorbwaiting",
    "model": "ft:tiny-base",
}
IDS = {"id", "file", "model", "job_id", "message_id", "question_message_id", "receipt_message_id", "turn_id"}


@dataclass
class Two:
    """Both servers with what the first one taught, and the bot."""

    house: RealHouse
    bot: ChatterboxBot
    data: Path
    guild: Json  # the first
    living: Json  # the message of its run under way

    async def visitor(self, name: str, guild: str | None, channel: str = "general") -> Visitor:
        """Somebody in a channel, or in direct messages, where the bot has answered them before."""
        person = await self.house.person(name)
        place = await person.dm(self.house.sandbox.application.id) if guild is None else person.channel(channel, guild)
        return Visitor(self.house.sandbox, person, place, await asked(self.house, person, place, "Ahoy?"))

    def rows(self, space: str = "") -> dict[str, list[Any]]:
        """All that the store holds of the first server, or of another space."""
        key = space or f"guild:{self.guild['id']}"
        with contextlib.closing(sqlite3.connect(self.data / "store.sqlite")) as store:
            store.row_factory = sqlite3.Row
            return {
                name: [dict(row) for row in store.execute(f"select * from {name} where space = ?", (key,))]
                for name in Base.metadata.tables
            }

    def ids(self) -> list[str]:
        """Ids and generated names of the first server: of each kind the first and the last."""
        kinds = [[str(row[c]) for row in rows if row[c]] for rows in self.rows().values() for c in _ids_of(rows)]
        # Nobody may choose another server's channel or role in /setup, either.
        kinds += [[str(one["id"]) for one in self.guild[part]] for part in ("channels", "roles")]
        found = {one for kind in kinds for one in (*kind[:1], *kind[-1:])}
        return sorted(found | {f"https://discord.com/channels/{self.guild['id']}/1/{self.living['id']}"})


def _ids_of(rows: list[Any]) -> set[str]:
    return IDS & set(rows[0]) if rows else set()


async def asked(house: RealHouse, person: Person, channel: Json, question: str) -> Json:
    """The finished reply to a question."""
    said = await person.say(channel, f"{house.mention} {question}")

    def answered(message: Json) -> bool:
        reference = message.get("message_reference") or {}
        whole = finished(message) or (not channel.get("guild_id") and message["content"].endswith("}]}"))
        return bool(reference.get("message_id") == said["id"] and whole)

    return await person.wait_message(channel, answered, WITHIN_S)


async def _taught(house: RealHouse) -> Json:
    """The first server teaches, trains and tests; the living message of a training that goes on."""
    ben, emil = await house.person("Ben"), await house.person("Emil")
    corner, general = ben.channel("bot-corner"), emil.channel("general")
    edited = await ben.command(corner, "instruction")
    shown = await ben.wait_message(corner, lambda m: bool(m["components"]))
    assert edited.outcome == "deferred"
    await ben.submit(await ben.press(shown, "Edit"), {"instruction": f"You are {SECRET['instruction']}."})
    form = await ben.command(corner, "teach")
    values = {"question": TYPED["question"] + "?", "answer": SECRET["answer"], "reason": SECRET["reason"]}
    await ben.submit(form, values)
    await ben.wait_message(corner, lambda m: "Taught by" in m["content"])
    reply = await asked(house, ben, corner, "Who is there?")
    await ben.submit(await ben.press(reply, "Correct"), {"answer": "Nobody."})
    await emil.submit(await emil.command(general, "teach"), {"question": "Who?", "answer": SECRET["waiting"]})
    rows = [(f"What grows in {TYPED['row']} {number}?", f"{SECRET['crop']} {number}.") for number in range(12)]
    said = [[{"role": "user", "content": q}, {"role": "assistant", "content": a}] for q, a in rows]
    file = Upload(f"{TYPED['dataset']}.jsonl", "".join(json.dumps({"messages": row}) + "\n" for row in said).encode())
    await ben.command(corner, "train", file=file)
    closing = await ben.wait_message(corner, lambda m: "is done" in m["content"], WITHIN_S)
    await ben.press(closing, "Promote")
    await ben.wait_update(closing, lambda m: "Promoted by" in m["content"], WITHIN_S)
    await ben.command(corner, "train")
    candidate = await ben.wait_message(corner, lambda m: "is done" in m["content"], WITHIN_S)
    await ben.submit(
        await ben.press(candidate, "Vote"), {"questions": f"Tell me what grows in {TYPED['row']} 3", "hours": "9"}
    )
    await ben.wait_message(corner, lambda m: "Question 1 of 1" in m["content"], WITHIN_S)
    faulty = Upload("faulty.jsonl", file.content + b"{oops")
    answer = await ben.command(corner, "train", file=faulty)
    await ben.wait_update(answer.message, lambda m: bool(m["components"]), WITHIN_S)
    cases = Upload("cases.json", json.dumps([{"prompt": TYPED["question"], "expect": "x"}]).encode())
    await ben.command(corner, "test", file=cases, keep="yes")
    await ben.wait_message(corner, lambda m: bool(m["attachments"]), WITHIN_S)
    house.backend.hold = "running"
    await ben.command(corner, "train", name=TYPED["run"])
    living = await ben.wait_message(corner, lambda m: "**: running" in m["content"], WITHIN_S)
    return await ben.wait_update(living, lambda m: bool(m["components"]))


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def two(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Two]:
    folder = tmp_path_factory.mktemp("isolation")
    async with contextlib.AsyncExitStack() as stack:
        house = await stack.enter_async_context(real_house(folder, asks=True))
        house.backend.steps = 1
        # The answer shows all that the model was told, so that nothing can come along unseen.
        house.backend.answer = lambda model, messages: json.dumps({"model": model, "told": messages})
        services = await stack.enter_async_context(open_services(house.settings))
        assembled = await stack.enter_async_context(logged_in(house.settings, services))
        ben = await house.person("Ben")
        if not await ben.commands(ben.channel("general")):
            await ben.wait_event("commands_update")
        living = await _taught(house)
        yield Two(house, assembled.bot, folder / "bot", ben.guild(FIRST), living)


async def test_everything_that_is_registered_is_known_to_the_walk(two: Two) -> None:
    """Whoever adds a button, a form or a message command says in proof_walk.py how it is tried."""
    assert set(ACTIONS) == two.bot.actions
    registered = two.house.sandbox.world.commands.of(two.house.sandbox.application.id, None)
    assert {command.body["name"] for command in registered if command.body["type"] == MESSAGE} == set(MENU_COMMANDS)
    assert {command.body["type"] for command in registered} <= {1, MESSAGE}


@pytest.mark.parametrize(
    ("name", "guild"), [("Finn", SECOND), ("Finn", None), ("Ada", SECOND)], ids=["owner", "direct", "member of both"]
)
async def test_nothing_of_the_first_server_is_found_or_changed(two: Two, name: str, guild: str | None) -> None:
    visitor = await two.visitor(name, guild)
    before, jobs, ids = two.rows(), dict(two.house.backend.jobs), two.ids()
    asked_before, sent_before = len(two.house.backend.asked), len(two.house.backend.uploads)
    assert len(ids) > 20 and all(
        before[table] for table in ("turns", "corrections", "datasets", "runs", "tests", "votes")
    )

    await _finds_as_little_as_of_what_is_nowhere(two, visitor, ids)
    offered = await visitor.autocompletes(["", "z", "zorb"])
    of_datasets = [choice for typed, choices in offered.items() if " dataset:" in typed for choice in choices]
    assert all(choice["value"] in ("ships", "typed") for choice in of_datasets)
    told = plain(visitor.seen(), *sorted(ids, key=len, reverse=True))  # without what was typed as a name
    assert [word for word in (*TYPED.values(), *SECRET.values()) if word in told] == []

    await _finds_as_little_as_of_what_is_nowhere(two, visitor, [TYPED["dataset"], TYPED["run"]])
    for question in (TYPED["question"] + "?", f"What grows in {TYPED['row']} 3?"):
        await asked(two.house, visitor.person, visitor.channel, question)
    told = plain(visitor.seen(), *sorted(ids, key=len, reverse=True))
    assert [word for word in SECRET.values() if word in told] == []
    to_backend = str(two.house.backend.asked[asked_before:]) + str(two.house.backend.uploads[sent_before:])
    assert [word for word in SECRET.values() if word in to_backend] == []
    assert "Something broke" not in told
    assert visitor.opened <= set(FIELDS), "a form has a field that nobody knows how to fill in"
    assert two.rows() == before
    assert {one: two.house.backend.jobs[one] for one in jobs} == jobs


async def _finds_as_little_as_of_what_is_nowhere(two: Two, visitor: Visitor, things: list[str]) -> None:
    """Tries all with each thing and with one that was never there: the bot must not tell them apart."""
    shapes = sorted({nowhere(thing) for thing in things})
    commands = await visitor.commands([*things, *shapes])
    # Datasets and tests have small numbers: what is one of the visitor's own is something else's of the first server.
    mine = two.rows(visitor.space)
    own = {str(row["id"]) for table in ("datasets", "tests", "archives") for row in mine[table]}
    asked_here = {str(row["id"]) for row in mine["turns"]}
    for thing in things:
        there, nothing = f":{thing}", f":{nowhere(thing)}"
        pairs = [(tried, tried.removesuffix(there) + nothing) for tried in commands if tried.endswith(there)]
        for tried, other in [(tried, other) for tried, other in pairs if other in commands]:
            if "getfile" in tried and thing in own:
                continue
            assert plain(commands[tried], thing) == plain(commands[other], nowhere(thing)), tried
    for action, way in ACTIONS.items():
        if way.id_in == "nothing":
            await visitor.act(action, "")
            continue
        of_own = own if "dataset" in action else asked_here if action in ("stop", "continue", "regenerate") else set()
        tried = [thing for thing in things if fits(action, thing) and thing not in of_own]
        nothing = {shape: plain(await visitor.act(action, shape), shape) for shape in sorted(set(map(nowhere, tried)))}
        for thing in tried:
            assert plain(await visitor.act(action, thing), thing) == nothing[nowhere(thing)], f"{action} of {thing}"
    if visitor.channel.get("guild_id"):
        for name in (name for name, takes in MENU_COMMANDS.items() if takes == "id"):
            for thing in (thing for thing in things if thing.isdigit() and len(thing) > 9):
                assert await visitor.menu_command(name, thing) == await visitor.menu_command(name, nowhere(thing))


async def test_somebody_of_the_first_server_finds_all_of_it(two: Two) -> None:
    """The walk itself: the same tries find each word, and do something to at least one id, where they may."""
    ben = await two.visitor("Ben", FIRST, "bot-corner")
    ben.carrier = two.living
    before, ids = two.rows(), two.ids()
    await ben.commands([*ids, TYPED["dataset"]])
    await ben.act("go-on", "")  # /pause was among them
    await ben.autocompletes([""])
    await asked(two.house, ben.person, ben.channel, f"What grows in {TYPED['row']} 3?")
    for action, way in ACTIONS.items():
        if way.id_in == "nothing":
            if action == "list":
                await ben.act(action, "")
            continue
        told = {thing: plain(await ben.act(action, thing), thing) for thing in ids if fits(action, thing)}
        assert action == "add-question" or len(set(told.values())) > 1, f"{action} did nothing to any id"
    told = ben.seen()
    assert [word for word in (*TYPED.values(), *SECRET.values()) if word not in told] == []
    after = two.rows()
    assert all(after[table] != before[table] for table in ("corrections", "runs", "turns"))
