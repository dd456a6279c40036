"""One bot's session: what it asked for, its events with numbers, and the socket that it has just now, if any."""

from __future__ import annotations

import secrets
from collections import deque
from collections.abc import Callable

from ..objects import DM, Application, Json, Message
from ..world import Event, World, views
from ..world.redaction import blank, exempt
from . import intents as wants
from .codes import DISPATCH

REPLAYED = 1000  # events that a resumed socket can be given again

Send = Callable[[Json], None]


class Session:
    """Outlives its socket: events are numbered and kept while nobody is connected, and replayed by RESUME."""

    def __init__(self, world: World, application: Application, intents: int, shard: tuple[int, int]) -> None:
        self.id = secrets.token_hex(16)
        self.application = application
        self.bot_id = application.id
        self.intents = intents
        self.shard = shard
        self.seq = 0
        self.left_at: float | None = None  # since when it has no socket
        self._world = world
        self._sent: deque[Json] = deque(maxlen=REPLAYED)
        self._send: Send | None = None
        self._stop = world.subscribe(self._hear)

    def connect(self, send: Send) -> None:
        """Sends all further events there."""
        self._send = send
        self.left_at = None

    def disconnect(self, send: Send) -> None:
        """The socket is gone; events are kept from now on. Nothing happens if another socket has taken over."""
        if self._send == send:
            self._send = None
            self.left_at = self._world.clock.now()

    @property
    def connected(self) -> bool:
        return self._send is not None

    def end(self) -> None:
        self._stop()
        self._send = None

    def dispatch(self, name: str, data: Json) -> None:
        self.seq += 1
        payload: Json = {"op": DISPATCH, "t": name, "s": self.seq, "d": data}
        self._sent.append(payload)
        if self._send is not None:
            self._send(payload)

    def missed(self, seq: int) -> list[Json] | None:
        """The events after a number; None where they are not all kept any more, or the number is not ours."""
        if seq > self.seq:
            return None
        later = [payload for payload in self._sent if payload["s"] > seq]
        return later if len(later) == self.seq - seq else None

    def start(self, gateway_url: str) -> None:
        """READY, and a GUILD_CREATE for every guild of the shard."""
        core = self._world.core
        guilds = [guild for guild in self._world.guilds.of(self.bot_id) if self._mine(guild.id)]
        ready: Json = {
            "v": 10,
            "user": views.own_user(core, core.users[self.bot_id]),
            "guilds": [{"id": guild.id, "unavailable": True} for guild in guilds],
            "session_id": self.id,
            "resume_gateway_url": gateway_url,
            "session_type": "normal",
            "application": {"id": self.bot_id, "flags": views.application(core, self.application)["flags"]},
            "private_channels": [],
            "relationships": [],
            "presences": [],
            "guild_join_requests": [],
            "user_settings": {},
            "geo_ordered_rtc_regions": [],
            "_trace": ["sandbox"],
        }
        if self.shard[1] > 1:
            ready["shard"] = list(self.shard)
        self.dispatch("READY", ready)
        if self.intents & wants.GUILDS:
            for guild in guilds:
                self.dispatch("GUILD_CREATE", self._trimmed(views.guild_create(core, guild, self.bot_id)))

    def _mine(self, guild_id: str | None) -> bool:
        """Discord's rule of sharding; direct messages belong to shard 0."""
        if guild_id is None:
            return self.shard[0] == 0
        return (int(guild_id) >> 22) % self.shard[1] == self.shard[0]

    def _hear(self, event: Event) -> None:
        if not self._concerned(event):
            return
        data = event.render(self.bot_id)
        if event.name == "GUILD_CREATE":
            data = self._trimmed(data)
        elif event.name in ("MESSAGE_CREATE", "MESSAGE_UPDATE"):
            self._blank(data)
        elif event.name == "CHANNEL_CREATE" and data["type"] == DM:
            return  # bots learn of a DM channel with its first message
        self.dispatch(event.name, data)

    def _concerned(self, event: Event) -> bool:
        if not self._mine(event.guild_id):
            return False
        return self._world.receives(event, self.bot_id) and wants.wanted(event, self.intents, self.bot_id)

    def _blank(self, data: Json) -> None:
        """A session that did not ask for the content gets none, though the portal allows it."""
        if self.intents & wants.MESSAGE_CONTENT:
            return
        for part in (data, data.get("referenced_message")):
            message: Message | None = self._world.core.messages.get(part["id"]) if part else None
            if part and message is not None and not exempt(self._world.core, message, self.bot_id):
                blank(part)

    def _trimmed(self, guild: Json) -> Json:
        """Without the members intent a guild comes with the bot alone as member."""
        if self.intents & wants.GUILD_MEMBERS:
            return guild
        return guild | {"members": [m for m in guild["members"] if m["user"]["id"] == self.bot_id]}
