"""/models: what answers here and what did before, when, why and by whom; every model with what can be done with it."""

from typing import Any

import discord

from chatterbox.commands import modals, views
from chatterbox.commands.actors import Actors
from chatterbox.commands.candidates import Candidates
from chatterbox.commands.presses import Presses, chosen, custom_id, fields
from chatterbox.commands.progress import plain
from chatterbox.errors import Missing
from chatterbox.models import Actor, Promotion
from chatterbox.texts import say
from chatterbox.texts.figures import enumerated
from chatterbox.training.promotion import candidates as training
from chatterbox.training.promotion.gate import Gate, written
from chatterbox.training.promotion.pinning import BASE, Pins
from chatterbox.training.promotion.results import Results

_OPTION = 100  # characters, says Discord
_SHOWN = 10
_CHOICES = 24  # and the base

Menu = discord.ui.Select[discord.ui.View, Any, Any]


class Models(discord.Cog):
    def __init__(
        self,
        presses: Presses,
        actors: Actors,
        models: training.Candidates,
        pins: Pins,
        gate: Gate,
        results: Results,
        candidates: Candidates,
    ) -> None:
        self._actors = actors
        self._models = models
        self._pins = pins
        self._gate = gate
        self._results = results
        self._candidates = candidates
        presses.on("model", self.model)
        presses.on("pin", self.pin)
        presses.on("unpin", self.unpin)
        presses.on("gate-rules", self.gate_rules)
        presses.on("gate-rules-typed", self.gate_rules_typed)

    @discord.slash_command(
        description="Which model answers here, which did before, and the way back",
        contexts={discord.InteractionContextType.guild},
    )
    async def models(self, ctx: discord.ApplicationContext) -> None:
        actor = self._actors.of(ctx.interaction)
        await self._models.look(actor)
        await ctx.defer(ephemeral=True)
        served = await self._models.served(actor.space, _SHOWN)
        found = await self._models.there(actor.space, _CHOICES)
        names = {one.run.id: plain(await self._results.said(actor.space, one.run.name), 60) for one in found}
        card = discord.Embed(title=say("models-title"), description=self._now(served, names))
        if served.history:
            lines = "\n".join(_entry(one, names) for one in served.history)
            card.add_field(name=say("models-history"), value=lines[:1024], inline=False)
        if served.pins:
            pinned = "\n".join(f"<#{channel}>: {plain(one.model, 80)}" for channel, one in served.pins.items())
            card.add_field(name=say("models-pins"), value=pinned[:1024], inline=False)
        rules = written(await self._gate.rules(actor.space)) or say("models-no-rules")
        card.add_field(name=say("models-gate"), value=rules, inline=False)
        await ctx.respond(embed=card, view=_controls(actor, served, found, names), ephemeral=True)

    async def model(self, interaction: discord.Interaction, _: tuple[str, ...]) -> None:
        """One model, chosen in the menu: how it did, and what can be done with it."""
        actor = self._actors.of(interaction)
        await self._models.admit(actor)
        picked = (chosen(interaction) or [""])[0]
        await interaction.response.defer(ephemeral=True, invisible=False)
        pinning = views.unpin() if await self._pinned_here(actor, interaction, picked) else views.pin(picked)
        if picked == BASE:
            served = await self._models.served(actor.space, 1)
            text = say("model-base", model=plain(served.serving.base, 100))
            await interaction.followup.send(text, view=views.row(pinning), ephemeral=True)
            return
        candidate = await self._models.get(actor.space, picked)
        shown = await self._candidates.shown(actor.space, picked)
        buttons = shown.buttons or views.row()
        if candidate.there:
            buttons.add_item(pinning)
        lines = [await self._described(candidate), *shown.lines]
        text = "\n".join(lines)[:2000]
        await interaction.followup.send(text, files=shown.files, view=buttons, ephemeral=True)

    async def pin(self, interaction: discord.Interaction, arguments: tuple[str, ...]) -> None:
        actor, channel_id = self._actors.of(interaction), interaction.channel_id
        if channel_id is None or not arguments:
            raise Missing(say("press-unknown"))
        await interaction.response.defer(ephemeral=True, invisible=False)
        serving = await self._pins.pin(actor, arguments[0], channel_id)
        text = say("pinned", model=plain(serving.model, 100), channel=f"<#{channel_id}>")
        await interaction.followup.send(text, ephemeral=True)

    async def unpin(self, interaction: discord.Interaction, _: tuple[str, ...]) -> None:
        actor, channel_id = self._actors.of(interaction), interaction.channel_id or 0
        there = await self._pins.unpin(actor, channel_id)
        text = say("unpinned" if there else "unpin-was-not", channel=f"<#{channel_id}>")
        await interaction.response.send_message(text, ephemeral=True)

    async def gate_rules(self, interaction: discord.Interaction, _: tuple[str, ...]) -> None:
        actor = self._actors.of(interaction)
        self._gate.managers_only(actor)
        now = written(await self._gate.rules(actor.space))
        await interaction.response.send_modal(modals.gate_rules(custom_id("gate-rules-typed"), now))

    async def gate_rules_typed(self, interaction: discord.Interaction, _: tuple[str, ...]) -> None:
        rules = await self._gate.set_rules(self._actors.of(interaction), fields(interaction).get("rules", ""))
        text = say("gate-kept", rules=enumerated(written(rules).splitlines()) or say("models-no-rules"))
        await interaction.response.send_message(text, ephemeral=True)

    def _now(self, served: training.Served, names: dict[str, str]) -> str:
        serving = served.serving
        if serving.run_id is None:
            return say("models-base", model=plain(serving.model, 100))
        name = names.get(serving.run_id, serving.model)
        return say("models-now", name=name, model=plain(serving.model, 100))

    async def _pinned_here(self, actor: Actor, interaction: discord.Interaction, run_id: str) -> bool:
        pinned = (await self._models.served(actor.space, 1)).pins.get(interaction.channel_id or 0)
        return pinned is not None and (pinned.run_id or BASE) == run_id

    async def _described(self, candidate: training.Candidate) -> str:
        name = plain(await self._results.said(candidate.run.space, candidate.run.name), 100)
        made = str(int(candidate.run.created_at.timestamp()))
        return say("model-described", name=name, model=plain(candidate.run.model, 100), at=made)


