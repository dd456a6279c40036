"""In which language the message that somebody pressed is written anew: in that of all who read it."""

from contextlib import AbstractContextManager, nullcontext

import discord

from chatterbox.texts import aloud


def beneath(interaction: discord.Interaction) -> AbstractContextManager[None]:
    """Only who pressed reads an ephemeral message; any other is said aloud."""
    message = interaction.message
    return nullcontext() if message is not None and message.flags.ephemeral else aloud()
