"""The address under which bots reach the gateway."""

from __future__ import annotations

from aiohttp import web

from ..world import World
from .sessions import Sessions
from .socket import Socket


class Gateway:
    """`/gateway`, and what the rest of the sandbox asks of it: who is online, and to drop the connections."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._sessions = Sessions(world)

    def add_routes(self, app: web.Application) -> None:
        app.router.add_get("/gateway", self._serve)
        app.router.add_get("/gateway/", self._serve)

    def online(self, bot_id: str) -> bool:
        """Whether a bot is connected just now."""
        return self._sessions.online(bot_id)

    def drop(self) -> None:
        """Tears all connections without a closing word; the sessions can be resumed."""
        self._sessions.drop_all()

    def close(self) -> None:
        self._sessions.close()

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        ws = web.WebSocketResponse(max_msg_size=64 * 1024, compress=False)
        if not ws.can_prepare(request):
            return web.Response(status=426, text="This is a WebSocket.")
        await ws.prepare(request)
        await Socket(self._world, self._sessions, ws, dict(request.query), request.transport).run()
        return ws
