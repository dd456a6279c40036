"""`chatterbox sandbox` as a process, with the real bot beside it."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import psutil
import pytest

from chatterbox.enginestop import stop_engine
from chatterbox.sandbox.botprocess import bot_environment
from chatterbox.sandbox.client import SandboxClient

READY_WITHIN_S = 60


@asynccontextmanager
async def running(data: Path, *more: str) -> AsyncIterator[tuple[asyncio.subprocess.Process, list[str]]]:
    """The process once it said that it is ready, and all lines of its standard output until then."""
    with (data.parent / "log").open("ab") as log:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "chatterbox", "sandbox", "--port", "0", "--data", str(data), "--no-browser", *more),
            stdout=asyncio.subprocess.PIPE,
            stderr=log,
            cwd=data.parent,
        )
    try:
        yield process, await asyncio.wait_for(_until_ready(process), READY_WITHIN_S)
    finally:
        if process.returncode is None:
            process.terminate()
            await asyncio.wait_for(process.wait(), 30)


async def _until_ready(process: asyncio.subprocess.Process) -> list[str]:
    assert process.stdout is not None
    lines: list[str] = []
    while not (lines and lines[-1].startswith("ready ")):
        line = await process.stdout.readline()
        assert line, f"it ended before it was ready; it said {lines}"
        lines.append(line.decode().rstrip("\n"))
    return lines


def bot_of(process: asyncio.subprocess.Process) -> psutil.Process:
    return next(child for child in psutil.Process(process.pid).children() if "run" in child.cmdline())


async def gone(process: psutil.Process) -> None:
    await asyncio.to_thread(psutil.wait_procs, [process], 45)
    assert not process.is_running()


async def test_from_start_to_stop(tmp_path: Path) -> None:
    transcript = tmp_path / "transcript.jsonl"
    async with running(tmp_path / "data", "--application", "Judge", "--transcript", str(transcript)) as (
        process,
        lines,
    ):
        judge = json.loads(lines[0].removeprefix("application "))
        assert judge["name"] == "Judge" and judge["token"].count(".") == 2
        async with SandboxClient(lines[-1].removeprefix("ready ")) as client:
            ada = await client.person("Ada")
            assert "Judge" in [a["name"] for a in (await client.people())["applications"]]
            assert await ada.commands(ada.channel("general")), "the bot's commands are there when it is ready"
            bot = bot_of(process)
            bot.kill()
            await ada.wait_event("presence", lambda d: d["status"] == "offline")
            await ada.wait_event("presence", lambda d: d["status"] == "online", 30, since=len(ada.inbox.events))
        again = bot_of(process)
        process.terminate()
        assert await asyncio.wait_for(process.wait(), 30) == 0
        await gone(again)
    entries = [json.loads(line) for line in transcript.read_text().splitlines()]
    assert "/gateway/bot" in [entry["route"] for entry in entries]
    assert [entry["n"] for entry in entries] == list(range(1, len(entries) + 1))


async def test_a_killed_sandbox_takes_its_bot_along(tmp_path: Path) -> None:
    async with running(tmp_path / "data") as (process, lines):
        bot = bot_of(process)
        process.send_signal(signal.SIGKILL)
        await process.wait()
        await gone(bot)
    async with running(tmp_path / "data") as (_, again):
        key = lines[-1].partition("#key=")[2]
        assert again[-1].endswith(key), "the key is kept"


@pytest.mark.parametrize("taken", ["port", "folder"])
async def test_what_is_in_use_gets_a_sentence_and_exit_code_2(tmp_path: Path, taken: str) -> None:
    data = tmp_path / "data"
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1]) if taken == "port" else "0"
        if taken == "folder":
            data.mkdir()
            holder = await asyncio.create_subprocess_exec(
                *(sys.executable, "-c", _HOLD, str(data / "sandbox.lock")),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
            )
            assert holder.stdout is not None
            await holder.stdout.readline()
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "chatterbox", "sandbox", "--port", port, "--data", str(data), "--no-browser"),
            stderr=asyncio.subprocess.PIPE,
        )
        _, said = await asyncio.wait_for(process.communicate(), 30)
        if taken == "folder":
            await holder.communicate(b"")
    assert process.returncode == 2
    assert (port if taken == "port" else str(data)) in said.decode() and "Traceback" not in said.decode()


_HOLD = "import filelock, sys; l = filelock.FileLock(sys.argv[1]); l.acquire(); print(1, flush=True); sys.stdin.read()"


def test_the_bot_is_tied_to_the_sandbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHATTERBOX_DISCORD__TOKEN", "of a real bot")
    monkeypatch.setenv("CHATTERBOX_STORE__URL", "postgresql://of-a-real-server")
    made = bot_environment("T", "http://127.0.0.1:1/api", tmp_path, ["1", "2"])
    assert made["CHATTERBOX_BOT__TRAINER_ROLES"] == "[1, 2]"
    assert (made["CHATTERBOX_DISCORD__TOKEN"], made["CHATTERBOX_STORE__URL"]) == ("T", "")
    assert made["CHATTERBOX_DISCORD__API_URL"] == "http://127.0.0.1:1/api"
    assert Path(made["CHATTERBOX_BOT__DATA"]).is_relative_to(tmp_path)


def test_only_an_engine_is_stopped_as_one(tmp_path: Path) -> None:
    assert not stop_engine(tmp_path)
    lock = tmp_path / "engine.lock"
    lock.write_text("not json")
    assert not stop_engine(tmp_path)
    lock.write_text(json.dumps({"pid": os.getpid(), "address": "x"}))
    assert not stop_engine(tmp_path), "this process is no engine"
    lock.write_text(json.dumps({"pid": 2**22 + 1, "address": "x"}))
    assert not stop_engine(tmp_path)
