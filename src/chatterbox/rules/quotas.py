"""Quotas: how much of what one person and one server may use, as the operator configured it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from chatterbox.errors import Refused
from chatterbox.models import Space
from chatterbox.store.store import Store
from chatterbox.texts import say
from chatterbox.texts.figures import megabytes

Kind = Literal["questions", "trainings", "corrections", "bytes"]
Scope = Literal["member", "server"]

DAY = timedelta(days=1)
MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """The most within a day; of bytes, that are kept. 0: no limit."""

    member_questions: int = 0
    server_questions: int = 0
    member_trainings: int = 0
    server_trainings: int = 0
    member_corrections: int = 0
    server_corrections: int = 0
    member_bytes: int = 0
    server_bytes: int = 0

    def of(self, scope: Scope, kind: Kind) -> int:
        return int(getattr(self, f"{scope}_{kind}"))


NO_LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Quota:
    """One limit, and how much of it is used."""

    scope: Scope
    kind: Kind
    most: int
    used: int

    @property
    def left(self) -> int:
        return max(0, self.most - self.used)

    @property
    def sentence(self) -> str:
        """What is left of it, in words."""
        if self.kind == "bytes":
            return say(f"quota-{self.scope}-bytes", left=_megabytes(self.left), most=_megabytes(self.most))
        return say(f"quota-{self.scope}-{self.kind}", left=self.left, most=self.most)


_SCOPES: tuple[Scope, ...] = ("member", "server")
_KINDS: tuple[Kind, ...] = ("questions", "trainings", "corrections", "bytes")


def _now() -> datetime:
    return datetime.now(UTC)


class Quotas:
    """Counts what the store holds: nothing is kept for it, and a restart forgives nothing."""

    def __init__(self, store: Store, limits: Limits, now: Callable[[], datetime] = _now) -> None:
        self._store = store
        self._limits = limits
        self._now = now

    async def all(self, space: Space, user_id: int) -> list[Quota]:
        """Every quota that is configured, as it stands for a person in a server. Direct messages: the person's."""
        return [quota for kind in _KINDS for quota in await self._of(space, user_id, kind)]

    async def check(self, space: Space, user_id: int, kind: Kind, amount: int = 1) -> None:
        """Raises Refused where `amount` more would be too much, with all that is left."""
        for quota in await self._of(space, user_id, kind):
            if quota.used + amount > quota.most:
                left = "\n".join(f"- {one.sentence}" for one in await self.all(space, user_id))
                raise Refused(f"{say('quota-bytes-full' if kind == 'bytes' else 'quota-used-up')}\n{left}")

    async def _of(self, space: Space, user_id: int, kind: Kind) -> list[Quota]:
        found = []
        for scope in _SCOPES:
            most = self._limits.of(scope, kind)
            if most and (scope == "member" or space.kind == "guild"):
                found.append(Quota(scope, kind, most, await self._used(space, scope, user_id, kind)))
        return found

    async def _used(self, space: Space, scope: Scope, user_id: int, kind: Kind) -> int:
        who = user_id if scope == "member" else None
        async with self._store.reading() as work:
            if kind != "bytes":
                return await work.usage.count(space, kind, who, self._now() - DAY)
            files = await work.usage.files(space, who)
        return await self._store.vault.size_bytes(space, files)


def _megabytes(size_bytes: int) -> str:
    return megabytes(size_bytes)
