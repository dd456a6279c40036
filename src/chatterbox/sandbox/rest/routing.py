"""The way of a REST request: authorised, troubled, counted, answered or refused in Discord's shape, recorded."""

from __future__ import annotations

import json
import logging
import re
import secrets
from typing import Any

from aiohttp import web

from .. import errors
from ..errors import DiscordError
from ..objects import Application
from ..ratelimits import MAJOR, RateLimits, Verdict
from ..world import World
from .bodies import Body, read_body
from .calls import Answer, Call, Handler, respond
from .transcript import Transcript
from .trouble import Trouble

log = logging.getLogger(__name__)

_PREFIX = "/api{version:(?:/v[0-9]+)?}"
_SECRET_PARTS = re.compile(r"(/(?:webhooks|interactions)/\d+/)[^/?]+")


class Routes:
    """Registers handlers under /api, /api/v10 and any other version, each with the whole way around it."""

    def __init__(
        self, app: web.Application, world: World, *, transcript: Transcript, trouble: Trouble, limits: RateLimits
    ) -> None:
        self._app = app
        self._world = world
        self._transcript = transcript
        self._trouble = trouble
        self._limits = limits

    def add(self, method: str, route: str, handler: Handler, *, auth: bool = True, limited: bool = True) -> None:
        """`route` as in Discord's documentation, below the version. `auth`: whether a bot's token is needed.

        `limited`: whether it counts against the 50 requests a second (interactions and their webhooks do not).
        """
        way = _Way(self._world, self._transcript, self._trouble, self._limits, route, handler, auth, limited)
        self._app.router.add_route(method, _PREFIX + route, way.go)

    def close_with_404(self) -> None:
        """Answers everything else under /api as Discord does. Call it last."""
        known = [resource for resource in self._app.router.resources() if resource.canonical.startswith("/api")]

        async def unknown(call: Call) -> Answer:
            for resource in known:
                _, methods = await resource.resolve(call.request)
                if methods:
                    raise DiscordError(405, 0, "405: Method Not Allowed")
            raise errors.not_found()

        way = _Way(self._world, self._transcript, self._trouble, self._limits, "", unknown, False, False)
        self._app.router.add_route("*", "/api{rest:(?:/.*)?}", way.go)


class _Way:
    """One route's handler with everything that comes before and after it."""

    def __init__(
        self,
        world: World,
        transcript: Transcript,
        trouble: Trouble,
        limits: RateLimits,
        route: str,
        handler: Handler,
        auth: bool,
        limited: bool,
    ) -> None:
        self._world = world
        self._transcript = transcript
        self._trouble = trouble
        self._limits = limits
        self._route = route
        self._handler = handler
        self._auth = auth
        self._limited = limited

    async def go(self, request: web.Request) -> web.StreamResponse:
        body = Body()
        headers: dict[str, str] = {}
        try:
            application = self._authorised(request)
            path = request.path.removeprefix("/api").removeprefix(request.match_info.get("version") or "")
            response: web.StreamResponse | None = self._trouble.strike(request.method, path)
            if response is None:
                headers = self._count(request, application)
                body = await read_body(request)
                response = self._put(await self._handler(Call(request, self._world, application, body)))
        except _TooFast as refusal:
            response, headers = refusal.response, {}
        except DiscordError as refusal:
            response = respond(refusal.body(), refusal.status)
        except web.HTTPException:
            raise
        except Exception:
            incident = secrets.token_hex(2)
            log.exception("incident %s in %s %s", incident, request.method, self._route)
            response = respond({"message": f"500: Internal Server Error (incident {incident})", "code": 0}, 500)
        response.headers.update(headers)
        self._record(request, body, response)
        return response

    def _put(self, answer: Answer) -> web.StreamResponse:
        if isinstance(answer, web.StreamResponse):
            return answer
        return web.Response(status=204) if answer is None else respond(answer)

    def _authorised(self, request: web.Request) -> Application | None:
        kind, _, token = request.headers.get("Authorization", "").partition(" ")
        application = self._world.applications.by_token(token.strip()) if kind == "Bot" else None
        if application is None and self._auth:
            raise errors.unauthorized()
        return application

    def _count(self, request: web.Request, application: Application | None) -> dict[str, str]:
        who = application.id if application else request.match_info.get("webhook_id", "")
        major = tuple(request.match_info[name] for name in MAJOR if name in request.match_info)
        verdict = self._limits.ask(who, request.method, self._route, major, counts_globally=self._limited)
        if not verdict.allowed:
            raise _TooFast(verdict)
        return verdict.headers

    def _record(self, request: web.Request, body: Body, response: web.StreamResponse) -> None:
        sent: Any = body.raw
        if body.files:
            files = {n: {"filename": f.filename, "size": len(f.content)} for n, f in body.files.items()}
            sent = {"payload_json": body.raw, "files": files}
        answered = None
        if isinstance(response, web.Response) and response.body and response.content_type == "application/json":
            answered = json.loads(bytes(response.body)) if isinstance(response.body, bytes | bytearray) else None
        self._transcript.add(
            method=request.method,
            path=_SECRET_PARTS.sub(r"\1TOKEN", request.path_qs),
            route=self._route,
            status=response.status,
            request=sent,
            response=answered,
        )


class _TooFast(Exception):
    def __init__(self, verdict: Verdict) -> None:
        super().__init__("rate limited")
        body = {
            "message": "You are being rate limited.",
            "retry_after": verdict.retry_after_s,
            "global": verdict.everywhere,
            "code": 0,
        }
        self.response = respond(body, 429, verdict.headers)
