"""/corrections, the queue for trainers, and the buttons of a receipt: Undo, Approve, Add the question."""

from typing import Any

import discord

from chatterbox.commands import modals, queue, receipts, views
from chatterbox.commands.actors import Actors
from chatterbox.commands.beneath import beneath
from chatterbox.commands.notices import NoticeBoard
from chatterbox.commands.options import option
from chatterbox.commands.presses import Presses, chosen, custom_id, fields, number
from chatterbox.models import Actor
from chatterbox.texts import say
from chatterbox.training.corrections.queue import ReviewQueue, Stage
from chatterbox.training.corrections.service import CorrectionService

PAGE = 10


class Corrections(discord.Cog):
    def __init__(
        self,
        presses: Presses,
        actors: Actors,
        corrections: CorrectionService,
        review: ReviewQueue,
        notices: NoticeBoard,
    ) -> None:
        self._notices = notices
        self._actors = actors
        self._corrections = corrections
        self._review = review
        presses.on("undo", self.undo)
        presses.on("approve", self.approve)
        presses.on("approve-many", self.approve_many)
        presses.on("undo-many", self.undo_many)
        presses.on("add-question", self.ask_question)
        presses.on("question-added", self.question_added)
        presses.on("list", self.turn_page)
        presses.on("pick", self.pick)

    @discord.slash_command(
        description="The queue of what people corrected here: for trainers, to approve or undo",
        contexts={discord.InteractionContextType.guild},
    )
    @option("state", str, "Only those that have come so far", choices=[stage.value for stage in Stage])
    async def corrections(self, ctx: discord.ApplicationContext, state: str | None = None) -> None:
        await ctx.defer(ephemeral=True)
        text, view = await self._page(self._actors.of(ctx.interaction), state or queue.ALL, 0)
        await ctx.respond(text, view=view, ephemeral=True)

    async def turn_page(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        await self._shown(interaction, arguments)

    async def pick(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        """One of the list, whole, beside what it stands against, with what a trainer can do."""
        actor = self._actors.of(interaction)
        values = chosen(interaction) or [""]
        reviewed = await self._review.review(actor, number(values[0]))
        card, view = queue.whole(reviewed)
        await interaction.response.send_message(embed=card, view=view, ephemeral=True)

    async def approve_many(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        actor = self._actors.of(interaction)
        await self._review.approve(actor, [number(one) for one in chosen(interaction)])
        self._notices.changed(actor.space)
        await self._shown(interaction, arguments)

    async def undo_many(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        actor = self._actors.of(interaction)
        await self._review.withdraw(actor, [number(one) for one in chosen(interaction)])
        self._notices.changed(actor.space)
        await self._shown(interaction, arguments)

    async def undo(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        actor = self._actors.of(interaction)
        await self._corrections.undo(actor, number(*arguments[:1] or ("",)))
        self._notices.changed(actor.space)  # what it contradicted may act now
        with beneath(interaction):
            text = say("receipt-undone", person=f"<@{actor.user_id}>")
        await interaction.response.edit_message(content=text, embeds=[], view=None)

    async def approve(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        actor = self._actors.of(interaction)
        correction = await self._corrections.approve(actor, number(*arguments[:1] or ("",)))
        self._notices.changed(actor.space)
        with beneath(interaction):
            text = say("receipt-approved", person=f"<@{actor.user_id}>", author=f"<@{correction.author_id}>")
            view = views.row(views.undo(correction.id))
        await interaction.response.edit_message(content=text, embeds=[], view=view)

    async def ask_question(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        correction_id = number(*arguments[:1] or ("",))
        await self._corrections.admit(self._actors.of(interaction))
        await interaction.response.send_modal(modals.question(custom_id("question-added", correction_id)))

    async def question_added(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        await interaction.response.defer(ephemeral=True, invisible=False)
        actor = self._actors.of(interaction)
        question = fields(interaction).get("question", "")
        correction = await self._corrections.add_question(actor, number(*arguments[:1] or ("",)), question)
        view = receipts.buttons(correction)
        await interaction.followup.send(receipts.details(correction), view=view, ephemeral=True)

    async def _shown(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        """Brings the list to what it is now."""
        await interaction.response.defer(invisible=True)
        text, view = await self._page(self._actors.of(interaction), *queue.where(arguments))
        fresh: dict[str, Any] = {"content": text, "view": view}
        await interaction.edit_original_response(**fresh)

    async def _page(self, actor: Actor, state: str, offset: int) -> tuple[str, discord.ui.View]:
        stage = None if state == queue.ALL else Stage(state)
        page = await self._review.page(actor, stage, offset=offset, limit=PAGE)
        return queue.listed(page, state), queue.controls(page, state, offset, PAGE)
