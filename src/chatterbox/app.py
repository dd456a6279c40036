"""The composition root: builds everything, starts it, and takes it down again without losing anything.

    settings -> store -> backend -> services -> cogs -> bot

Only this module constructs collaborators. `run` returns when the bot was asked to stop.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Coroutine, Iterator
from typing import Any

from filelock import FileLock, Timeout

from chatterbox import wire
from chatterbox.assembly import assemble
from chatterbox.bot import IntentRefused
from chatterbox.config import Settings
from chatterbox.errors import ConfigError
from chatterbox.links import Listener, listening
from chatterbox.services import Services, open_services
from chatterbox.stopping import stop_requested
from chatterbox.texts import DEFAULT_LANGUAGE, say, speaking

_log = logging.getLogger(__name__)

LOCK_FILE = "bot.lock"
CLOSE_TIMEOUT_S = 10.0
SWEEP_EVERY_S = 3600.0


async def run(settings: Settings) -> int:
    """Runs the bot until SIGINT, SIGTERM or the end of its standard input; the exit status.

    Raises ConfigError: no token or a wrong one, a data folder in use, a store that cannot be opened.
    """
    token = settings.discord.token.get_secret_value()
    if not token:
        raise ConfigError(say("token-missing"))
    wire.point_at(settings.discord.api_url)
    with _only_one(settings), speaking(DEFAULT_LANGUAGE):  # what is not said to somebody goes into the log
        async with (
            stop_requested() as stop,
            open_services(settings) as services,
            listening(settings.downloads, Listener(services.links, services.filing)),
        ):
            await _resumed(services)
            sweeping = asyncio.create_task(_sweep(services), name="sweep")
            try:
                await _until(stop, _serve(settings, services, token))
            finally:
                sweeping.cancel()
                await asyncio.gather(sweeping, return_exceptions=True)
    return 0


@contextlib.contextmanager
def _only_one(settings: Settings) -> Iterator[None]:
    """One bot a data folder: two would answer everything twice."""
    settings.bot.data.mkdir(parents=True, exist_ok=True, mode=0o700)
    lock = FileLock(settings.bot.data / LOCK_FILE)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise ConfigError(say("bot-runs-already", folder=str(settings.bot.data))) from None
    try:
        yield
    finally:
        lock.release()


async def _sweep(services: Services) -> None:
    """Deletes what has had its time, at the start and every hour."""
    while True:
        try:
            _log.info("%d turns of the log had their time", await services.privacy.sweep())
            _log.info("%d models had their time", await services.retention.sweep())
        except Exception:
            _log.exception("the sweep failed")  # a full disk, for one; in an hour again
        await asyncio.sleep(SWEEP_EVERY_S)


async def _resumed(services: Services) -> None:
    """Takes up deletions that were cut, before anybody is answered out of what has to go."""
    try:
        await services.privacy.resume()
    except Exception:
        _log.exception("a deletion that was cut could not be taken up")


async def _serve(settings: Settings, services: Services, token: str) -> None:
    """Runs the bot; once more without the message-content intent where Discord does not grant it."""
    wanted = settings.discord.message_content
    try:
        await _session(settings, services, token, message_content=wanted)
    except IntentRefused:
        if not wanted:
            raise
        _log.warning("%s", say("intent-refused"))
        await _session(settings, services, token, message_content=False)


async def _session(settings: Settings, services: Services, token: str, *, message_content: bool) -> None:
    assembled = assemble(settings, services, message_content=message_content)
    try:
        await assembled.run(token)
    finally:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(assembled.close(), CLOSE_TIMEOUT_S)


async def _until(stop: asyncio.Event, work: Coroutine[Any, Any, None]) -> None:
    """Does the work until it ends or the stop is asked for."""
    working, stopping = asyncio.create_task(work), asyncio.create_task(stop.wait())
    try:
        await asyncio.wait((working, stopping), return_when=asyncio.FIRST_COMPLETED)
    finally:
        stopping.cancel()
        working.cancel()
        ended = await asyncio.gather(working, return_exceptions=True)
    if isinstance(ended[0], Exception):
        raise ended[0]
