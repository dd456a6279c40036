"""`chatterbox sandbox`: the loopback Discord with its page, and the real bot beside it as a process of its own."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import os
import sys
import webbrowser
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import filelock

from chatterbox.enginestop import stop_engine
from chatterbox.stopping import stop_requested

from . import seed
from .botprocess import BotProcess, bot_environment
from .objects import Application
from .rest.transcript import Transcript
from .server import Sandbox
from .world import Event, World

log = logging.getLogger(__name__)

USAGE = 2
COMMANDS_WITHIN_S = 15.0


async def run_sandbox(
    port: int,
    data: Path,
    open_browser: bool,
    transcript: Path | None = None,
    applications: Sequence[str] = (),
) -> int:
    """Runs until Ctrl-C or SIGTERM. Prints `ready ADDRESS` once the bot is there. The exit code: 0, or 2 with a reason.

    `transcript`: a file that gets every REST request and answer, one JSON object a line. `applications`: names of
    further bots, made where they do not exist yet and invited to both servers; their tokens are printed.
    """
    data = _folder(data)
    lock = filelock.FileLock(data / "sandbox.lock", blocking=False)
    try:
        lock.acquire()
    except filelock.Timeout:
        return _refuse(f"Another sandbox already uses {data}. Stop it, or give another folder with --data.")
    try:
        with _transcript(transcript) as kept:
            sandbox = Sandbox(data, port, transcript=kept)
            try:
                await sandbox.__aenter__()
            except OSError as error:
                sandbox.world.close()
                return _refuse(_why_not(port, error))
            try:
                for name in applications:
                    _announce(_invited(sandbox.world, name))
                await _serve(sandbox, data, open_browser)
            finally:
                await sandbox.__aexit__(None, None, None)
    finally:
        lock.release()
    return 0


async def _serve(sandbox: Sandbox, data: Path, open_browser: bool) -> None:
    """Runs the bot beside the sandbox until somebody wants both to stop."""
    bot = BotProcess(
        bot_environment(sandbox.application.token, sandbox.api_url, data, seed.trainer_roles(sandbox.world))
    )
    async with stop_requested() as stop:
        running = asyncio.create_task(bot.keep_running())
        greeting = asyncio.create_task(_greet(sandbox, open_browser))
        stopping = asyncio.create_task(stop.wait())
        try:
            done, _ = await asyncio.wait({running, stopping}, return_when=asyncio.FIRST_COMPLETED)
            if running in done:
                running.result()  # it only ends by failing to start
        finally:
            for task in (running, greeting, stopping):
                task.cancel()
            await asyncio.gather(running, greeting, stopping, return_exceptions=True)
            await bot.stop()
            await asyncio.to_thread(stop_engine, data / "engine")


async def _greet(sandbox: Sandbox, open_browser: bool) -> None:
    """Says that everything is there, once the bot is online and its commands are registered."""
    await _bot_ready(sandbox)
    sys.stdout.write(f"ready {sandbox.start_address}\n")
    sys.stdout.flush()
    if open_browser and _has_display():
        await asyncio.to_thread(webbrowser.open, sandbox.start_address)


async def _bot_ready(sandbox: Sandbox) -> None:
    world, bot_id = sandbox.world, sandbox.application.id
    news = asyncio.Event()

    def hear(event: Event) -> None:
        if event.name in ("PRESENCE_UPDATE", "COMMANDS_UPDATE"):
            news.set()

    stop = world.subscribe(hear)
    try:
        while not sandbox.wire.gateway.online(bot_id):
            news.clear()
            await news.wait()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(COMMANDS_WITHIN_S):
                while not any(command.application_id == bot_id for command in world.core.commands.values()):
                    news.clear()
                    await news.wait()
    finally:
        stop()


def _folder(data: Path) -> Path:
    data = data.absolute()
    data.mkdir(parents=True, exist_ok=True)
    return data


def _invited(world: World, name: str) -> Application:
    """The application of that name, made and invited everywhere where there is none."""
    for application in world.core.applications.values():
        if application.name == name:
            return application
    application = seed.further(world, name)
    for guild in world.core.guilds.values():
        world.guilds.invite_bot(guild.id, application.id, seed.BOT_PERMISSIONS)
    return application


def _announce(application: Application) -> None:
    told = {"name": application.name, "id": application.id, "token": application.token}
    sys.stdout.write(f"application {json.dumps(told | {'public_key': application.public_key})}\n")
    sys.stdout.flush()


def _why_not(port: int, error: OSError) -> str:
    return (
        f"Port {port} cannot be listened on: {error.strerror or error}. Stop the program that uses it, or choose "
        "another one with --port (0: a free one)."
    )


def _refuse(sentence: str) -> int:
    sys.stderr.write(sentence + "\n")
    return USAGE


def _has_display() -> bool:
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


class _KeptTranscript(Transcript):
    """Also writes every entry to a file, as soon as it is known."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = path.open("a", encoding="utf-8")

    def add(self, **entry: Any) -> None:
        super().add(**entry)
        self._file.write(json.dumps(self._entries[-1], ensure_ascii=False) + "\n")
        self._file.flush()

    def close(self) -> None:
        self._file.close()


@contextlib.contextmanager
def _transcript(path: Path | None) -> Iterator[Transcript | None]:
    if path is None:
        yield None
        return
    kept = _KeptTranscript(path)
    try:
        yield kept
    finally:
        kept.close()
