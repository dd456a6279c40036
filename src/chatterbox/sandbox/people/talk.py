"""Saying, changing, taking back, reacting, typing, and reading what stands in a channel."""

from __future__ import annotations

import re

from ..errors import DiscordError
from ..objects import Draft, Json
from ..rest.drafts import change_of, draft_of
from ..rest.reactions import check_emoji
from ..world import views
from .guard import PersonCall

MOST_MESSAGES = 100
CUSTOM_EMOJI = re.compile(r"\w{2,32}:\d{15,20}$")


async def read(call: PersonCall) -> list[Json]:
    """GET …/messages"""
    channel = call.world.access.channel(call.user_id, call.part("channel"))
    limit = call.request.query.get("limit", "50")
    before = call.request.query.get("before")
    if not limit.isdecimal() or not 1 <= int(limit) <= MOST_MESSAGES or not (before or "0").isdecimal():
        raise DiscordError(400, 50035, f"limit is 1 to {MOST_MESSAGES}, before is a message's id")
    found = call.world.messages.history(channel.id, call.user_id, before=before, limit=int(limit))
    return [call.world.message_json(message, call.user_id) for message in found]


async def say(call: PersonCall) -> Json:
    """POST …/messages"""
    body = call.body.object()
    payload: Json = {"content": body.get("content") or "", "attachments": body.get("attachments")}
    if body.get("nonce") is not None:
        payload["nonce"] = body["nonce"]
    if body.get("reply_to"):
        payload["message_reference"] = {"message_id": str(body["reply_to"])}
        everything = ["users", "roles", "everyone"]
        payload["allowed_mentions"] = {"parse": everything, "replied_user": body.get("ping") is not False}
    draft: Draft = await draft_of(call.world, payload, call.body.files)
    message = call.world.acts.say(call.user_id, call.part("channel"), draft)
    return call.world.message_json(message, call.user_id)


async def edit(call: PersonCall) -> Json:
    """PATCH …/messages/{message}"""
    message = call.world.messages.get(call.part("channel"), call.part("message"), call.user_id)
    payload = {"content": call.body.object().get("content")}
    change = await change_of(call.world, message, payload, {})
    changed = call.world.acts.edit(call.user_id, message.channel_id, message.id, change)
    return call.world.message_json(changed, call.user_id)


async def delete(call: PersonCall) -> None:
    """DELETE …/messages/{message}"""
    call.world.acts.delete(call.user_id, call.part("channel"), call.part("message"))


async def react(call: PersonCall) -> None:
    """PUT …/reactions/{emoji}"""
    call.world.acts.react(call.user_id, call.part("channel"), call.part("message"), _emoji(call))


async def unreact(call: PersonCall) -> None:
    """DELETE …/reactions/{emoji}"""
    call.world.acts.unreact(call.user_id, call.part("channel"), call.part("message"), _emoji(call))


async def type_(call: PersonCall) -> None:
    """POST …/typing"""
    call.world.acts.type(call.user_id, call.part("channel"))


async def open_dm(call: PersonCall) -> Json:
    """POST …/dms"""
    channel = call.world.acts.open_dm(call.user_id, str(call.body.object().get("recipient")))
    return views.channel(call.world.core, channel, call.user_id)


def _emoji(call: PersonCall) -> str:
    """A reaction's emoji. Raises 10014 for plain text."""
    emoji = call.part("emoji")
    return emoji if CUSTOM_EMOJI.match(emoji) else check_emoji(emoji)
