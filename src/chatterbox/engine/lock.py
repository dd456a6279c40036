"""One engine per data folder: an operating-system lock says whether one lives, a JSON file where it listens."""

from __future__ import annotations

import os
import time
from pathlib import Path

import filelock
import msgspec

from chatterbox.engine.disk import write_atomically
from chatterbox.errors import ConfigError

LOCK_FILE = "engine.lock"  # {"pid", "address", "started_at"}: the bot reads it
HELD_FILE = "engine.held"  # locked as long as the engine lives, however it dies


class Address(msgspec.Struct, frozen=True):
    pid: int
    address: str
    started_at: int  # seconds since 1970


class DataLock:
    """Holds the data folder for this process."""

    def __init__(self, data: Path) -> None:
        self._path = data / LOCK_FILE
        self._held = filelock.FileLock(data / HELD_FILE, blocking=False)

    def take(self) -> None:
        """Raises ConfigError, with the other engine's address, when the folder is in use."""
        try:
            self._held.acquire()
        except filelock.Timeout:
            raise ConfigError(self._refusal()) from None
        self._path.unlink(missing_ok=True)  # of an engine that was killed

    def announce(self, address: str) -> None:
        """Says where this engine listens; call it once it does."""
        write_atomically(self._path, msgspec.json.encode(Address(os.getpid(), address, int(time.time()))))

    def release(self) -> None:
        self._path.unlink(missing_ok=True)
        self._held.release()

    def _refusal(self) -> str:
        try:
            other = msgspec.json.decode(self._path.read_bytes(), type=Address)
        except (FileNotFoundError, msgspec.MsgspecError):
            return f"Another engine is starting with the data folder {self._path.parent}. Wait for it, or give --data."
        return (
            f"An engine already runs with this data folder: {other.address} (process {other.pid}). "
            "Use that one, stop it, or give another folder with --data."
        )
