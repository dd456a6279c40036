"""The Discord client: what it asks of the gateway, where it works, and the one place that hears of failures."""

from __future__ import annotations

import asyncio
import itertools
import logging
from collections.abc import Collection

import aiohttp
import discord

from chatterbox.commands import failures
from chatterbox.commands.actors import Actors
from chatterbox.commands.presses import Presses, data_of
from chatterbox.errors import ConfigError, Refused
from chatterbox.models import Space
from chatterbox.rules.languages import Languages
from chatterbox.texts import language_of, say, speaking

_log = logging.getLogger(__name__)

GUILD_READY_TIMEOUT_S = 0.5
"""py-cord waits so long for further guilds before it says that it is ready. Each guild is usable as it comes."""

RETRY_S = (1.0, 2.0, 5.0, 10.0, 30.0)
"""Waits between attempts to log in while Discord cannot be reached; the last is repeated."""

_BAD_TOKEN = 4004  # the gateway's close code: "authentication failed"
_INTERACTIONS = (discord.InteractionType.application_command, discord.InteractionType.auto_complete)


class IntentRefused(Exception):
    """Discord does not grant this bot the message-content intent."""


class ChatterboxBot(discord.AutoShardedBot):
    """Hands events to the cogs; refuses what comes from servers outside the allow-list."""

    def __init__(
        self, presses: Presses, actors: Actors, languages: Languages, *, guilds: Collection[int], message_content: bool
    ) -> None:
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
        self._actors = actors
        self._languages = languages
        self._guilds = frozenset(guilds)
        self._gateway: asyncio.Task[None] | None = None

    def works_in(self, guild_id: int | None) -> bool:
        """Whether the allow-list lets the bot work there. Direct messages are always allowed."""
        return not self._guilds or guild_id is None or guild_id in self._guilds

    @property
    def actions(self) -> frozenset[str]:
        """All that a button, a menu or a form of this bot can ask for."""
        return self._presses.actions

    async def log_in(self, token: str) -> None:
        """Logs in, patiently while Discord cannot be reached; from then on messages can be sent.

        Raises ConfigError for a token that Discord refuses.
        """
        for wait_s in itertools.chain(RETRY_S, itertools.repeat(RETRY_S[-1])):
            try:
                await self.login(token)
                return
            except discord.LoginFailure:
                raise ConfigError(say("token-refused")) from None
            except (aiohttp.ClientConnectionError, discord.DiscordServerError) as error:
                _log.warning("Discord cannot be reached (%s); trying again in %g s", type(error).__name__, wait_s)
            await self.http.close()  # each login opens a session of its own
            await asyncio.sleep(wait_s)

    async def stay(self) -> None:
        """Stays connected until it is closed. Raises IntentRefused, and ConfigError for a token withdrawn meanwhile."""
        # py-cord's Shard.reconnect swallows a cancellation and goes on: so only this wait is cancelled, and `close`
        # ends the connection itself.
        self._gateway = asyncio.create_task(self.connect(), name="gateway")
        try:
            await asyncio.shield(self._gateway)
        except discord.PrivilegedIntentsRequired:
            raise IntentRefused from None
        except discord.ConnectionClosed as closed:
            if closed.code == _BAD_TOKEN:
                raise ConfigError(say("token-refused")) from None
            raise

    async def close(self) -> None:
        """Closes the connection, also one that is just being made. Twice is once."""
        await super().close()
        gateway = self._gateway
        if gateway is not None and gateway is not asyncio.current_task():
            gateway.cancel()
            await asyncio.gather(gateway, return_exceptions=True)

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        """Answers in the language of who asks; what all around read is said in the server's, `aloud`."""
        mine = language_of(interaction.locale)
        with speaking(mine, language_of(interaction.guild_locale) if interaction.guild_id else mine):
            try:
                if not self.works_in(interaction.guild_id):
                    raise Refused(say("guild-not-allowed"))
                await self._learn(interaction)
                await self._dispatch(interaction)
            except Exception as error:
                await self._tell(interaction, error)

    async def _learn(self, interaction: discord.Interaction) -> None:
        """What Discord tells with each interaction and never again: the server's roles and language, the person's."""
        await self._actors.learn(interaction)
        if interaction.type is discord.InteractionType.auto_complete or interaction.user is None:
            return  # one for each letter that somebody types
        heard = {Space("dm", interaction.user.id): language_of(interaction.locale)}
        if interaction.guild_id is not None:
            heard[Space("guild", interaction.guild_id)] = language_of(interaction.guild_locale)
        await self._languages.learn(heard)

    async def _dispatch(self, interaction: discord.Interaction) -> None:
        if interaction.type in _INTERACTIONS:
            await self.process_application_commands(interaction)
        else:
            await self._presses.dispatch(interaction)

    async def on_application_command_error(
        self, context: discord.ApplicationContext, exception: discord.DiscordException
    ) -> None:
        await failures.tell(context.interaction, exception, f"/{context.command}")

    async def on_error(self, event_method: str, *args: object, **kwargs: object) -> None:
        if not self.is_closed():  # what was under way at the end finds its session closed
            failures.log_current(event_method)

    async def on_guild_available(self, guild: discord.Guild) -> None:
        """Comes for each server once the bot is connected."""
        await self._languages.learn({Space("guild", guild.id): language_of(guild.preferred_locale)})

    async def on_guild_update(self, _: discord.Guild, guild: discord.Guild) -> None:
        await self.on_guild_available(guild)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        if not self.works_in(guild.id):
            _log.warning("leaving server %s: discord.guilds does not hold it", guild.id)
            await guild.leave()
        elif await self._actors.barred(guild.id):
            _log.warning("leaving server %s: the operator has blocked it", guild.id)
            await guild.leave()
        else:
            await self.on_guild_available(guild)

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
