"""What managers decide about the bot in their server: /pause, /block, /unblock, /words."""

import discord

from chatterbox.commands import modals, views
from chatterbox.commands.actors import Actors, manages_server
from chatterbox.commands.options import option
from chatterbox.commands.presses import Presses, custom_id, fields
from chatterbox.rules.service import Rules
from chatterbox.texts import say
from chatterbox.training.runs.service import TrainingService

MANAGERS = discord.Permissions(manage_guild=True)
"""Who is shown these commands, unless the server decides otherwise. The service checks again."""

_GUILD = {discord.InteractionContextType.guild}


class HouseRules(discord.Cog):
    def __init__(self, presses: Presses, actors: Actors, rules: Rules, training: TrainingService) -> None:
        self._actors = actors
        self._rules = rules
        self._training = training
        presses.on("go-on", self.go_on)
        presses.on("edit-words", self.edit_words)
        presses.on("words", self.words_submitted)

    @discord.slash_command(
        description="Pause me in this server, until a manager lets me go on",
        contexts=_GUILD,
        default_member_permissions=MANAGERS,
    )
    async def pause(self, ctx: discord.ApplicationContext) -> None:
        actor = self._actors.of(ctx.interaction)
        changed = await self._rules.pause(actor, paused=True)
        said = [say("pause-done" if changed else "pause-already")]
        if name := await self._training.under_way(actor.space):
            said.append(say("pause-run", name=name))
        await ctx.respond("\n".join(said), view=views.row(views.go_on()), ephemeral=True)

    async def go_on(self, interaction: discord.Interaction, _: tuple[str, ...]) -> None:
        changed = await self._rules.pause(self._actors.of(interaction), paused=False)
        text = say("pause-over" if changed else "pause-was-not")
        await interaction.response.send_message(text, ephemeral=True)

    @discord.slash_command(
        description="Keep a member away from me in this server", contexts=_GUILD, default_member_permissions=MANAGERS
    )
    @option("member", discord.User, "Who may no longer use me here", required=True)
    async def block(self, ctx: discord.ApplicationContext, member: discord.User | discord.Member) -> None:
        manages = isinstance(member, discord.Member) and manages_server(member)
        new = await self._rules.block(self._actors.of(ctx.interaction), member.id, manages=manages)
        text = say("block-done" if new else "block-already", member=member.mention)
        await ctx.respond(text, ephemeral=True)

    @discord.slash_command(
        description="Let a member whom you blocked use me again", contexts=_GUILD, default_member_permissions=MANAGERS
    )
    @option("member", discord.User, "Who may use me again", required=True)
    async def unblock(self, ctx: discord.ApplicationContext, member: discord.User | discord.Member) -> None:
        there = await self._rules.unblock(self._actors.of(ctx.interaction), member.id)
        text = say("unblock-done" if there else "unblock-was-not", member=member.mention)
        await ctx.respond(text, ephemeral=True)

    @discord.slash_command(
        description="The words that I never say in this server", contexts=_GUILD, default_member_permissions=MANAGERS
    )
    async def words(self, ctx: discord.ApplicationContext) -> None:
        await self.edit_words(ctx.interaction, ())

    async def edit_words(self, interaction: discord.Interaction, _: tuple[str, ...]) -> None:
        actor = self._actors.of(interaction)
        self._rules.managers_only(actor)
        now = (await self._rules.of(actor.space)).words
        await interaction.response.send_modal(modals.words(custom_id("words"), now))

    async def words_submitted(self, interaction: discord.Interaction, _: tuple[str, ...]) -> None:
        words = await self._rules.set_words(self._actors.of(interaction), fields(interaction).get("words", ""))
        await interaction.response.send_message(say("words-kept", number=len(words)), ephemeral=True)
