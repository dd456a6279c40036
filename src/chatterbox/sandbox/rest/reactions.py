"""Routes of reactions and pins."""

from __future__ import annotations

import re
import unicodedata

from .. import errors
from ..clock import iso
from ..objects import Message
from ..permissions import Permission
from ..world import views
from .calls import Answer, Call
from .routing import Routes

_MESSAGE = "/channels/{channel_id}/messages/{message_id}"
_REACTIONS = _MESSAGE + "/reactions"
_EMOJI = _REACTIONS + "/{emoji}"
_CUSTOM = re.compile(r"(?:a:)?(\w{2,32}):(\d{15,20})")


def add_routes(routes: Routes) -> None:
    routes.add("PUT", _EMOJI + "/@me", _react)
    routes.add("DELETE", _EMOJI + "/@me", _unreact)
    routes.add("DELETE", _EMOJI + "/{user_id}", _unreact_other)
    routes.add("GET", _EMOJI, _who)
    routes.add("DELETE", _EMOJI, _clear)
    routes.add("DELETE", _REACTIONS, _clear)
    for pins in ("/channels/{channel_id}/pins", "/channels/{channel_id}/messages/pins"):
        routes.add("PUT", pins + "/{message_id}", _pin)
        routes.add("DELETE", pins + "/{message_id}", _unpin)
    routes.add("GET", "/channels/{channel_id}/pins", _pins)


def add_early_routes(routes: Routes) -> None:
    """Those that must stand before /messages/{message_id}."""
    routes.add("GET", "/channels/{channel_id}/messages/pins", _pins_with_times)


async def _react(call: Call) -> Answer:
    call.world.acts.react(call.bot_id, call.id("channel_id"), call.id("message_id"), _emoji(call))
    return None


async def _unreact(call: Call) -> Answer:
    call.world.acts.unreact(call.bot_id, call.id("channel_id"), call.id("message_id"), _emoji(call))
    return None


async def _unreact_other(call: Call) -> Answer:
    place = call.id("channel_id"), call.id("message_id")
    call.world.acts.unreact(call.bot_id, *place, _emoji(call), of=call.id("user_id"))
    return None


async def _clear(call: Call) -> Answer:
    emoji = _emoji(call) if "emoji" in call.request.match_info else None
    call.world.acts.clear_reactions(call.bot_id, call.id("channel_id"), call.id("message_id"), emoji)
    return None


async def _who(call: Call) -> Answer:
    channel = call.world.access.channel(call.bot_id, call.id("channel_id"))
    call.world.access.require(call.bot_id, channel, Permission.READ_MESSAGE_HISTORY)
    message = call.world.messages.get(channel.id, call.id("message_id"), call.bot_id)
    after = int(call.request.query.get("after") or 0)
    users = sorted((id_ for id_ in message.reactions.get(_emoji(call), []) if int(id_) > after), key=int)
    limit = call.number("limit", 25, 1, 100)
    return [views.user(call.world.core, call.world.users.get(id_)) for id_ in users[:limit]]


async def _pin(call: Call) -> Answer:
    call.world.acts.pin(call.bot_id, call.id("channel_id"), call.id("message_id"))
    return None


async def _unpin(call: Call) -> Answer:
    call.world.acts.pin(call.bot_id, call.id("channel_id"), call.id("message_id"), pinned=False)
    return None


async def _pins(call: Call) -> Answer:
    return [call.world.message_json(message, call.bot_id) for message in _pinned(call)]


async def _pins_with_times(call: Call) -> Answer:
    items = [
        {"pinned_at": iso(message.timestamp), "message": call.world.message_json(message, call.bot_id)}
        for message in _pinned(call)
    ]
    return {"items": items, "has_more": False}


def _pinned(call: Call) -> list[Message]:
    channel = call.world.access.channel(call.bot_id, call.id("channel_id"))
    found = call.world.messages.history(channel.id, call.bot_id, limit=100_000)
    return [message for message in found if message.pinned][:50]


def _emoji(call: Call) -> str:
    """The emoji in the path as it is kept. Raises 10014 for what is neither an emoji's character nor name:id."""
    text = call.request.match_info["emoji"]
    if found := _CUSTOM.fullmatch(text):
        return f"{found[1]}:{found[2]}"
    return check_emoji(text)


def check_emoji(text: str) -> str:
    """Raises 10014 Unknown Emoji for letters and other plain text."""
    pictured = any(unicodedata.category(c) in ("So", "Sk", "Sm") or c == "\u20e3" for c in text)
    if not text or len(text) > 16 or not pictured or any(c.isalpha() and c.isascii() for c in text):
        raise errors.unknown_emoji()
    return text