def _controls(
    actor: Actor, served: training.Served, found: list[training.Candidate], names: dict[str, str]
) -> discord.ui.View:
    """What a trainer can choose; nobody else gets any of it."""
    if not actor.trains:
        return views.row()
    items: list[discord.ui.ViewItem[discord.ui.View]] = [_menu(served, found, names)]
    if served.history and served.history[0].back_to is not None:
        items.append(views.roll_back(served.history[0].version))
    if actor.manages:
        items.append(views.gate_rules())
    return views.row(*items)


def _menu(served: training.Served, found: list[training.Candidate], names: dict[str, str]) -> Menu:
    options = [
        discord.SelectOption(label=names[one.run.id][:_OPTION], value=one.run.id, description=_state(one)[:_OPTION])
        for one in found
    ]
    base = discord.SelectOption(label=say("model-untrained"), value=BASE, description=served.serving.base[:_OPTION])
    return discord.ui.Select(custom_id=custom_id("model"), placeholder=say("models-choose"), options=[*options, base])


def _state(candidate: training.Candidate) -> str:
    if candidate.serves:
        return say("model-serves")
    if candidate.record.promoted_at is not None:
        return say("model-served")
    return say("model-passes" if candidate.verdict.passed else "model-fails")


def _entry(entry: Promotion, names: dict[str, str]) -> str:
    """What served when, why, who."""
    run_id = entry.serving.run_id
    name = names.get(run_id, plain(entry.serving.model, 60)) if run_id else say("model-untrained")
    return say(
        "models-entry",
        at=str(int(entry.at.timestamp())),
        name=name,
        why=say(f"why-{entry.why.replace('_', '-')}"),
        person=f"<@{entry.by}>" if entry.by else "—",
    )
