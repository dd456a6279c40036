"""The Discord client: what it asks of the gateway, where it works, and the one place that hears of failures."""

from __future__ import annotations

import logging
from collections.abc import Collection

import discord

from chatterbox.commands import failures
from chatterbox.commands.presses import Presses, data_of
from chatterbox.errors import Refused
from chatterbox.texts import say

_log = logging.getLogger(__name__)

GUILD_READY_TIMEOUT_S = 0.5
"""py-cord waits so long for further guilds before it says that it is ready. Each guild is usable as it comes."""

_INTERACTIONS = (discord.InteractionType.application_command, discord.InteractionType.auto_complete)


class ChatterboxBot(discord.AutoShardedBot):
    """Hands events to the cogs; refuses what comes from servers outside the allow-list."""

    def __init__(self, presses: Presses, *, guilds: Collection[int], message_content: bool) -> None:
        super().__init__(  # type: ignore[no-untyped-call]
            intents=_intents(message_content=message_content),
            allowed_mentions=discord.AllowedMentions.none(),
            cache_default_sounds=False,
            chunk_guilds_at_startup=False,
            member_cache_flags=discord.MemberCacheFlags.none(),
            max_messages=None,  # other people's messages are not kept, not even in memory
            guild_ready_timeout=GUILD_READY_TIMEOUT_S,
        )
        self._presses = presses
        self._guilds = frozenset(guilds)

    def works_in(self, guild_id: int | None) -> bool:
        """Whether the allow-list lets the bot work there. Direct messages are always allowed."""
        return not self._guilds or guild_id is None or guild_id in self._guilds

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        try:
            if not self.works_in(interaction.guild_id):
                raise Refused(say("guild-not-allowed"))
            if interaction.type in _INTERACTIONS:
                await self.process_application_commands(interaction)
            else:
                await self._presses.dispatch(interaction)
        except Exception as error:
            await self._tell(interaction, error)

    async def on_application_command_error(
        self, context: discord.ApplicationContext, exception: discord.DiscordException
    ) -> None:
        await failures.tell(context.interaction, exception, f"/{context.command}")

    async def on_error(self, event_method: str, *args: object, **kwargs: object) -> None:
        if not self.is_closed():  # what was under way at the end finds its session closed
            failures.log_current(event_method)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        if not self.works_in(guild.id):
            _log.warning("leaving server %s: discord.guilds does not hold it", guild.id)
            await guild.leave()

    async def on_ready(self) -> None:
        _log.info("ready as %s in %d servers", self.user, len(self.guilds))

    async def _tell(self, interaction: discord.Interaction, error: Exception) -> None:
        if interaction.type is discord.InteractionType.auto_complete:
            failures.sentence_for(error, "an autocomplete")  # it has no place for a sentence; a defect is logged
            return
        await failures.tell(interaction, error, str(data_of(interaction).get("custom_id", "an interaction")))


def _intents(*, message_content: bool) -> discord.Intents:
    intents = discord.Intents.none()
    intents.guilds = True
    intents.guild_messages = True
    intents.dm_messages = True
    intents.message_content = message_content
    return intents
