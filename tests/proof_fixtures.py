"""The real bot as a process between a sandbox and a loopback backend, each behind a gate that can hold a request.

A gate is how a test stops the bot at a named point without any code in the product: the request that marks the point is
held (before it is done, after it is done, or in the middle of its answer) until the test has killed the bot.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import signal
import sqlite3
import sys
from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import aiohttp
from aiohttp import web

from bot_fixtures import PEOPLE, finished, sandbox_at
from chatterbox.sandbox.client import Json, SandboxClient, Upload
from chatterbox.sandbox.client.person import Person
from chatterbox.sandbox.server import Sandbox
from loopback_backend import LoopbackBackend, loopback_backend

READY_S = 60.0
WITHIN_S = 60.0
EPHEMERAL = 64
BACKEND_KEY = "sk-loop-4f1c0d9e7a"
STEADY = {"Host", "Content-Length", "Transfer-Encoding", "Connection", "Accept-Encoding"}
CHAT = "POST .*/chat/completions"
POST_MESSAGE = r"POST .*/channels/\d+/messages"


@dataclass
class Hold:
    """One request that is held: `wanted` fits "METHOD /path", `holding` stands in its body."""

    wanted: str
    holding: str
    when: Literal["before", "midway", "after"]
    reached: asyncio.Event = field(default_factory=asyncio.Event)
    released: asyncio.Event = field(default_factory=asyncio.Event)

    async def wait(self) -> None:
        """Until the bot is at this point."""
        await asyncio.wait_for(self.reached.wait(), WITHIN_S)

    async def here(self) -> None:
        self.reached.set()
        await self.released.wait()


class Gate:
    """A reverse proxy in front of `target`, which may change; where nobody is behind it, it hangs up."""

    def __init__(self, target: str) -> None:
        self.target = target
        self._holds: list[Hold] = []
        self._held: list[Hold] = []
        self._session: aiohttp.ClientSession
        self.url = ""

    def hold(self, wanted: str, when: Literal["before", "midway", "after"], holding: str = "") -> Hold:
        """Holds the next request that fits. "midway" is within a streamed answer, after its sixth event."""
        made = Hold(wanted, holding, when)
        self._holds.append(made)
        return made

    def open(self) -> None:
        """Lets go of everything held, for a bot that is dead: what was held before it was done is never done."""
        for hold in (*self._holds, *self._held):
            hold.released.set()
        self._holds.clear()
        self._held.clear()

    async def handle(self, request: web.Request) -> web.StreamResponse:
        body = await request.read()
        hold = self._taken(f"{request.method} {request.path}", body)
        if hold and hold.when == "before":
            await hold.here()  # only `open` ends it, and then whoever asked is dead: it never arrives
            return web.Response(status=503)
        headers = {name: value for name, value in request.headers.items() if name not in STEADY}
        address = self.target + request.raw_path
        try:
            async with self._session.request(
                request.method, address, data=body, headers=headers, allow_redirects=False
            ) as answer:
                return await self._passed_on(request, answer, hold)
        except aiohttp.ClientError:
            if request.transport is not None:
                request.transport.abort()
            return web.Response(status=503)

    async def _passed_on(
        self, request: web.Request, answer: aiohttp.ClientResponse, hold: Hold | None
    ) -> web.StreamResponse:
        headers = {name: value for name, value in answer.headers.items() if name not in STEADY | {"Content-Encoding"}}
        if answer.content_type != "text/event-stream":
            content = await answer.read()
            if hold and hold.when == "after":
                await hold.here()
            return web.Response(status=answer.status, headers=headers, body=content)
        streamed = web.StreamResponse(status=answer.status, headers=headers)
        await streamed.prepare(request)
        events = 0
        with contextlib.suppress(ConnectionError):
            async for line in answer.content:
                await streamed.write(line)
                events += line == b"\n"
                if hold and hold.when == "midway" and events == 6:
                    await hold.here()
        return streamed

    def _taken(self, called: str, body: bytes) -> Hold | None:
        for hold in self._holds:
            if re.fullmatch(hold.wanted, called) and hold.holding.encode() in body:
                self._holds.remove(hold)
                self._held.append(hold)
                return hold
        return None

    @classmethod
    @contextlib.asynccontextmanager
    async def before(cls, target: str) -> AsyncIterator[Gate]:
        made = cls(target)
        app = web.Application(client_max_size=64 * 1024 * 1024)
        app.router.add_route("*", "/{path:.*}", made.handle)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        made.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        async with aiohttp.ClientSession(auto_decompress=True) as made._session:
            try:
                yield made
            finally:
                made.open()
                await runner.cleanup()


@dataclass
class Home:
    """A sandbox with people, a loopback backend, and the bot as a process that comes and goes."""

    sandbox: Sandbox
    client: SandboxClient
    backend: LoopbackBackend
    discord_gate: Gate
    backend_gate: Gate
    folder: Path
    people: dict[str, Person] = field(default_factory=dict)
    extra: dict[str, str] = field(default_factory=dict)
    arguments: tuple[str, ...] = ()
    process: asyncio.subprocess.Process | None = None

    @property
    def bot_id(self) -> str:
        return self.sandbox.application.id

    @property
    def log(self) -> str:
        """Everything that the bot said, through all its lives."""
        return (self.folder / "bot.log").read_text(errors="replace")

    def environment(self) -> dict[str, str]:
        clean = {name: value for name, value in os.environ.items() if not name.startswith("CHATTERBOX_")}
        return clean | {
            "CHATTERBOX_DISCORD__TOKEN": self.sandbox.application.token,
            "CHATTERBOX_DISCORD__API_URL": f"{self.discord_gate.url}/api",
            "CHATTERBOX_BOT__DATA": str(self.folder / "bot"),
            "CHATTERBOX_BACKENDS__LOOP__BASE_URL": f"{self.backend_gate.url}/v1",
            "CHATTERBOX_BACKENDS__LOOP__API_KEY": BACKEND_KEY,
            "CHATTERBOX_CHAT__BACKEND": "loop",
            "CHATTERBOX_HELP__MODEL": "",
            "CHATTERBOX_TRAINING__PROMOTE": "when_it_passes",
            "CHATTERBOX_GATE__GENERAL_QUESTIONS": "2",
            "CHATTERBOX_GATE__UNTAUGHT_QUESTIONS": "2",
            "CHATTERBOX_STOP_ON_EOF": "1",
            **self.extra,
        }

    async def start(self) -> None:
        """Runs the bot until it is online with its commands."""
        ada = self.people["Ada"]
        since = len(ada.inbox.events)
        command = (sys.executable, "-m", "chatterbox", *self.arguments, "run")
        with (self.folder / "bot.log").open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                *command, cwd=self.folder, env=self.environment(), stdin=asyncio.subprocess.PIPE, stderr=log
            )
        await self._unless_it_ends(
            ada.wait_event("presence", lambda d: (d["user_id"], d["status"]) == (self.bot_id, "online"), READY_S, since)
        )
        if not await ada.commands(ada.channel("general")):
            await self._unless_it_ends(ada.wait_event("commands_update", timeout_s=READY_S))

    async def _unless_it_ends(self, waiting: Any) -> None:
        assert self.process is not None
        coming = asyncio.ensure_future(waiting)
        ending = asyncio.ensure_future(self.process.wait())
        await asyncio.wait((coming, ending), return_when=asyncio.FIRST_COMPLETED)
        ending.cancel()
        if not coming.done():
            coming.cancel()
            raise AssertionError(f"the bot ended: {self.log[-3000:]}")
        await coming

    @property
    def runs(self) -> bool:
        return self.process is not None and self.process.returncode is None

    async def kill(self) -> None:
        """kill -9 of the bot; what it was waiting for is let go, to nobody."""
        assert self.process is not None
        self.process.kill()
        await self.process.wait()
        self.discord_gate.open()
        self.backend_gate.open()

    async def stop(self) -> None:
        if self.process is not None and self.process.returncode is None:
            self.process.send_signal(signal.SIGTERM)
            await asyncio.wait_for(self.process.wait(), 30)

    # -- what people do most

    async def ask(
        self, person: Person, channel: Json, text: str, *, to: Json | None = None, files: Sequence[Upload] = ()
    ) -> Json:
        """Asks by a mention and answers the finished reply."""
        said = await person.say(channel, text if to else f"<@{self.bot_id}> {text}", reply_to=to, files=files)
        return await self.reply(person, said)

    async def reply(self, person: Person, said: Json) -> Json:
        """The finished reply to a message."""
        return await person.wait_message(
            said["channel_id"], lambda m: replies_to(m) == said["id"] and finished(m), WITHIN_S
        )

    async def replies(self, person: Person, said: Json) -> list[Json]:
        """All messages that answer one and that everybody sees, oldest first."""
        found = await person.messages(said["channel_id"], limit=100)
        return [m for m in found[::-1] if replies_to(m) == said["id"] and not m["flags"] & EPHEMERAL]

    async def told(self, person: Person, answer: Any) -> str:
        """What a command that thinks first says in the end."""
        assert answer.message is not None
        done = await person.wait_update(answer.message, lambda m: not m["flags"] & 128, WITHIN_S)
        return str(done["content"])

    async def comes_to(self, query: str, expected: list[tuple[Any, ...]]) -> None:
        """Waits until the store holds what is expected."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(WITHIN_S):
                while self.rows(query) != expected:  # noqa: ASYNC110 - another process writes it
                    await asyncio.sleep(0.05)
        assert self.rows(query) == expected

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """What the store holds, asked of its file."""
        with contextlib.closing(sqlite3.connect(self.folder / "bot" / "store.sqlite", timeout=20)) as store:
            return store.execute(query).fetchall()


