"""What a user may do in the world: each act is checked with Discord's permissions, then done.

Bots come here from REST, people from the people API; both get the same refusals (`DiscordError`).
"""

from __future__ import annotations

from .. import errors
from ..objects import THREADS, VOICE_MESSAGE, Change, Channel, Draft, Message
from ..permissions import Permission
from . import views
from .access import Access
from .bus import Event
from .channels import Channels
from .core import Core
from .messages import Messages
from .reactions import Reactions

BULK_AGE_S = 14 * 24 * 3600  # Discord deletes in bulk only what is younger than two weeks


class Acts:
    def __init__(
        self, core: Core, access: Access, channels: Channels, messages: Messages, reactions: Reactions
    ) -> None:
        self._core = core
        self._access = access
        self._channels = channels
        self._messages = messages
        self._reactions = reactions

    def say(self, user_id: str, channel_id: str, draft: Draft) -> Message:
        """Posts a message. Needs Send Messages and what its parts need; embeds without Embed Links vanish."""
        channel = self._access.channel(user_id, channel_id)
        self._access.require(user_id, channel, *_needed_to_say(channel, draft))
        if channel.guild_id is None:
            self._check_dm(user_id, channel)
        if draft.embeds and not self._access.bits(user_id, channel) & Permission.EMBED_LINKS:
            draft.embeds = []
            if not (draft.content or draft.attachments or draft.components):
                raise errors.missing_permissions()
        if draft.reference:
            self._check_reference(user_id, channel, draft)
        if channel.archived:
            channel.archived = False
            self._channels.change(channel)
        return self._messages.post(user_id, channel, draft)

    def edit(self, user_id: str, channel_id: str, message_id: str, change: Change) -> Message:
        """Changes an own message. Somebody else's: 50005 (its flags alone with Manage Messages)."""
        channel = self._access.channel(user_id, channel_id)
        message = self._messages.get(channel_id, message_id, user_id)
        if message.author_id != user_id:
            raise errors.cannot_edit_others()
        if isinstance(change.attachments, list) and {a.id for a in change.attachments} - {
            a.id for a in message.attachments
        }:
            self._access.require(user_id, channel, Permission.ATTACH_FILES)
        return self._messages.edit(message, change)

    def delete(self, user_id: str, channel_id: str, message_id: str) -> None:
        """Takes a message back: an own one, one shown to this user alone, or with Manage Messages."""
        channel = self._access.channel(user_id, channel_id)
        message = self._messages.get(channel_id, message_id, user_id)
        if user_id not in (message.author_id, message.only_for):
            if channel.guild_id is None:
                raise errors.not_in_a_dm()
            self._access.require(user_id, channel, Permission.MANAGE_MESSAGES)
        self._messages.delete(message)

    def purge(self, user_id: str, channel_id: str, message_ids: list[str]) -> None:
        """Deletes 2 to 100 messages that are younger than two weeks (50034). Unknown ids are passed over."""
        channel = self._access.channel(user_id, channel_id)
        if channel.guild_id is None:
            raise errors.not_in_a_dm()
        self._access.require(user_id, channel, Permission.MANAGE_MESSAGES)
        found = [self._core.messages[id_] for id_ in dict.fromkeys(message_ids) if id_ in self._core.messages]
        mine = [m for m in found if m.channel_id == channel_id and m.only_for is None]
        oldest = self._core.clock.now() - BULK_AGE_S
        if any(m.timestamp < oldest for m in mine):
            raise errors.DiscordError(400, 50034, "You can only bulk delete messages that are under 14 days old.")
        if mine:
            self._messages.delete(*mine)

    def react(self, user_id: str, channel_id: str, message_id: str, emoji: str) -> None:
        """Adds a reaction. A new emoji needs Add Reactions; joining one that is there does not. 20 kinds at most."""
        channel = self._access.channel(user_id, channel_id)
        message = self._messages.get(channel_id, message_id, user_id)
        if message.only_for is not None:
            raise errors.unknown_message()
        self._access.require(user_id, channel, Permission.READ_MESSAGE_HISTORY)
        if emoji not in message.reactions:
            self._access.require(user_id, channel, Permission.ADD_REACTIONS)
            if len(message.reactions) >= 20:
                raise errors.DiscordError(400, 30010, "Maximum number of reactions reached (20)")
        self._reactions.add(message, emoji, user_id)

    def unreact(self, user_id: str, channel_id: str, message_id: str, emoji: str, of: str | None = None) -> None:
        """Takes an own reaction back, or with Manage Messages that `of` somebody else."""
        channel = self._access.channel(user_id, channel_id)
        message = self._messages.get(channel_id, message_id, user_id)
        if of is not None and of != user_id:
            self._access.require(user_id, channel, Permission.MANAGE_MESSAGES)
        self._reactions.remove(message, emoji, of or user_id)

    def clear_reactions(self, user_id: str, channel_id: str, message_id: str, emoji: str | None = None) -> None:
        channel = self._access.channel(user_id, channel_id)
        message = self._messages.get(channel_id, message_id, user_id)
        self._access.require(user_id, channel, Permission.MANAGE_MESSAGES)
        self._reactions.clear(message, emoji)

    def type(self, user_id: str, channel_id: str) -> None:
        """Shows "… is typing" to those who see the channel."""
        channel = self._access.channel(user_id, channel_id)
        self._access.require(user_id, channel, _sending(channel))
        data = {"channel_id": channel_id, "user_id": user_id, "timestamp": int(self._core.clock.now())}
        guild = self._core.guilds.get(channel.guild_id or "")
        if guild is not None:
            data |= {"guild_id": guild.id, "member": views.member(self._core, guild, guild.members[user_id])}
        self._core.emit(Event.of("TYPING_START", data, guild_id=channel.guild_id, channel_id=channel_id))

    def pin(self, user_id: str, channel_id: str, message_id: str, pinned: bool = True) -> None:
        channel = self._access.channel(user_id, channel_id)
        message = self._messages.get(channel_id, message_id, user_id)
        self._access.require(user_id, channel, Permission.PIN_MESSAGES)
        self._messages.pin(message, user_id, pinned)

    def open_dm(self, user_id: str, recipient_id: str) -> Channel:
        """The direct messages with somebody. Raises 10013; 50007 with oneself or between two bots."""
        recipient = self._core.users.get(recipient_id)
        if recipient is None:
            raise errors.unknown_user()
        if recipient_id == user_id or (recipient.bot and self._core.users[user_id].bot):
            raise errors.cannot_message_user()
        return self._channels.open_dm(user_id, recipient_id)

    def _check_dm(self, user_id: str, channel: Channel) -> None:
        """A bot reaches only people with whom it shares a guild (50007)."""
        other = next(id_ for id_ in channel.recipients if id_ != user_id)
        if self._core.users[user_id].bot and not any(
            user_id in g.members and other in g.members for g in self._core.guilds.values()
        ):
            raise errors.cannot_message_user()

    def _check_reference(self, user_id: str, channel: Channel, draft: Draft) -> None:
        assert draft.reference is not None  # noqa: S101 - the caller's own check, for the type checker
        message_id = draft.reference["message_id"]
        found = self._core.messages.get(message_id)
        if found is None or found.channel_id != channel.id or found.only_for is not None:
            if draft.reference.get("fail_if_not_exists", True):
                raise errors.invalid_form(
                    {
                        "message_reference": {
                            "_errors": [{"code": "REPLIES_UNKNOWN_MESSAGE", "message": "Unknown message"}]
                        }
                    }
                )
            draft.reference = None
            return
        self._access.require(user_id, channel, Permission.READ_MESSAGE_HISTORY)
        draft.reference = {"type": 0, "message_id": message_id, "channel_id": channel.id, "guild_id": channel.guild_id}


def _sending(channel: Channel) -> Permission:
    return Permission.SEND_MESSAGES_IN_THREADS if channel.type in THREADS else Permission.SEND_MESSAGES


def _needed_to_say(channel: Channel, draft: Draft) -> list[Permission]:
    needed = [_sending(channel)]
    if draft.attachments:
        needed.append(Permission.SEND_VOICE_MESSAGES if draft.flags & VOICE_MESSAGE else Permission.ATTACH_FILES)
    if draft.tts:
        needed.append(Permission.SEND_TTS_MESSAGES)
    return needed
