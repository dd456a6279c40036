"""Reports: a form behind a button and a message's menu; managers read it in the notice channel, the operator too."""

import asyncio
import logging

import discord

from chatterbox.commands import modals
from chatterbox.commands.actors import Actors
from chatterbox.commands.background import Background
from chatterbox.commands.messages import Channels, nonce, post
from chatterbox.commands.presses import Presses, custom_id, fields, number
from chatterbox.commands.progress import plain
from chatterbox.errors import BadInput
from chatterbox.models import Place, Space
from chatterbox.rules.languages import Languages
from chatterbox.rules.service import Rules
from chatterbox.store.reports import Report
from chatterbox.texts import say, speaking
from chatterbox.training.privacy.reports import Reports

_log = logging.getLogger(__name__)


class ReportDesk(discord.Cog):
    """`operator_channel` is where the operator reads reports; 0: in the log, and with `chatterbox privacy reports`."""

    def __init__(
        self,
        bot: discord.AutoShardedBot,
        presses: Presses,
        actors: Actors,
        channels: Channels,
        background: Background,
        reports: Reports,
        rules: Rules,
        languages: Languages,
        operator_channel: int,
    ) -> None:
        self._bot = bot
        self._actors = actors
        self._channels = channels
        self._background = background
        self._reports = reports
        self._rules = rules
        self._languages = languages
        self._operator_channel = operator_channel
        self._telling = asyncio.Lock()
        presses.on("report", self.ask)
        presses.on("reported", self.reported)

    @discord.message_command(
        name="Report this reply",
        contexts={discord.InteractionContextType.guild, discord.InteractionContextType.bot_dm},
    )
    async def report_reply(self, ctx: discord.ApplicationContext, message: discord.Message) -> None:
        if self._bot.user is None or message.author.id != self._bot.user.id:
            raise BadInput(say("report-not-mine"))
        await ctx.interaction.response.send_modal(modals.report(custom_id("reported", message.id)))

    async def ask(self, interaction: discord.Interaction, _: tuple[str, ...]) -> None:
        await interaction.response.send_modal(modals.report(custom_id("reported", "")))

    async def reported(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        await interaction.response.defer(ephemeral=True, invisible=False)
        actor, about = self._actors.of(interaction), (*arguments, "")[0]
        place = Place(interaction.channel_id or 0, number(about)) if about else None
        await self._reports.submit(actor, fields(interaction).get("report", ""), place)
        self.changed()
        if actor.space.kind == "dm":
            done = say("report-done-dm")
        else:
            channel = (await self._rules.of(actor.space)).notices
            done = say("report-done" if channel else "report-done-operator")
        await interaction.followup.send(done, ephemeral=True)

    def changed(self) -> None:
        """Says that there may be reports to tell of: they are, in the background."""
        self._background.start(self._tell(), "reports")

    async def _tell(self) -> None:
        async with self._telling:
            for report, notices in await self._reports.owed():
                await self._tell_operator(report)
                await self._tell_managers(report, notices)

    async def _tell_operator(self, report: Report) -> None:
        if report.operator_told:
            return
        _log.warning("report %d from %s: `chatterbox privacy reports` shows it", report.id, report.space.key)
        if not self._operator_channel or await self._posted(report, self._operator_channel, "operator", _text(report)):
            await self._reports.operator_told(report)

    async def _tell_managers(self, report: Report, channel_id: int) -> None:
        if report.managers_told:
            return
        in_server = report.space.kind == "guild"
        with speaking(await self._languages.of(report.space)):
            text = _text(report)
        # Without a channel they are told once they choose one. Direct messages have no managers.
        if not in_server or (channel_id and await self._posted(report, channel_id, "managers", text)):
            await self._reports.managers_told(report)

    async def _posted(self, report: Report, channel_id: int, whom: str, text: str) -> bool:
        """Whether nobody has to try again."""
        once = nonce("report", report.space.key, report.id, report.created_at.isoformat(), whom)
        try:
            await post(self._channels(channel_id), text, once=once)
        except discord.HTTPException as refused:
            _log.warning("report %d could not be posted for the %s: %s", report.id, whom, refused.code)
            return False
        return True


def _text(report: Report) -> str:
    reporter = f"<@{report.reporter_id}>" if report.reporter_id else say("report-nobody")
    lines = [say("report-notice", reporter=reporter, text=plain(report.text, 1200))]
    if report.about is not None:
        lines.append(say("report-about", link=_link(report.space, report.about)))
    return "\n".join(lines)


def _link(space: Space, place: Place) -> str:
    where = space.id if space.kind == "guild" else "@me"
    return f"https://discord.com/channels/{where}/{place.channel_id}/{place.message_id}"
