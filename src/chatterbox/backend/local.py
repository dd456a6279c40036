"""The local engine as the bot sees it: found by its lock file, started when it is not there, never imported.

The engine outlives its bot, so a restarted bot takes over the one that runs. It is a process of its own with the same
configuration; its key is made by the engine and read from the data folder that both share.
"""

from __future__ import annotations

import asyncio
import importlib.util
import json
import logging
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from chatterbox.backend.connection import imported, new_client
from chatterbox.backend.dialect import Dialect
from chatterbox.errors import BackendDown, ConfigError
from chatterbox.texts import say

if TYPE_CHECKING:
    import openai

_log = logging.getLogger(__name__)

LOCK_FILE = "engine.lock"
KEY_FILE = "engine.key"
LOG_FILE = "engine.log"
START_TIMEOUT_S = 60.0
_POLL_S = 0.05


class LocalEngine:
    """`Connection` to the engine in `data`: every request finds it running."""

    def __init__(self, name: str, data: Path, api_key: str, timeout_s: float) -> None:
        self.name = name
        self.dialect = Dialect()
        self._data = data
        self._api_key = api_key
        self._timeout_s = timeout_s
        self._client: openai.AsyncOpenAI | None = None
        self._address = ""
        self._starting = asyncio.Lock()
        self._child: subprocess.Popen[bytes] | None = None

    async def client(self) -> openai.AsyncOpenAI:
        address = self._running()
        if address is None:
            async with self._starting:
                address = self._running() or await self._start()
        if self._client is None:
            await imported()
        if self._client is None or address != self._address:
            # Nothing is awaited before the change: two that come at once must not make two clients.
            stale, self._address = self._client, address
            self._client = fresh = new_client(f"{address}/v1", self._key(), self._timeout_s, max_retries=1)
            if stale:
                await stale.close()
            return fresh
        return self._client

    async def close(self) -> None:
        """Lets go of the engine; it goes on running."""
        if self._client is not None:
            await self._client.close()
            self._client = None

    def _running(self) -> str | None:
        """The address that the lock file names, if the process that wrote it still lives."""
        try:
            lock = json.loads((self._data / LOCK_FILE).read_bytes())
            pid, address = int(lock["pid"]), str(lock["address"])
        except (FileNotFoundError, ValueError, KeyError, TypeError):
            return None
        return address if _alive(pid) else None

    def _key(self) -> str:
        return self._api_key or (self._data / KEY_FILE).read_text(encoding="ascii").strip()

    async def _start(self) -> str:
        if importlib.util.find_spec("xllamacpp") is None:
            raise ConfigError(say("engine-missing"))
        self._data.mkdir(parents=True, exist_ok=True)
        _log.info("starting the engine in %s", self._data)
        with (self._data / LOG_FILE).open("ab") as log:
            # Not asyncio's: a loop that closes kills the children that it started (Python 3.12).
            self._child = child = subprocess.Popen(  # noqa: ASYNC220
                [sys.executable, "-m", "chatterbox", "engine", "--of-a-bot", "--data", str(self._data)],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                start_new_session=True,  # a Ctrl-C at the bot's terminal is not meant for it
                env={name: value for name, value in os.environ.items() if name != "CHATTERBOX_DISCORD__TOKEN"},
            )  # fmt: skip
        try:
            async with asyncio.timeout(START_TIMEOUT_S):
                return await self._ready(child)
        except asyncio.CancelledError:
            child.terminate()  # nobody knows of it yet: who stops the bot now would leave it behind
            raise
        except TimeoutError:
            child.terminate()
            raise BackendDown(say("engine-not-started", reason=self._last_words())) from None

    async def _ready(self, child: subprocess.Popen[bytes]) -> str:
        """Waits for the engine that was started, or for the one that was quicker."""
        while (address := self._running()) is None:
            if child.poll() is not None and self._running() is None:
                raise BackendDown(say("engine-not-started", reason=self._last_words()))
            await asyncio.sleep(_POLL_S)
        return address

    def _last_words(self) -> str:
        try:
            lines = (self._data / LOG_FILE).read_text(encoding="utf-8", errors="replace").splitlines()
        except FileNotFoundError:
            return ""
        return lines[-1][:300] if lines else ""


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return not _zombie(pid)


def _zombie(pid: int) -> bool:
    """A child of ours that was killed answers signals until it is waited for (Linux)."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:
        return False
    return stat.rpartition(")")[2].split()[:1] == ["Z"]
