"""Correcting a reply and teaching: by button, by message command, by /correct and by /teach, always the same form."""

import logging
import re

import discord

from chatterbox.chat.service import ChatService
from chatterbox.commands import modals, receipts, views
from chatterbox.commands.actors import Actors
from chatterbox.commands.background import Background
from chatterbox.commands.messages import nonce, place_of, post
from chatterbox.commands.notices import NoticeBoard
from chatterbox.commands.options import option
from chatterbox.commands.presses import Presses, custom_id, fields, number
from chatterbox.commands.replied import turn_in, turn_under
from chatterbox.errors import BadInput, Missing
from chatterbox.models import Correction, CorrectionForm, Place, Turn
from chatterbox.texts import aloud, say
from chatterbox.training.corrections.service import CorrectionService

_log = logging.getLogger(__name__)

_GUILD = {discord.InteractionContextType.guild}
_LINK = re.compile(r"https?://[^/\s]+/channels/(?P<guild>\d{1,20}|@me)/\d{1,20}/(?P<message>\d{1,20})/?")


class Correct(discord.Cog):
    def __init__(
        self,
        bot: discord.AutoShardedBot,
        presses: Presses,
        actors: Actors,
        background: Background,
        chat: ChatService,
        corrections: CorrectionService,
        notices: NoticeBoard,
    ) -> None:
        self._bot = bot
        self._actors = actors
        self._background = background
        self._chat = chat
        self._corrections = corrections
        self._notices = notices
        presses.on("correct", self.pressed_correct)
        presses.on("correct-reply", self.pressed_correct_reply)
        presses.on("teach", self.pressed_teach)
        presses.on("corrected", self.submitted)
        presses.on("taught", self.submitted)

    @discord.slash_command(description="Say what one of my replies should have been", contexts=_GUILD)
    @option("message", str, "The reply: its link or its id", required=True, max_length=200)
    async def correct(self, ctx: discord.ApplicationContext, message: str) -> None:
        actor = self._actors.of(ctx.interaction)
        await self._corrections.admit(actor)
        turn = await turn_in(self._chat, actor, _message_id(message, actor.space.id))
        await self._still_there(turn)
        await ctx.send_modal(_form(turn))

    @discord.message_command(name="Correct this reply", contexts=_GUILD)
    async def correct_this(self, ctx: discord.ApplicationContext, message: discord.Message) -> None:
        if self._bot.user is None or message.author.id != self._bot.user.id:
            raise BadInput(say("correct-not-mine"))
        actor = self._actors.of(ctx.interaction)
        await self._corrections.admit(actor)
        turn = await turn_in(self._chat, actor, message.id)
        await ctx.send_modal(_form(turn))

    @discord.slash_command(description="Teach me something nobody has asked yet", contexts=_GUILD)
    async def teach(self, ctx: discord.ApplicationContext) -> None:
        await self._corrections.admit(self._actors.of(ctx.interaction))
        await ctx.send_modal(_form(None))

    async def pressed_correct(self, interaction: discord.Interaction, _: tuple[str, ...]) -> None:
        actor = self._actors.of(interaction)
        await self._corrections.admit(actor)
        turn, message_id = await turn_under(self._chat, actor, interaction)
        await interaction.response.send_modal(_form(turn, message_id))

    async def pressed_correct_reply(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        """The button under what a down-vote was answered with: it names the reply's message."""
        actor = self._actors.of(interaction)
        await self._corrections.admit(actor)
        turn = await turn_in(self._chat, actor, number(*arguments[:1] or ("",)))
        await interaction.response.send_modal(_form(turn))

    async def pressed_teach(self, interaction: discord.Interaction, _: tuple[str, ...]) -> None:
        await self._corrections.admit(self._actors.of(interaction))
        await interaction.response.send_modal(_form(None))

    async def submitted(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        """The form came back: at once, after 20 minutes, or after a restart."""
        await interaction.response.defer(ephemeral=True, invisible=False)
        actor = self._actors.of(interaction)
        turn = await turn_in(self._chat, actor, number(arguments[0])) if arguments else None
        if turn:
            await self._still_there(turn)
        channel_id = interaction.channel_id or 0
        correction = await self._corrections.submit(actor, _filled(fields(interaction)), turn, channel_id)
        self._notices.changed(actor.space)
        details = receipts.details(correction)
        if not await self._receipt(correction, Place(channel_id), turn):
            details += "\n" + say("details-no-receipt")
        await interaction.followup.send(details, view=receipts.buttons(correction), ephemeral=True)

    async def resume(self) -> None:
        """Posts the receipts that a crash kept back, in the background."""
        for correction, place in await self._corrections.receipts_owed():
            owed, name = self._receipt_owed(correction, place), f"receipt of correction {correction.id}"
            self._background.start(owed, name, correction.space)

    async def _receipt_owed(self, correction: Correction, place: Place) -> None:
        turn = None if correction.turn_id is None else await self._chat.get(correction.space, correction.turn_id)
        await self._receipt(correction, place, turn)

    async def _receipt(self, correction: Correction, place: Place, turn: Turn | None) -> bool:
        """Posts the line that everybody sees, once however often it is tried; whether that worked."""
        space = correction.space
        with aloud():
            line, undo = receipts.public_line(correction), views.row(views.undo(correction.id))
        try:
            message = await post(
                self._bot.get_partial_messageable(place.channel_id),
                line,
                once=nonce("receipt", space.key, correction.id, correction.created_at.isoformat()),
                reply_to=turn.reply_places[-1] if turn and turn.reply_places and not turn.private else None,
                view=undo,
            )
        except discord.HTTPException as refused:
            _log.warning("the receipt of correction %s could not be sent: %s", correction.id, refused.code)
            if refused.status < 500:  # else it is tried again at the next start
                await self._corrections.receipt_given_up(space, correction.id)
            return False
        await self._corrections.receipt_sent(space, correction.id, place_of(message))
        return True

    async def _still_there(self, turn: Turn) -> None:
        if turn.private:
            return  # only its asker could tell
        place: Place = turn.reply_places[-1]
        try:
            await self._bot.get_partial_messageable(place.channel_id).fetch_message(place.message_id or 0)
        except discord.NotFound:
            raise Missing(say("correct-deleted")) from None
        except discord.Forbidden:
            return  # the bot may not read the history here: it cannot tell


def _form(turn: Turn | None, message_id: int = 0) -> discord.ui.DesignerModal:
    """The form for a turn; `message_id`: the reply's message, should it not be recorded yet."""
    if turn is None:
        return modals.correction(say("form-teach-title"), custom_id("taught"))
    reply = turn.reply_places[-1].message_id if turn.reply_places else message_id
    return modals.correction(say("form-correct-title"), custom_id("corrected", reply or 0))


def _filled(given: dict[str, str]) -> CorrectionForm:
    phrasings = (line.strip() for line in given.get("phrasings", "").splitlines())
    return CorrectionForm(
        question=given.get("question", ""),
        answer=given.get("answer", ""),
        phrasings=tuple(line for line in phrasings if line),
        reason=given.get("reason", ""),
        shared=bool(given.get("shared")),
    )


def _message_id(text: str, guild_id: int) -> int:
    """The id out of a link or an id. Raises BadInput; a link into another server is Missing like any unknown one."""
    text = text.strip().strip("<>")
    link = _LINK.fullmatch(text)
    if link:
        if link["guild"] != str(guild_id):
            raise Missing(say("correct-not-logged"))
        return int(link["message"])
    channel, _, last = text.rpartition("-")  # "Copy ID" with shift gives channel-message
    if last.isascii() and last.isdigit() and len(last) <= 20 and (not channel or channel.isdigit()):
        return int(last)
    raise BadInput(say("correct-no-message"))
