"""What happens in the world, told to whoever listens: gateway sessions, and people's sockets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..objects import Json


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, by its gateway name (MESSAGE_CREATE …); it is on disk already.

    `guild_id` is None for direct messages, and for ephemeral messages too: Discord tells both by the same intent.
    `render(viewer_id)` gives the `d` that this viewer gets, as things are now: call it at once, not later.
    Ask `World.receives(event, viewer_id)` first. Names that Discord's gateway does not know (INTERACTION_OUTCOME,
    COMMANDS_UPDATE) are for people's sockets alone.
    """

    name: str
    render: Callable[[str], Json]
    guild_id: str | None = None
    channel_id: str | None = None
    only: frozenset[str] | None = None  # when given, just these users

    @staticmethod
    def of(
        name: str,
        data: Json,
        *,
        guild_id: str | None = None,
        channel_id: str | None = None,
        only: frozenset[str] | None = None,
    ) -> Event:
        """An event that looks the same to everybody."""
        return Event(name, lambda _: data, guild_id, channel_id, only)


Listener = Callable[[Event], None]


class Bus:
    """Listeners are called in turn, at once, and must not block."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Calls `listener` with every event from now on, until what is returned is called."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    def emit(self, event: Event) -> None:
        for listener in tuple(self._listeners):
            listener(event)
