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
from chatterbox.engine.key import api_key
from chatterbox.engine.lock import DataLock
from chatterbox.engine.routes import chat, embeddings, files, jobs, models
from chatterbox.engine.routes.common import Services, application
from chatterbox.errors import ConfigError

_log = logging.getLogger(__name__)

_SHUTDOWN_S = 2.0


async def run_engine(settings: Settings, host: str, port: int, data: Path) -> int:
    """Serves until SIGTERM or SIGINT. Raises ConfigError when it cannot: folder in use, port taken, base missing."""
    places = folders(settings.engine, data)
    lock = DataLock(places.data)
    lock.take()
    try:
        key = api_key(settings.engine.api_key.get_secret_value(), places.data)
        async with assembled(settings.engine, places, key) as services, _listening(services, host, port) as address:
            lock.announce(address)
            _log.info("listening on %s", address)
            await _told_to_stop()
            _log.info("stopping")
    finally:
        lock.release()
    return 0


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
