"""The state of the loopback Discord: users, guilds, channels, messages, applications. Kept in a folder, moved by acts.

    world = World(Path("data"))            # loads what is there; `sandbox.seed.fill(world)` makes the two servers once
    world.acts.say(user_id, channel_id, Draft(content="hi"))      # checked as that user, as REST and people do
    world.messages.post(author_id, channel, Draft(...))           # unchecked: what the application itself does
    stop = world.bus.subscribe(listener)   # listener(event): if world.receives(event, me): event.render(me)

Every act is committed before it is announced. Nothing here waits: call it from the event loop (large files apart).
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ..clock import Clock
from ..objects import Json, Message
from .access import Access
from .acts import Acts
from .bus import Bus, Event, Listener
from .channels import Channels
from .commands import Commands, Interactions
from .core import Core
from .files import Files
from .guilds import Guilds
from .messages import Messages
from .reactions import Reactions
from .users import Applications, Users

__all__ = ["Bus", "Event", "World"]


class World:
    """All parts of the state, put together. `core` holds the records themselves, by id."""

    def __init__(self, data: Path, clock: Clock | None = None) -> None:
        self.core = Core(data, clock)
        self.clock = self.core.clock
        self.bus = self.core.bus
        self.ids = self.core.ids
        self.files = Files(self.core)
        self.access = Access(self.core)
        self.users = Users(self.core)
        self.applications = Applications(self.core)
        self.guilds = Guilds(self.core)
        self.channels = Channels(self.core, self.files)
        self.messages = Messages(self.core, self.access, self.files)
        self.reactions = Reactions(self.core)
        self.commands = Commands(self.core)
        self.interactions = Interactions(self.core)
        self.acts = Acts(self.core, self.access, self.channels, self.messages, self.reactions)

    @property
    def base_url(self) -> str:
        """Where the sandbox listens, "http://127.0.0.1:8400"; addresses of files begin so. Set once it is known."""
        return self.core.base_url

    @base_url.setter
    def base_url(self, url: str) -> None:
        self.core.base_url = url.rstrip("/")

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Calls `listener` with every event; what is returned ends that."""
        return self.bus.subscribe(listener)

    def emit(self, event: Event) -> None:
        self.bus.emit(event)

    def receives(self, event: Event, user_id: str) -> bool:
        """Whether this user is told of the event (a gateway session filters by its intents besides)."""
        return self.access.receives(event, user_id)

    def message_json(self, message: Message, viewer_id: str, *, complete: bool = False) -> Json:
        """Discord's Message object as the viewer gets it; `complete` without the message-content intent's blanks."""
        return self.messages.json(message, viewer_id, complete=complete)

    def advance(self, seconds: float) -> None:
        """Moves the clock forward; it stays so after a restart."""
        self.core.advance(seconds)

    def close(self) -> None:
        self.core.close()
