"""The message command "Take back": an answer goes out of the channel, out of the log and out of help."""

import logging

import discord

from chatterbox.commands.actors import Actors
from chatterbox.commands.messages import Channels
from chatterbox.commands.replies import Replies
from chatterbox.errors import BadInput, Missing
from chatterbox.models import Actor, Place
from chatterbox.texts import aloud, say
from chatterbox.training.corrections.taking_back import TakenBack, TakingBack

_log = logging.getLogger(__name__)


class TakeBack(discord.Cog):
    def __init__(
        self, bot: discord.AutoShardedBot, channels: Channels, actors: Actors, replies: Replies, taking: TakingBack
    ) -> None:
        self._bot = bot
        self._channels = channels
        self._actors = actors
        self._replies = replies
        self._taking = taking

    @discord.message_command(name="Take back", contexts={discord.InteractionContextType.guild})
    async def take_back(self, ctx: discord.ApplicationContext, message: discord.Message) -> None:
        actor = self._actors.of(ctx.interaction)
        if self._bot.user is None or message.author.id != self._bot.user.id:
            raise BadInput(say("take-back-not-mine"))
        await ctx.defer(ephemeral=True)
        taken = await self._taking.take_back(actor, message.id)
        if taken:
            self._replies.take_back(taken.turn)
        here = Place(ctx.interaction.channel_id or 0, message.id)
        places = list(taken.turn.reply_places) if taken else [here]
        await self._replaced(actor, places[0])
        for place in places[1:]:
            await self._deleted(place)
        await ctx.respond(_done(taken), ephemeral=True)

    async def _replaced(self, actor: Actor, place: Place) -> None:
        """Puts a note in the place of a message: an answer that vanished without a word would leave people guessing."""
        message = self._channels(place.channel_id).get_partial_message(place.message_id or 0)
        with aloud():
            note = say("take-back-note", person=f"<@{actor.user_id}>")
        try:
            await message.edit(
                content=note, embed=None, attachments=[], view=None, allowed_mentions=discord.AllowedMentions.none()
            )
        except discord.NotFound:
            raise Missing(say("take-back-gone")) from None

    async def _deleted(self, place: Place) -> None:
        try:
            message = self._channels(place.channel_id).get_partial_message(place.message_id or 0)
            await message.delete()  # type: ignore[misc]
        except discord.NotFound:
            _log.info("message %s of an answer that was taken back is gone already", place.message_id)


def _done(taken: TakenBack | None) -> str:
    if taken is None:
        return say("take-back-not-logged")
    match taken.repeated:
        case "correction":
            return say("take-back-correction", author=f"<@{taken.author_id}>")
        case "row":
            return say("take-back-row")
        case _:
            return say("take-back-done")
