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
        self._held = filelock.FileLock(data / HELD_FILE, thread_local=False)  # taken in a thread, released in another

    def take(self, wait_s: float = 0) -> None:
        """Waits so long for an engine that is ending. Raises ConfigError, with its address, when the folder is in use.

        One that answers is not waited for.
        """
        try:
            self._held.acquire(timeout=0 if self._path.is_file() else wait_s)
        except filelock.Timeout:
            raise ConfigError(self._refusal()) from None
        self._path.unlink(missing_ok=True)  # of an engine that was killed

    def announce(self, address: str) -> None:
        """Says where this engine listens; call it once it does."""
        write_atomically(self._path, msgspec.json.encode(Address(os.getpid(), address, int(time.time()))))

    def withdraw(self) -> None:
        """Says that this engine answers no more: who wants one starts another, which waits for this one's end."""
        self._path.unlink(missing_ok=True)

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
