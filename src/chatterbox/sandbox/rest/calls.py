"""One REST request on its way: who asks, what they sent, and how the answer is put."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import msgspec
from aiohttp import web

from .. import errors
from ..objects import Application, Json
from ..world import World
from .bodies import Body

Answer = Json | list[Any] | web.StreamResponse | None


@dataclass(frozen=True, slots=True)
class Call:
    """`application`: whose bot token came with it; None where the route needs none and none came."""

    request: web.Request
    world: World
    application: Application | None
    body: Body

    @property
    def bot_id(self) -> str:
        """The id of the bot (and application) that asks. Raises 401."""
        if self.application is None:
            raise errors.unauthorized()
        return self.application.id

    def id(self, name: str) -> str:
        """A snowflake in the path. Raises 50035 for what is none."""
        value = self.request.match_info[name]
        if not value.isdecimal() or len(value) > 20:
            raise errors.invalid_form({name: {"_errors": [_not_a_snowflake(value)]}})
        return value

    def number(self, name: str, default: int, least: int, most: int) -> int:
        """A number in the query. Raises 50035 outside its bounds."""
        text = self.request.query.get(name, str(default))
        if not text.isdecimal():
            wrong = {"code": "NUMBER_TYPE_COERCE", "message": f'Value "{text}" is not int.'}
            raise errors.invalid_form({name: {"_errors": [wrong]}})
        value = int(text)
        if value < least:
            wrong = {"code": "NUMBER_TYPE_MIN", "message": f"int value should be greater than or equal to {least}."}
            raise errors.invalid_form({name: {"_errors": [wrong]}})
        if value > most:
            wrong = {"code": "NUMBER_TYPE_MAX", "message": f"int value should be less than or equal to {most}."}
            raise errors.invalid_form({name: {"_errors": [wrong]}})
        return value

    def own_application(self, name: str = "application_id") -> Application:
        """The application in the path, which must be the one that asks. Raises 10002, 20012."""
        asked = self.request.match_info[name]
        if asked in ("@me", self.bot_id):
            return self.world.applications.get(self.bot_id)
        self.world.applications.get(asked)
        message = "You are not authorized to perform this action on this application"
        raise errors.DiscordError(403, 20012, message)


Handler = Callable[[Call], Awaitable[Answer]]


def _not_a_snowflake(value: str) -> Json:
    return {"code": "NUMBER_TYPE_COERCE", "message": f'Value "{value}" is not snowflake.'}


def respond(answer: Any, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    """JSON with the type exactly application/json: py-cord compares it with `==`, a charset would break it."""
    return web.Response(
        body=msgspec.json.encode(answer), status=status, content_type="application/json", headers=headers
    )
