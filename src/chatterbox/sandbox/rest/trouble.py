"""Trouble made on purpose: rate limits and server errors on chosen routes, as often as asked."""

from __future__ import annotations

import re
from dataclasses import dataclass

from aiohttp import web

from .calls import respond


@dataclass(slots=True)
class _Fault:
    pattern: re.Pattern[str]
    times: int
    status: int
    retry_after_s: float


class Trouble:
    """Routes are given as "PATCH /channels/{channel_id}/messages/{message_id}"; `{…}` and `*` match anything."""

    def __init__(self) -> None:
        self._faults: list[_Fault] = []

    def rate_limit(self, route: str, retry_after_s: float, times: int = 1) -> None:
        """Answers the next requests of a route 429, whatever the buckets say."""
        self._faults.append(_Fault(_pattern(route), times, 429, retry_after_s))

    def server_error(self, route: str, status: int = 500, times: int = 1) -> None:
        """Answers the next requests of a route with a server error; nothing is done then."""
        self._faults.append(_Fault(_pattern(route), times, status, 0.0))

    def clear(self) -> None:
        self._faults.clear()

    def strike(self, method: str, path: str) -> web.Response | None:
        """The answer of the first fault that is meant for this request, if any; it counts down."""
        for fault in self._faults:
            if fault.pattern.fullmatch(f"{method} {path}"):
                fault.times -= 1
                if fault.times <= 0:
                    self._faults.remove(fault)
                return _answer(fault)
        return None


def _answer(fault: _Fault) -> web.Response:
    if fault.status != 429:
        return respond({"message": f"{fault.status}: Internal Server Error", "code": 0}, fault.status)
    wait = fault.retry_after_s
    headers = {"Via": "1.1 google", "Retry-After": str(max(1, round(wait))), "X-RateLimit-Scope": "user"}
    return respond(
        {"message": "You are being rate limited.", "retry_after": wait, "global": False, "code": 0}, 429, headers
    )


def _pattern(route: str) -> re.Pattern[str]:
    method, _, path = route.rpartition(" ")
    pieces = re.split(r"(\{[^}]*\}|\*)", path)
    body = "".join(".*" if p == "*" else "[^/]+" if p.startswith("{") else re.escape(p) for p in pieces)
    return re.compile(f"{re.escape(method) or '[A-Z]+'} {body}")
