"""What one person's client was told over its WebSocket, kept from the first event on, and waits over it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from chatterbox.sandbox.client.errors import SandboxError, TimedOut
from chatterbox.sandbox.client.values import Json

Predicate = Callable[[Json], bool]
"""Judges a message (or an event's data): is it the one?"""

DEFAULT_TIMEOUT_S = 20.0


class Inbox:
    """Every event so far, and each message as it was last seen. Nothing that came before a wait is missed."""

    def __init__(self) -> None:
        self.events: list[tuple[str, Json]] = []
        self._messages: dict[str, Json] = {}
        self._versions: dict[str, list[Json]] = {}
        self._handed_out: set[str] = set()
        self._news = asyncio.Condition()
        self._closed: str | None = None

    async def take(self, name: str, data: Json) -> None:
        """Notes one event."""
        async with self._news:
            self.events.append((name, data))
            if name in ("message_create", "message_update"):
                self._messages[data["id"]] = data
                self._versions.setdefault(data["id"], []).append(data)
            elif name == "message_delete":
                self._messages.pop(data["id"], None)
            self._news.notify_all()

    async def close(self, why: str) -> None:
        """Ends every wait: nothing more will come."""
        async with self._news:
            self._closed = why
            self._news.notify_all()

    def versions(self, message_id: str) -> list[Json]:
        """The message as it was after its sending and after each edit."""
        return list(self._versions.get(message_id, []))

    async def message(self, channel_id: str, predicate: Predicate, timeout_s: float) -> Json:
        """The first message of the channel that fits as it stands now or later. Each is handed out once."""

        def found() -> Json | None:
            for message_id, message in self._messages.items():
                fits = message["channel_id"] == channel_id and message_id not in self._handed_out
                if fits and predicate(message):
                    self._handed_out.add(message_id)
                    return message
            return None

        return await self._until(found, timeout_s, f"a message in channel {channel_id}", channel_id)

    async def update(self, message_id: str, predicate: Predicate | None, timeout_s: float) -> Json:
        """The message once it fits; without a predicate, after its next edit."""
        seen = len(self._versions.get(message_id, []))

        def found() -> Json | None:
            versions = self._versions.get(message_id, [])
            if predicate is None:
                return versions[-1] if len(versions) > seen else None
            current = self._messages.get(message_id)
            return current if current is not None and predicate(current) else None

        return await self._until(found, timeout_s, f"a change of message {message_id}", None)

    async def event(self, name: str, predicate: Predicate, timeout_s: float, since: int = 0) -> Json:
        """The first event of that name, from number `since` on, whose data fits."""

        def found() -> Json | None:
            return next((d for n, d in self.events[since:] if n == name and predicate(d)), None)

        return await self._until(found, timeout_s, f"a {name}", None)

    async def _until(self, found: Callable[[], Json | None], timeout_s: float, what: str, where: str | None) -> Json:
        result: Any = None

        def done() -> bool:
            nonlocal result
            result = found()
            return result is not None or self._closed is not None

        try:
            async with self._news:
                await asyncio.wait_for(self._news.wait_for(done), timeout_s)
        except TimeoutError:
            raise TimedOut(f"waited {timeout_s:g} s for {what}; {self._recently(where)}") from None
        if result is None:
            raise SandboxError(f"the sandbox closed the connection ({self._closed}) while waiting for {what}")
        return result  # type: ignore[no-any-return]

    def _recently(self, channel_id: str | None) -> str:
        shown = [m for m in self._messages.values() if channel_id in (None, m["channel_id"])][-5:]
        return "last seen: " + str([(m["author"]["username"], m.get("content", "")[:120]) for m in shown])
