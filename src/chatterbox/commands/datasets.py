"""/dataset: one dataset with its versions, a new version without a training, what changed, and its end."""

from typing import cast, get_args

import discord

from chatterbox.commands import dataset_card, findings, progress, views
from chatterbox.commands.actors import Actors
from chatterbox.commands.options import option
from chatterbox.commands.presses import Presses, chosen, number
from chatterbox.errors import Missing
from chatterbox.models import Actor, Dataset, Purpose, Space
from chatterbox.texts import say
from chatterbox.training.datasets.desk import DatasetDesk
from chatterbox.training.datasets.service import MAX_NAME, UnusableDataset
from chatterbox.training.runs.service import TrainingService


class Datasets(discord.Cog):
    def __init__(self, presses: Presses, actors: Actors, desk: DatasetDesk, training: TrainingService) -> None:
        self._actors = actors
        self._desk = desk
        self._training = training
        presses.on("dataset-mine", self.add_mine)
        presses.on("dataset-all", self.add_all)
        presses.on("dataset-avoid", self.avoid)
        presses.on("dataset-imitate", self.imitate)
        presses.on("dataset-compare", self.compare)
        presses.on("dataset-delete", self.ask_to_delete)
        presses.on("really-dataset-delete", self.delete)

    async def stored(self, ctx: discord.AutocompleteContext) -> list[discord.OptionChoice]:
        """This server's datasets whose name holds what was typed."""
        guild_id = ctx.interaction.guild_id
        if guild_id is None:
            return []
        found = await self._desk.names(Space("guild", guild_id), str(ctx.value or ""))
        return [progress.dataset_choice(named) for named in found]

    @discord.slash_command(
        description="A dataset of this server: its versions, what changed, and a new one",
        contexts={discord.InteractionContextType.guild},
    )
    @option("dataset", str, "Which one; of a new file: what to call it", autocomplete=stored, max_length=MAX_NAME)
    @option("file", discord.Attachment, "A new version, kept without training on it")
    @option("rows", str, "Whether its answers are to be imitated or avoided", choices=list(get_args(Purpose)))
    async def dataset(
        self,
        ctx: discord.ApplicationContext,
        dataset: str = "",
        file: discord.Attachment | None = None,
        rows: str | None = None,
    ) -> None:
        actor = self._actors.of(ctx.interaction)
        await self._training.admit(actor)  # before the file is fetched; the service checks again
        await ctx.defer(ephemeral=True)
        if file:
            await self._keep(ctx.interaction, actor, file, dataset, cast(Purpose | None, rows))
        elif dataset:
            await self._show(ctx.interaction, actor, dataset)
        else:
            await self._overview(ctx.interaction, actor)

    async def add_mine(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        await self._grow(interaction, arguments, mine=True)

    async def add_all(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        await self._grow(interaction, arguments, mine=False)

    async def avoid(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        await self._mean(interaction, arguments, "avoid")

    async def imitate(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        await self._mean(interaction, arguments, "imitate")

    async def compare(self, interaction: discord.Interaction, _: tuple[str, ...]) -> None:
        """The menu of versions: what changed from that one to the newest."""
        await interaction.response.defer(ephemeral=True, invisible=False)
        wanted = number((chosen(interaction) or [""])[0])
        compared = await self._desk.compare(self._actors.of(interaction), wanted)
        files = dataset_card.compared_files(compared, interaction.attachment_size_limit)
        await interaction.followup.send(dataset_card.compared_text(compared), files=files, ephemeral=True)

    async def ask_to_delete(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        dataset, versions, archives = await self._desk.doomed(self._actors.of(interaction), _id(arguments))
        name = progress.plain(dataset.name, 100)
        text = say("dataset-really-delete", name=name, versions=versions, archives=archives)
        view = views.row(views.really_delete_dataset(dataset.id))
        await interaction.response.send_message(text, view=view, ephemeral=True)

    async def delete(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        await interaction.response.defer(ephemeral=True, invisible=False)
        gone = await self._desk.delete(self._actors.of(interaction), _id(arguments))
        text = say("dataset-deleted", name=progress.plain(gone.name, 100))
        await interaction.followup.send(text, ephemeral=True)

    async def _keep(
        self,
        interaction: discord.Interaction,
        actor: Actor,
        file: discord.Attachment,
        name: str,
        purpose: Purpose | None,
    ) -> None:
        self._training.fits(file.filename, file.size)
        content = await findings.fetched(file)
        try:
            dataset, report = await self._desk.keep(actor, content, file.filename, name, purpose)
        except UnusableDataset as unusable:
            good = findings.good_rows(unusable, file.filename, interaction.attachment_size_limit)
            files = [*([good] if good else []), *findings.listed(unusable.report)]
            await interaction.followup.send(progress.unusable_text(unusable.report), files=files, ephemeral=True)
            return
        lines = [_kept(dataset), *progress.report_lines(report)]
        await interaction.followup.send("\n".join(lines)[:2000], files=findings.listed(report), ephemeral=True)

    async def _show(self, interaction: discord.Interaction, actor: Actor, name: str) -> None:
        shown = await self._desk.named(actor, name)
        await interaction.followup.send(
            embed=dataset_card.card(shown), view=dataset_card.buttons(shown), ephemeral=True
        )

    async def _overview(self, interaction: discord.Interaction, actor: Actor) -> None:
        imitate, avoid = [
            progress.plain(one.name, 100) if one else say("datasets-none") for one in await self._desk.active(actor)
        ]
        lines = [f"**{say('datasets-title')}**", say("datasets-active", imitate=imitate, avoid=avoid)]
        await interaction.followup.send("\n".join([*lines, say("datasets-how")]), ephemeral=True)

    async def _grow(self, interaction: discord.Interaction, arguments: tuple[str, ...], *, mine: bool) -> None:
        await interaction.response.defer(ephemeral=True, invisible=False)
        grown = await self._desk.add_corrections(self._actors.of(interaction), _id(arguments), mine=mine)
        one = grown.dataset
        text = say(
            "dataset-grown",
            name=progress.plain(one.name, 100),
            version=one.version,
            rows=one.rows,
            corrections=grown.corrections,
        )
        await interaction.followup.send(text, ephemeral=True)

    async def _mean(self, interaction: discord.Interaction, arguments: tuple[str, ...], purpose: Purpose) -> None:
        await interaction.response.defer(ephemeral=True, invisible=False)
        shown = await self._desk.meant(self._actors.of(interaction), _id(arguments), purpose)
        await interaction.followup.send(
            embed=dataset_card.card(shown), view=dataset_card.buttons(shown), ephemeral=True
        )


def _kept(dataset: Dataset) -> str:
    return say("dataset-kept", name=progress.plain(dataset.name, 100), version=dataset.version)


def _id(arguments: tuple[str, ...]) -> int:
    if not arguments:
        raise Missing(say("press-unknown"))
    return number(arguments[0])
