"""Messages: saying, changing, taking back, and reading them as one viewer may."""

from __future__ import annotations

from msgspec import UNSET

from .. import errors
from ..objects import (
    DEFAULT,
    PINNED,
    REPLY,
    Attachment,
    Change,
    Channel,
    Draft,
    Guild,
    Json,
    Message,
)
from ..permissions import Permission
from . import message_views
from .access import Access
from .bus import Event
from .core import Core
from .files import Files
from .mentions import Pings, pings

NONCE_S = 300.0  # "the past few minutes", Discord says


class Messages:
    """State only: who may do it is asked in `acts` (bots' REST and people alike) before."""

    def __init__(self, core: Core, access: Access, files: Files) -> None:
        self._core = core
        self._access = access
        self._files = files

    def get(self, channel_id: str, message_id: str, viewer_id: str | None = None) -> Message:
        """Raises 10008 where it is not there, or not for this viewer (somebody else's ephemeral message)."""
        message = self._core.messages.get(message_id)
        if message is None or message.channel_id != channel_id or not visible(message, viewer_id):
            raise errors.unknown_message()
        return message

    def history(
        self,
        channel_id: str,
        viewer_id: str,
        *,
        before: str | None = None,
        after: str | None = None,
        around: str | None = None,
        limit: int = 50,
    ) -> list[Message]:
        """What a viewer reads in a channel, newest first. Other people's ephemeral messages are left out."""
        mine = [m for m in self._core.messages.values() if m.channel_id == channel_id and visible(m, viewer_id)]
        mine.sort(key=lambda m: int(m.id), reverse=True)
        if before is not None:
            return [m for m in mine if int(m.id) < int(before)][:limit]
        if after is not None:
            return [m for m in mine if int(m.id) > int(after)][-limit:]
        if around is not None:
            older = [m for m in mine if int(m.id) <= int(around)][: limit // 2 + 1]
            return [m for m in mine if int(m.id) > int(around)][-(limit // 2) :] + older
        return mine[:limit]

    def repeated(self, author_id: str, channel_id: str, nonce: str | int) -> Message | None:
        """What the same author said with this nonce in this channel within the last minutes (`enforce_nonce`)."""
        since = self._core.clock.now() - NONCE_S
        for message in reversed(self._core.messages.values()):
            if message.timestamp < since:
                return None
            if (message.author_id, message.channel_id) == (author_id, channel_id) and message.nonce == nonce:
                return message
        return None

    def post(self, author_id: str, channel: Channel, draft: Draft) -> Message:
        """Says something. Returns the message once it is kept; MESSAGE_CREATE has then been announced."""
        named = self._pings(author_id, channel, draft.content, draft.allowed_mentions, draft.reference)
        message = Message(
            id=self._core.ids.make(),
            channel_id=channel.id,
            guild_id=channel.guild_id,
            author_id=author_id,
            timestamp=self._core.clock.now(),
            type=draft.type if draft.type is not None else REPLY if draft.reference else DEFAULT,
            content=draft.content,
            flags=draft.flags,
            tts=draft.tts,
            embeds=draft.embeds,
            components=draft.components,
            attachments=draft.attachments,
            mentions=named.users,
            mention_roles=named.roles,
            mention_everyone=named.everyone,
            reference=draft.reference,
            application_id=draft.application_id,
            webhook_id=draft.webhook_id,
            interaction=draft.interaction,
            interaction_name=draft.interaction_name,
            only_for=draft.only_for,
            nonce=draft.nonce,
        )
        channel.last_message_id = message.id if message.only_for is None else channel.last_message_id
        self._core.store.write(message, channel)
        self._core.messages[message.id] = message
        self._core.emit(self._event("MESSAGE_CREATE", message, nonce=draft.nonce))
        return message

    def edit(self, message: Message, change: Change, *, stamp: bool = True) -> Message:
        """Sets what `change` names; `stamp`: whether it counts as edited ("(edited)")."""
        if change.content is not UNSET:
            channel = self._core.channels[message.channel_id]
            named = self._pings(message.author_id, channel, change.content, change.allowed_mentions, message.reference)
            message.content = change.content
            message.mentions, message.mention_roles = named.users, named.roles
            message.mention_everyone = named.everyone
        message.embeds = message.embeds if change.embeds is UNSET else change.embeds
        message.components = message.components if change.components is UNSET else change.components
        message.flags = message.flags if change.flags is UNSET else change.flags
        if change.attachments is not UNSET:
            kept = {attachment.id for attachment in change.attachments}
            gone = [a.id for a in message.attachments if a.id not in kept]
            message.attachments = change.attachments
        else:
            gone = []
        message.edited_at = self._core.clock.now() if stamp else message.edited_at
        self._core.store.write(message)
        for attachment_id in gone:
            self._files.delete(attachment_id)
        self._core.emit(self._event("MESSAGE_UPDATE", message))
        return message

    def delete(self, *messages: Message) -> None:
        """Takes messages of one channel back, with their files. Two or more are announced together."""
        channel_id, guild_id = messages[0].channel_id, messages[0].guild_id
        self._core.store.write(deletes=messages)
        for message in messages:
            self._core.messages.pop(message.id, None)
            for attachment in message.attachments:
                self._files.delete(attachment.id)
        place: Json = {"channel_id": channel_id} | ({"guild_id": guild_id} if guild_id else {})
        only = None if messages[0].only_for is None else frozenset({messages[0].only_for})
        if len(messages) == 1:
            event = Event.of(
                "MESSAGE_DELETE", {"id": messages[0].id, **place}, guild_id=guild_id, channel_id=channel_id, only=only
            )
        else:
            ids = [message.id for message in messages]
            event = Event.of("MESSAGE_DELETE_BULK", {"ids": ids, **place}, guild_id=guild_id, channel_id=channel_id)
        self._core.emit(event)

    def pin(self, message: Message, by: str, pinned: bool) -> None:
        """Pins or unpins; a pin is also said in the channel, as Discord does."""
        if message.pinned == pinned:
            return
        message.pinned = pinned
        self._core.store.write(message)
        self._core.emit(self._event("MESSAGE_UPDATE", message))
        channel = self._core.channels[message.channel_id]
        place: Json = {"channel_id": channel.id, "guild_id": channel.guild_id}
        stamp = {"last_pin_timestamp": self._core.clock.now_iso() if pinned else None}
        self._core.emit(
            Event.of("CHANNEL_PINS_UPDATE", place | stamp, guild_id=channel.guild_id, channel_id=channel.id)
        )
        if pinned:
            self.post(
                by, channel, Draft(type=PINNED, reference={"message_id": message.id, **place}, allowed_mentions={})
            )

    def json(self, message: Message, viewer_id: str, *, complete: bool = False) -> Json:
        """Discord's Message object as this viewer gets it; `complete`: without the intent's blanks."""
        return message_views.message(self._core, self._files, message, viewer_id, complete=complete)

    def attach(self, attachment: Attachment, content: bytes) -> None:
        self._files.write(attachment.id, content)

    def _event(self, name: str, message: Message, nonce: str | int | None = None) -> Event:
        def render(viewer_id: str) -> Json:
            data = message_views.message(self._core, self._files, message, viewer_id)
            data |= message_views.surroundings(self._core, message)
            return data if nonce is None else {**data, "nonce": nonce}

        only = None if message.only_for is None else frozenset({message.only_for, message.author_id})
        return Event(name, render, None if only else message.guild_id, message.channel_id, only)

    def _pings(
        self, author_id: str, channel: Channel, content: str, allowed: Json | None, reference: Json | None
    ) -> Pings:
        guild: Guild | None = self._core.guilds.get(channel.guild_id or "")
        return pings(
            content,
            allowed,
            channel=channel,
            guild=guild,
            known=self._core.users,
            replied=self._core.messages.get((reference or {}).get("message_id") or ""),
            may_ping_all=bool(self._access.bits(author_id, channel) & Permission.MENTION_EVERYONE),
        )


def visible(message: Message, viewer_id: str | None) -> bool:
    return message.only_for is None or viewer_id is None or viewer_id in (message.only_for, message.author_id)
