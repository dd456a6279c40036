"""What a space has set for itself: its instruction (with versions) and the model that serves it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from chatterbox.backend.ports import ChatModel
from chatterbox.errors import BadInput, Refused
from chatterbox.models import Actor, Serving, Space
from chatterbox.store.store import Store
from chatterbox.texts import say

MAX_INSTRUCTION = 4_000
_INSTRUCTION = "instruction"


def _now() -> datetime:
    return datetime.now(UTC)


class SpaceSettings:
    def __init__(self, store: Store, model: ChatModel, *, instruction: str, now: Callable[[], datetime] = _now) -> None:
        """`instruction` is the configured one, in force where a space has not set its own."""
        self._store = store
        self._model = model
        self._instruction = instruction
        self._now = now

    async def instruction(self, space: Space) -> str:
        """The system prompt in force: the space's own, else the configured one."""
        async with self._store.reading() as work:
            own = await work.settings.get(space, _INSTRUCTION)
        return self._instruction if own is None else own.decode()

    async def edit_instruction(self, actor: Actor, text: str) -> int:
        """Puts a new version in force; its number. Raises Refused (managers only) and BadInput (empty, over 4,000)."""
        if actor.space.kind == "dm":
            raise Refused(say("only-in-server"))
        if not actor.manages:
            raise Refused(say("managers-only"))
        text = text.strip()
        if not text:
            raise BadInput(say("instruction-empty"))
        if len(text) > MAX_INSTRUCTION:
            raise BadInput(say("instruction-long", most=MAX_INSTRUCTION, length=len(text)))
        async with self._store.transaction() as work:
            value = text.encode("utf-8", "replace")
            return await work.settings.put(actor.space, _INSTRUCTION, value, set_by=actor.user_id, now=self._now())

    async def serving(self, space: Space, *channels: int | None) -> Serving:
        """What serves a space: in one of `channels` (a thread, then the one it belongs to) the model pinned to it.

        The base where nothing was promoted. Raises BackendError when no base can be found.
        """
        async with self._store.reading() as work:
            pins, promotion = await work.served.pins(space), await work.served.now(space)
        pinned = next((pins[one] for one in channels if one in pins), None)
        serving = pinned or (promotion.serving if promotion else None)
        if serving is not None and serving.run_id is not None:
            return serving
        base = await self._model.base()  # not the one recorded: another may be configured by now
        return Serving(model=base, previous=base, base=base)

    async def hint_once(self, space: Space, user_id: int, hint: str) -> bool:
        """True the first time only: whether to show a hint that a person gets once."""
        async with self._store.transaction() as work:
            return await work.settings.hint_once(space, user_id, hint)
