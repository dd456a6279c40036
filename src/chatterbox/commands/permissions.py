"""Which permissions the bot needs for what, and the sentence that says which are missing where."""

import discord

from chatterbox.errors import Refused
from chatterbox.texts import say

TO_ANSWER = discord.Permissions(view_channel=True, send_messages=True)
TO_REPORT = discord.Permissions(view_channel=True, send_messages=True, embed_links=True, attach_files=True)
EVERYTHING = TO_REPORT | discord.Permissions(read_message_history=True, send_messages_in_threads=True)
"""What the invitation asks for."""

# Discord's own words, as its settings show them.
_NAMES = {
    "view_channel": "View Channel",
    "send_messages": "Send Messages",
    "send_messages_in_threads": "Send Messages in Threads",
    "embed_links": "Embed Links",
    "attach_files": "Attach Files",
    "read_message_history": "Read Message History",
}


def require(interaction: discord.Interaction, needed: discord.Permissions) -> None:
    """Raises Refused naming what the bot lacks in the channel of an interaction. Direct messages lack nothing."""
    if interaction.guild_id is None:
        return
    wanted = set(_named(needed))
    if isinstance(interaction.channel, discord.Thread):
        wanted = (wanted - {"send_messages"}) | {"send_messages_in_threads"}
    given = interaction.app_permissions
    missing = [_NAMES[name] for name in sorted(wanted) if not (getattr(given, name) or given.administrator)]
    if missing:
        raise Refused(say("permission-missing", permissions=", ".join(missing), channel=f"<#{interaction.channel_id}>"))


def _named(permissions: discord.Permissions) -> list[str]:
    return [name for name in _NAMES if getattr(permissions, name)]
