"""Addresses of files that are too large for Discord: signed, for one file, and good for some minutes.

A small listener gives the files out: off unless the operator configures the address under which it is reached, behind
whatever encrypts the way to it.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import quote, urlencode

from aiohttp import web

from chatterbox.config import Downloads
from chatterbox.errors import ChatterboxError
from chatterbox.models import Space
from chatterbox.store.crypto import Cipher
from chatterbox.training.filing import Filing

_log = logging.getLogger(__name__)

_SIGNED_FOR = "link"
_ROUTE = "/{guild:[0-9]{1,19}}/{name:[a-z]{1,8}:[0-9a-f-]{1,36}}/{filename}"


@dataclass(frozen=True, slots=True)
class Link:
    address: str
    until: datetime


def _now() -> datetime:
    return datetime.now(UTC)


class Links:
    def __init__(self, cipher: Cipher, settings: Downloads, now: Callable[[], datetime] = _now) -> None:
        self._cipher = cipher
        self._settings = settings
        self._now = now

    def to(self, space: Space, name: str, filename: str) -> Link | None:
        """The address of one file of a server; None where no address is configured."""
        if not self._settings.address:
            return None
        until = self._now() + timedelta(minutes=self._settings.minutes)
        moment = str(int(until.timestamp()))
        query = urlencode({"until": moment, "key": self._key(space, name, filename, moment)})
        place = f"{space.id}/{quote(name, safe=':')}/{quote(filename, safe='')}"
        return Link(f"{self._settings.address.rstrip('/')}/{place}?{query}", until)

    def holds(self, space: Space, name: str, filename: str, until: str, key: str) -> bool:
        """Whether an address was given here, for this file, and is still good."""
        if not (until.isascii() and until.isdigit() and len(until) < 12) or int(until) < self._now().timestamp():
            return False
        return self._cipher.signed(space, _SIGNED_FOR, _signed(name, filename, until), key)

    def _key(self, space: Space, name: str, filename: str, until: str) -> str:
        return self._cipher.signature(space, _SIGNED_FOR, _signed(name, filename, until))


class Listener:
    """Answers the addresses that `Links` gave."""

    def __init__(self, links: Links, filing: Filing) -> None:
        self._links = links
        self._filing = filing

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_get(_ROUTE, self._give)
        return app

    async def _give(self, request: web.Request) -> web.StreamResponse:
        place, query = request.match_info, request.query
        space, name, filename = Space("guild", int(place["guild"])), place["name"], place["filename"]
        if not self._links.holds(space, name, filename, query.get("until", ""), query.get("key", "")):
            raise web.HTTPNotFound
        try:
            files = await self._filing.read(space, name)
        except ChatterboxError as error:
            _log.info("a file that a link names is not there: %s", type(error).__name__)
            raise web.HTTPNotFound from None
        found = next((file for file in files if file.filename == filename), None)
        if found is None:
            raise web.HTTPNotFound
        named = f"attachment; filename*=UTF-8''{quote(filename, safe='')}"
        headers = {"Content-Disposition": named, "X-Content-Type-Options": "nosniff", "Cache-Control": "no-store"}
        return web.Response(body=found.content, content_type="application/octet-stream", headers=headers)


@contextlib.asynccontextmanager
async def listening(settings: Downloads, listener: Listener) -> AsyncIterator[int]:
    """Answers while it is open; its port, 0 where no address is configured and nothing listens."""
    if not settings.address:
        yield 0
        return
    runner = web.AppRunner(listener.app(), access_log=None)  # its lines would hold the keys of addresses
    await runner.setup()
    try:
        site = web.TCPSite(runner, settings.host, settings.port)
        await site.start()
        port = int(runner.addresses[0][1])
        _log.info("downloads are given out at %s:%d", settings.host, port)
        yield port
    finally:
        await asyncio.shield(runner.cleanup())


def _signed(name: str, filename: str, until: str) -> bytes:
    return f"{name}\n{filename}\n{until}".encode("utf-8", "surrogatepass")
