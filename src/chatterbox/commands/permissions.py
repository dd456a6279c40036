"""Which permissions the bot needs for what, and the sentence that says which are missing where."""

import discord

from chatterbox.errors import Refused
from chatterbox.texts import say
from chatterbox.texts.figures import listed

TO_ANSWER = discord.Permissions(view_channel=True, send_messages=True)
TO_REPORT = discord.Permissions(view_channel=True, send_messages=True, embed_links=True, attach_files=True)

_NAMES = (
    "view_channel",
    "send_messages",
    "send_messages_in_threads",
    "embed_links",
    "attach_files",
    "read_message_history",
)


def require(interaction: discord.Interaction, needed: discord.Permissions) -> None:
    """Raises Refused naming what the bot lacks in the channel of an interaction. Direct messages lack nothing."""
    if interaction.guild_id is None:
        return
    wanted = set(_named(needed))
    if isinstance(interaction.channel, discord.Thread):
        wanted = (wanted - {"send_messages"}) | {"send_messages_in_threads"}
    given = interaction.app_permissions
    missing = [_shown(name) for name in sorted(wanted) if not (getattr(given, name) or given.administrator)]
    if missing:
        raise Refused(say("permission-missing", permissions=listed(missing), channel=f"<#{interaction.channel_id}>"))


def lacking(guild: discord.Guild) -> dict[str, list[int]]:
    """Which permission the bot lacks in which of a server's channels, by the name that Discord's settings show."""
    found: dict[str, list[int]] = {}
    for channel in guild.channels:
        if isinstance(channel, discord.CategoryChannel):
            continue
        rights = channel.permissions_for(guild.me)
        for name in _NAMES:
            if not getattr(rights, name):
                found.setdefault(_shown(name), []).append(channel.id)
                if name == "view_channel":
                    break  # without it nothing else counts
    return found


def may_answer(message: discord.Message) -> bool:
    """Whether a message can be answered where it stands: the model need not be asked for nothing."""
    if message.guild is None or isinstance(message.channel, discord.PartialMessageable):
        return True
    rights = message.channel.permissions_for(message.guild.me)
    thread = isinstance(message.channel, discord.Thread)
    return rights.send_messages_in_threads if thread else rights.send_messages


def _shown(name: str) -> str:
    """A permission in Discord's own words, as its settings show them."""
    return say(f"permission-{name.replace('_', '-')}")


def _named(permissions: discord.Permissions) -> list[str]:
    return [name for name in _NAMES if getattr(permissions, name)]
