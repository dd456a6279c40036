"""A loopback Discord in this process, a client that acts as its people, and a small bot that is logged in to it."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from discord.http import Route

from chatterbox.sandbox.client import Person, SandboxClient
from chatterbox.sandbox.server import Sandbox
from sandbox_bot import make_bot


@pytest.fixture
async def sandbox(tmp_path: Path) -> AsyncIterator[Sandbox]:
    async with Sandbox(tmp_path / "sandbox") as running:
        yield running


@pytest.fixture
async def client(sandbox: Sandbox) -> AsyncIterator[SandboxClient]:
    async with SandboxClient(sandbox.start_address) as connected:
        yield connected


@pytest.fixture
async def ada(client: SandboxClient) -> Person:
    """The owner of the first server, a member of the second."""
    return await client.person("Ada")


@pytest.fixture
async def bot(sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Any]:
    """A py-cord bot, ready and with its commands registered."""
    monkeypatch.setattr(Route, "API_BASE_URL", f"{sandbox.api_url}/v10")
    made = make_bot()
    made.may_answer = asyncio.Event()
    registered = asyncio.Event()
    stop = sandbox.world.subscribe(lambda event: registered.set() if event.name == "COMMANDS_UPDATE" else None)
    running = asyncio.create_task(made.start(sandbox.application.token))
    ready = asyncio.create_task(asyncio.wait_for(made.wait_for("ready"), 10))
    try:
        await asyncio.wait({running, ready}, return_when=asyncio.FIRST_COMPLETED)
        if running.done():
            running.result()
        await ready
        await asyncio.wait_for(registered.wait(), 10)
        stop()
        yield made
    finally:
        ready.cancel()
        await made.close()
        await asyncio.gather(running, return_exceptions=True)
