"""Where a press of /privacy acts: on its server, or in direct messages on the places that are chosen in the menu.

The menu itself remembers what is chosen: Discord sends the message with each press, so nothing is held in memory.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import discord

from chatterbox.commands.presses import chosen, custom_id
from chatterbox.models import Actor, Space
from chatterbox.texts import say
from chatterbox.training.privacy.service import PrivacyService

ACTION = "privacy-places"
MOST = 25  # says Discord, of what one menu can offer

Menu = discord.ui.Select[discord.ui.View, Any, Any]
NameOf = Callable[[Space], str]


class Places:
    """The places of whoever presses. Only where something is kept of that person: whatever a client sends."""

    def __init__(self, privacy: PrivacyService, name_of: NameOf) -> None:
        self._privacy = privacy
        self._name_of = name_of

    async def of(self, interaction: discord.Interaction, actor: Actor) -> list[Actor]:
        """The caller, once for each place that a press acts on."""
        if actor.space.kind == "guild":
            return [actor]
        offered = await self._privacy.places(actor.user_id)
        kept = _chosen_before(interaction.message)
        wanted = [space for space in offered if not kept or space.key in kept or kept >= _keys(offered[:MOST])]
        return [_at(actor, space) for space in wanted]

    async def chosen(self, interaction: discord.Interaction, actor: Actor) -> list[Actor]:
        """As `of`, once something else was chosen in the menu."""
        keys = {value.replace("-", ":") for value in chosen(interaction)}
        offered = await self._privacy.places(actor.user_id)
        return [_at(actor, space) for space in offered if space.key in keys or keys >= _keys(offered[:MOST])]

    async def menu(self, actor: Actor, wanted: Sequence[Actor], *, enabled: bool = True) -> list[Menu]:
        """The menu of places with those that are chosen; none in a server, and where nothing is kept."""
        offered = [] if actor.space.kind == "guild" else await self._privacy.places(actor.user_id)
        if not offered:
            return []
        spaces = {one.space for one in wanted}
        options = [
            discord.SelectOption(label=self._name_of(one)[:100], value=f"{one.kind}-{one.id}", default=one in spaces)
            for one in offered[:MOST]
        ]
        select: Menu = discord.ui.Select(
            custom_id=custom_id(ACTION),
            placeholder=say("privacy-choose"),
            min_values=1,
            max_values=len(options),
            options=options,
            disabled=not enabled,
        )
        return [select]

    async def beyond(self, actor: Actor) -> int:
        """How many places do not fit into the menu."""
        return max(0, len(await self._privacy.places(actor.user_id)) - MOST) if actor.space.kind == "dm" else 0

    def name(self, space: Space) -> str:
        return self._name_of(space)


def space_of(value: str) -> Space | None:
    """A space as a menu's value names it."""
    kind, _, number = value.partition("-")
    if kind not in ("guild", "dm") or not (number.isascii() and number.isdigit() and len(number) <= 20):
        return None
    return Space.of(f"{kind}:{number}")


def _at(actor: Actor, space: Space) -> Actor:
    """The same person elsewhere, with no more rights than to what is one's own."""
    if space == actor.space:
        return actor
    return replace(actor, space=space, manages=False, trains=False, corrects=None, joined_at=None)


def _keys(spaces: Sequence[Space]) -> set[str]:
    return {space.key for space in spaces}


def _chosen_before(message: discord.Message | None) -> set[str]:
    """What is chosen in the menu of places of a message; empty without one."""
    found = set[str]()
    for row in message.components if message else []:
        for item in getattr(row, "children", []):
            if isinstance(item, discord.SelectMenu) and item.custom_id == custom_id(ACTION):
                found |= {option.value.replace("-", ":") for option in item.options if option.default}
    return found
