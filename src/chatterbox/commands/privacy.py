"""/privacy: what is kept about the caller, and everything that the caller can do about it."""

import io
import logging
from collections.abc import Sequence
from typing import Any

import discord

from chatterbox.commands import privacy_card, views
from chatterbox.commands.actors import Actors
from chatterbox.commands.messages import Channels, nonce, post
from chatterbox.commands.places import ACTION, Places, space_of
from chatterbox.commands.presses import Presses, chosen, custom_id, number
from chatterbox.commands.progress import plain
from chatterbox.commands.train import Train
from chatterbox.config import Settings
from chatterbox.errors import Missing, Refused
from chatterbox.models import Actor, Correction, Space
from chatterbox.rules.languages import Languages
from chatterbox.rules.service import Rules
from chatterbox.statement import statement
from chatterbox.texts import say, speaking
from chatterbox.training.corrections.service import CorrectionService
from chatterbox.training.privacy.service import PrivacyService

_log = logging.getLogger(__name__)

PAGE = 25  # says Discord, of what one menu can offer
_SMALLEST_LIMIT = 10 * 1024 * 1024  # of what Discord takes in one file
_EMBED = 4000


class Privacy(discord.Cog):
    def __init__(
        self,
        bot: discord.AutoShardedBot,
        presses: Presses,
        actors: Actors,
        settings: Settings,
        privacy: PrivacyService,
        corrections: CorrectionService,
        rules: Rules,
        languages: Languages,
        channels: Channels,
        train: Train,
    ) -> None:
        self._bot = bot
        self._actors = actors
        self._settings = settings
        self._privacy = privacy
        self._corrections = corrections
        self._rules = rules
        self._languages = languages
        self._channels = channels
        self._train = train
        self._places = Places(privacy, self._name_of)
        presses.on(ACTION, self.choose)
        presses.on("privacy-export", self.export)
        presses.on("privacy-withdraw", self.which)
        presses.on("privacy-withdrawn", self.withdraw_one)
        presses.on("withdraw", self.withdraw_all)
        presses.on("delete-data", self.delete)
        presses.on("really-delete-data", self.really_delete)
        presses.on("privacy-statement", self.statement)
        presses.on("retrain", self.retrain)

    @discord.slash_command(
        description="What I keep about you: see it, take it with you, withdraw it, delete it",
        contexts={discord.InteractionContextType.guild, discord.InteractionContextType.bot_dm},
    )
    async def privacy(self, ctx: discord.ApplicationContext) -> None:
        await ctx.defer(ephemeral=True)
        actor = self._actors.of(ctx.interaction)
        card, view = await self._panel(actor, await self._places.of(ctx.interaction, actor))
        await ctx.respond(embed=card, view=view, ephemeral=True)

    async def choose(self, interaction: discord.Interaction, _: tuple[str, ...]) -> None:
        """Acts from now on on other places."""
        await interaction.response.defer(invisible=True)
        actor = self._actors.of(interaction)
        card, view = await self._panel(actor, await self._places.chosen(interaction, actor))
        await interaction.edit_original_response(embed=card, view=view)

    async def export(self, interaction: discord.Interaction, _: tuple[str, ...]) -> None:
        await interaction.response.defer(ephemeral=True, invisible=False)
        actor = self._actors.of(interaction)
        spaces = [one.space for one in await self._places.of(interaction, actor)]
        most = interaction.guild.filesize_limit if interaction.guild else _SMALLEST_LIMIT
        content = await self._privacy.export(actor.user_id, spaces, most_bytes=most)
        if len(content) > most:
            await interaction.followup.send(say("privacy-export-large"), ephemeral=True)
            return
        file = discord.File(io.BytesIO(content), "my-data.zip")
        await interaction.followup.send(say("privacy-export-done"), file=file, ephemeral=True)

    async def which(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        """Asks which correction shall be withdrawn, a page at a time."""
        await interaction.response.defer(ephemeral=True, invisible=False)
        actor = self._actors.of(interaction)
        wanted = await self._places.of(interaction, actor)
        mine = [one for place in wanted for one in await self._privacy.corrections(place)]
        if not mine:
            await interaction.followup.send(say("privacy-withdraw-none"), ephemeral=True)
            return
        offset = min(number(*arguments[:1] or ("0",)), len(mine) - 1)
        view = views.row(
            *await self._places.menu(actor, wanted, enabled=False),
            _menu(actor, mine[offset : offset + PAGE]),
            *_turns(mine, offset),
        )
        await interaction.followup.send(say("privacy-withdraw-which"), view=view, ephemeral=True)

    async def withdraw_one(self, interaction: discord.Interaction, _: tuple[str, ...]) -> None:
        await interaction.response.defer(ephemeral=True, invisible=False)
        actor = self._actors.of(interaction)
        place, correction_id = _named(actor, (chosen(interaction) or [""])[0])
        await self._corrections.withdraw_one(place, correction_id)
        models = await self._privacy.models_with(place.space, [correction_id])
        text = privacy_card.withdrawn(say("privacy-withdrawn"), models)
        await interaction.followup.send(text, ephemeral=True)
        await self._offer(place.space, models)

    async def withdraw_all(self, interaction: discord.Interaction, _: tuple[str, ...]) -> None:
        await interaction.response.defer(ephemeral=True, invisible=False)
        count, models = 0, dict[Space, tuple[str, ...]]()
        for place in await self._places.of(interaction, self._actors.of(interaction)):
            ids = [one.id for one in await self._privacy.corrections(place)]
            models[place.space] = await self._privacy.models_with(place.space, ids)
            count += await self._corrections.withdraw_mine(place)
        named = [model for some in models.values() for model in some]
        text = privacy_card.withdrawn(say("withdraw-done", number=count), named)
        await interaction.followup.send(text, ephemeral=True)
        for space, some in models.items():
            await self._offer(space, some)

    async def delete(self, interaction: discord.Interaction, _: tuple[str, ...]) -> None:
        """Asks once."""
        actor = self._actors.of(interaction)
        wanted = await self._places.of(interaction, actor)
        menu = await self._places.menu(actor, wanted, enabled=False)
        where = say("delete-where-chosen", number=len(wanted)) if menu else say("delete-where-here")
        view = views.row(*menu, views.really_delete_data(), views.delete_but_datasets())
        await interaction.response.send_message(say("delete-sure", where=where), view=view, ephemeral=True)

    async def really_delete(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        await interaction.response.defer(ephemeral=True, invisible=False)
        datasets = "keep" not in arguments
        places = await self._places.of(interaction, self._actors.of(interaction))
        gone = [await self._privacy.delete_mine(place, datasets=datasets) for place in places]
        text = privacy_card.forgotten(gone, datasets=datasets)
        if interaction.guild_id and any(one.models for one in gone):
            await interaction.followup.send(text, view=views.row(views.tell_of_models()), ephemeral=True)
        else:
            await interaction.followup.send(text, ephemeral=True)
        for place, one in zip(places, gone, strict=True):
            await self._offer(place.space, one.models)

    async def retrain(self, interaction: discord.Interaction, _: tuple[str, ...]) -> None:
        """The same training without what is withdrawn or deleted, where a model that answers contains any of it."""
        if await self._privacy.clean(self._actors.of(interaction).space):
            raise Refused(say("retrain-not-needed"))
        await self._train.train_again(interaction)

    async def _offer(self, space: Space, models: Sequence[str]) -> None:
        """Tells those who watch the notice channel that models contain what is gone, and of nobody whose it was."""
        channel = (await self._rules.of(space)).notices if models else 0
        if not channel:
            return
        once = nonce("offer", space.key, *models)
        with speaking(await self._languages.of(space)):  # the person may have asked in a direct message
            text, button = privacy_card.offer(models), views.row(views.retrain())
        try:
            await post(self._channels(channel), text, once=once, view=button)
        except discord.HTTPException as refused:
            _log.warning("that models contain what is gone could not be told: %s", refused.code)

    async def statement(self, interaction: discord.Interaction, _: tuple[str, ...]) -> None:
        text = statement(self._settings)
        cards = [discord.Embed(description=part) for part in privacy_card.parts(text, _EMBED)]
        await interaction.response.send_message(embed=cards[0], ephemeral=True)
        for card in cards[1:]:
            await interaction.followup.send(embed=card, ephemeral=True)

    async def _panel(self, actor: Actor, wanted: list[Actor]) -> tuple[discord.Embed, discord.ui.View]:
        card = discord.Embed(title=say("privacy-title"), description=await self._about(actor, wanted))
        for place in wanted[: privacy_card.MOST_PLACES]:
            kept, refused = await self._privacy.kept(place), await self._privacy.refused(place.space)
            stale = await self._privacy.stale(place) if place.trains else ()
            card.add_field(
                name=self._name_of(place.space), value=privacy_card.place(kept, stale, refused), inline=False
            )
        items = [
            *await self._places.menu(actor, wanted),
            views.export(),
            views.withdraw_one(),
            views.withdraw_all(),
            views.delete_everything(),
            views.statement(),
            views.report(),
        ]
        if actor.trains and not await self._privacy.clean(actor.space):
            items += [views.retrain(), views.tell_of_models()]
        return card, views.row(*items)

    async def _about(self, actor: Actor, wanted: list[Actor]) -> str:
        lines = [say("privacy-here") if actor.space.kind == "guild" else say("privacy-chosen", number=len(wanted))]
        beyond = await self._places.beyond(actor)
        if beyond:
            lines.append(say("privacy-more", number=beyond))
        log, left = self._settings.store.log_days, self._settings.privacy.left_days
        lines.append(say("privacy-times", log=log, left=left))
        return "\n".join(lines)

    def _name_of(self, space: Space) -> str:
        if space.kind == "dm":
            return say("privacy-place-dm")
        guild = self._bot.get_guild(space.id)
        return plain(guild.name, 90) if guild else say("privacy-place-server", id=str(space.id))


def _menu(actor: Actor, some: list[Correction]) -> discord.ui.ViewItem[discord.ui.View]:
    """Corrections by their ids; by their places too where they are of several."""
    options = [
        discord.SelectOption(
            label=plain(one.form.question or one.form.answer, 95) or str(one.id),
            value=str(one.id) if one.space == actor.space else f"{one.space.kind}-{one.space.id}-{one.id}",
        )
        for one in some
    ]
    select: discord.ui.Select[discord.ui.View, Any, str] = discord.ui.Select(
        custom_id=custom_id("privacy-withdrawn"), placeholder=say("button-withdraw-one"), options=options
    )
    return select


def _turns(mine: list[Correction], offset: int) -> list[views.Button]:
    """Newer and older, where one page is not enough. Both stand there: one custom_id each."""
    if len(mine) <= PAGE:
        return []
    back, on = max(0, offset - PAGE), offset + PAGE
    return [
        views.turn_page("button-newer", "privacy-withdraw", back, "newer", enabled=offset > 0),
        views.turn_page("button-older", "privacy-withdraw", on, "older", enabled=on < len(mine)),
    ]


def _named(actor: Actor, value: str) -> tuple[Actor, int]:
    """The caller where a chosen correction is, and its id. Raises Missing for what a client made up."""
    where, _, correction = value.rpartition("-")
    if not where:
        return actor, number(correction)
    space = space_of(where)
    if space is None or actor.space.kind == "guild":
        raise Missing(say("press-unknown"))
    return Actor(space, actor.user_id, actor.name), number(correction)
