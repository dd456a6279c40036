"""What Discord says of things that are gone: messages deleted, members who left, servers that removed the bot.

No privileged intent is needed: deletions of messages come with the ordinary ones, and each member with data is asked
after once a day.
"""

import asyncio
import logging
from functools import partial

import discord

from chatterbox.commands.background import Background
from chatterbox.commands.direct import DirectMessages
from chatterbox.commands.reports import ReportDesk
from chatterbox.errors import ChatterboxError
from chatterbox.models import Space
from chatterbox.store.presences import BOT
from chatterbox.texts import say
from chatterbox.training.privacy import wishes
from chatterbox.training.privacy.departures import Departures
from chatterbox.training.privacy.service import PrivacyService
from chatterbox.training.privacy.wishes import Wishes

_log = logging.getLogger(__name__)

LOOK_EVERY_S = 3600.0
_NOT_THERE = (10007, 10013)  # "Unknown Member", "Unknown User"


class Absences(discord.Cog):
    def __init__(
        self,
        bot: discord.AutoShardedBot,
        background: Background,
        privacy: PrivacyService,
        wished: Wishes,
        direct: DirectMessages,
        reports: ReportDesk,
    ) -> None:
        self._bot = bot
        self._background = background
        self._privacy = privacy
        self._wishes = wished
        self._direct = direct
        self._reports = reports
        self._looking = False

    @discord.Cog.listener()
    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        await self._privacy.message_deleted(_space(payload.guild_id), [payload.message_id])

    @discord.Cog.listener()
    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        await self._privacy.message_deleted(_space(payload.guild_id), sorted(payload.message_ids))

    @discord.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        await self._departures.removed(guild.id)

    @discord.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        await self._departures.seen(Space("guild", guild.id), BOT, there=True)

    @discord.Cog.listener()
    async def on_ready(self) -> None:
        if not self._looking:  # it is told again after each new connection
            self._looking = True
            self._background.start(self._look(), "absences")
            self._background.start(self._ask_around(), "asking after members")

    async def _look(self) -> None:
        """Every hour: in which servers the bot still is, who waits to be told, and what nobody was told of."""
        while True:
            try:
                await self._departures.present([guild.id for guild in self._bot.guilds])
                self._reports.changed()
                for space in await self._wishes.spaces(wishes.MODELS):
                    if await self._privacy.clean(space):
                        await self._direct.grant(space, wishes.MODELS, partial(self._clean_again, space))
            except ChatterboxError as error:  # a full disk, for one
                _log.warning("looking after what is gone failed: %s", error)  # in an hour again
            except Exception:
                _log.exception("looking after what is gone failed")
            await asyncio.sleep(LOOK_EVERY_S)

    async def _ask_around(self) -> None:
        """Asks after one person with data at a time, over the whole day."""
        while True:
            try:
                await self._ask_next()
            except ChatterboxError as error:
                _log.warning("asking after a member failed: %s", error)
                await asyncio.sleep(LOOK_EVERY_S)
            except Exception:
                _log.exception("asking after a member failed")
                await asyncio.sleep(LOOK_EVERY_S)

    async def _ask_next(self) -> None:
        present = {guild.id for guild in self._bot.guilds if not guild.unavailable}
        one = await self._departures.next(present)
        await asyncio.sleep(min(one.in_s, LOOK_EVERY_S) if one else LOOK_EVERY_S)
        if one is not None and one.in_s <= LOOK_EVERY_S:
            there = await self._there(one.space.id, one.person)
            if there is not None:
                await self._departures.seen(one.space, one.person, there=there)

    async def _there(self, guild_id: int, person: int) -> bool | None:
        """Whether somebody is a member; None where Discord does not say."""
        try:
            await self._bot.http.get_member(guild_id, person)
        except discord.NotFound as missing:
            return False if missing.code in _NOT_THERE else None
        except (discord.HTTPException, OSError) as error:
            _log.info("nobody said whether a member of %s is there: %s", guild_id, type(error).__name__)
            await asyncio.sleep(LOOK_EVERY_S / 60)
            return None
        return True

    @property
    def _departures(self) -> Departures:
        return self._privacy.departures

    def _clean_again(self, space: Space) -> str:
        return say("tell-models", server=self._name_of(space))

    def _name_of(self, space: Space) -> str:
        guild = self._bot.get_guild(space.id)
        return discord.utils.escape_markdown(guild.name) if guild else str(space.id)


def _space(guild_id: int | None) -> Space | None:
    return None if guild_id is None else Space("guild", guild_id)
