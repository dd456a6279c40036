"""Channels: those of guilds, direct messages, and threads."""

from __future__ import annotations

from .. import errors
from ..objects import (
    DM,
    GUILD_TEXT,
    PUBLIC_THREAD,
    THREADS,
    Channel,
    Message,
    Overwrite,
)
from . import views
from .bus import Event
from .core import Core
from .files import Files


class Channels:
    def __init__(self, core: Core, files: Files) -> None:
        self._core = core
        self._files = files

    def get(self, channel_id: str) -> Channel:
        """Raises 10003 Unknown Channel."""
        if channel := self._core.channels.get(channel_id):
            return channel
        raise errors.unknown_channel()

    def of_guild(self, guild_id: str) -> list[Channel]:
        """Without threads, in the order in which they are shown."""
        found = [c for c in self._core.channels.values() if c.guild_id == guild_id and c.type not in THREADS]
        return sorted(found, key=lambda c: (c.position, int(c.id)))

    def threads(self, guild_id: str) -> list[Channel]:
        """The active threads of a guild."""
        return [
            c for c in self._core.channels.values() if c.guild_id == guild_id and c.type in THREADS and not c.archived
        ]

    def direct(self, user_id: str) -> list[Channel]:
        """Somebody's direct messages."""
        return [c for c in self._core.channels.values() if c.type == DM and user_id in c.recipients]

    def add(self, guild_id: str, name: str, type: int = GUILD_TEXT, *, topic: str | None = None) -> Channel:
        """A new channel below the others."""
        channel = Channel(
            id=self._core.ids.make(),
            type=type,
            name=name,
            guild_id=guild_id,
            topic=topic,
            position=len(self.of_guild(guild_id)),
            created_at=self._core.clock.now(),
        )
        self._keep(channel, "CHANNEL_CREATE")
        return channel

    def open_dm(self, one: str, other: str) -> Channel:
        """The direct messages between two, made when there were none yet."""
        for channel in self.direct(one):
            if other in channel.recipients:
                return channel
        channel = Channel(id=self._core.ids.make(), type=DM, recipients=[one, other], created_at=self._core.clock.now())
        self._keep(channel, "CHANNEL_CREATE")
        return channel

    def add_thread(
        self,
        parent: Channel,
        owner_id: str,
        name: str,
        *,
        type: int = PUBLIC_THREAD,
        message: Message | None = None,
        auto_archive_minutes: int = 1440,
    ) -> Channel:
        """A thread, on a message (it takes that message's id) or free."""
        thread = Channel(
            id=message.id if message else self._core.ids.make(),
            type=type,
            name=name,
            guild_id=parent.guild_id,
            parent_id=parent.id,
            owner_id=owner_id,
            thread_members=[owner_id],
            auto_archive_minutes=auto_archive_minutes,
            created_at=self._core.clock.now(),
        )
        self._keep(thread, "THREAD_CREATE")
        return thread

    def change(self, channel: Channel) -> None:
        """Keeps and announces a channel whose fields were changed."""
        self._keep(channel, "THREAD_UPDATE" if channel.type in THREADS else "CHANNEL_UPDATE")

    def delete(self, channel: Channel) -> None:
        """Deletes a channel with its messages and threads."""
        threads = [c for c in self._core.channels.values() if c.parent_id == channel.id and c.type in THREADS]
        gone = {channel.id, *(t.id for t in threads)}
        messages = [m for m in self._core.messages.values() if m.channel_id in gone]
        name = "THREAD_DELETE" if channel.type in THREADS else "CHANNEL_DELETE"
        data = views.channel(self._core, channel, "")
        self._core.store.write(deletes=[channel, *threads, *messages])
        for id_ in gone:
            del self._core.channels[id_]
        for message in messages:
            del self._core.messages[message.id]
            for attachment in message.attachments:
                self._files.delete(attachment.id)
        self._core.emit(Event.of(name, data, guild_id=channel.guild_id))

    def set_overwrite(self, channel_id: str, target_id: str, type: int, allow: int, deny: int) -> None:
        """Permissions of a role (type 0) or member (type 1) in a channel."""
        channel = self.get(channel_id)
        channel.overwrites[target_id] = Overwrite(id=target_id, type=1 if type else 0, allow=allow, deny=deny)
        self.change(channel)

    def clear_overwrite(self, channel_id: str, target_id: str) -> None:
        channel = self.get(channel_id)
        channel.overwrites.pop(target_id, None)
        self.change(channel)

    def _keep(self, channel: Channel, name: str) -> None:
        self._core.store.write(channel)
        self._core.channels[channel.id] = channel
        # A guild's channels are told to all its members, hidden ones too: a bot must learn what it may no longer do.
        seen_by = None if channel.guild_id and channel.type not in THREADS else channel.id
        self._core.emit(
            Event(name, lambda viewer: views.channel(self._core, channel, viewer), channel.guild_id, seen_by)
        )
