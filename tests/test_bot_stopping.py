"""The bot is asked to stop while Discord is gone and it tries to reconnect."""

from __future__ import annotations

import asyncio
from pathlib import Path

from bot_fixtures import sandbox_at
from loopback_backend import loopback_backend
from test_bot_process import bot_process


async def test_it_stops_in_the_middle_of_a_reconnect(tmp_path: Path) -> None:
    knocked = asyncio.Event()

    async def mute(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        knocked.set()
        await reader.read()
        writer.close()

    async with loopback_backend() as backend:
        async with sandbox_at(tmp_path / "sandbox") as (sandbox, client):
            ada, port = await client.person("Ada"), int(sandbox.url.rpartition(":")[2])
            process = await bot_process(sandbox, backend, tmp_path)
            await ada.wait_event("presence", lambda d: d["status"] == "online", 30)
        # Nobody answers there any more; whoever connects waits for a greeting that never comes.
        async with await asyncio.start_server(mute, "127.0.0.1", port):
            await asyncio.wait_for(knocked.wait(), 30)
            process.child.terminate()
            try:
                status, _ = await process.ended()
            finally:
                if process.child.returncode is None:
                    process.child.kill()
                    await process.child.communicate()
    assert status == 0
