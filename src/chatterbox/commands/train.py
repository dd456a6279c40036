"""/train: a dataset is checked, a run is started, and its message lives in the channel."""

from typing import Any, Literal, cast, get_args

import discord

from chatterbox.backend.bases import label
from chatterbox.commands import findings, progress, views
from chatterbox.commands.actors import Actors
from chatterbox.commands.options import option
from chatterbox.commands.permissions import TO_REPORT, require
from chatterbox.commands.presses import Presses, number
from chatterbox.commands.runs import Runs
from chatterbox.errors import BadInput, Missing
from chatterbox.models import Actor, Method, Place, Purpose, Space
from chatterbox.texts import say
from chatterbox.training.checking.rules import MIN_ROWS
from chatterbox.training.datasets.service import MAX_NAME, UnusableDataset
from chatterbox.training.runs.planning import LEAST_TYPED, MAX_EPOCHS, Plan, Wish
from chatterbox.training.runs.service import TrainingService

Teaches = Literal["facts", "manner"]


class Train(discord.Cog):
    def __init__(self, presses: Presses, actors: Actors, training: TrainingService, runs: Runs) -> None:
        self._actors = actors
        self._training = training
        self._runs = runs
        presses.on("cancel", self.cancel)
        presses.on("good-rows", self.train_good_rows)

    async def stored_datasets(self, ctx: discord.AutocompleteContext) -> list[discord.OptionChoice]:
        """This server's datasets whose name holds what was typed."""
        guild_id = ctx.interaction.guild_id
        if guild_id is None:
            return []
        found = await self._training.datasets(Space("guild", guild_id), str(ctx.value or ""))
        return [progress.dataset_choice(named) for named in found]

    async def listed_bases(self, ctx: discord.AutocompleteContext) -> list[discord.OptionChoice]:
        """Models that can be trained from."""
        found = await self._training.bases(str(ctx.value or "")) if ctx.interaction.guild_id else []
        return [discord.OptionChoice(label(base), base.name) for base in found if len(base.name) <= 100][:25]

    @discord.slash_command(
        description="Train this server's model on a dataset and on what was corrected here",
        contexts={discord.InteractionContextType.guild},
    )
    @option("file", discord.Attachment, "A new dataset: JSONL, CSV, parquet, Q:/A: text, or a zip of these")
    @option("dataset", str, "One that was uploaded here before", autocomplete=stored_datasets, max_length=MAX_NAME)
    @option("text", str, "Rows typed here: Q: … A: … Q: … A: …", max_length=6000)
    @option("rows", str, "Whether its answers are to be imitated or avoided", choices=list(get_args(Purpose)))
    @option("method", str, "From good answers, or from pairs of a better and a worse one", choices=[*get_args(Method)])
    @option("base", str, "The model that is trained", autocomplete=listed_bases, max_length=100)
    @option("epochs", int, "How often it goes through the rows", min_value=1, max_value=MAX_EPOCHS)
    @option("name", str, "What to call this run", max_length=60)
    @option("teaches", str, "Facts to know, or a manner of speaking", choices=["facts", "manner"])
    async def train(
        self,
        ctx: discord.ApplicationContext,
        file: discord.Attachment | None = None,
        dataset: str = "",
        text: str = "",
        rows: str | None = None,
        method: str | None = None,
        base: str = "",
        epochs: int | None = None,
        name: str = "",
        teaches: str | None = None,
    ) -> None:
        actor = self._actors.of(ctx.interaction)
        require(ctx.interaction, TO_REPORT)
        await self._training.admit(actor)  # before the file is fetched; the service checks again
        if sum(map(bool, (file, dataset, text))) > 1:
            raise BadInput(say("train-file-or-dataset"))
        wish = Wish(
            dataset, name, epochs, cast(Teaches | None, teaches), cast(Purpose | None, rows), base,
            cast(Method | None, method), LEAST_TYPED if text else MIN_ROWS,
        )  # fmt: skip
        await ctx.defer(ephemeral=True)
        upload = await self._fetched(file) if file else None
        filename = file.filename if file else ""
        await self._planned(ctx.interaction, actor, wish, upload=upload, filename=filename, text=text)

    async def _planned(self, interaction: discord.Interaction, actor: Actor, wish: Wish, **rows: Any) -> None:
        """Starts what was asked for, or says what is wrong with the rows."""
        try:
            plan = await self._training.plan(actor, **rows, **_named(wish))
        except UnusableDataset as unusable:
            await self._refuse(interaction, actor, unusable, rows["filename"], wish)
            return
        await self._begin(interaction, actor, plan)

    async def _refuse(
        self, interaction: discord.Interaction, actor: Actor, unusable: UnusableDataset, filename: str, wish: Wish
    ) -> None:
        """The report of a file at fault, and the offer to train on its good rows alone, as it was asked."""
        good = findings.good_rows(unusable, filename, interaction.attachment_size_limit)
        files = findings.listed(unusable.report)
        text = progress.unusable_text(unusable.report)
        if good is None:
            await interaction.followup.send(text, files=files, ephemeral=True)
            return
        button = views.train_good_rows(unusable.report.rows, await self._training.offer(actor, wish))
        await interaction.followup.send(text, files=[good, *files], view=views.row(button), ephemeral=True)

    async def train_good_rows(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        """The button under a report: its good rows hang on the same message."""
        actor = self._actors.of(interaction)
        require(interaction, TO_REPORT)
        wish = await self._training.offered(actor, number(arguments[0] if arguments else ""))
        attached = interaction.message.attachments if interaction.message else []
        good = next((file for file in attached if file.filename.endswith(findings.GOOD_ROWS_ENDING)), None)
        if good is None:
            raise Missing(say("train-good-rows-gone"))
        await interaction.response.defer(ephemeral=True)
        await self._planned(interaction, actor, wish, upload=await self._fetched(good), filename=good.filename)

    async def train_again(self, interaction: discord.Interaction) -> None:
        """Trains as the last time, on what is there by now."""
        actor = self._actors.of(interaction)
        require(interaction, TO_REPORT)
        await self._training.admit(actor)
        await interaction.response.defer(ephemeral=True, invisible=False)
        await self._begin(interaction, actor, await self._training.plan(actor))

    async def _fetched(self, file: discord.Attachment) -> bytes:
        self._training.fits(file.filename, file.size)
        return await findings.fetched(file)

    async def _begin(self, interaction: discord.Interaction, actor: Actor, plan: Plan) -> None:
        run = await self._training.start(actor, plan, Place(interaction.channel_id or 0))
        link = await self._runs.begin(run)
        pointer = say("train-started", link=link) if link else say("train-started-unseen")
        files = findings.listed(plan.report) if plan.report else []
        await interaction.followup.send(f"{progress.plan_text(plan)[:1500]}\n{pointer}", files=files, ephemeral=True)

    async def cancel(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        await interaction.response.defer(ephemeral=True, invisible=True)
        await self._training.cancel(self._actors.of(interaction), arguments[0] if arguments else "")


def _named(wish: Wish) -> dict[str, Any]:
    return {name: getattr(wish, name) for name in wish.__struct_fields__}
