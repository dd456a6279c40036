"""Where somebody speaks: a channel, a thread in one, and whether the bot answers there."""

import discord

from chatterbox.texts import say


def is_in(channel: object, named: tuple[int, ...]) -> bool:
    """Whether a channel, or the one that a thread belongs to, is among those named."""
    return getattr(channel, "id", None) in named or around(channel) in named


def around(channel: object) -> int | None:
    """The channel that a thread belongs to."""
    return channel.parent_id if isinstance(channel, discord.Thread) else None


def elsewhere(named: tuple[int, ...]) -> str:
    """Says where the bot answers instead."""
    return say("answers-elsewhere", channels=" ".join(f"<#{one}>" for one in named))
