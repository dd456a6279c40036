"""`chatterbox doctor`: goes through what the bot needs, and says for each failure what to do."""

from __future__ import annotations

import asyncio
import os
import shutil
import stat
import sys
import time
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import aiohttp

from chatterbox import weights
from chatterbox.backend.abilities import Ability, embedding_of, training_of
from chatterbox.backend.chat_model import OpenAIChatModel
from chatterbox.backend.connection import Connection
from chatterbox.backend.factory import connect, survey_of
from chatterbox.config import LOCAL, Settings
from chatterbox.doctor_disk import Taken, disk_by_space
from chatterbox.errors import ChatterboxError
from chatterbox.invite import application_of
from chatterbox.store.crypto import load_key

MIN_FREE_BYTES = 2 * 1024**3
"""A trained base takes 0.3 GB once, an adapter 5 MB, a training about 1 GB for a while."""
MAX_CLOCK_ERROR_S = 30
MESSAGE_CONTENT_FLAGS = 1 << 18 | 1 << 19
"""Discord's application flags GATEWAY_MESSAGE_CONTENT and GATEWAY_MESSAGE_CONTENT_LIMITED."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at. `advice` is empty where nothing is wrong."""

    what: str
    detail: str
    advice: str = ""


async def print_examination(settings: Settings) -> int:
    """Prints every finding as it comes; 0 when all is well, 1 otherwise."""
    ill = 0
    async for finding in examine(settings):
        mark = "ok  " if not finding.advice else "FAIL"
        sys.stdout.write(f"{mark} {finding.what}: {finding.detail}\n")
        if finding.advice:
            ill += 1
            sys.stdout.write(f"     {finding.advice}\n")
        sys.stdout.flush()
    return 1 if ill else 0


async def examine(settings: Settings) -> AsyncIterator[Finding]:
    """Every finding, the cheap ones first."""
    yield _disk(settings.bot.data)
    yield _store_key(settings)
    if _uses_local(settings):
        async for finding in _weights(settings):
            yield finding
    async for finding in _discord(settings):
        yield finding
    async for finding in _backend(settings):
        yield finding
    async for taken in disk_by_space(settings):
        yield _taken(taken)


def _taken(taken: Taken) -> Finding:
    models = "unknown" if taken.at_backend is None else _megabytes(taken.at_backend)
    whose = "server" if taken.space.kind == "guild" else "direct messages of"
    return Finding(f"disk of {whose} {taken.space.id}", f"{_megabytes(taken.here)} of files, {models} of models")


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.1f} MB"


def _uses_local(settings: Settings) -> bool:
    return any(settings.backends[name].base_url == LOCAL for name in settings.used_backends)


def _disk(data: Path) -> Finding:
    folder = data.absolute()
    while not folder.exists():
        folder = folder.parent
    if not folder.is_dir() or not os.access(folder, os.W_OK | os.X_OK):
        return Finding("disk", f"{folder} cannot be written to", "Set bot.data to a folder that you may write to.")
    free = shutil.disk_usage(folder).free
    detail = f"{free / 1024**3:.1f} GiB free where the data lies ({data})"
    if free >= MIN_FREE_BYTES:
        return Finding("disk", detail)
    return Finding(
        "disk", detail, "Make room: at least 2 GiB. Nothing is lost when it fills up, but nothing is learned."
    )


def _store_key(settings: Settings) -> Finding:
    file = settings.bot.data / "store.key"
    given = settings.store.key.get_secret_value()
    if not given and not file.exists():
        return Finding("key of the store", f"not made yet; the first start makes {file}")
    try:
        load_key(given, file)
    except ChatterboxError as error:
        return Finding("key of the store", "unusable", str(error))
    if not given and stat.S_IMODE(file.stat().st_mode) & 0o077:
        return Finding("key of the store", f"{file} can be read by others", f"Run: chmod 600 {file}")
    return Finding("key of the store", "from the environment" if given else str(file))


async def _weights(settings: Settings) -> AsyncIterator[Finding]:
    for weight in weights.shipped().values():
        if weight.role == "base" and settings.engine.bases:
            continue
        try:
            path = await asyncio.to_thread(weight.checked_path)
            yield Finding(f"model {weight.name}", f"{path.stat().st_size // 1_000_000} MB, whole ({weight.licence})")
        except ChatterboxError as error:
            yield Finding(f"model {weight.name}", "unusable", str(error))


