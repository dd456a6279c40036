"""What was asked over REST and what was answered, kept in memory for those who check it."""

from __future__ import annotations

from collections import deque
from typing import Any

from ..objects import Json

MOST = 20_000


class Transcript:
    """The last 20,000 requests. Tokens are left out: neither headers nor the token in a path are kept."""

    def __init__(self) -> None:
        self._entries: deque[Json] = deque(maxlen=MOST)
        self._count = 0

    def add(self, *, method: str, path: str, route: str, status: int, request: Any, response: Any) -> None:
        self._count += 1
        self._entries.append(
            {
                "n": self._count,
                "method": method,
                "path": path,
                "route": route,
                "status": status,
                "request": request,
                "response": response,
            }
        )

    def since(self, n: int) -> list[Json]:
        """All entries after number `n`, oldest first."""
        return [entry for entry in self._entries if entry["n"] > n]
