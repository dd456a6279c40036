"""/select_dataset, /archive and /restore: which dataset is in use, and what rests."""

import discord

from chatterbox.commands import findings, progress
from chatterbox.commands.actors import Actors
from chatterbox.commands.options import option
from chatterbox.errors import BadInput
from chatterbox.models import Space
from chatterbox.texts import say
from chatterbox.training.datasets.desk import DatasetDesk
from chatterbox.training.datasets.service import MAX_NAME
from chatterbox.training.runs.service import TrainingService

_GUILD = {discord.InteractionContextType.guild}


class Archives(discord.Cog):
    def __init__(self, actors: Actors, desk: DatasetDesk, training: TrainingService) -> None:
        self._actors = actors
        self._desk = desk
        self._training = training

    async def in_use(self, ctx: discord.AutocompleteContext) -> list[discord.OptionChoice]:
        """This server's datasets that are not archived."""
        return await self._names(ctx, archived=False)

    async def at_rest(self, ctx: discord.AutocompleteContext) -> list[discord.OptionChoice]:
        """This server's archived datasets."""
        return await self._names(ctx, archived=True)

    async def _names(self, ctx: discord.AutocompleteContext, *, archived: bool) -> list[discord.OptionChoice]:
        guild_id = ctx.interaction.guild_id
        if guild_id is None:
            return []
        found = await self._desk.names(Space("guild", guild_id), str(ctx.value or ""), archived=archived)
        return [progress.dataset_choice(named) for named in found]

    @discord.slash_command(
        description="Make a dataset the one that /train takes, and archive the one that it replaces", contexts=_GUILD
    )
    @option("dataset", str, "Which one", autocomplete=in_use, required=True, max_length=MAX_NAME)
    async def select_dataset(self, ctx: discord.ApplicationContext, dataset: str) -> None:
        await ctx.defer(ephemeral=True)
        selected = await self._desk.select(self._actors.of(ctx.interaction), dataset)
        one = selected.dataset
        lines = [say("dataset-selected", name=progress.plain(one.name, 100), purpose=one.purpose)]
        if selected.archive:
            lines.append(say("dataset-replaced", name=progress.plain(selected.archive.name, 100)))
        await ctx.respond("\n".join(lines), ephemeral=True)

    @discord.slash_command(
        description="Pack a dataset with all its versions into one file; nothing is deleted", contexts=_GUILD
    )
    @option("dataset", str, "Which one", autocomplete=in_use, required=True, max_length=MAX_NAME)
    async def archive(self, ctx: discord.ApplicationContext, dataset: str) -> None:
        await ctx.defer(ephemeral=True)
        made = await self._desk.archive(self._actors.of(ctx.interaction), dataset)
        name, size = progress.plain(made.name, 100), progress.size(made.size_bytes)
        lines = [say("archive-made", name=name, versions=made.versions, size=size)]
        await ctx.respond("\n".join([*lines, say("archive-hash", sha256=made.sha256)]), ephemeral=True)

    @discord.slash_command(description="Bring an archived dataset back as it was", contexts=_GUILD)
    @option("dataset", str, "One that is archived here", autocomplete=at_rest, max_length=MAX_NAME)
    @option("file", discord.Attachment, "An archive that /getfile gave you")
    async def restore(
        self, ctx: discord.ApplicationContext, dataset: str = "", file: discord.Attachment | None = None
    ) -> None:
        actor = self._actors.of(ctx.interaction)
        await self._training.admit(actor)  # before the file is fetched; the service checks again
        if bool(dataset) == bool(file):
            raise BadInput(say("restore-which"))
        await ctx.defer(ephemeral=True)
        if file:
            self._desk.archive_fits(file.size)
            back = await self._desk.restore_file(actor, await findings.fetched(file))
        else:
            back = await self._desk.restore(actor, dataset)
        one = back.dataset
        name = progress.plain(one.name, 100)
        lines = [say("restore-done", name=name, versions=back.versions, version=one.version)]
        if back.back:
            lines.append(say("restore-back", number=back.back))
        if back.rows_gone:
            lines.append(say("restore-gone", number=back.rows_gone))
        await ctx.respond("\n".join(lines), ephemeral=True)
