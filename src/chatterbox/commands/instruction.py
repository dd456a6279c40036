"""/instruction: the guide and the server's system prompt; managers can edit it."""

from collections.abc import Mapping
from typing import Any

import discord

from chatterbox.chat.spaces import SpaceSettings
from chatterbox.commands import modals, views
from chatterbox.commands.actors import Actors
from chatterbox.commands.presses import Presses, custom_id, fields
from chatterbox.commands.splitting import split
from chatterbox.errors import Refused
from chatterbox.texts import DEFAULT_LANGUAGE, say, spoken

_EMBED_TEXT = 3900


class Instruction(discord.Cog):
    def __init__(self, presses: Presses, actors: Actors, spaces: SpaceSettings, guides: Mapping[str, str]) -> None:
        self._actors = actors
        self._spaces = spaces
        self._guides = guides
        presses.on("edit-instruction", self.edit)
        presses.on("instruction", self.submitted)

    @discord.slash_command(
        description="How to use me, and the instruction that I follow in this server",
        contexts={discord.InteractionContextType.guild},
    )
    async def instruction(self, ctx: discord.ApplicationContext) -> None:
        actor = self._actors.of(ctx.interaction)
        await ctx.defer(ephemeral=True)
        instruction = await self._spaces.instruction(actor.space)
        guide = self._guides.get(spoken(), self._guides[DEFAULT_LANGUAGE])
        pages = [discord.Embed(description=part) for part in split(guide, _EMBED_TEXT)]
        prompt = discord.Embed(
            title=say("instruction-title"), description=discord.utils.escape_markdown(instruction)[:4096]
        )
        buttons: dict[str, Any] = {"view": views.row(views.edit_instruction())} if actor.manages else {}
        # An embed takes 6,000 characters a message in all, so each page is a message of its own.
        for page in pages:
            await ctx.respond(embed=page, ephemeral=True)
        await ctx.respond(embed=prompt, ephemeral=True, **buttons)

    async def edit(self, interaction: discord.Interaction, _: tuple[str, ...]) -> None:
        actor = self._actors.of(interaction)
        if not actor.manages:
            raise Refused(say("managers-only"))
        now = await self._spaces.instruction(actor.space)
        await interaction.response.send_modal(modals.instruction(custom_id("instruction"), now))

    async def submitted(self, interaction: discord.Interaction, _: tuple[str, ...]) -> None:
        text = fields(interaction).get("instruction", "")
        version = await self._spaces.edit_instruction(self._actors.of(interaction), text)
        await interaction.response.send_message(say("instruction-kept", version=version), ephemeral=True)
