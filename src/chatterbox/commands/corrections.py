"""/corrections for trainers, and the buttons of a receipt: Undo, Approve, Add the question."""

from typing import Any

import discord

from chatterbox.commands import modals, receipts, views
from chatterbox.commands.actors import Actors
from chatterbox.commands.notices import NoticeBoard
from chatterbox.commands.options import option
from chatterbox.commands.presses import Presses, chosen, custom_id, fields, number
from chatterbox.commands.progress import plain
from chatterbox.errors import Missing
from chatterbox.models import Actor, Correction, CorrectionState
from chatterbox.texts import say
from chatterbox.training.corrections import CorrectionService

PAGE = 10
_ALL = "all"


class Corrections(discord.Cog):
    def __init__(self, presses: Presses, actors: Actors, corrections: CorrectionService, notices: NoticeBoard) -> None:
        self._notices = notices
        self._actors = actors
        self._corrections = corrections
        presses.on("undo", self.undo)
        presses.on("approve", self.approve)
        presses.on("add-question", self.ask_question)
        presses.on("question-added", self.question_added)
        presses.on("list", self.turn_page)
        presses.on("pick", self.pick)

    @discord.slash_command(
        description="What people corrected here: for trainers, to approve or undo",
        contexts={discord.InteractionContextType.guild},
    )
    @option("state", str, "Only those in this state", choices=[state.value for state in CorrectionState])
    async def corrections(self, ctx: discord.ApplicationContext, state: str | None = None) -> None:
        await ctx.defer(ephemeral=True)
        text, view = await self._page(self._actors.of(ctx.interaction), state or _ALL, 0)
        await ctx.respond(text, view=view, ephemeral=True)

    async def turn_page(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        await interaction.response.defer(invisible=True)
        state, offset = _where(arguments)
        text, view = await self._page(self._actors.of(interaction), state, offset)
        await interaction.edit_original_response(content=text, view=view)

    async def pick(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        """One of the list, whole, with what a trainer can do."""
        actor = self._actors.of(interaction)
        values = chosen(interaction) or [""]
        # The list is for trainers, and so is what stands in it: `listed` checks the right that `get` does not.
        await self._corrections.listed(actor, None, limit=1)
        correction = await self._corrections.get(actor.space, number(values[0]))
        await interaction.response.send_message(receipts.whole(correction), view=_choices(correction), ephemeral=True)

    async def undo(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        actor = self._actors.of(interaction)
        await self._corrections.undo(actor, number(*arguments[:1] or ("",)))
        self._notices.changed(actor.space)  # what it contradicted may act now
        await interaction.response.edit_message(content=say("receipt-undone", person=f"<@{actor.user_id}>"), view=None)

    async def approve(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        actor = self._actors.of(interaction)
        correction = await self._corrections.approve(actor, number(*arguments[:1] or ("",)))
        self._notices.changed(actor.space)
        text = say("receipt-approved", person=f"<@{actor.user_id}>", author=f"<@{correction.author_id}>")
        await interaction.response.edit_message(content=text, view=views.row(views.undo(correction.id)))

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

    async def _page(self, actor: Actor, state: str, offset: int) -> tuple[str, discord.ui.View]:
        wanted = None if state == _ALL else CorrectionState(state)
        found, count = await self._corrections.listed(actor, wanted, offset=offset, limit=PAGE)
        lines = [say("list-title", count=count, state=say(f"state-{state.replace('_', '-')}"))]
        lines.extend(receipts.listed(correction) for correction in found)
        text = "\n".join(lines)
        return (text if len(text) <= 2000 else text[:1999] + "…"), _pages(found, state, offset, count)


def _pages(found: list[Correction], state: str, offset: int, count: int) -> discord.ui.View:
    items: list[discord.ui.ViewItem[discord.ui.View]] = []
    if found:
        options = [
            discord.SelectOption(
                label=plain(correction.form.question or correction.form.answer, 95) or str(correction.id),
                value=str(correction.id),
            )
            for correction in found
        ]
        select: discord.ui.Select[discord.ui.View, Any, str] = discord.ui.Select(
            custom_id=custom_id("pick", state, offset), placeholder=say("list-pick"), options=options
        )
        items.append(select)
    # The offset alone would give both buttons one custom_id on a single page.
    back, on = max(0, offset - PAGE), offset + PAGE
    items.append(views.turn_page("button-newer", "list", state, back, "newer", enabled=offset > 0))
    items.append(views.turn_page("button-older", "list", state, on, "older", enabled=on < count))
    return views.row(*items)


def _choices(correction: Correction) -> discord.ui.View:
    shown = [views.undo(correction.id)]
    if correction.state in (CorrectionState.WAITING, CorrectionState.CONTRADICTED):
        shown.insert(0, views.approve(correction.id))
    return views.row(*shown)


def _where(arguments: tuple[str, ...]) -> tuple[str, int]:
    state, offset, *_ = (*arguments, "", "")
    if state != _ALL and state not in set(CorrectionState):
        raise Missing(say("press-unknown"))
    return state, number(offset)
