"""Sending regular messages: replies, with a nonce that makes a repeated send harmless, pinging nobody unless told."""

import hashlib
import logging
from collections.abc import Callable
from typing import Any

import discord

from chatterbox.models import Place, Space

_log = logging.getLogger(__name__)

Channels = Callable[[int], discord.PartialMessageable]
"""A channel by its id, known to the cache or not."""

_NO_HISTORY = 160002  # "You cannot reply without permission to read message history."


def nonce(*parts: int | str) -> str:
    """The same 25 characters for the same parts. Discord takes no more."""
    return hashlib.blake2s("/".join(map(str, parts)).encode()).hexdigest()[:25]


async def post(
    channel: discord.abc.Messageable,
    content: str,
    *,
    once: str,
    reply_to: Place | None = None,
    ping: int | None = None,
    view: discord.ui.View | None = None,
    embed: discord.Embed | None = None,
    files: list[discord.File] | None = None,
) -> discord.Message:
    """Sends a message; a second time within some minutes with the same `once` gives the first one again.

    `ping` is the id of the only person it may notify.
    """
    mentions = discord.AllowedMentions.none()
    if ping is not None:
        person = discord.Object(ping)
        mentions = discord.AllowedMentions(everyone=False, roles=False, users=[person], replied_user=False)
    fields: dict[str, Any] = {"allowed_mentions": mentions, "nonce": once, "enforce_nonce": True}
    fields |= {name: value for name, value in (("view", view), ("embed", embed), ("files", files)) if value}
    if reply_to is None or reply_to.message_id is None:
        return await channel.send(content, **fields)
    reference = discord.MessageReference(
        message_id=reply_to.message_id, channel_id=reply_to.channel_id, fail_if_not_exists=False
    )
    try:
        return await channel.send(content, reference=reference, **fields)
    except discord.HTTPException as refused:
        if refused.code != _NO_HISTORY:
            raise
        return await channel.send(content, **fields)


def link_to(message: discord.Message, space: Space) -> str:
    """The address of a message. (`jump_url` takes a channel that is not in the cache for a direct message.)"""
    return link_of(place_of(message), space)


def link_of(place: Place, space: Space) -> str:
    """The address of the message at a place."""
    where = space.id if space.kind == "guild" else "@me"
    return f"https://discord.com/channels/{where}/{place.channel_id}/{place.message_id}"


def place_of(message: discord.Message) -> Place:
    return Place(message.channel.id, message.id)
