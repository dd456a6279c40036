"""Discord's rate limits: one bucket a route and place, and 50 requests a second for a whole bot.

Discord keeps its figures to itself; these are what its headers showed for years. Edits and messages: 5 in 5 seconds a
channel. Reactions: 1 in a quarter second. Everything else has room for ordinary use.
"""

from __future__ import annotations

import hashlib
import math
from collections import deque
from dataclasses import dataclass

from .clock import Clock

GLOBAL_PER_S = 50
OLD_EDITS, OLD_EDIT_WINDOW_S = 3, 20.0  # a channel; measured by others: starboard-4, issue 118
OLD_AFTER_S = 3600.0
_ROOM = (50, 1.0)
_CHANNEL = "/channels/{channel_id}"
_MESSAGE = _CHANNEL + "/messages/{message_id}"
_REACTION = _MESSAGE + "/reactions/{emoji}"
_WEBHOOK = "/webhooks/{webhook_id}/{webhook_token}"

# (requests, seconds) by method and route
LIMITS: dict[tuple[str, str], tuple[int, float]] = {
    ("POST", _CHANNEL + "/messages"): (5, 5.0),
    ("PATCH", _MESSAGE): (5, 5.0),
    ("DELETE", _MESSAGE): (5, 1.0),
    ("POST", _CHANNEL + "/messages/bulk-delete"): (1, 1.0),
    ("POST", _CHANNEL + "/typing"): (5, 5.0),
    ("PUT", _REACTION + "/@me"): (1, 0.25),
    ("DELETE", _REACTION + "/@me"): (1, 0.25),
    ("GET", _CHANNEL + "/messages"): (5, 1.0),
    ("POST", "/users/@me/channels"): (10, 10.0),
    ("POST", _WEBHOOK): (5, 2.0),
    ("PATCH", _WEBHOOK + "/messages/{message_id}"): (5, 2.0),
    ("PATCH", _WEBHOOK + "/messages/@original"): (5, 2.0),
}
MAJOR = ("channel_id", "guild_id", "webhook_token", "interaction_token")


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a request may go on, and the headers that its answer carries."""

    allowed: bool
    headers: dict[str, str]
    retry_after_s: float = 0.0
    everywhere: bool = False


class RateLimits:
    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._windows: dict[tuple[str, ...], tuple[float, int]] = {}  # bucket and place -> (end, used)
        self._recent: dict[str, deque[float]] = {}
        self._old_edits: dict[str, deque[float]] = {}

    def ask(self, bot_id: str, method: str, route: str, major: tuple[str, ...], *, counts_globally: bool) -> Verdict:
        """Takes one request from the buckets. `major`: the channel, guild or webhook that the route names."""
        now = self._clock.now()
        if counts_globally and (wait := _over(self._recent.setdefault(bot_id, deque()), now, GLOBAL_PER_S, 1.0)):
            return _refusal({"X-RateLimit-Global": "true", "X-RateLimit-Scope": "global"}, wait, everywhere=True)
        limit, window_s = LIMITS.get((method, route), _ROOM)
        key = (bot_id, method, route, *major)
        end, used = self._windows.get(key, (0.0, 0))
        if now >= end:
            self._forget(now)
            end, used = now + window_s, 0
        headers = {
            "X-RateLimit-Limit": str(limit),
            "X-RateLimit-Remaining": str(max(0, limit - used - 1)),
            "X-RateLimit-Reset": f"{_up(end):.3f}",
            "X-RateLimit-Reset-After": f"{_up(end - now):.3f}",
            "X-RateLimit-Bucket": hashlib.sha256(f"{method} {route}".encode()).hexdigest()[:32],
        }
        if used >= limit:
            return _refusal(headers | {"X-RateLimit-Scope": "user"}, end - now)
        self._windows[key] = (end, used + 1)
        return Verdict(True, headers)

    def old_edit_wait(self, channel_id: str) -> float:
        """Counts an edit of a message older than an hour; how long to wait (0: go on) before the next is taken."""
        return _over(self._old_edits.setdefault(channel_id, deque()), self._clock.now(), OLD_EDITS, OLD_EDIT_WINDOW_S)

    def _forget(self, now: float) -> None:
        if len(self._windows) > 10_000:
            self._windows = {key: window for key, window in self._windows.items() if window[0] > now}


def _over(times: deque[float], now: float, limit: int, window_s: float) -> float:
    """Counts one more in a sliding window; the seconds to wait where it is full."""
    while times and times[0] <= now - window_s:
        times.popleft()
    if len(times) >= limit:
        return times[0] + window_s - now
    times.append(now)
    return 0.0


def _up(seconds: float) -> float:
    """To whole milliseconds, never too early: who waits as told is not refused again."""
    return math.ceil(seconds * 1000) / 1000


def _refusal(headers: dict[str, str], wait: float, *, everywhere: bool = False) -> Verdict:
    wait = _up(wait)
    return Verdict(False, headers | {"Retry-After": str(math.ceil(wait)), "Via": "1.1 google"}, wait, everywhere)
