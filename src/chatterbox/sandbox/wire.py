"""The wire core in one piece: REST, gateway and CDN of one world, put into an aiohttp application."""

from __future__ import annotations

from collections.abc import Callable

from aiohttp import web

from .gateway import Gateway
from .ratelimits import RateLimits
from .rest import channels, guilds, messages, reactions, users
from .rest.cdn import Cdn
from .rest.routing import Routes
from .rest.transcript import Transcript
from .rest.trouble import Trouble
from .world import World


class Wire:
    """`transcript` holds every REST request, `trouble` makes faults, `gateway` knows who is online."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.transcript = Transcript()
        self.trouble = Trouble()
        self.limits = RateLimits(world.clock)
        self.gateway = Gateway(world)

    def add_to(self, app: web.Application, *more: Callable[[Routes], None]) -> None:
        """Adds all routes. `more`: functions that add further REST routes (interactions, commands, webhooks)."""
        routes = Routes(app, self.world, transcript=self.transcript, trouble=self.trouble, limits=self.limits)
        reactions.add_early_routes(routes)
        messages.add_routes(routes, self.limits)
        for add in (reactions.add_routes, channels.add_routes, guilds.add_routes, users.add_routes, *more):
            add(routes)
        routes.close_with_404()
        Cdn(self.world).add_routes(app)
        self.gateway.add_routes(app)
        app.on_shutdown.append(self._shut)

    async def _shut(self, _: web.Application) -> None:
        self.gateway.close()
