"""The bot as a process, over its real services and a loopback backend: start, stop, and what stands in the way."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sqlite3
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot_fixtures import sandbox_at
from chatterbox.sandbox.client import SandboxClient, Upload
from chatterbox.sandbox.server import Sandbox
from loopback_backend import LoopbackBackend, loopback_backend
from training_house import garden

EXIT_S = 20.0


class Process:
    """`chatterbox run` beside the test."""

    def __init__(self, child: asyncio.subprocess.Process) -> None:
        self.child = child

    async def ended(self) -> tuple[int, str]:
        """Its exit status and what it said."""
        _, said = await asyncio.wait_for(self.child.communicate(), EXIT_S)
        return self.child.returncode or 0, said.decode()

    async def killed(self) -> None:
        self.child.kill()
        await self.child.communicate()


async def bot_process(
    sandbox: Sandbox, backend: LoopbackBackend, data: Path, *, env: dict[str, str] | None = None
) -> Process:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("CHATTERBOX_")}
    environment |= {
        "CHATTERBOX_DISCORD__TOKEN": sandbox.application.token,
        "CHATTERBOX_DISCORD__API_URL": sandbox.api_url,
        "CHATTERBOX_BOT__DATA": str(data / "bot"),
        "CHATTERBOX_BACKENDS__LOOP__BASE_URL": backend.url,
        "CHATTERBOX_BACKENDS__LOOP__API_KEY": "key",
        "CHATTERBOX_CHAT__BACKEND": "loop",
        "CHATTERBOX_HELP__MODEL": "",
        "CHATTERBOX_STOP_ON_EOF": "1",
        **(env or {}),
    }
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "chatterbox", "run", cwd=data, env=environment,
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    return Process(child)


@pytest.fixture
async def backend() -> AsyncIterator[LoopbackBackend]:
    async with loopback_backend() as made:
        yield made


@pytest.fixture
async def discord(tmp_path: Path) -> AsyncIterator[tuple[Sandbox, SandboxClient]]:
    async with sandbox_at(tmp_path / "sandbox") as made:
        yield made


@contextlib.asynccontextmanager
async def running(
    discord: tuple[Sandbox, SandboxClient], backend: LoopbackBackend, data: Path, **env: str
) -> AsyncIterator[Process]:
    """The process, online; killed at the end where it still runs."""
    sandbox, client = discord
    ada, bot_id = await client.person("Ada"), sandbox.application.id
    since = len(ada.inbox.events)
    process = await bot_process(sandbox, backend, data, env=env)
    try:
        await ada.wait_event(
            "presence", lambda d: (d["user_id"], d["status"]) == (bot_id, "online"), timeout_s=30, since=since
        )
        yield process
    finally:
        if process.child.returncode is None:
            await process.killed()


Discord = tuple[Sandbox, SandboxClient]


async def test_it_is_online_soon_answers_and_stops_when_its_input_ends(
    discord: Discord, backend: LoopbackBackend, tmp_path: Path
) -> None:
    sandbox, client = discord
    cleo = await client.person("Cleo")
    async with running(discord, backend, tmp_path) as process:
        channel = cleo.channel("general")
        await cleo.say(channel, f"<@{sandbox.application.id}> hello?")
        await cleo.wait_message(channel, lambda m: "says hello" in m["content"])
        assert process.child.stdin
        process.child.stdin.close()
        status, said = await process.ended()
    assert status == 0
    assert "Traceback" not in said
    assert sandbox.application.token not in said
    assert "hello?" not in said


@pytest.mark.parametrize("name", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_stops_it(
    discord: Discord, backend: LoopbackBackend, tmp_path: Path, name: signal.Signals
) -> None:
    async with running(discord, backend, tmp_path) as process:
        begun = time.monotonic()
        process.child.send_signal(name)
        status, said = await process.ended()
    assert status == 0
    assert "Traceback" not in said
    assert time.monotonic() - begun < 10


async def test_a_second_bot_on_the_same_data_is_refused(
    discord: Discord, backend: LoopbackBackend, tmp_path: Path
) -> None:
    async with running(discord, backend, tmp_path):
        second = await bot_process(discord[0], backend, tmp_path, env={"CHATTERBOX_STOP_ON_EOF": "0"})
        status, said = await second.ended()
    assert status == 2
    assert "A bot is running already" in said
    assert "Traceback" not in said


@pytest.mark.parametrize(
    ("token", "sentence"), [("", "There is no token"), ("MTIz.abc.wrong", "Discord refused the token")]
)
async def test_a_token_that_does_not_work_is_said(
    discord: Discord, backend: LoopbackBackend, tmp_path: Path, token: str, sentence: str
) -> None:
    # Its input ends at once here, and that must not be what stops it.
    env = {"CHATTERBOX_DISCORD__TOKEN": token, "CHATTERBOX_STOP_ON_EOF": "0"}
    process = await bot_process(discord[0], backend, tmp_path, env=env)
    status, said = await process.ended()
    assert status == 2
    assert sentence in said
    assert "Traceback" not in said
    assert token == "" or token not in said


async def test_without_the_intent_it_says_so_once_and_goes_on(
    discord: Discord, backend: LoopbackBackend, tmp_path: Path
) -> None:
    sandbox, client = discord
    cleo = await client.person("Cleo")
    async with running(discord, backend, tmp_path, CHATTERBOX_DISCORD__MESSAGE_CONTENT="true") as process:
        channel = cleo.channel("general")
        await cleo.say(channel, f"<@{sandbox.application.id}> hello?")
        await cleo.wait_message(channel, lambda m: "says hello" in m["content"])
        process.child.send_signal(signal.SIGTERM)
        _, said = await process.ended()
    assert said.count("does not grant the message-content intent") == 1


async def test_a_reply_that_kill_cut_is_ended_at_the_next_start(
    discord: Discord, backend: LoopbackBackend, tmp_path: Path
) -> None:
    sandbox, client = discord
    cleo = await client.person("Cleo")
    channel = cleo.channel("general")
    backend.slow_chat = asyncio.Event()
    async with running(discord, backend, tmp_path) as process:
        question = await cleo.say(channel, f"<@{sandbox.application.id}> hello?")
        await asyncio.wait_for(backend.saw("POST /chat/completions"), 20)
        await process.killed()
    backend.slow_chat.set()
    backend.slow_chat = None
    async with running(discord, backend, tmp_path):
        cut = await cleo.wait_message(channel, lambda m: "cut off here" in m["content"])
        assert cut["message_reference"]["message_id"] == question["id"]
        await cleo.press(cut, "Ask again")
        await cleo.wait_message(channel, lambda m: "says hello" in m["content"])


@pytest.mark.parametrize("recorded", [True, False], ids=["its message is known", "killed before that was recorded"])
async def test_a_test_that_kill_cut_is_ended_at_the_next_start(
    discord: Discord, backend: LoopbackBackend, tmp_path: Path, recorded: bool
) -> None:
    _, client = discord
    cleo = await client.person("Cleo")
    channel = cleo.channel("general")
    backend.slow_chat = asyncio.Event()
    async with running(discord, backend, tmp_path) as process:
        await cleo.wait_event("commands_update", timeout_s=30)
        await cleo.command(channel, "test", file=Upload("cases.json", b'[{"prompt": "When?", "expect": "nine"}]'))
        shown = await cleo.wait_message(channel, lambda m: "**Test** of one case" in m["content"])
        await asyncio.wait_for(backend.saw("POST /chat/completions"), 20)
        await process.killed()
    backend.slow_chat.set()
    if not recorded:
        with contextlib.closing(sqlite3.connect(tmp_path / "bot" / "store.sqlite")) as store, store:
            assert store.execute("UPDATE tests_under_way SET message_id = NULL").rowcount == 1
    async with running(discord, backend, tmp_path):
        ended = await cleo.wait_update(shown, lambda m: "it stopped" in m["content"])
        assert "Start the test again" in ended["content"]
    everybodys = await (await client.person("Ada")).messages(channel)
    assert [message["id"] for message in everybodys] == [shown["id"]]


async def test_a_run_that_kill_met_goes_on_in_its_message(
    discord: Discord, backend: LoopbackBackend, tmp_path: Path
) -> None:
    _, client = discord
    ben = await client.person("Ben")
    corner = ben.channel("bot-corner")
    backend.hold = "running"
    async with running(discord, backend, tmp_path) as process:
        await ben.wait_event("commands_update", timeout_s=30)
        await ben.command(corner, "train", file=Upload("garden.jsonl", garden(12)))
        living = await ben.wait_message(corner, lambda m: "**Training garden**" in m["content"])
        await asyncio.wait_for(backend.saw("POST /fine_tuning/jobs"), 30)
        await process.killed()
    backend.hold = ""
    async with running(discord, backend, tmp_path):
        await ben.wait_update(living, lambda m: "The new model is called" in m["content"], 60)
        closing = await ben.wait_message(corner, lambda m: "is done" in m["content"])
        assert [user["id"] for user in closing["mentions"]] == [ben.id]
    assert len(backend.jobs) == 1
    assert not backend.files
