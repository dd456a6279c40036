"""The `resolved` part of an interaction: the full objects behind the ids that a person chose."""

from __future__ import annotations

from ..objects import Attachment, Channel, Guild, Json, Message
from ..world import World, message_views, views


class Resolved:
    """Collects objects as the application gets them, for one channel. Raises ValueError for what is not there."""

    def __init__(self, world: World, channel: Channel, application_id: str) -> None:
        self._world = world
        self._channel = channel
        self._application_id = application_id
        self._guild: Guild | None = world.core.guilds.get(channel.guild_id or "")
        self.data: Json = {}

    def user(self, user_id: str) -> None:
        """A user, with the member where they are one."""
        found = self._world.core.users.get(user_id)
        if found is None:
            raise ValueError("there is no such user")
        self._put("users", user_id, views.user(self._world.core, found))
        if self._guild and (member := self._guild.members.get(user_id)):
            data = views.member(self._world.core, self._guild, member, with_user=False)
            for field in ("deaf", "mute"):
                data.pop(field)
            bits = self._world.access.bits(user_id, self._channel)
            self._put("members", user_id, data | {"permissions": str(bits)})

    def role(self, role_id: str) -> None:
        if self._guild is None or role_id not in self._guild.roles:
            raise ValueError("there is no such role")
        self._put("roles", role_id, views.role(self._guild.roles[role_id]))

    def mentionable(self, id_: str) -> None:
        """A user or a role."""
        if self._guild and id_ in self._guild.roles:
            self.role(id_)
        else:
            self.user(id_)

    def channel(self, channel_id: str, viewer_id: str, types: list[int] | None = None) -> None:
        """A channel of the same guild that the person sees. `types`: those that may be chosen."""
        found = self._world.core.channels.get(channel_id)
        if found is None or found.guild_id is None or found.guild_id != self._channel.guild_id:
            raise ValueError("there is no such channel")
        if not self._world.access.sees(viewer_id, found):
            raise ValueError("there is no such channel")
        if types and found.type not in types:
            raise ValueError("a channel of this type cannot be chosen")
        bits = self._world.access.bits(viewer_id, found)
        data = views.channel(self._world.core, found, self._application_id) | {"permissions": str(bits)}
        data.pop("permission_overwrites", None)
        self._put("channels", channel_id, data)

    def attachment(self, attachment: Attachment) -> None:
        data = message_views.attachment(self._world.files, self._channel.id, attachment)
        self._put("attachments", attachment.id, data | {"ephemeral": True})

    def message(self, message: Message) -> None:
        """The target of a message command: complete, whatever intents the application has."""
        data = self._world.message_json(message, self._application_id, complete=True)
        self._put("messages", message.id, data)

    def _put(self, kind: str, id_: str, data: Json) -> None:
        self.data.setdefault(kind, {})[id_] = data
