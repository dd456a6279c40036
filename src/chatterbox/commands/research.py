"""/export_corrections for managers and /import_corrections for trainers: files of corrections, out and in."""

import io
from typing import cast, get_args

import discord

from chatterbox.commands.actors import Actors
from chatterbox.commands.notices import NoticeBoard
from chatterbox.commands.options import option
from chatterbox.commands.progress import plain
from chatterbox.errors import BadInput, Missing
from chatterbox.models import Actor
from chatterbox.texts import say
from chatterbox.texts.figures import enumerated
from chatterbox.training.corrections.research import Kind, Research
from chatterbox.training.corrections.research_files import MAX_BYTES
from chatterbox.training.corrections.research_import import Imported, Importing
from chatterbox.training.corrections.service import CorrectionService

_GUILD = {discord.InteractionContextType.guild}
_SHOWN = 10
_LIMIT = 2000


class ResearchFiles(discord.Cog):
    def __init__(
        self,
        actors: Actors,
        research: Research,
        importing: Importing,
        corrections: CorrectionService,
        notices: NoticeBoard,
    ) -> None:
        self._actors = actors
        self._research = research
        self._importing = importing
        self._corrections = corrections
        self._notices = notices

    @discord.slash_command(
        description="A file of the corrections whose givers allowed that, for research",
        contexts=_GUILD,
        default_member_permissions=discord.Permissions(manage_guild=True),
    )
    @option("kind", str, "What the file holds", required=True, choices=list(get_args(Kind)))
    async def export_corrections(self, ctx: discord.ApplicationContext, kind: str) -> None:
        await ctx.defer(ephemeral=True)
        export = await self._research.export(self._actors.of(ctx.interaction), cast(Kind, kind))
        files = [discord.File(io.BytesIO(export.content), filename=export.filename)]
        if export.readme:
            files.append(discord.File(io.BytesIO(export.readme.encode()), filename="README.md"))
        told = say("research-done", given=export.given, open=export.open)
        await ctx.respond(told, files=files, ephemeral=True)

    @discord.slash_command(
        description="Takes corrections from a file: what /export_corrections wrote, or a table", contexts=_GUILD
    )
    @option(
        "file", discord.Attachment, "JSON lines, corrections_log.txt, or CSV with question and right", required=True
    )
    async def import_corrections(self, ctx: discord.ApplicationContext, file: discord.Attachment) -> None:
        actor = self._actors.of(ctx.interaction)
        await self._corrections.trainers_only(actor)  # before the file is fetched
        await ctx.defer(ephemeral=True)
        await self._take(ctx, actor, file)

    async def _take(self, ctx: discord.ApplicationContext, actor: Actor, file: discord.Attachment) -> None:
        if file.size > MAX_BYTES:
            raise BadInput(say("research-too-large", most=MAX_BYTES // 1024 // 1024))
        try:
            content = await file.read()
        except discord.HTTPException:
            raise Missing(say("research-gone", name=plain(file.filename, 100))) from None
        imported = await self._importing.take(actor, content)
        self._notices.changed(actor.space)
        table = io.BytesIO(imported.to_complete)
        files = [discord.File(table, filename="corrections-to-complete.csv")] if imported.to_complete else []
        await ctx.respond(_told(imported), files=files, ephemeral=True)


def _told(imported: Imported) -> str:
    lines = [say("research-taken", taken=imported.taken)]
    if imported.held:
        lines.append(say("research-held", held=imported.held))
    if imported.known:
        lines.append(say("research-known", known=imported.known))
    if imported.feedback:
        lines.append(say("research-feedback", number=imported.feedback))
    if imported.incomplete:
        lines.append(say("research-incomplete", number=imported.incomplete))
    if imported.odd:
        shown = enumerated(map(str, imported.odd[:_SHOWN]), more=len(imported.odd) > _SHOWN)
        lines.append(say("research-odd", lines=shown))
    lines.extend(say("research-refused", where=str(at), reason=why) for at, why in imported.refused[:_SHOWN])
    return "\n".join(lines)[:_LIMIT]
