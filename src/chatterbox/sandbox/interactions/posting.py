"""Messages that answer an interaction: what Discord writes on them besides what the application sent."""

from __future__ import annotations

from ..objects import CHAT_COMMAND, CONTEXT_COMMAND, DEFAULT, EPHEMERAL, REPLY, Draft, Interaction, Json, Message
from ..world import World
from .payload import COMMAND


def post(world: World, one: Interaction, draft: Draft) -> Message:
    """Posts as the application, whatever its permissions in the channel: the interaction is its leave to speak."""
    draft.application_id = draft.webhook_id = one.application_id
    draft.interaction = dict(one.metadata or {})
    if one.response_id is not None:
        draft.interaction["original_response_message_id"] = one.response_id
    draft.interaction_name = draft.interaction.get("name")
    draft.only_for = one.user_id if draft.flags & EPHEMERAL else None
    draft.type, answers = _place(world, one)
    if answers is not None:
        ids = {"message_id": answers, "channel_id": one.channel_id, "guild_id": one.guild_id}
        draft.reference = {"type": 0, **ids}
        everything: Json = {"parse": ["users", "roles", "everyone"]}
        draft.allowed_mentions = (draft.allowed_mentions or everything) | {"replied_user": False}
    return world.messages.post(one.application_id, world.core.channels[one.channel_id], draft)


def _place(world: World, one: Interaction) -> tuple[int, str | None]:
    """The type of a message that answers, and the message that it is shown under."""
    if one.response_id is not None and one.response_id in world.core.messages:
        return REPLY, one.response_id
    if one.message_id is not None:
        return REPLY, one.message_id
    if one.type == COMMAND:
        return (CHAT_COMMAND if one.data["type"] == 1 else CONTEXT_COMMAND), None
    return DEFAULT, None
