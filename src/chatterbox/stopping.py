"""When to stop: on SIGINT and SIGTERM, and, where the parent asks for it, when standard input ends."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import threading
from collections.abc import AsyncIterator

STOP_ON_EOF = "CHATTERBOX_STOP_ON_EOF"
"""Set to 1 by a parent that holds our standard input: when the parent dies, however it dies, we stop."""

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


@contextlib.asynccontextmanager
async def stop_requested() -> AsyncIterator[asyncio.Event]:
    """An event that is set when the process is asked to stop."""
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    handled = [name for name in _SIGNALS if _on(loop, name, stop)]
    if os.environ.get(STOP_ON_EOF) == "1":
        threading.Thread(target=_wait_for_eof, args=(loop, stop), name="stdin", daemon=True).start()
    try:
        yield stop
    finally:
        for name in handled:
            loop.remove_signal_handler(name)


def _on(loop: asyncio.AbstractEventLoop, name: signal.Signals, stop: asyncio.Event) -> bool:
    try:
        loop.add_signal_handler(name, stop.set)
    except (NotImplementedError, RuntimeError, ValueError):
        return False  # Windows, or not the main thread: Ctrl-C raises KeyboardInterrupt there
    return True


def _wait_for_eof(loop: asyncio.AbstractEventLoop, stop: asyncio.Event) -> None:
    with contextlib.suppress(OSError):
        while os.read(0, 4096):
            pass
    with contextlib.suppress(RuntimeError):  # the loop is closed already
        loop.call_soon_threadsafe(stop.set)
