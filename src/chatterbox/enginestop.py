"""Stopping the engine that a bot started: it outlives its bot on purpose, so that a restarted bot finds it."""

from __future__ import annotations

import json
from pathlib import Path

import psutil

LOCK_FILE = "engine.lock"  # {"pid", "address"}, written by the engine
STOP_WITHIN_S = 10.0


def stop_engine(data: Path) -> bool:
    """Stops the engine of this data folder and its children; False where none runs. Blocks for up to ten seconds."""
    engine = _running(data)
    if engine is None:
        return False
    family = [engine, *engine.children(recursive=True)]
    engine.terminate()
    _, left = psutil.wait_procs([engine], timeout=STOP_WITHIN_S)
    for process in left or []:
        process.kill()
    _, orphans = psutil.wait_procs(family, timeout=2.0)
    for process in orphans:
        process.kill()
    return True


def _running(data: Path) -> psutil.Process | None:
    """The process that the lock file names, if it is an engine: after a crash the number may be somebody else's."""
    try:
        pid = int(json.loads((data / LOCK_FILE).read_bytes())["pid"])
        process = psutil.Process(pid)
        command = process.cmdline()
    except (OSError, ValueError, KeyError, TypeError, psutil.Error):
        return None
    return process if "chatterbox" in " ".join(command) and "engine" in command else None
