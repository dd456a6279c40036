"""What serves a space, what served it before, and the models pinned to channels: versions of two settings."""

from __future__ import annotations

from datetime import datetime

import msgspec

from chatterbox.models import Promotion, Serving, Space, Why
from chatterbox.store.settings import Settings

_SERVING = "serving"
_PINS = "pins"


class _Taken(msgspec.Struct):
    """What stands beside the serving model in a version; versions from before there was a gate lack it."""

    why: Why = "trained"
    back_to: int | msgspec.UnsetType | None = msgspec.UNSET


class Served:
    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    async def now(self, space: Space) -> Promotion | None:
        """What serves; None where nothing was ever taken into use."""
        found = await self.history(space, 1)
        return found[0] if found else None

    async def history(self, space: Space, limit: int = 1_000) -> list[Promotion]:
        """What was taken into use, the latest first."""
        return [_promotion(*version) for version in await self._settings.versions(space, _SERVING, limit)]

    async def take(
        self, space: Space, serving: Serving, *, why: Why, by: int, back_to: int | None, now: datetime
    ) -> Promotion:
        """Takes a model into use. `back_to`: see `Promotion`."""
        kept = msgspec.json.encode(msgspec.to_builtins(serving) | {"why": why, "back_to": back_to})
        version = await self._settings.put(space, _SERVING, kept, set_by=by, now=now)
        return Promotion(version, serving, why, by, now, back_to)

    async def pins(self, space: Space) -> dict[int, Serving]:
        """The models of channels that have one of their own, by the channel's id."""
        kept = await self._settings.get(space, _PINS)
        return {} if kept is None else msgspec.json.decode(kept, type=dict[int, Serving])

    async def pin(self, space: Space, pins: dict[int, Serving], *, by: int, now: datetime) -> None:
        await self._settings.put(space, _PINS, msgspec.json.encode(pins), set_by=by, now=now)


def _promotion(version: int, kept: bytes, by: int, at: datetime) -> Promotion:
    taken = msgspec.json.decode(kept, type=_Taken)
    back_to = version - 1 if taken.back_to is msgspec.UNSET else taken.back_to
    return Promotion(version, msgspec.json.decode(kept, type=Serving), taken.why, by, at, back_to)