def replies_to(message: Json) -> str | None:
    found = (message.get("message_reference") or {}).get("message_id")
    return None if found is None else str(found)


def buttons(message: Json) -> list[str]:
    """Labels of the buttons under a message."""
    return [part["label"] for row in message["components"] for part in row["components"] if part.get("label")]


@contextlib.asynccontextmanager
async def home_at(
    folder: Path, *arguments: str, people: Iterable[str] = PEOPLE, behind: str = "", **extra: str
) -> AsyncIterator[Home]:
    """Everything, with the bot running; `arguments` and `extra` are the bot's.

    `behind`: the address of what stands behind the gate instead of the loopback backend.
    """
    async with contextlib.AsyncExitStack() as stack:
        backend = await stack.enter_async_context(loopback_backend())
        sandbox, client = await stack.enter_async_context(sandbox_at(folder / "sandbox"))
        discord_gate = await stack.enter_async_context(Gate.before(sandbox.url))
        backend_gate = await stack.enter_async_context(Gate.before(behind or backend.url.removesuffix("/v1")))
        home = Home(sandbox, client, backend, discord_gate, backend_gate, folder, extra=extra, arguments=arguments)
        for name in people:
            home.people[name] = await client.person(name)
        try:
            await home.start()
            yield home
        finally:
            discord_gate.open()
            backend_gate.open()
            await home.stop()
