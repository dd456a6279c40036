"""Thumbs under answers, /feedback for everybody and /feedback_summary for managers."""

import io

import discord

from chatterbox.chat.service import ChatService
from chatterbox.commands import views
from chatterbox.commands.actors import Actors
from chatterbox.commands.options import option
from chatterbox.commands.presses import Presses
from chatterbox.commands.progress import plain
from chatterbox.commands.replied import turn_under
from chatterbox.texts import say
from chatterbox.training.corrections import feedback_chart
from chatterbox.training.corrections.feedback import LONGEST_NOTE, FeedbackService, Judged, Summary, as_table

_GUILD = {discord.InteractionContextType.guild}
_WORST = 5
_NOTES = 3
_PICTURE = "feedback.png"


class Feedback(discord.Cog):
    def __init__(self, presses: Presses, actors: Actors, chat: ChatService, feedback: FeedbackService) -> None:
        self._actors = actors
        self._chat = chat
        self._feedback = feedback
        presses.on("thumb", self.thumb)

    async def thumb(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        """A thumb was pressed; a thumb down is offered the form of a correction."""
        actor = self._actors.of(interaction)
        turn, message_id = await turn_under(self._chat, actor, interaction)
        match await self._feedback.vote(actor, turn, up="up" in arguments):
            case True:
                await interaction.response.send_message(say("thumb-up"), ephemeral=True)
            case False:
                offer = views.row(views.correct_reply(message_id))
                await interaction.response.send_message(say("thumb-down"), view=offer, ephemeral=True)
            case None:
                await interaction.response.send_message(say("thumb-taken-back"), ephemeral=True)

    @discord.slash_command(description="Tell the managers of this server something about me", contexts=_GUILD)
    @option("text", str, "What you want to tell them", required=True, max_length=LONGEST_NOTE)
    async def feedback(self, ctx: discord.ApplicationContext, text: str) -> None:
        await ctx.defer(ephemeral=True)
        await self._feedback.write(self._actors.of(ctx.interaction), text)
        await ctx.respond(say("feedback-kept"), ephemeral=True)

    @discord.slash_command(
        description="What people say of my answers: a chart, the worst answers, all of it as a file",
        contexts=_GUILD,
        default_member_permissions=discord.Permissions(manage_guild=True),
    )
    async def feedback_summary(self, ctx: discord.ApplicationContext) -> None:
        await ctx.defer(ephemeral=True)
        summary = await self._feedback.summary(self._actors.of(ctx.interaction))
        if not summary.answers and not summary.notes:
            await ctx.respond(say("feedback-none"), ephemeral=True)
            return
        files = [discord.File(io.BytesIO(as_table(summary)), filename="feedback.csv")]
        if summary.chart.lines:
            picture = io.BytesIO(await self._feedback.chart(summary))
            files.append(discord.File(picture, filename=_PICTURE, description=feedback_chart.alt(summary.chart)))
        await ctx.respond(embed=_card(summary), files=files, ephemeral=True)


def _card(summary: Summary) -> discord.Embed:
    counts = say("feedback-counts", up=summary.up, down=summary.down, notes=len(summary.notes))
    card = discord.Embed(title=say("feedback-title"), description=counts)
    for one in summary.worst[:_WORST]:
        card.add_field(name=_votes(one), value=_answer(one), inline=False)
    if summary.notes:
        latest = "\n".join(f"- {plain(note.text, 200)}" for note in summary.notes[:_NOTES])
        card.add_field(name=say("feedback-notes"), value=latest, inline=False)
    return card


def _votes(one: Judged) -> str:
    model = plain(one.model, 100) or say("feedback-stored")
    return say("feedback-worst", up=one.up, down=one.down, model=model)


def _answer(one: Judged) -> str:
    if not one.answer:
        return say("feedback-forgotten")
    return say("feedback-worst-answer", question=plain(one.question, 300), answer=plain(one.answer, 600))
