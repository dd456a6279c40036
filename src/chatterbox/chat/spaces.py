"""What a space has set for itself: instruction, what is answered (each with versions), and the model that serves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Literal

from chatterbox.backend.ports import ChatModel
from chatterbox.errors import BadInput, Refused
from chatterbox.models import Actor, Serving, Space
from chatterbox.store.store import Store
from chatterbox.texts import say

MAX_INSTRUCTION = 4_000
_INSTRUCTION = "instruction"
_ANSWERS = "answers"

Answers = Literal["anything", "taught"]
_CHOICES: dict[str, Answers] = {"anything": "anything", "taught": "taught"}


def _now() -> datetime:
    return datetime.now(UTC)


class SpaceSettings:
    def __init__(
        self,
        store: Store,
        model: ChatModel,
        *,
        instruction: str,
        answers: Answers = "anything",
        now: Callable[[], datetime] = _now,
    ) -> None:
        """`instruction` and `answers` are the configured ones, in force where a space has not set its own."""
        self._store = store
        self._model = model
        self._instruction = instruction
        self._answers: Answers = answers
        self._now = now

    async def instruction(self, space: Space, *channels: int | None) -> str:
        """The system prompt in force: of the first of `channels` (a thread, then the one it belongs to) with its own.

        Else the space's own, else the configured one.
        """
        return await self._own(space, _INSTRUCTION, channels) or self._instruction

    async def answers(self, space: Space, *channels: int | None) -> Answers:
        """What is answered there: "anything", or only what was "taught". Found as the instruction is."""
        own = await self._own(space, _ANSWERS, channels)
        return _CHOICES.get(own, self._answers)

    async def own_answers(self, space: Space, channel: int) -> Answers | None:
        """What was chosen for one channel; None where it does as the whole server."""
        async with self._store.reading() as work:
            kept = await work.settings.get(space, f"{_ANSWERS}:{channel}")
        return _CHOICES.get((kept or b"").decode())

    async def channels(self, space: Space) -> list[int]:
        """The channels that have an instruction of their own, or choose what is answered there."""
        async with self._store.reading() as work:
            kept = [await work.settings.beginning(space, f"{setting}:") for setting in (_INSTRUCTION, _ANSWERS)]
        return sorted({int(name.partition(":")[2]) for one in kept for name, value in one.items() if value})

    async def edit_instruction(self, actor: Actor, text: str, channel: int = 0) -> int:
        """Puts a new version in force, for the server or for one channel; its number.

        For a channel an empty text lets it follow the server's again. Raises Refused (managers only) and BadInput
        (empty, over 4,000).
        """
        text = text.strip()
        _changing(actor)
        if not text and not channel:
            raise BadInput(say("instruction-empty"))
        if len(text) > MAX_INSTRUCTION:
            raise BadInput(say("instruction-long", most=MAX_INSTRUCTION, length=len(text)))
        return await self._put(actor, _INSTRUCTION, channel, text)

    async def choose_answers(self, actor: Actor, choice: Answers | None, channel: int = 0) -> None:
        """Chooses what is answered in the server, or in one channel; None: as configured, or as the server does.

        Managers only.
        """
        _changing(actor)
        await self._put(actor, _ANSWERS, channel, choice or "")

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

    async def _own(self, space: Space, setting: str, channels: Sequence[int | None]) -> str:
        async with self._store.reading() as work:
            for name in (*(f"{setting}:{one}" for one in channels if one), setting):
                if kept := await work.settings.get(space, name):
                    return kept.decode()
        return ""

    async def _put(self, actor: Actor, setting: str, channel: int, text: str) -> int:
        name = f"{setting}:{channel}" if channel else setting
        async with self._store.transaction() as work:
            value = text.encode("utf-8", "replace")
            return await work.settings.put(actor.space, name, value, set_by=actor.user_id, now=self._now())


def _changing(actor: Actor) -> None:
    if actor.space.kind == "dm":
        raise Refused(say("only-in-server"))
    if not actor.manages:
        raise Refused(say("managers-only"))
