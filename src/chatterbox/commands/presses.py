"""Buttons, menus and forms, routed by what their custom_id says.

A custom_id is `cb:action:argument:…`. Nothing is held in memory for a button or a form that is out there: it works
after a restart, after 20 minutes and for everybody who sees it, and each press goes through the services' own checks.
"""

import logging
import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, cast

import discord

from chatterbox.errors import Missing
from chatterbox.store.wording import whole
from chatterbox.texts import say

_log = logging.getLogger(__name__)

PREFIX = "cb"
_WANTED = (discord.InteractionType.component, discord.InteractionType.modal_submit)
_ARGUMENT = re.compile(r"[a-zA-Z0-9_-]*")

Handler = Callable[[discord.Interaction, tuple[str, ...]], Awaitable[None]]
"""Gets the interaction and the arguments of its custom_id: strings that a client sent, checked by whoever uses them."""


def custom_id(action: str, *arguments: int | str) -> str:
    """At most 100 characters, of which Discord takes no more."""
    parts = [str(argument) for argument in arguments]
    if not all(_ARGUMENT.fullmatch(part) for part in parts):
        raise ValueError(f"a custom_id cannot carry {parts}")
    made = ":".join([PREFIX, action, *parts])
    if len(made) > 100:
        raise ValueError(f"the custom_id of {action} is longer than 100 characters")
    return made


def number(argument: str) -> int:
    """An id out of a custom_id. Raises Missing when it is none: the client made it up."""
    if not argument.isascii() or not argument.isdigit() or len(argument) > 20:
        raise Missing(say("press-unknown"))
    return int(argument)


class Presses:
    """Knows who handles which action. Cogs sign up at construction."""

    def __init__(self) -> None:
        self._handlers: dict[str, Handler] = {}

    def on(self, action: str, handler: Handler) -> None:
        if action in self._handlers:
            raise ValueError(f"two handlers for {action}")
        self._handlers[action] = handler

    @property
    def actions(self) -> frozenset[str]:
        """All that a button, a menu or a form of this bot can ask for."""
        return frozenset(self._handlers)

    async def dispatch(self, interaction: discord.Interaction) -> None:
        """Hands a press or a form on. Raises Missing for one that this version does not know."""
        if interaction.type not in _WANTED:
            return
        prefix, _, rest = str(data_of(interaction).get("custom_id", "")).partition(":")
        action, *arguments = rest.split(":")
        handler = self._handlers.get(action) if prefix == PREFIX else None
        if handler is None:
            raise Missing(say("press-unknown"))
        await handler(interaction, tuple(arguments))


def fields(interaction: discord.Interaction) -> dict[str, str]:
    """The texts of a form by custom_id, stripped, in whole characters."""
    return {name: whole(str(value.get("value") or "")).strip() for name, value in _inputs(interaction).items()}


def chosen(interaction: discord.Interaction) -> list[str]:
    """What was chosen in a menu under a message."""
    return [str(value) for value in data_of(interaction).get("values", [])]


def data_of(interaction: discord.Interaction) -> Mapping[str, Any]:
    """What Discord sent with an interaction."""
    return cast(Mapping[str, Any], interaction.data or {})


def _inputs(interaction: discord.Interaction) -> dict[str, Mapping[str, Any]]:
    found: dict[str, Mapping[str, Any]] = {}
    for component in data_of(interaction).get("components", []):
        inside = component.get("component")
        for part in [inside] if inside else component.get("components", []):
            found[str(part.get("custom_id", ""))] = part
    return found
