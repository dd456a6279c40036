"""The loopback Discord, put together: REST, gateway, CDN, the interface for people and the page, on 127.0.0.1 alone."""

from __future__ import annotations

import os
import secrets
import socket
from pathlib import Path
from types import TracebackType
from typing import Self

from aiohttp import web

from . import seed
from .interactions.desk import Desk
from .objects import Application
from .page import PageRoutes
from .people.guard import Guard
from .people.routes import PeopleRoutes
from .rest import commands, webhooks
from .rest.interactions import InteractionRoutes
from .rest.transcript import Transcript
from .wire import Wire
from .world import World

HOST = "127.0.0.1"
MAX_BODY = 120 * 1024 * 1024  # ten files of 10 MiB, and what surrounds them


class Sandbox:
    """A running loopback Discord. `port` 0 takes a free one; raises OSError where the port is taken.

    Its state lies in `data`, and so does the key in the start address: a restart keeps both.
    """

    def __init__(self, data: Path, port: int = 0, *, transcript: Transcript | None = None) -> None:
        self._data = data
        self._port = port
        self._runner: web.AppRunner | None = None
        data.mkdir(parents=True, exist_ok=True)
        self.world = World(data / "discord")
        self.application: Application = seed.fill(self.world)
        self.key = kept_key(data / "key")
        self.wire = Wire(self.world)
        self.wire.transcript = transcript or self.wire.transcript

    @property
    def url(self) -> str:
        """http://127.0.0.1:PORT"""
        return self.world.base_url

    @property
    def api_url(self) -> str:
        """What a bot is given as the address of Discord's REST API."""
        return f"{self.url}/api"

    @property
    def start_address(self) -> str:
        """The page's address with the key of the people's interface."""
        return f"{self.url}/#key={self.key}"

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=MAX_BODY)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        # The port must be known before the routes are made: they check Host and Origin against it.
        listener = _listener(self._port)
        self._port = listener.getsockname()[1]
        self.world.base_url = f"http://{HOST}:{self._port}"
        self._add_routes(app)
        await self._runner.setup()
        await web.SockSite(self._runner, listener).start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._runner:
            await self._runner.cleanup()
        self.world.close()

    def _add_routes(self, app: web.Application) -> None:
        address, desk = f"{HOST}:{self._port}", Desk(self.world)
        self.wire.add_to(app, commands.add_routes, webhooks.add_routes, InteractionRoutes(desk).add_routes)
        guard = Guard(self.world, self.key, address)
        PeopleRoutes(self.wire, guard, desk).add_routes(app)
        PageRoutes(address).add_routes(app)


def _listener(port: int) -> socket.socket:
    """A bound socket. Raises OSError where the port is taken."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((HOST, port))
    except OSError:
        listener.close()
        raise
    return listener


def kept_key(path: Path) -> str:
    """The key of the people's interface: made once, readable by its owner alone."""
    if path.is_file() and (known := path.read_text().strip()):
        return known
    key = secrets.token_urlsafe(24)
    fresh = path.with_suffix(".new")
    handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(key + "\n")
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    return key
