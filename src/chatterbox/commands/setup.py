"""/setup: one panel with everything that managers decide about the bot in their server."""

import logging
from typing import Any

import discord

from chatterbox.commands import views
from chatterbox.commands.actors import Actors
from chatterbox.commands.permissions import lacking
from chatterbox.commands.presses import Presses, chosen, custom_id, number
from chatterbox.errors import Missing
from chatterbox.models import Actor
from chatterbox.rules.policy import Policy
from chatterbox.rules.service import Rules
from chatterbox.texts import say
from chatterbox.texts.figures import listed

_log = logging.getLogger(__name__)

_MOST = 25  # says Discord, of what one menu can choose
_FIELD = 1024
_TEXT_CHANNELS = [discord.ChannelType.text, discord.ChannelType.news]
_TALK_CHANNELS = [
    *_TEXT_CHANNELS,
    discord.ChannelType.forum,
    discord.ChannelType.public_thread,
    discord.ChannelType.private_thread,
]

Menu = discord.ui.Select[discord.ui.View, Any, Any]


class Setup(discord.Cog):
    def __init__(self, bot: discord.AutoShardedBot, presses: Presses, actors: Actors, rules: Rules) -> None:
        self._bot = bot
        self._actors = actors
        self._rules = rules
        presses.on("setup-trainers", self.trainers)
        presses.on("setup-correctors", self.correctors)
        presses.on("setup-notices", self.notices)
        presses.on("setup-channels", self.channels)
        presses.on("setup-pause", self.pause)
        presses.on("setup-row", self.row)
        presses.on("setup-credits", self.credits)

    @discord.slash_command(
        description="Everything that managers decide about me in this server, in one panel",
        contexts={discord.InteractionContextType.guild},
        default_member_permissions=discord.Permissions(manage_guild=True),
    )
    async def setup(self, ctx: discord.ApplicationContext) -> None:
        actor = self._actors.of(ctx.interaction)
        self._rules.managers_only(actor)
        await ctx.defer(ephemeral=True)
        card, view = await self._panel(actor, ctx.interaction)
        await ctx.respond(embed=card, view=view, ephemeral=True)

    async def trainers(self, interaction: discord.Interaction, _: tuple[str, ...]) -> None:
        await self._rules.set_trainers(self._actors.of(interaction), _roles(interaction))
        await self._shown(interaction)

    async def correctors(self, interaction: discord.Interaction, _: tuple[str, ...]) -> None:
        await self._rules.set_correctors(self._actors.of(interaction), _roles(interaction))
        await self._shown(interaction)

    async def notices(self, interaction: discord.Interaction, _: tuple[str, ...]) -> None:
        channels = _channels(interaction)
        await self._rules.set_notices(self._actors.of(interaction), channels[0] if channels else 0)
        await self._shown(interaction)

    async def channels(self, interaction: discord.Interaction, _: tuple[str, ...]) -> None:
        await self._rules.set_channels(self._actors.of(interaction), _channels(interaction))
        await self._shown(interaction)

    async def pause(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        await self._rules.pause(self._actors.of(interaction), paused="on" in arguments)
        await self._shown(interaction)

    async def row(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        await self._rules.set_row(self._actors.of(interaction), shown="on" in arguments)
        await self._shown(interaction)

    async def credits(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        await self._rules.set_credits(self._actors.of(interaction), shown="on" in arguments)
        await self._shown(interaction)

    async def _shown(self, interaction: discord.Interaction) -> None:
        """Brings the panel to what is in force now."""
        await interaction.response.defer(invisible=True)
        card, view = await self._panel(self._actors.of(interaction), interaction)
        await interaction.edit_original_response(embed=card, view=view)

    async def _panel(self, actor: Actor, interaction: discord.Interaction) -> tuple[discord.Embed, discord.ui.View]:
        policy, blocked = await self._rules.of(actor.space), await self._rules.blocked(actor)
        card = discord.Embed(title=say("setup-title"), description=say("setup-how"))
        for title, value in (
            (say("setup-trainers-title"), say("setup-trainers", roles=_named("@&", policy.trainers))),
            (say("setup-correctors-title"), say("setup-correctors", roles=_named("@&", policy.correctors))),
            (say("setup-notices-title"), say("setup-notices", channel=_named("#", _only(policy.notices)))),
            (say("setup-channels-title"), self._where(policy)),
            (say("setup-pause-title"), say("setup-paused" if policy.paused else "setup-not-paused")),
            (say("setup-row-title"), say("setup-row-shown" if policy.row else "setup-row-hidden")),
            (say("setup-credits-title"), say("setup-credits-shown" if policy.credits else "setup-credits-hidden")),
            (say("setup-blocked-title"), say("setup-blocked", members=_named("@", blocked))),
            (say("setup-words-title"), say("setup-words", number=len(policy.words))),
            (say("setup-permissions-title"), _lacking(interaction.guild)),
            (say("setup-commands-title"), f"{say('setup-commands')}\n{await self._limited(actor.space.id)}"),
        ):
            card.add_field(name=title, value=value[:_FIELD], inline=False)
        return card, _controls(policy)

    def _where(self, policy: Policy) -> str:
        sees = self._bot.intents.message_content
        unmentioned = say("setup-unmentioned" if sees else "setup-mentioned")
        return f"{say('setup-channels', channels=_named('#', policy.channels))}\n{unmentioned}"

    async def _limited(self, guild_id: int) -> str:
        """Whether the server has set who may use which command."""
        try:
            limits = await self._bot.http.get_guild_application_command_permissions(
                self._bot.application_id or 0, guild_id
            )
        except discord.HTTPException as refused:
            _log.info("the command permissions of server %s cannot be read: %s", guild_id, refused.code)
            return say("setup-commands-unread")
        if not limits:
            return say("setup-commands-open")
        names = {str(command.id): command.qualified_name for command in self._bot.application_commands}
        limited = sorted(names.get(str(limit["id"]), say("setup-commands-all")) for limit in limits)
        return say("setup-commands-limited", commands=listed(limited))


def _controls(policy: Policy) -> discord.ui.View:
    return views.row(
        _role_menu("setup-trainers", policy.trainers),
        _role_menu("setup-correctors", policy.correctors),
        _channel_menu("setup-notices", _only(policy.notices), _TEXT_CHANNELS, most=1),
        _channel_menu("setup-channels", policy.channels, _TALK_CHANNELS, most=_MOST),
        views.pause_here(on=not policy.paused),
        views.switch_row(on=not policy.row),
        views.switch_credits(on=not policy.credits),
        views.edit_words(),
    )


def _role_menu(action: str, now: tuple[int, ...]) -> Menu:
    return discord.ui.Select(
        select_type=discord.ComponentType.role_select,
        custom_id=custom_id(action),
        placeholder=say(f"{action}-title"),
        min_values=0,
        max_values=_MOST,
        default_values=[discord.SelectDefaultValue(id=one, type=discord.SelectDefaultValueType.role) for one in now],
    )


def _channel_menu(action: str, now: tuple[int, ...], types: list[discord.ChannelType], *, most: int) -> Menu:
    return discord.ui.Select(
        select_type=discord.ComponentType.channel_select,
        custom_id=custom_id(action),
        placeholder=say(f"{action}-title"),
        min_values=0,
        max_values=most,
        channel_types=types,
        default_values=[discord.SelectDefaultValue(id=one, type=discord.SelectDefaultValueType.channel) for one in now],
    )


def _roles(interaction: discord.Interaction) -> tuple[int, ...]:
    """What was chosen, if it is this server's. Raises Missing: the client made it up."""
    ids = tuple(map(number, chosen(interaction)))
    guild = interaction.guild
    if guild is None or any(guild.get_role(one) is None for one in ids):
        raise Missing(say("press-unknown"))
    return ids


def _channels(interaction: discord.Interaction) -> tuple[int, ...]:
    """As `_roles`, of channels and threads: a notice must never go to another server."""
    ids = tuple(map(number, chosen(interaction)))
    guild = interaction.guild
    if guild is None or any(guild.get_channel_or_thread(one) is None for one in ids):
        raise Missing(say("press-unknown"))
    return ids


def _lacking(guild: discord.Guild | None) -> str:
    missing = lacking(guild) if guild else {}
    if not missing:
        return say("setup-permissions-all")
    lines = [say("setup-permissions")]
    lines.extend(f"- {name}: {' '.join(f'<#{one}>' for one in ids)}" for name, ids in missing.items())
    return "\n".join(lines)


def _named(sign: str, ids: tuple[int, ...] | list[int]) -> str:
    """Mentions of roles, channels or members, as many as fit; a word where there are none."""
    shown = " ".join(f"<{sign}{one}>" for one in ids[:_MOST])
    return (f"{shown} …" if len(ids) > _MOST else shown) or say("setup-none")


def _only(one: int) -> tuple[int, ...]:
    return (one,) if one else ()
