"""All paths of the interface for people, in one table."""

from __future__ import annotations

from aiohttp import web

from ..interactions.desk import Desk
from ..wire import Wire
from . import talk
from .acting import ActingRoutes
from .arranging import ArrangingRoutes
from .events import EventRoutes
from .guard import Guard, Handler
from .views import ViewRoutes

_CHANNEL = "/people/{as}/channels/{channel}"
_MESSAGE = _CHANNEL + "/messages/{message}"
_WORLD = "/people/world"


class PeopleRoutes:
    def __init__(self, wire: Wire, guard: Guard, desk: Desk) -> None:
        self._guard = guard
        self._view = ViewRoutes(wire.world, wire.gateway.online)
        self._acting = ActingRoutes(wire, desk)
        self._arranging = ArrangingRoutes(wire)
        self._events = EventRoutes(wire.world, guard)

    def add_routes(self, app: web.Application) -> None:
        for method, path, handler in self._table():
            app.router.add_route(method, path, self._guard.handler(handler))
        app.router.add_get("/people/{as}/events", self._events.listen)

    def _table(self) -> list[tuple[str, str, Handler]]:
        view, acting, world = self._view, self._acting, self._arranging
        return [
            ("GET", "/people", view.everybody),
            ("GET", "/people/samples/{filename}", view.sample),
            ("POST", f"{_WORLD}/applications", world.add_application),
            ("PATCH", f"{_WORLD}/applications/{{application}}", world.change_application),
            ("POST", f"{_WORLD}/guilds/{{guild}}/bots", world.invite),
            ("PATCH", f"{_WORLD}/guilds/{{guild}}/members/{{user}}", world.change_member),
            ("PUT", f"{_WORLD}/guilds/{{guild}}/locale", world.set_language),
            ("PUT", f"{_WORLD}/users/{{user}}/locale", world.set_language),
            ("PUT", f"{_WORLD}/channels/{{channel}}/overwrites/{{target}}", world.set_overwrite),
            ("POST", f"{_WORLD}/channels", world.add_channel),
            ("POST", f"{_WORLD}/clock", world.advance),
            ("POST", f"{_WORLD}/faults", world.make_trouble),
            ("GET", f"{_WORLD}/transcript", world.transcript),
            ("GET", "/people/{as}", view.one),
            ("GET", f"{_CHANNEL}/messages", talk.read),
            ("POST", f"{_CHANNEL}/messages", talk.say),
            ("PATCH", _MESSAGE, talk.edit),
            ("DELETE", _MESSAGE, talk.delete),
            ("PUT", f"{_MESSAGE}/reactions/{{emoji}}", talk.react),
            ("DELETE", f"{_MESSAGE}/reactions/{{emoji}}", talk.unreact),
            ("POST", f"{_CHANNEL}/typing", talk.type_),
            ("POST", "/people/{as}/dms", talk.open_dm),
            ("GET", f"{_CHANNEL}/commands", acting.commands),
            ("POST", "/people/{as}/interactions", acting.interact),
        ]
