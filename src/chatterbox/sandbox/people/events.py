"""What happens, told to one person over a WebSocket: /people/{as}/events."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Iterator

import msgspec
from aiohttp import WSMsgType, web

from ..errors import DiscordError
from ..objects import Json
from ..rest.calls import respond
from ..world import Event, World
from .guard import Guard

HELLO_WITHIN_S = 10.0
HEARTBEAT_S = 30.0
MOST_WAITING = 10_000  # a client that reads nothing is cut off here
WRONG_HELLO = 4004

_PLAIN = {
    "MESSAGE_CREATE": "message_create",
    "MESSAGE_UPDATE": "message_update",
    "MESSAGE_DELETE": "message_delete",
    "TYPING_START": "typing",
    "MESSAGE_REACTION_ADD": "reaction_add",
    "MESSAGE_REACTION_REMOVE": "reaction_remove",
    "COMMANDS_UPDATE": "commands_update",
    "INTERACTION_OUTCOME": "interaction",
    "THREAD_CREATE": "channel_create",
}
_RELOAD = ("GUILD_", "CHANNEL_", "THREAD_")


class EventRoutes:
    def __init__(self, world: World, guard: Guard) -> None:
        self._world = world
        self._guard = guard

    async def listen(self, request: web.Request) -> web.StreamResponse:
        """The key comes in the first message: a browser cannot send it as a header here."""
        try:
            self._guard.check_place(request)
            me = self._guard.person(request.match_info["as"])
        except DiscordError as error:
            return respond(error.body(), error.status)
        socket = web.WebSocketResponse(heartbeat=HEARTBEAT_S)
        await socket.prepare(request)
        if not await self._greeted(socket):
            await socket.close(code=WRONG_HELLO, message=b"Wrong key")
            return socket
        waiting: asyncio.Queue[bytes] = asyncio.Queue(MOST_WAITING)
        stop = self._world.subscribe(lambda event: self._note(event, me, waiting, request))
        writer = asyncio.create_task(_write(socket, waiting))
        try:
            waiting.put_nowait(_line("ready", {"user_id": me}))
            async for _ in socket:
                pass
        finally:
            stop()
            writer.cancel()
            with contextlib.suppress(asyncio.CancelledError, ConnectionError):
                await writer
        return socket

    async def _greeted(self, socket: web.WebSocketResponse) -> bool:
        try:
            first = await socket.receive(timeout=HELLO_WITHIN_S)
            hello = json.loads(first.data) if first.type is WSMsgType.TEXT else None
        except (TimeoutError, ValueError):
            return False
        return isinstance(hello, dict) and hello.get("op") == "hello" and self._guard.knows(hello.get("key"))

    def _note(self, event: Event, me: str, waiting: asyncio.Queue[bytes], request: web.Request) -> None:
        if not self._world.receives(event, me):
            return
        for name, data in translated(self._world, event, me):
            try:
                waiting.put_nowait(_line(name, data))
            except asyncio.QueueFull:
                if request.transport is not None:
                    request.transport.abort()
                return


def translated(world: World, event: Event, me: str) -> Iterator[tuple[str, Json]]:
    """The events of docs/sandbox.md that one of the world's becomes for this person."""
    name = event.name
    if name in _PLAIN:
        yield _PLAIN[name], event.render(me)
    elif name == "MESSAGE_DELETE_BULK":
        data = event.render(me)
        for message_id in data["ids"]:
            yield "message_delete", {"id": message_id, "channel_id": data["channel_id"]}
    elif name in ("MESSAGE_REACTION_REMOVE_ALL", "MESSAGE_REACTION_REMOVE_EMOJI"):
        message = world.core.messages.get(event.render(me)["message_id"])
        if message is not None:
            yield "message_update", world.message_json(message, me)
    elif name == "CHANNEL_CREATE":
        yield "channel_create", event.render(me)
    elif name == "PRESENCE_UPDATE":
        data = event.render(me)
        yield "presence", {"user_id": data["user"]["id"], "status": data["status"]}
    elif name == "GUILD_DELETE":
        yield "guild_update", {"id": event.render(me)["id"]}
    elif name.startswith(_RELOAD) and event.guild_id:
        yield "guild_update", {"id": event.guild_id}


def _line(name: str, data: Json) -> bytes:
    return msgspec.json.encode({"t": name, "d": data})


async def _write(socket: web.WebSocketResponse, waiting: asyncio.Queue[bytes]) -> None:
    while True:
        await socket.send_str((await waiting.get()).decode())
