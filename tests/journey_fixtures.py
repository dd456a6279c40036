"""The whole product as a newcomer runs it: `chatterbox sandbox` as a process, and people who use it."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import openai

from bot_fixtures import finished
from chatterbox.sandbox.client import Json, Person, SandboxClient

READY_S = 60.0
PEOPLE = ("Ada", "Ben", "Cleo", "Emil", "Finn")


class Product:
    """A running `chatterbox sandbox` that can be killed and started again, and a client of it."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.transcript = folder / "transcript.jsonl"
        self.address = ""
        self.client: SandboxClient
        self.people: dict[str, Person] = {}
        self.bot_id = ""
        self._environment = environment
        self._port = 0  # its own choice at the first start, the same one afterwards
        self._process: asyncio.subprocess.Process | None = None
        self._stack = contextlib.AsyncExitStack()

    async def start(self) -> None:
        """Runs until its ready line, and connects everybody."""
        clean = {name: value for name, value in os.environ.items() if not name.startswith("CHATTERBOX_")}
        options = ["--port", str(self._port), "--data", str(self.data), "--transcript", str(self.transcript)]
        with (self.folder / "log.txt").open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "chatterbox", "sandbox", "--no-browser", *options),
                cwd=self.folder, env=clean | self._environment, stdout=asyncio.subprocess.PIPE, stderr=log,
            )  # fmt: skip
        assert self._process.stdout is not None
        async with asyncio.timeout(READY_S):
            while not (line := (await self._process.stdout.readline()).decode()).startswith("ready "):
                assert line, f"the sandbox ended; {(self.folder / 'log.txt').read_text()[-3000:]}"
        self.address = line.split()[1]
        self._port = urlsplit(self.address).port or 0
        await self._connect()

    async def _connect(self) -> None:
        self.client = await self._stack.enter_async_context(SandboxClient(self.address))
        world = await self.client.call("GET", "")
        self.bot_id = world["applications"][0]["bot"]["id"]
        self.people = {name: await self.client.person(name) for name in PEOPLE}

    async def stop(self) -> int:
        """Asks it to stop as Ctrl-C does; its exit status."""
        await self._disconnect()
        assert self._process is not None
        if self._process.returncode is None:
            self._process.send_signal(signal.SIGINT)
        return await asyncio.wait_for(self._process.wait(), 40)

    async def kill(self, *, engine: bool = True) -> None:
        """kill -9 of the sandbox, the bot, the engine and the engine's children, all at once."""
        pids = [self.pid, *descendants(self.pid)]
        if engine and (address := self.engine_lock()):
            pids += [address["pid"], *descendants(address["pid"])]
        for pid in pids:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        assert self._process is not None
        await self._process.wait()
        await self._disconnect()

    async def _disconnect(self) -> None:
        await self._stack.aclose()
        self.people = {}

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def engine_lock(self) -> Json | None:
        try:
            lock: Json = json.loads((self.data / "engine" / "engine.lock").read_bytes())
        except FileNotFoundError:
            return None
        return lock

    @contextlib.asynccontextmanager
    async def engine(self) -> AsyncIterator[openai.AsyncOpenAI]:
        """A client of the engine that the bot started."""
        lock = self.engine_lock()
        assert lock is not None
        key = (self.data / "engine" / "engine.key").read_text().strip()
        async with openai.AsyncOpenAI(base_url=lock["address"] + "/v1", api_key=key) as client:
            yield client

    def token(self) -> str:
        """The token that the bot's process was given."""
        for pid in descendants(self.pid):
            for entry in Path(f"/proc/{pid}/environ").read_bytes().split(b"\0"):
                name, _, value = entry.partition(b"=")
                if name == b"CHATTERBOX_DISCORD__TOKEN":
                    return value.decode()
        raise AssertionError("no bot runs")

    # -- what people do most

    def is_bots(self, message: Json) -> bool:
        return bool(message["author"]["id"] == self.bot_id)

    async def ask(
        self, person: Person, channel: Json, text: str, *, to: Json | None = None, within_s: float = 120
    ) -> Json:
        """Asks by a mention (or as a reply to `to`) and answers the finished reply."""
        said = await person.say(channel, text if to else f"<@{self.bot_id}> {text}", reply_to=to)

        def whole(message: Json) -> bool:
            reference = message.get("message_reference") or {}
            return self.is_bots(message) and reference.get("message_id") == said["id"] and finished(message)

        return await person.wait_message(channel, whole, within_s)

    async def answered(self, person: Person, channel: Json, message: Json, text: str) -> Json:
        """The bot's reply to a message that holds this text."""

        def answers(reply: Json) -> bool:
            reference = reply.get("message_reference") or {}
            return self.is_bots(reply) and reference.get("message_id") == message["id"] and text in reply["content"]

        return await person.wait_message(channel, answers)

    async def pinged(self, person: Person, channel: Json, within_s: float) -> Json:
        """The next message of the bot that pings this person and is no reply."""

        def pings(message: Json) -> bool:
            mentioned = [user["id"] for user in message["mentions"]]
            return self.is_bots(message) and person.id in mentioned and not message.get("message_reference")

        return await person.wait_message(channel, pings, within_s)


@contextlib.asynccontextmanager
async def product(folder: Path, **environment: str) -> AsyncIterator[Product]:
    running = Product(folder, environment)
    try:
        await running.start()
        yield running
    finally:
        with contextlib.suppress(ProcessLookupError):
            await running.stop()


def descendants(pid: int) -> list[int]:
    """Every process below `pid`, from /proc: children are found by their parent's id."""
    children: dict[int, list[int]] = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text(errors="replace").rpartition(")")[2].split()
        except (OSError, ValueError):
            continue
        children.setdefault(int(fields[1]), []).append(int(stat.parent.name))
    found: list[int] = []
    waiting = [pid]
    while waiting:
        below = children.get(waiting.pop(), [])
        found += below
        waiting += below
    return found


def texts_of(message: Json) -> str:
    """All that a person reads in a message: its text and its cards."""
    parts: list[Any] = [message["content"]]
    for embed in message["embeds"]:
        parts += [embed.get("title"), embed.get("description")]
        parts += [part for field in embed.get("fields", []) for part in (field["name"], field["value"])]
    return "\n".join(part for part in parts if part)
