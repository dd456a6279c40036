"""Who may see and do what, looked up in the world: `permissions` with its records filled in."""

from __future__ import annotations

from .. import errors, permissions
from ..objects import THREADS, Channel
from ..permissions import Permission
from .bus import Event
from .core import Core


class Access:
    def __init__(self, core: Core) -> None:
        self._core = core

    def bits(self, user_id: str, channel: Channel) -> int:
        """What somebody may do in a channel; 0 where they are neither member nor recipient."""
        if channel.guild_id is None:
            return permissions.DIRECT if user_id in channel.recipients else 0
        guild = self._core.guilds[channel.guild_id]
        member = guild.members.get(user_id)
        if member is None:
            return 0
        parent = self._core.channels.get(channel.parent_id or "") if channel.type in THREADS else None
        return permissions.in_channel(guild, member, channel, parent)

    def guild_bits(self, user_id: str, guild_id: str) -> int:
        guild = self._core.guilds[guild_id]
        member = guild.members.get(user_id)
        return permissions.in_guild(guild, member) if member else 0

    def sees(self, user_id: str, channel: Channel) -> bool:
        return bool(self.bits(user_id, channel) & Permission.VIEW_CHANNEL)

    def channel(self, user_id: str, channel_id: str) -> Channel:
        """The channel, if this user may see it. Raises 10003 Unknown Channel, 50001 Missing Access."""
        channel = self._core.channels.get(channel_id)
        if channel is None:
            raise errors.unknown_channel()
        if not self.sees(user_id, channel):
            raise errors.missing_access()
        return channel

    def require(self, user_id: str, channel: Channel, *needed: Permission) -> None:
        """Raises 50001 Missing Access where the channel is hidden, else 50013 Missing Permissions."""
        bits = self.bits(user_id, channel)
        if not bits & Permission.VIEW_CHANNEL:
            raise errors.missing_access()
        if permissions.missing(bits, needed):
            raise errors.missing_permissions()

    def require_in_guild(self, user_id: str, guild_id: str, *needed: Permission) -> None:
        """Raises 10004 where somebody is no member, else 50013 Missing Permissions."""
        if guild_id not in self._core.guilds or user_id not in self._core.guilds[guild_id].members:
            raise errors.unknown_guild()
        if permissions.missing(self.guild_bits(user_id, guild_id), needed):
            raise errors.missing_permissions()

    def receives(self, event: Event, user_id: str) -> bool:
        """Whether somebody is told of an event, intents aside."""
        if event.only is not None:
            return user_id in event.only
        if event.channel_id is not None:
            channel = self._core.channels.get(event.channel_id)
            return channel is not None and self.sees(user_id, channel)
        if event.guild_id is not None:
            guild = self._core.guilds.get(event.guild_id)
            return guild is not None and user_id in guild.members
        return True
