"""/train: a dataset is checked, a run is started, and its message lives in the channel."""

from typing import Literal, cast, get_args

import discord

from chatterbox.commands import findings, progress, views
from chatterbox.commands.actors import Actors
from chatterbox.commands.options import option
from chatterbox.commands.permissions import TO_REPORT, require
from chatterbox.commands.presses import Presses, number
from chatterbox.commands.runs import Runs
from chatterbox.errors import BadInput, Missing
from chatterbox.models import Actor, Place, Space
from chatterbox.texts import say
from chatterbox.training.datasets import UnusableDataset
from chatterbox.training.service import MAX_EPOCHS, Plan, TrainingService

Teaches = Literal["facts", "manner"]


class Train(discord.Cog):
    def __init__(self, presses: Presses, actors: Actors, training: TrainingService, runs: Runs) -> None:
        self._actors = actors
        self._training = training
        self._runs = runs
        presses.on("cancel", self.cancel)
        presses.on("good-rows", self.train_good_rows)

    async def stored_datasets(self, ctx: discord.AutocompleteContext) -> list[str]:
        """Names of this server's datasets that begin like what was typed."""
        guild_id = ctx.interaction.guild_id
        if guild_id is None:
            return []
        found = await self._training.datasets(Space("guild", guild_id), str(ctx.value or ""))
        return [dataset.name for dataset in found if len(dataset.name) <= 100][:25]

    @discord.slash_command(
        description="Train this server's model on a dataset and on what was corrected here",
        contexts={discord.InteractionContextType.guild},
    )
    @option("file", discord.Attachment, "A new dataset: JSONL, CSV, parquet, Q:/A: text, or a zip of these")
    @option("dataset", str, "One that was uploaded here before", autocomplete=stored_datasets)
    @option("epochs", int, "How often it goes through the rows", min_value=1, max_value=MAX_EPOCHS)
    @option("name", str, "What to call this run", max_length=60)
    @option("teaches", str, "Facts to know, or a manner of speaking", choices=["facts", "manner"])
    async def train(
        self,
        ctx: discord.ApplicationContext,
        file: discord.Attachment | None = None,
        dataset: str | None = None,
        epochs: int | None = None,
        name: str | None = None,
        teaches: str | None = None,
    ) -> None:
        actor = self._actors.of(ctx.interaction)
        require(ctx.interaction, TO_REPORT)
        await self._training.admit(actor)  # before the file is fetched; the service checks again
        if file and dataset:
            raise BadInput(say("train-file-or-dataset"))
        await ctx.defer(ephemeral=True)
        upload = await self._fetched(file) if file else None
        try:
            plan = await self._training.plan(
                actor,
                upload=upload,
                filename=file.filename if file else "",
                dataset=dataset or "",
                name=name or "",
                epochs=epochs,
                teaches=cast(Teaches | None, teaches),
            )
        except UnusableDataset as unusable:
            await self._refuse(ctx.interaction, unusable, file.filename if file else "", epochs, teaches)
            return
        await self._begin(ctx.interaction, actor, plan)

    async def _refuse(
        self,
        interaction: discord.Interaction,
        unusable: UnusableDataset,
        filename: str,
        epochs: int | None,
        teaches: str | None,
    ) -> None:
        """The report of a file at fault, and the offer to train on its good rows alone."""
        most = interaction.guild.filesize_limit if interaction.guild else 0
        good = findings.good_rows(unusable, filename, most)
        files = findings.listed(unusable.report)
        text = progress.unusable_text(unusable.report)
        if good is None:
            await interaction.followup.send(text, files=files, ephemeral=True)
            return
        button = views.train_good_rows(unusable.report.rows, epochs, teaches)
        await interaction.followup.send(text, files=[good, *files], view=views.row(button), ephemeral=True)

    async def train_good_rows(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        """The button under a report: its good rows hang on the same message."""
        actor = self._actors.of(interaction)
        require(interaction, TO_REPORT)
        await self._training.admit(actor)
        epochs, teaches = (*arguments, "", "")[:2]
        attached = interaction.message.attachments if interaction.message else []
        good = next((file for file in attached if file.filename.endswith(findings.GOOD_ROWS_ENDING)), None)
        if good is None:
            raise Missing(say("train-good-rows-gone"))
        await interaction.response.defer(ephemeral=True)
        plan = await self._training.plan(
            actor,
            upload=await self._fetched(good),
            filename=good.filename,
            epochs=number(epochs) if epochs else None,
            teaches=cast(Teaches, teaches) if teaches in get_args(Teaches) else None,
        )
        await self._begin(interaction, actor, plan)

    async def train_again(self, interaction: discord.Interaction) -> None:
        """Trains as the last time, on what is there by now."""
        actor = self._actors.of(interaction)
        require(interaction, TO_REPORT)
        await self._training.admit(actor)
        await interaction.response.defer(ephemeral=True, invisible=False)
        await self._begin(interaction, actor, await self._training.plan(actor))

    async def _fetched(self, file: discord.Attachment) -> bytes:
        self._training.fits(file.filename, file.size)
        try:
            return await file.read()
        except discord.HTTPException:
            raise Missing(say("train-file-gone", name=progress.plain(file.filename, 100))) from None

    async def _begin(self, interaction: discord.Interaction, actor: Actor, plan: Plan) -> None:
        run = await self._training.start(actor, plan, Place(interaction.channel_id or 0))
        link = await self._runs.begin(run)
        pointer = say("train-started", link=link) if link else say("train-started-unseen")
        files = findings.listed(plan.report) if plan.report else []
        await interaction.followup.send(f"{progress.plan_text(plan)[:1500]}\n{pointer}", files=files, ephemeral=True)

    async def cancel(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        await interaction.response.defer(ephemeral=True, invisible=True)
        await self._training.cancel(self._actors.of(interaction), arguments[0] if arguments else "")
