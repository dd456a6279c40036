"""/instruction: the guide, and what managers edit: the system prompt and what is answered, by server and by channel."""

from collections.abc import Mapping
from typing import Any, cast, get_args

import discord

from chatterbox.chat.spaces import Answers, SpaceSettings
from chatterbox.commands import modals, views
from chatterbox.commands.actors import Actors
from chatterbox.commands.options import option
from chatterbox.commands.presses import Presses, chosen, custom_id, fields, number
from chatterbox.commands.splitting import split
from chatterbox.errors import Missing, Refused
from chatterbox.models import Actor
from chatterbox.texts import DEFAULT_LANGUAGE, say, spoken

_EMBED_TEXT = 3900
_DEFAULT = "default"
_CHANNELS = [discord.ChannelType.text, discord.ChannelType.news, discord.ChannelType.forum]  # threads follow theirs

Menu = discord.ui.Select[discord.ui.View, Any, Any]


class Instruction(discord.Cog):
    def __init__(self, presses: Presses, actors: Actors, spaces: SpaceSettings, guides: Mapping[str, str]) -> None:
        self._actors = actors
        self._spaces = spaces
        self._guides = guides
        presses.on("edit-instruction", self.edit)
        presses.on("instruction", self.submitted)
        presses.on("answers", self.answers)

    @discord.slash_command(
        description="How to use me, and the instruction that I follow in this server",
        contexts={discord.InteractionContextType.guild},
    )
    @option("channel", discord.abc.GuildChannel, "The instruction of one channel", channel_types=_CHANNELS)
    async def instruction(
        self, ctx: discord.ApplicationContext, channel: discord.abc.GuildChannel | None = None
    ) -> None:
        actor = self._actors.of(ctx.interaction)
        await ctx.defer(ephemeral=True)
        guide = self._guides.get(spoken(), self._guides[DEFAULT_LANGUAGE])
        pages = [] if channel else [discord.Embed(description=part) for part in split(guide, _EMBED_TEXT)]
        card, view = await self._panel(actor, ctx.interaction, channel.id if channel else 0)
        # An embed takes 6,000 characters a message in all, so each page is a message of its own.
        for page in pages:
            await ctx.respond(embed=page, ephemeral=True)
        shown: dict[str, Any] = {"view": view} if view else {}
        await ctx.respond(embed=card, ephemeral=True, **shown)

    async def edit(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        actor, channel = self._actors.of(interaction), _channel(interaction, arguments)
        if not actor.manages:
            raise Refused(say("managers-only"))
        now = await self._spaces.instruction(actor.space, channel)
        form = modals.instruction(custom_id("instruction", channel), now, of_channel=channel != 0)
        await interaction.response.send_modal(form)

    async def submitted(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        actor, channel = self._actors.of(interaction), _channel(interaction, arguments)
        text = fields(interaction).get("instruction", "")
        version = await self._spaces.edit_instruction(actor, text, channel)
        if channel and not text:
            said = say("instruction-follows")
        else:
            said = say("instruction-kept-channel" if channel else "instruction-kept", version=version)
        await interaction.response.send_message(said, ephemeral=True)

    async def answers(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        """The menu of what is answered."""
        actor, channel = self._actors.of(interaction), _channel(interaction, arguments)
        (choice, *_) = (*chosen(interaction), "")
        if choice not in (*get_args(Answers), _DEFAULT):
            raise Missing(say("press-unknown"))
        wanted = None if choice == _DEFAULT else cast(Answers, choice)
        await self._spaces.choose_answers(actor, wanted, channel)
        await interaction.response.defer(invisible=True)
        card, view = await self._panel(actor, interaction, channel)
        await interaction.edit_original_response(embed=card, view=view)

    async def _panel(
        self, actor: Actor, interaction: discord.Interaction, channel: int
    ) -> tuple[discord.Embed, discord.ui.View | None]:
        space = actor.space
        instruction, answers = (
            await self._spaces.instruction(space, channel),
            await self._spaces.answers(space, channel),
        )
        title = say("instruction-title-channel" if channel else "instruction-title")
        card = discord.Embed(title=title, description=discord.utils.escape_markdown(instruction)[:4096])
        if channel:
            card.add_field(name=say("instruction-channel-title"), value=f"<#{channel}>", inline=False)
        card.add_field(name=say("answers-title"), value=_said(answers), inline=False)
        if not channel and (own := await self._with_their_own(actor, interaction)):
            card.add_field(name=say("instruction-channels-title"), value=own, inline=False)
        if not actor.manages:
            return card, None
        now = await self._spaces.own_answers(space, channel) if channel else answers
        return card, views.row(views.edit_instruction(channel), _menu(channel, now))

    async def _with_their_own(self, actor: Actor, interaction: discord.Interaction) -> str:
        """The channels that do not do as the server does; those that are gone are left out."""
        guild = interaction.guild
        there = [one for one in await self._spaces.channels(actor.space) if guild and guild.get_channel(one)]
        return " ".join(f"<#{one}>" for one in there)[:1000]


def _menu(channel: int, now: Answers | None) -> Menu:
    """What is answered in the server, or in one channel, to choose from."""
    options = [discord.SelectOption(label=_said(one), value=one, default=now == one) for one in get_args(Answers)]
    if channel:
        options.append(discord.SelectOption(label=say("answers-as-server"), value=_DEFAULT, default=now is None))
    return discord.ui.Select(custom_id=custom_id("answers", channel), options=options)


def _said(answers: Answers) -> str:
    return say("answers-taught" if answers == "taught" else "answers-anything")


def _channel(interaction: discord.Interaction, arguments: tuple[str, ...]) -> int:
    """The channel that a press is about, if it is this server's; 0: the server. Raises Missing."""
    channel = number(*arguments[:1] or ("0",))
    if channel and (interaction.guild is None or interaction.guild.get_channel(channel) is None):
        raise Missing(say("press-unknown"))
    return channel
