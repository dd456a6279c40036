"""What a space has set for itself: its instruction (with versions) and the model that serves it."""

from __future__ import annotations

from chatterbox.models import Actor, Serving, Space


class SpaceSettings:
    async def instruction(self, space: Space) -> str:
        """The system prompt in force: the space's own, else the configured one."""
        raise NotImplementedError

    async def edit_instruction(self, actor: Actor, text: str) -> int:
        """Puts a new version in force; its number. Raises Refused (managers only) and BadInput (empty, over 4,000)."""
        raise NotImplementedError

    async def serving(self, space: Space) -> Serving:
        """What serves the space; the base where nothing was trained. Raises BackendError when no base can be found."""
        raise NotImplementedError

    async def serve(self, space: Space, serving: Serving) -> None:
        raise NotImplementedError

    async def hint_once(self, space: Space, user_id: int, hint: str) -> bool:
        """True the first time only: whether to show a hint that a person gets once."""
        raise NotImplementedError
