"""The engine that the bot starts: it outlives the bot, and the next one takes it over."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from chatterbox.backend.local import LOCK_FILE, LocalEngine
from chatterbox.enginestop import stop_engine

A_BOT = """
import asyncio, gc, sys
from pathlib import Path
from chatterbox.backend.local import LocalEngine

async def main():
    engine = LocalEngine("local", Path(sys.argv[1]), "", 30)
    client = await engine.client()
    print(await client.models.list())
    await engine.close()

asyncio.run(main())
gc.collect()
"""


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Path]:
    yield tmp_path / "engine"
    stop_engine(tmp_path / "engine")


def stop(data: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "chatterbox", "engine", "--stop", "--data", str(data)]
    return subprocess.run(command, cwd=data.parent, capture_output=True, text=True, check=False)


def test_an_engine_outlives_the_bot_that_started_it_and_serves_the_next(data: Path) -> None:
    environment = os.environ | {"CHATTERBOX_ENGINE__EMBEDDINGS": "false"}
    found = []
    for _start in range(2):
        subprocess.run([sys.executable, "-c", A_BOT, data], env=environment, check=True, cwd=data.parent, timeout=60)
        found.append(json.loads((data / LOCK_FILE).read_bytes())["pid"])
    assert found[0] == found[1]
    engine = psutil.Process(found[0])
    assert engine.status() != psutil.STATUS_ZOMBIE
    done = stop(data)
    assert (done.returncode, done.stderr) == (0, "") and "The engine is stopped" in done.stdout
    assert not engine.is_running() or engine.status() == psutil.STATUS_ZOMBIE
    done = stop(data)
    assert done.returncode == 2 and done.stderr == f"No engine runs with the data folder {data}.\n"


async def test_an_engine_that_is_still_starting_goes_with_its_bot(data: Path) -> None:
    """No lock file names it yet, so nobody would ever find it."""
    engine = LocalEngine("local", data, "", 30)
    asking = asyncio.create_task(engine.client())
    async with asyncio.timeout(10):
        while engine._child is None:  # noqa: ASYNC110
            await asyncio.sleep(0)
    asking.cancel()
    await asyncio.gather(asking, return_exceptions=True)
    assert await asyncio.to_thread(engine._child.wait, 10) != 0
    assert not (data / LOCK_FILE).exists()
    await engine.close()
