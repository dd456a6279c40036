"""A year of two servers: twenty people, the bot and the engine as processes that are killed, and a record of it all."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import openai

from chatterbox.sandbox.client import Answer, Json, Person, Upload
from community_house import taught
from community_model import Community
from engine_process import EngineProcess, bases_of
from proof_fixtures import BACKEND_KEY, WITHIN_S, Hold, Home, home_at
from tiny import make_tiny
from training_house import chat_row, jsonl

GARDENS, PLAYERS = "Harbour Street Gardens", "The Tin Whistle Players"
TRAINED_WITHIN_S = 180.0
TOLD = r"(POST|PATCH) .*/webhooks/.*"
"""What the bot says after it has thought: by then what was asked for is recorded."""
MEMBERS = tuple(f"Gardener{number}" for number in range(8)), tuple(f"Player{number}" for number in range(6))
"""With the six who are there from the beginning: twenty."""


@dataclass
class Year:
    home: Home
    engine: EngineProcess
    gardens: Community = field(default_factory=Community)
    players: Community = field(default_factory=Community)
    closings: dict[str, Json] = field(default_factory=dict)  # the message with which a training ended, by its name

    def person(self, name: str) -> Person:
        return self.home.people[name]

    # -- kill -9

    async def dies(self, at: Hold, *, engine: bool = False) -> None:
        """Kills the bot (and the engine) once it is at this point, and starts it again."""
        await at.wait()
        await self.kill(engine=engine)

    async def kill(self, *, bot: bool = True, engine: bool = False) -> None:
        if bot:
            await self.home.kill()
        if engine:
            await asyncio.to_thread(self.engine.kill)
            await asyncio.to_thread(self.engine.start)
            self.home.backend_gate.target = self.engine.address
        self.home.backend_gate.open()
        if bot:
            await self.home.start()

    # -- what people do

    async def told(self, person: Person, answer: Answer) -> Json:
        """What the bot says in the end, to that person alone."""
        assert answer.message is not None
        return await person.wait_update(answer.message, lambda m: not m["flags"] & 128, WITHIN_S)

    async def commanded(self, person: Person, channel: str, command: str, /, **options: Any) -> Json:
        return await self.told(person, await person.command(person.channel(channel), command, **options))

    async def teach(self, name: str, channel: str, question: str, answer: str) -> Json:
        """Fills in /teach; the receipt that everybody sees."""
        person = self.person(name)
        form = await person.command(person.channel(channel), "teach")
        await person.submit(form, {"question": question, "answer": answer, "phrasings": f"Tell me: {question}"})
        return await self.receipt(name, channel)

    async def receipt(self, name: str, channel: str) -> Json:
        person = self.person(name)
        return await person.wait_message(
            person.channel(channel), lambda m: f"<@{person.id}>" in m["content"] and not m["flags"] & 64, WITHIN_S
        )

    async def answered(self, name: str, channel: str, question: str) -> str:
        """What the bot answers, without the line that says where it has that from."""
        person = self.person(name)
        reply = await self.home.ask(person, person.channel(channel), question)
        return str(reply["content"]).splitlines()[0]

    async def ends(self, name: str, channel: str, run: str) -> Json:
        """The message with which a training ends."""
        person = self.person(name)
        self.closings[run] = await person.wait_message(
            person.channel(channel), lambda m: f"**{run}** " in m["content"] and bool(m["mentions"]), TRAINED_WITHIN_S
        )
        assert "is done" in self.closings[run]["content"], self.closings[run]["content"]
        return self.closings[run]

    async def pressed(self, name: str, message: Json, button: str, then: str) -> Json:
        """Presses a button; the message once it says so."""
        person = self.person(name)
        await person.press(message, button)
        return await person.wait_update(message, lambda m: then in m["content"], WITHIN_S)

    # -- what is recorded

    async def checkpointed(self, trainings: int) -> None:
        """Until the engine has so many trainings, and a checkpoint of the one that runs."""
        with self.engine.client(BACKEND_KEY) as engine:
            async with asyncio.timeout(TRAINED_WITHIN_S):
                while not self._checkpointed(engine, trainings):  # noqa: ASYNC110 - another process writes it
                    await asyncio.sleep(0.1)

    def _checkpointed(self, engine: openai.OpenAI, trainings: int) -> bool:
        jobs = engine.fine_tuning.jobs.list().data
        running = [job.id for job in jobs if job.status == "running"]
        return len(jobs) == trainings and any(engine.fine_tuning.jobs.checkpoints.list(job).data for job in running)

    def sent(self) -> list[dict[str, str]]:
        """The training files that lie at the engine: question -> answer."""
        with self.engine.client(BACKEND_KEY) as engine:
            files = [file for file in engine.files.list() if file.purpose == "fine-tune"]
            return [taught(engine.files.content(file.id).content) for file in files]

    def number(self, query: str) -> int:
        """One number out of the store."""
        ((number,),) = self.home.rows(query)
        return int(number)


def rows_file(name: str, rows: dict[str, str]) -> Upload:
    return Upload(f"{name}.jsonl", jsonl([chat_row(question, answer) for question, answer in rows.items()]))


@contextlib.asynccontextmanager
async def year_at(folder: Path) -> AsyncIterator[Year]:
    tiny = make_tiny(folder)
    engine = EngineProcess(folder / "engine", bases_of(tiny), folder, {"CHATTERBOX_ENGINE__API_KEY": BACKEND_KEY})
    (folder / "engine").mkdir()
    await asyncio.to_thread(engine.start)
    small = {
        "CHATTERBOX_CHAT__MAX_TOKENS": "16",
        "CHATTERBOX_CHAT__TEST_TOKENS": "16",
        "CHATTERBOX_TRAINING__PROMOTE": "ask",
        "CHATTERBOX_TRAINING__EPOCHS": "3",
        "CHATTERBOX_GATE__GENERAL_QUESTIONS": "0",
        "CHATTERBOX_GATE__UNTAUGHT_QUESTIONS": "0",
    }
    try:
        async with home_at(folder, behind=engine.address, **small) as home:
            year = Year(home, engine)
            for guild, members in zip((GARDENS, PLAYERS), MEMBERS, strict=True):
                for name in members:
                    home.people[name] = await _joined(home, guild, name)
            yield year
    finally:
        await asyncio.to_thread(engine.stop)


async def _joined(home: Home, guild: str, name: str) -> Person:
    world = home.sandbox.world
    (place,) = [one for one in world.core.guilds.values() if one.name == guild]
    user = world.users.add(name.lower(), name)
    world.guilds.join(place.id, user.id, joined_at=world.clock.now() - 90 * 24 * 3600)
    return await home.client.person(name)
