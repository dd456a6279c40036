"""Who may use the interface for people: whoever has the key, from the sandbox's own address only.

Another web page in the same browser could send requests here; it has no key, its Origin is another, and a rebound name
would show in Host.
"""

from __future__ import annotations

import hmac
import logging
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from .. import errors
from ..errors import DiscordError
from ..objects import Json
from ..rest.bodies import Body, read_body
from ..rest.calls import respond
from ..world import World

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PersonCall:
    """One request of somebody who acts as the person `user_id` ("" where the path names nobody)."""

    request: web.Request
    world: World
    user_id: str
    body: Body

    def part(self, name: str) -> str:
        """A part of the path."""
        return self.request.match_info[name]


Handler = Callable[[PersonCall], Awaitable[Any]]


class Guard:
    """Checks each request, then hands it on. `address` is what the sandbox listens on, "127.0.0.1:8400"."""

    def __init__(self, world: World, key: str, address: str) -> None:
        self._world = world
        self._key = key
        self._address = address

    def check_place(self, request: web.Request) -> None:
        """Raises 403 where Host or Origin is not the sandbox's own address."""
        if request.headers.get("Host") != self._address:
            raise DiscordError(403, 0, "This address is not the one that the sandbox listens on")
        origin = request.headers.get("Origin")
        if origin is not None and origin != f"http://{self._address}":
            raise DiscordError(403, 0, "Other web pages may not use the sandbox")

    def knows(self, key: Any) -> bool:
        return isinstance(key, str) and hmac.compare_digest(key.encode(), self._key.encode())

    def person(self, user_id: str) -> str:
        """The id, if it is a person's. Raises 10013: nobody acts as a bot."""
        if self._world.users.get(user_id).bot:
            raise errors.unknown_user()
        return user_id

    def handler(self, inner: Handler) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        """A route's handler: checked, its answer put as JSON (None is 204), refusals in Discord's shape."""

        async def handle(request: web.Request) -> web.StreamResponse:
            try:
                self.check_place(request)
                scheme, _, key = request.headers.get("Authorization", "").partition(" ")
                if scheme != "Bearer" or not self.knows(key):
                    raise errors.unauthorized()
                user_id = request.match_info.get("as", "")
                if user_id:
                    self.person(user_id)
                answer = await inner(PersonCall(request, self._world, user_id, await read_body(request)))
                return _put(answer)
            except DiscordError as error:
                return respond(error.body(), error.status)
            except web.HTTPException:
                raise
            except Exception:
                incident = secrets.token_hex(2)
                log.exception("incident %s in %s %s", incident, request.method, request.path)
                return respond({"message": f"500: Internal Server Error (incident {incident})", "code": 0}, 500)

        return handle


def _put(answer: Json | list[Any] | web.StreamResponse | None) -> web.StreamResponse:
    if isinstance(answer, web.StreamResponse):
        return answer
    return web.Response(status=204) if answer is None else respond(answer)
