"""The engine's server: one process that answers OpenAI's protocol, with training and serving in processes below it."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
from collections.abc import AsyncIterator
from pathlib import Path

from aiohttp import web

from chatterbox.config import Settings
from chatterbox.engine.assembly import assembled
from chatterbox.engine.configured import folders
from chatterbox.engine.idle import idle
from chatterbox.engine.key import api_key
from chatterbox.engine.lock import DataLock
from chatterbox.engine.routes import chat, embeddings, files, jobs, models
from chatterbox.engine.routes.common import Services, application
from chatterbox.errors import ConfigError

_log = logging.getLogger(__name__)

_SHUTDOWN_S = 2.0
_HAND_OVER_S = 15.0


async def run_engine(settings: Settings, host: str, port: int, data: Path, *, of_a_bot: bool = False) -> int:
    """Serves until SIGTERM or SIGINT; one `of_a_bot` also ends when nobody has asked it for `engine.idle_minutes`.

    Raises ConfigError when it cannot: folder in use, port taken, base missing.
    """
    places = folders(settings.engine, data)
    lock = DataLock(places.data)
    # A bot may want an engine again just when the one before it is ending for want of questions.
    await asyncio.to_thread(lock.take, _HAND_OVER_S if of_a_bot else 0)
    try:
        key = api_key(settings.engine.api_key.get_secret_value(), places.data)
        async with assembled(settings.engine, places, key) as services, _listening(services, host, port) as address:
            lock.announce(address)
            _log.info("listening on %s", address)
            await _until_over(services, settings.engine.idle_minutes * 60.0 if of_a_bot else 0)
            lock.withdraw()
            _log.info("stopping")
    finally:
        lock.release()
    return 0


async def _until_over(services: Services, idle_s: float) -> None:
    """Waits to be told to stop; with `idle_s` no longer than somebody needs it."""
    waiting = [asyncio.create_task(_told_to_stop(), name="told to stop")]
    if idle_s:
        waiting.append(asyncio.create_task(idle(services.idleness, idle_s, services.queue.busy), name="idle"))
    try:
        ended, _ = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        for task in ended:
            task.result()
    finally:
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)


def build(services: Services) -> web.Application:
    """The application with all its routes."""
    app = application(services)
    for resource in (models, files, jobs, chat, embeddings):
        resource.add(app.router)
    return app


@contextlib.asynccontextmanager
async def _listening(services: Services, host: str, port: int) -> AsyncIterator[str]:
    """The address of the server, while it answers."""
    # A handler is cancelled when its client has gone: nobody reads what would be generated.
    runner = web.AppRunner(build(services), access_log=None, handler_cancellation=True, shutdown_timeout=_SHUTDOWN_S)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, host, port).start()
        except OSError as error:
            raise ConfigError(
                f"The engine cannot listen on {host} port {port}: {error.strerror or error}. "
                "Stop what listens there, or choose another port (--port, engine.port; 0 takes a free one)."
            ) from error
        yield _address(host, runner.addresses[0][1])
    finally:
        await runner.cleanup()


def _address(host: str, port: int) -> str:
    """Where a program on this machine reaches it."""
    reachable = {"0.0.0.0": "127.0.0.1", "::": "[::1]", "": "127.0.0.1"}.get(host, host)  # noqa: S104
    if ":" in reachable and not reachable.startswith("["):
        reachable = f"[{reachable}]"
    return f"http://{reachable}:{port}"


async def _told_to_stop() -> None:
    told = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):  # Windows: Ctrl-C arrives as KeyboardInterrupt
            loop.add_signal_handler(number, told.set)
    await told.wait()
