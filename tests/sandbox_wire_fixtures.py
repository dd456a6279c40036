"""A world on a real port, and bots of several libraries' kinds that log in to it."""

from __future__ import annotations

import asyncio
import json
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
import discord
from aiohttp import web

from chatterbox.sandbox.clock import Clock
from chatterbox.sandbox.objects import Application, Channel, Guild, User
from chatterbox.sandbox.permissions import Permission
from chatterbox.sandbox.wire import Wire
from chatterbox.sandbox.world import World
from discord_document import the_document

ALLOWED = int(
    Permission.VIEW_CHANNEL
    | Permission.SEND_MESSAGES
    | Permission.EMBED_LINKS
    | Permission.ATTACH_FILES
    | Permission.READ_MESSAGE_HISTORY
    | Permission.ADD_REACTIONS
)


@dataclass
class Place:
    """A small world that listens: one guild with an owner, a member and a bot, two channels."""

    world: World
    wire: Wire
    app: Application
    guild: Guild
    owner: User
    member: User
    general: Channel
    other: Channel

    @property
    def url(self) -> str:
        return self.world.base_url


@asynccontextmanager
async def listening(data: Path, **application: Any) -> AsyncIterator[Place]:
    world = World(data, Clock())
    owner, member = world.users.add("ada", "Ada"), world.users.add("ben", "Ben")
    app = world.applications.add("Tester", owner_id=owner.id, **application)
    guild = world.guilds.add("Harbour", owner.id)
    general, other = world.channels.add(guild.id, "general"), world.channels.add(guild.id, "other")
    world.guilds.join(guild.id, member.id)
    world.guilds.invite_bot(guild.id, app.id, ALLOWED)
    wire = Wire(world)
    async with serving(world, wire):
        yield Place(world, wire, app, guild, owner, member, general, other)
    world.close()
    if document := the_document():
        faults = [str(fault) for fault in document.check(wire.transcript.since(0))]
        assert not faults, faults


@asynccontextmanager
async def serving(world: World, wire: Wire) -> AsyncIterator[None]:
    server = web.Application()
    wire.add_to(server)
    runner = web.AppRunner(server, shutdown_timeout=1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    assert site._server is not None
    world.base_url = f"http://127.0.0.1:{site._server.sockets[0].getsockname()[1]}"  # type: ignore[attr-defined]
    try:
        yield
    finally:
        await runner.cleanup()


class Rest:
    """Bare requests with a bot's token."""

    def __init__(self, place: Place, session: aiohttp.ClientSession, token: str) -> None:
        self._base = f"{place.url}/api/v10"
        self._session = session
        self._headers = {"Authorization": f"Bot {token}"} if token else {}

    async def __call__(self, method: str, path: str, **more: Any) -> tuple[int, Any]:
        status, body, _ = await self.full(method, path, **more)
        return status, body

    async def full(self, method: str, path: str, **more: Any) -> tuple[int, Any, Any]:
        headers = self._headers | more.pop("headers", {})
        async with self._session.request(method, self._base + path, headers=headers, **more) as response:
            text = await response.read()
            return response.status, json.loads(text) if text else None, response.headers


@asynccontextmanager
async def rest(place: Place, token: str | None = None) -> AsyncIterator[Rest]:
    async with aiohttp.ClientSession() as session:
        yield Rest(place, session, place.app.token if token is None else token)


class RawGateway:
    """A gateway client that shows every payload."""

    def __init__(self, ws: aiohttp.ClientWebSocketResponse, *, binary: bool = False) -> None:
        self.ws = ws
        self._binary = binary
        self._inflate = zlib.decompressobj()

    async def send(self, op: int, data: Any) -> None:
        text = json.dumps({"op": op, "d": data})
        await (self.ws.send_bytes(text.encode()) if self._binary else self.ws.send_str(text))

    async def next(self) -> dict[str, Any]:
        message = await self.ws.receive(timeout=5)
        if message.type is aiohttp.WSMsgType.BINARY:
            assert message.data.endswith(b"\x00\x00\xff\xff")
            return dict(json.loads(self._inflate.decompress(message.data)))
        assert message.type is aiohttp.WSMsgType.TEXT, f"closed with {self.ws.close_code}"
        return dict(json.loads(message.data))

    async def event(self, name: str) -> dict[str, Any]:
        """The next event of that name; others are passed over."""
        while True:
            payload = await self.next()
            if payload["t"] == name:
                return payload

    async def identify(self, token: str, intents: int, **more: Any) -> dict[str, Any]:
        assert (await self.next())["op"] == 10
        await self.send(2, {"token": token, "intents": intents, "properties": {}, **more})
        return await self.next()

    async def close_code(self) -> int | None:
        while (await self.ws.receive(timeout=5)).type not in (aiohttp.WSMsgType.CLOSE, aiohttp.WSMsgType.CLOSED):
            pass
        return self.ws.close_code


@asynccontextmanager
async def raw_gateway(place: Place, query: str = "?v=10&encoding=json", **more: Any) -> AsyncIterator[RawGateway]:
    url = place.url.replace("http", "ws") + "/gateway" + query
    async with aiohttp.ClientSession() as session, session.ws_connect(url, autoclose=False) as ws:
        yield RawGateway(ws, **more)


@asynccontextmanager
async def logged_in(
    bot: discord.Client, place: Place, monkeypatch: Any, token: str | None = None
) -> AsyncIterator[None]:
    """Runs an unmodified py-cord client against the place until the block ends."""
    monkeypatch.setattr(discord.http.Route, "API_BASE_URL", f"{place.url}/api/v10")
    task = asyncio.create_task(bot.start(token or place.app.token))
    ready = asyncio.create_task(bot.wait_until_ready())
    try:
        await asyncio.wait({task, ready}, return_when=asyncio.FIRST_COMPLETED, timeout=20)
        if task.done():
            task.result()
        assert ready.done(), "the bot did not get ready"
        yield
    finally:
        ready.cancel()
        await bot.close()
        await asyncio.gather(task, return_exceptions=True)


def once(bot: discord.Client, event: str, check: Callable[..., bool] | None = None) -> Awaitable[Any]:
    return bot.wait_for(event, check=check, timeout=10)
