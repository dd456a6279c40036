"""Which models of a space answer there now: those that are not taken away under people's hands."""

from __future__ import annotations

import msgspec

from chatterbox.models import Space
from chatterbox.store.store import Work

_SERVING = "serving"
_PINS = "pins"  # models of single channels


class _Named(msgspec.Struct):
    model: str


async def models_in_use(work: Work, space: Space) -> set[str]:
    """The names of the models that answer in a space, or in one of its channels."""
    serving, pins = await work.settings.get(space, _SERVING), await work.settings.get(space, _PINS)
    found = [] if serving is None else [msgspec.json.decode(serving, type=_Named)]
    found += [] if pins is None else msgspec.json.decode(pins, type=dict[int, _Named]).values()
    return {one.model for one in found}
