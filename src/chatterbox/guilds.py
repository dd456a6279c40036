"""`chatterbox guild`: what the operator decides about single servers, also while the bot runs."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp

from chatterbox.config import Settings
from chatterbox.errors import ConfigError, Missing
from chatterbox.models import Space
from chatterbox.rules.service import Rules
from chatterbox.store.store import open_store
from chatterbox.texts import say

_PAGE = 200


async def list_guilds(settings: Settings) -> int:
    """Prints every server that the bot is in, and those that are blocked; 0."""
    async with _rules(settings) as rules, _discord(settings) as session:
        inside = {int(guild["id"]): str(guild["name"]) async for guild in _guilds(settings, session)}
        barred = await rules.barred_guilds()
        for guild_id in [*inside, *sorted(barred - inside.keys())]:
            marks = await _marks(rules, guild_id)
            name = "".join(sign for sign in inside.get(guild_id, "(the bot is not in it)") if sign.isprintable())
            sys.stdout.write(f"{guild_id}  {name}{marks}\n")
    return 0


async def block_guild(settings: Settings, guild_id: int, *, off: bool) -> int:
    """Keeps a server away from the bot, which leaves it; with `off` it may be invited again."""
    async with _rules(settings) as rules:
        await rules.bar(guild_id, blocked=not off)
    if off:
        sys.stdout.write(say("guild-unblocked", guild=str(guild_id)) + "\n")
        return 0
    sys.stdout.write(say("guild-blocked", guild=str(guild_id)) + "\n")
    async with _discord(settings) as session:
        await _leave(settings, session, guild_id)
    return 0


async def pause_guild(settings: Settings, guild_id: int, *, off: bool) -> int:
    """Pauses the bot in a server, whatever its managers say; with `off` it goes on."""
    async with _rules(settings) as rules:
        await rules.bar(guild_id, paused=not off)
    sys.stdout.write(say("guild-goes-on" if off else "guild-paused", guild=str(guild_id)) + "\n")
    return 0


async def leave_guild(settings: Settings, guild_id: int) -> int:
    """Lets the bot leave a server. Raises Missing when it is not in it."""
    async with _discord(settings) as session:
        if not await _leave(settings, session, guild_id):
            raise Missing(say("guild-not-there", guild=str(guild_id)))
    sys.stdout.write(say("guild-left", guild=str(guild_id)) + "\n")
    return 0


@asynccontextmanager
async def _rules(settings: Settings) -> AsyncIterator[Rules]:
    key = settings.store.key.get_secret_value()
    async with open_store(settings.bot.data, url=settings.store.url, key=key, tidy=False) as store:
        yield Rules(store)


@asynccontextmanager
async def _discord(settings: Settings) -> AsyncIterator[aiohttp.ClientSession]:
    token = settings.discord.token.get_secret_value()
    if not token:
        raise ConfigError(say("token-missing"))
    headers = {"Authorization": f"Bot {token}"}
    try:
        async with aiohttp.ClientSession(headers=headers, timeout=aiohttp.ClientTimeout(total=15)) as session:
            yield session
    except (aiohttp.ClientError, TimeoutError) as error:
        raise ConfigError(say("discord-away", reason=type(error).__name__)) from error


async def _guilds(settings: Settings, session: aiohttp.ClientSession) -> AsyncIterator[dict[str, Any]]:
    after = "0"
    while True:
        address = f"{settings.discord.api_url}/v10/users/@me/guilds"
        async with session.get(address, params={"after": after, "limit": _PAGE}, allow_redirects=False) as response:
            if response.status == 429:  # thousands of servers take several pages
                await asyncio.sleep(float(response.headers.get("Retry-After", "1")))
                continue
            _check(response)
            page = await response.json()
        for guild in page:
            yield guild
        if len(page) < _PAGE:
            return
        after = page[-1]["id"]


async def _leave(settings: Settings, session: aiohttp.ClientSession, guild_id: int) -> bool:
    """Whether the bot was in it."""
    address = f"{settings.discord.api_url}/v10/users/@me/guilds/{guild_id}"
    async with session.delete(address, allow_redirects=False) as response:
        if response.status == 404:
            return False
        _check(response)
    return True


def _check(response: aiohttp.ClientResponse) -> None:
    if response.status == 401:
        raise ConfigError(say("token-refused"))
    if response.status >= 300:
        raise ConfigError(say("discord-away", reason=str(response.status)))


async def _marks(rules: Rules, guild_id: int) -> str:
    """What is decided about a server, in brackets."""
    space = Space("guild", guild_id)
    bars, policy = await rules.bars(space), await rules.of(space)
    marks = {
        "blocked": bars.blocked,
        "paused": bars.paused,
        "paused by its managers": policy.paused,
    }
    return "".join(f"  [{mark}]" for mark, holds in marks.items() if holds)
