"""/runs: the trainings of a server with their curves compared, each with its record, and what trainers do with it."""

import io
from typing import Any

import discord

from chatterbox.commands import modals, run_texts, views
from chatterbox.commands.actors import Actors
from chatterbox.commands.permissions import TO_REPORT, require
from chatterbox.commands.presses import Presses, chosen, custom_id, fields
from chatterbox.commands.progress import plain
from chatterbox.commands.runs import Runs
from chatterbox.models import Place
from chatterbox.texts import say
from chatterbox.training.runs.run_book import RunBook, RunStory
from chatterbox.training.runs.service import TrainingService


class RunRecords(discord.Cog):
    def __init__(self, presses: Presses, actors: Actors, book: RunBook, training: TrainingService, runs: Runs) -> None:
        self._actors = actors
        self._book = book
        self._training = training
        self._runs = runs
        presses.on("run-pick", self.pick)
        presses.on("run-repeat", self.repeat)
        presses.on("run-rename", self.ask_name)
        presses.on("run-renamed", self.renamed)
        presses.on("run-note", self.ask_note)
        presses.on("run-noted", self.noted)
        presses.on("run-drop", self.ask_drop)
        presses.on("run-really-drop", self.drop)

    @discord.slash_command(
        description="The trainings of this server: their curves, what each was made of, and what came of it",
        contexts={discord.InteractionContextType.guild},
    )
    async def runs(self, ctx: discord.ApplicationContext) -> None:
        await ctx.defer(ephemeral=True)
        stories = await self._book.latest(self._actors.of(ctx.interaction).space)
        if not stories:
            await ctx.respond(say("records-none"), ephemeral=True)
            return
        drawn = [story for story in stories if story.view.losses]
        files = [await self._curves(drawn)] if drawn else []
        await ctx.respond(run_texts.listed(stories), view=_picker(stories), files=files, ephemeral=True)

    async def _curves(self, stories: list[RunStory]) -> discord.File:
        picture = await self._book.curves(stories)
        return discord.File(io.BytesIO(picture), filename="curves.png", description=run_texts.curves_alt(stories))

    async def pick(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        """One of the list, whole."""
        run_id = (chosen(interaction) or [""])[0]
        story = await self._book.get(self._actors.of(interaction).space, run_id)
        buttons = _buttons(story) if story.view.state.over else None
        text = run_texts.whole(story)
        if buttons is None:
            await interaction.response.send_message(text, ephemeral=True)
        else:
            await interaction.response.send_message(text, view=buttons, ephemeral=True)

    async def repeat(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        actor = self._actors.of(interaction)
        require(interaction, TO_REPORT)
        await interaction.response.defer(ephemeral=True, invisible=False)
        run = await self._training.repeat(actor, _run(arguments), Place(interaction.channel_id or 0))
        link = await self._runs.begin(run)
        text = say("record-repeated", link=link) if link else say("record-repeated-unseen")
        await interaction.followup.send(text, ephemeral=True)

    async def ask_name(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        story = await self._changeable(interaction, arguments)
        await interaction.response.send_modal(modals.run_name(custom_id("run-renamed", story.view.id), story.view.name))

    async def renamed(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        name = fields(interaction).get("name", "")
        named = await self._book.rename(self._actors.of(interaction), _run(arguments), name)
        await interaction.response.send_message(say("record-renamed", name=plain(named, 100)), ephemeral=True)

    async def ask_note(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        story = await self._changeable(interaction, arguments)
        await interaction.response.send_modal(modals.run_note(custom_id("run-noted", story.view.id), story.note))

    async def noted(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        note = fields(interaction).get("note", "")
        await self._book.annotate(self._actors.of(interaction), _run(arguments), note)
        await interaction.response.send_message(say("record-noted"), ephemeral=True)

    async def ask_drop(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        story = await self._changeable(interaction, arguments)
        sure = say("record-drop-sure", name=plain(story.view.name, 100))
        button = views.really_drop_run(story.view.id)
        await interaction.response.send_message(sure, view=views.row(button), ephemeral=True)

    async def drop(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        await interaction.response.defer(invisible=True)
        name = await self._book.drop(self._actors.of(interaction), _run(arguments))
        await interaction.edit_original_response(content=say("record-dropped", name=plain(name, 100)), view=None)

    async def _changeable(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> RunStory:
        """The training, for somebody who may change what is recorded of it."""
        actor = self._actors.of(interaction)
        await self._book.admit(actor)
        return await self._book.get(actor.space, _run(arguments))


def _run(arguments: tuple[str, ...]) -> str:
    return arguments[0] if arguments else ""


def _picker(stories: list[RunStory]) -> discord.ui.View:
    options = [
        discord.SelectOption(label=f"{number}. {story.view.name}"[:100], value=story.view.id)
        for number, story in enumerate(stories, 1)
    ]
    select: discord.ui.Select[discord.ui.View, Any, str] = discord.ui.Select(
        custom_id=custom_id("run-pick"), placeholder=say("records-pick"), options=options
    )
    return views.row(select)


def _buttons(story: RunStory) -> discord.ui.View:
    run_id = story.view.id
    return views.row(views.repeat_run(run_id), views.rename_run(run_id), views.note_run(run_id), views.drop_run(run_id))
