"""py-cord's options with a type: what a slash command asks for."""

from collections.abc import Callable
from typing import Any, TypeVar

import discord

F = TypeVar("F", bound=Callable[..., Any])


def option(name: str, kind: type, description: str, *, required: bool = False, **limits: Any) -> Callable[[F], F]:
    """An option of a slash command. `limits`: choices, min_value, max_value, max_length, autocomplete, parameter_name.

    py-cord does not check Discord's limits: at most 25 choices, never choices and autocomplete together, required ones
    first. One fault makes Discord refuse all commands.
    """
    made: Callable[[F], F] = discord.option(  # type: ignore[no-untyped-call]
        name, kind, description=description, required=required, **limits
    )
    return made
