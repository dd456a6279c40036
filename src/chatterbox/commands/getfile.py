"""/getfile: any file of the server, chosen from what there is and never by a path."""

import io

import discord

from chatterbox.commands.actors import Actors
from chatterbox.commands.options import option
from chatterbox.commands.progress import plain, size
from chatterbox.links import Links
from chatterbox.models import Actor
from chatterbox.texts import say
from chatterbox.training.filing import File, Filing

_MOST_FILES = 10  # says Discord, of one message
_ROOM = 64 * 1024  # what surrounds the files in a request


class GetFile(discord.Cog):
    """`links` gives addresses of what is too large for Discord, where the operator configured one."""

    def __init__(self, actors: Actors, filing: Filing, links: Links) -> None:
        self._actors = actors
        self._filing = filing
        self._links = links

    async def there(self, ctx: discord.AutocompleteContext) -> list[discord.OptionChoice]:
        """This server's files whose label holds what was typed."""
        if ctx.interaction.guild_id is None:
            return []
        found = await self._filing.suggested(self._actors.of(ctx.interaction), str(ctx.value or ""))
        return [discord.OptionChoice(filed.label, filed.name) for filed in found]

    @discord.slash_command(
        description="A file of this server: rows, uploads, reports, logs, curves, adapters, archives",
        contexts={discord.InteractionContextType.guild},
    )
    @option("file", str, "Which one", autocomplete=there, required=True, max_length=100)
    async def getfile(self, ctx: discord.ApplicationContext, file: str) -> None:
        await ctx.defer(ephemeral=True)
        actor = self._actors.of(ctx.interaction)
        found = await self._filing.get(actor, file)
        room = ctx.interaction.attachment_size_limit - _ROOM
        lines: list[str] = []
        sent: list[discord.File] = []
        for one in found:
            if len(one.content) <= room and len(sent) < _MOST_FILES:
                room -= len(one.content)
                sent.append(discord.File(io.BytesIO(one.content), one.filename))
            else:
                lines.append(self._elsewhere(actor, file, one, ctx.interaction.attachment_size_limit))
        text = "\n".join(lines) or ("" if sent else say("file-none"))
        await ctx.respond(text[:2000], files=sent, ephemeral=True)

    def _elsewhere(self, actor: Actor, name: str, file: File, most_bytes: int) -> str:
        """How a file is had that is too large for Discord."""
        what = plain(file.filename, 100)
        link = self._links.to(actor.space, name, file.filename)
        if link:
            until = discord.utils.format_dt(link.until, "t")
            return say("file-link", name=what, size=size(len(file.content)), until=until, link=link.address)
        guild = str(actor.space.id)
        most = size(most_bytes)
        return say("file-too-large", name=what, size=size(len(file.content)), most=most, guild=guild, file=name)