async def _discord(settings: Settings) -> AsyncIterator[Finding]:
    token = settings.discord.token.get_secret_value()
    if not token:
        yield Finding(
            "token", "not set", "Set CHATTERBOX_DISCORD__TOKEN, or try everything without one: scripts/sandbox"
        )
        return
    try:
        application_of(token)
    except ChatterboxError as error:
        yield Finding("token", "not a bot's token", str(error))
        return
    try:
        async with aiohttp.ClientSession(
            headers={"Authorization": f"Bot {token}"}, timeout=aiohttp.ClientTimeout(total=15)
        ) as session:
            async for finding in _login(settings, session):
                yield finding
    except (aiohttp.ClientError, TimeoutError) as error:
        yield Finding(
            "login",
            f"{settings.discord.api_url} cannot be reached ({type(error).__name__})",
            "Check the network, a proxy or firewall, and discord.api_url.",
        )


async def _login(settings: Settings, session: aiohttp.ClientSession) -> AsyncIterator[Finding]:
    # No redirect is followed: the token goes to the configured address and nowhere else.
    address = f"{settings.discord.api_url}/v10/applications/@me"
    async with session.get(address, allow_redirects=False) as response:
        if response.status == 401:
            yield Finding(
                "login", "Discord refuses the token", "Reset it in the developer portal (page Bot) and set it."
            )
            return
        if response.status != 200:
            yield Finding("login", f"Discord answered {response.status}", "Try again later; see discordstatus.com.")
            return
        application: dict[str, Any] = await response.json(content_type=None)
        yield Finding("login", f"as {application.get('name', '?')}")
        yield _clock(response.headers.get("Date", ""))
    wants, may = settings.discord.message_content, bool(int(application.get("flags", 0)) & MESSAGE_CONTENT_FLAGS)
    if wants and not may:
        yield Finding(
            "intents",
            "discord.message_content is on, but the application may not have it",
            "Switch it on in the developer portal (page Bot), or set discord.message_content = false.",
        )
    else:
        yield Finding("intents", "message content " + ("asked for and allowed" if wants else "not asked for"))


def _clock(date: str) -> Finding:
    try:
        error_s = abs(time.time() - parsedate_to_datetime(date).timestamp())
    except (TypeError, ValueError):
        return Finding("clock", "the server told no time")
    if error_s <= MAX_CLOCK_ERROR_S:
        return Finding("clock", f"right to {MAX_CLOCK_ERROR_S} s")
    return Finding("clock", f"wrong by {error_s:.0f} s", "Set this computer's clock (for example with NTP).")


async def _backend(settings: Settings) -> AsyncIterator[Finding]:
    connections = {name: connect(settings, name) for name in settings.used_backends}
    try:
        async for finding in _asked(settings, connections):
            yield finding
    finally:
        for connection in connections.values():
            await connection.close()


async def _asked(settings: Settings, connections: Mapping[str, Connection]) -> AsyncIterator[Finding]:
    chat, training = connections[settings.chat.backend], connections[settings.training_backend]
    try:
        base = await OpenAIChatModel(chat, settings.chat.model).base()
        yield Finding(f"backend {chat.name}", f"answers; the base is {base}")
    except ChatterboxError as error:
        yield Finding(f"backend {chat.name}", "does not answer", str(error))
        return
    yield _training(training.name, await training_of(training))
    if settings.help.model:
        embedding = await embedding_of(connections[settings.embedding_backend], settings.help.model)
        says = "embeds" if embedding.can else "does not embed"
        yield Finding("help", f"{settings.help.model} {says}", embedding.why())
    else:
        yield Finding("help", "no embedding model: full-text search stands in")
    survey = survey_of(settings, connections)
    for sentence in (*await survey.of_training(), *await survey.shutdowns([base, settings.help.model])):
        yield Finding("to know", sentence)


def _training(name: str, ability: Ability) -> Finding:
    """A backend that only answers is no fault: it may be all that is wanted."""
    if ability.can is None:
        return Finding(f"training by {name}", "unknown", ability.why())
    return Finding(f"training by {name}", "is taken" if ability.can else ability.why())
