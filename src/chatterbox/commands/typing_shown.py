"""Showing that the bot is typing. py-cord's own `typing()` does not work for a channel that it only knows by its id."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

import discord

_AGAIN_S = 8.0  # Discord shows it for ten seconds


@contextlib.asynccontextmanager
async def typing(channel: discord.abc.Messageable) -> AsyncIterator[None]:
    """Shows it for as long as the block lasts; being unable to show it is no reason not to answer."""
    shown = asyncio.create_task(_show(channel), name="typing")
    try:
        yield
    finally:
        shown.cancel()
        await asyncio.gather(shown, return_exceptions=True)


async def _show(channel: discord.abc.Messageable) -> None:
    with contextlib.suppress(discord.HTTPException):
        while True:
            await channel.trigger_typing()
            await asyncio.sleep(_AGAIN_S)
