"""Other Discord libraries, unmodified, drive a short flow against the sandbox."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest

from chatterbox.sandbox import seed
from chatterbox.sandbox.client import Person, SandboxClient, Upload
from chatterbox.sandbox.server import Sandbox
from discord_document import the_document
from judges import environments

pytest_plugins = ("sandbox_fixtures",)

pytestmark = pytest.mark.skipif(
    environments.VARIABLE not in os.environ, reason=f"{environments.VARIABLE} names no folder for other libraries"
)

READY_WITHIN_S = 60
LIBRARIES: dict[str, Callable[[Path], tuple[list[str], dict[str, str]]]] = {
    "discord.js": environments.discordjs_command,
    "hikari": environments.hikari_command,
    "discord.py": environments.discordpy_command,
}


@pytest.fixture(params=LIBRARIES)
async def bot_id(request: pytest.FixtureRequest, sandbox: Sandbox) -> AsyncIterator[str]:
    """A bot of each library, ready and with its commands registered."""
    command, more = await asyncio.to_thread(LIBRARIES[request.param], environments.folder())
    application = seed.further(sandbox.world, request.param)
    for guild in sandbox.world.core.guilds.values():
        sandbox.world.guilds.invite_bot(guild.id, application.id, seed.BOT_PERMISSIONS)
    process = await asyncio.create_subprocess_exec(
        *command,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        env={**os.environ, **more, "API": sandbox.api_url, "TOKEN": application.token},
    )
    said: list[str] = []
    news = asyncio.Event()
    reading = asyncio.create_task(_read(process, said, news))
    try:
        async with asyncio.timeout(READY_WITHIN_S):
            while "ready" not in said and not reading.done():
                await news.wait()
                news.clear()
        assert "ready" in said, "\n".join(said)
        yield application.id
    finally:
        if process.returncode is None:
            assert process.stdin is not None
            process.stdin.close()
            try:
                await asyncio.wait_for(process.wait(), 15)
            except TimeoutError:
                process.kill()
                await process.wait()
        await reading
        request.node.add_report_section("call", "bot", "\n".join(said))


async def _read(process: asyncio.subprocess.Process, said: list[str], news: asyncio.Event) -> None:
    assert process.stdout is not None
    async for line in process.stdout:
        said.append(line.decode().rstrip())
        news.set()
    asyncio.get_running_loop().call_soon(news.set)  # once this task counts as done


async def test_a_short_flow(bot_id: str, ada: Person, client: SandboxClient) -> None:
    channel = ada.channel("general")
    ben = await client.person("Ben")
    choices = await ada.autocomplete(channel, "hello", "text", text="ab")
    assert choices == [{"name": "ab!", "value": "ab!"}]
    options: dict[str, Any] = {"text": "Ada", "times": 2, "file": Upload("a.txt", b"bytes"), "who": ben.user}
    answer = await ada.command(channel, "hello", **options)
    assert answer.text == "hello Ada|2|bytes|Ben" and answer.message is not None
    assert (await ada.press(answer.message, "More")).outcome == "update"
    await ada.wait_update(answer.message, lambda m: m["content"] == "more")
    assert (await ada.select(answer.message, "Pick", ["2"])).text == "picked 2"
    form = await ada.command(channel, "ask")
    said = await ada.submit(form, {"Your text": "words"})
    assert said.text == "said words" and said.message is not None and said.message["flags"] & 64
    thinking = await ada.command(channel, "wait")
    assert thinking.outcome == "deferred" and thinking.message is not None
    await ada.wait_update(thinking.message, lambda m: m["content"] == "waited")
    await ada.wait_message(channel, lambda m: m["content"] == "again, edited")
    target = await ben.say(channel, "unseen otherwise")
    assert (await ada.message_command(target, "Repeat")).text == "unseen otherwise"
    asked = await ben.say(channel, f"<@{bot_id}> do you hear?")
    heard = await ben.wait_message(channel, lambda m: m["content"] == "heard do you hear?, clearly")
    assert heard["message_reference"]["message_id"] == asked["id"]
    await ben.wait_event("reaction_add", lambda d: d["message_id"] == asked["id"])
    await client.world.drop_gateway()
    await ben.say(channel, f"<@{bot_id}> and now?")
    await ben.wait_message(channel, lambda m: m["content"] == "heard and now?, clearly", timeout_s=60)
    if document := the_document():
        assert [str(fault) for fault in document.check(await client.world.transcript())] == []
