"""What all parts of the world share: clock, ids, disk, bus and the records in memory."""

from __future__ import annotations

import secrets
from pathlib import Path

from ..clock import Clock
from ..objects import Application, Channel, Command, Guild, Interaction, Message, User
from ..snowflake import Snowflakes
from .bus import Bus, Event
from .store import Store


class Core:
    """The records, as loaded from the data folder. Parts change them through `store.write`, then `bus.emit`."""

    def __init__(self, data: Path, clock: Clock | None = None) -> None:
        self.data = data
        self.store = Store(data / "world.sqlite")
        self.clock = clock or Clock()
        self.clock.offset_s = float(self.store.setting("clock_offset_s") or 0.0)
        self.bus = Bus()
        self.base_url = "http://127.0.0.1"  # set by the server once it listens
        self.users = self.store.load(User)
        self.guilds = self.store.load(Guild)
        self.channels = self.store.load(Channel)
        self.messages = self.store.load(Message)
        self.applications = self.store.load(Application)
        self.commands = self.store.load(Command)
        self.interactions = self.store.load(Interaction)
        self.ids = Snowflakes(self.clock, last=self._newest())
        self.secret = self._secret()

    def advance(self, seconds: float) -> None:
        """Moves the clock forward, for good: the offset survives a restart."""
        self.clock.advance(seconds)
        self.store.set_setting("clock_offset_s", repr(self.clock.offset_s))

    def emit(self, event: Event) -> None:
        self.bus.emit(event)

    def close(self) -> None:
        self.store.close()

    def _newest(self) -> int:
        groups = (self.users, self.guilds, self.channels, self.messages, self.interactions, self.commands)
        found = [int(id_) for group in groups for id_ in group]
        found += [int(a.id) for m in self.messages.values() for a in m.attachments]
        found += [int(role) for guild in self.guilds.values() for role in guild.roles]
        return max(found, default=0)

    def _secret(self) -> bytes:
        """The key that signs CDN addresses; made once."""
        known = self.store.setting("cdn_secret")
        if known is None:
            known = secrets.token_hex(32)
            self.store.set_setting("cdn_secret", known)
        return bytes.fromhex(known)
