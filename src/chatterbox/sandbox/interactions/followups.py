"""An interaction's second half: for fifteen minutes its token reads, changes and adds messages.

Source: https://discord.com/developers/docs/interactions/receiving-and-responding#followup-messages
"""

from __future__ import annotations

from .. import errors
from ..errors import DiscordError
from ..objects import EPHEMERAL, LOADING, Change, Draft, Interaction, Message
from ..world import World
from .desk import DEFERRED
from .payload import AUTOCOMPLETE
from .posting import post

TOKEN_LIVES_S = 15 * 60.0


class FollowUps:
    """What the application does with an interaction's token after its first answer."""

    def __init__(self, world: World) -> None:
        self._world = world

    def by_token(self, application_id: str, token: str) -> Interaction:
        """The interaction behind a webhook's token. Raises 50027 for an unknown or dead one."""
        one = self._world.interactions.by_token(application_id, token)
        if one is None or self._world.clock.now() - one.created_at > TOKEN_LIVES_S:
            raise DiscordError(401, 50027, "Invalid Webhook Token")
        return one

    def original(self, one: Interaction) -> Message:
        """The first answer's message, or the one that the component sits on. Raises 10015, 10008."""
        if one.answered is None:
            raise errors.unknown_webhook()
        message = self._world.core.messages.get(one.response_id or "")
        if message is None:
            raise errors.unknown_message()
        return message

    def message(self, one: Interaction, message_id: str) -> Message:
        """A message that this token may read and change. Raises 10008."""
        found = self._world.core.messages.get(message_id)
        if found is None or found.application_id != one.application_id or found.channel_id != one.channel_id:
            raise errors.unknown_message()
        mine = (found.interaction or {}).get("id") == one.id
        if not mine and found.id not in (one.response_id, one.message_id):
            raise errors.unknown_message()
        return found

    def follow_up(self, one: Interaction, draft: Draft) -> Message:
        """A further message; the first one after "thinking" takes its place. Raises 10015 before any answer."""
        if one.answered is None or one.type == AUTOCOMPLETE:
            raise errors.unknown_webhook()
        first = self._world.core.messages.get(one.response_id or "")
        if one.answered == DEFERRED and first is not None and first.flags & LOADING:
            return self.edit(first, _as_change(draft))
        return post(self._world, one, draft)

    def edit(self, message: Message, change: Change) -> Message:
        """Changes a message; filling "thinking" does not count as an edit."""
        fills = bool(message.flags & LOADING)
        kept = message.flags & EPHEMERAL
        flags = change.flags if isinstance(change.flags, int) else message.flags
        change.flags = (flags & ~(LOADING | EPHEMERAL)) | kept
        return self._world.messages.edit(message, change, stamp=not fills)

    def delete(self, message: Message) -> None:
        self._world.messages.delete(message)


def _as_change(draft: Draft) -> Change:
    return Change(
        content=draft.content,
        embeds=draft.embeds,
        components=draft.components,
        attachments=draft.attachments,
        flags=draft.flags,
        allowed_mentions=draft.allowed_mentions,
    )
