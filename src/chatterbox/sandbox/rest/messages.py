"""Routes of messages: reading, sending, editing, deleting, typing. Discord's "Message Resource"."""

from __future__ import annotations

import math

from aiohttp import web

from .. import errors
from ..objects import GUILD_VOICE, Message
from ..permissions import Permission
from ..ratelimits import OLD_AFTER_S, RateLimits
from .calls import Answer, Call, respond
from .drafts import change_of, discard, draft_of
from .routing import Routes

_MESSAGES = "/channels/{channel_id}/messages"
_MESSAGE = _MESSAGES + "/{message_id}"


def add_routes(routes: Routes, limits: RateLimits) -> None:
    async def edit(call: Call) -> Answer:
        return await _edit(call, limits)

    routes.add("GET", _MESSAGES, _history)
    routes.add("POST", _MESSAGES, _send)
    routes.add("POST", _MESSAGES + "/bulk-delete", _purge)
    routes.add("GET", _MESSAGE, _read)
    routes.add("PATCH", _MESSAGE, edit)
    routes.add("DELETE", _MESSAGE, _delete)
    routes.add("POST", _MESSAGE + "/crosspost", _crosspost)
    routes.add("POST", "/channels/{channel_id}/typing", _type)


async def _history(call: Call) -> Answer:
    channel = call.world.access.channel(call.bot_id, call.id("channel_id"))
    limit = call.number("limit", 50, 1, 100)
    if not call.world.access.bits(call.bot_id, channel) & Permission.READ_MESSAGE_HISTORY:
        return []
    query = {name: call.request.query.get(name) for name in ("before", "after", "around")}
    wrong = [name for name, value in query.items() if value is not None and not value.isdecimal()]
    if wrong:
        fault = {"code": "NUMBER_TYPE_COERCE", "message": f'Value "{query[wrong[0]]}" is not snowflake.'}
        raise errors.invalid_form({wrong[0]: {"_errors": [fault]}})
    found = call.world.messages.history(channel.id, call.bot_id, limit=limit, **query)
    return [_seen(call, message) for message in found if message.only_for is None]


async def _read(call: Call) -> Answer:
    channel = call.world.access.channel(call.bot_id, call.id("channel_id"))
    call.world.access.require(call.bot_id, channel, Permission.READ_MESSAGE_HISTORY)
    return _seen(call, _regular(call))


async def _send(call: Call) -> Answer:
    channel = call.world.access.channel(call.bot_id, call.id("channel_id"))
    call.world.access.require(call.bot_id, channel)
    if channel.type not in (0, 1, GUILD_VOICE, 5, 10, 11, 12):
        raise errors.DiscordError(400, 50008, "Cannot send messages in a non-text channel")
    payload = call.body.object()
    nonce = payload.get("nonce")
    draft = await draft_of(call.world, payload, call.body.files)
    if draft.enforce_nonce and draft.nonce is not None:
        earlier = call.world.messages.repeated(call.bot_id, channel.id, draft.nonce)
        if earlier is not None:
            discard(call.world, draft.attachments)
            return _seen(call, earlier) | {"nonce": nonce}
    try:
        message = call.world.acts.say(call.bot_id, channel.id, draft)
    except errors.DiscordError:
        discard(call.world, draft.attachments)
        raise
    seen = _seen(call, message)
    return seen if nonce is None else seen | {"nonce": nonce}


async def _edit(call: Call, limits: RateLimits) -> Answer:
    call.world.access.channel(call.bot_id, call.id("channel_id"))
    message = _regular(call)
    if message.author_id != call.bot_id:
        raise errors.cannot_edit_others()
    old = call.world.clock.now() - message.timestamp > OLD_AFTER_S
    if old and (wait := limits.old_edit_wait(message.channel_id)):
        return _too_many_old_edits(wait)
    change = await change_of(call.world, message, call.body.object(), call.body.files)
    call.world.acts.edit(call.bot_id, message.channel_id, message.id, change)
    return _seen(call, message)


async def _delete(call: Call) -> Answer:
    _regular(call)
    call.world.acts.delete(call.bot_id, call.id("channel_id"), call.id("message_id"))
    return None


async def _purge(call: Call) -> Answer:
    ids = call.body.object().get("messages")
    if not isinstance(ids, list) or not 2 <= len(ids) <= 100:
        fault = {"code": "BASE_TYPE_BAD_LENGTH", "message": "Must be between 2 and 100 in length."}
        raise errors.invalid_form({"messages": {"_errors": [fault]}})
    call.world.acts.purge(call.bot_id, call.id("channel_id"), [str(id_) for id_ in ids])
    return None


async def _crosspost(call: Call) -> Answer:
    call.world.access.channel(call.bot_id, call.id("channel_id"))
    _regular(call)
    raise errors.DiscordError(400, 50024, "Cannot execute action on this channel type")


async def _type(call: Call) -> Answer:
    call.world.acts.type(call.bot_id, call.id("channel_id"))
    return None


def _regular(call: Call) -> Message:
    """The message in the path. Ephemeral ones are unknown here: they live under the interaction's webhook alone."""
    message = call.world.messages.get(call.id("channel_id"), call.id("message_id"))
    if message.only_for is not None:
        raise errors.unknown_message()
    return message


def _seen(call: Call, message: Message) -> dict[str, object]:
    return call.world.message_json(message, call.bot_id)


def _too_many_old_edits(wait: float) -> web.Response:
    text = "Maximum number of edits to messages older than 1 hour reached. Try again later"
    headers = {"Retry-After": str(math.ceil(wait)), "Via": "1.1 google"}
    return respond(
        {"message": text, "code": 30046, "retry_after": math.ceil(wait * 1000) / 1000, "global": False}, 429, headers
    )
