"""Bots of other Discord libraries, each in an environment of its own, work in the sandbox as ours does.

The environments are made once, below the folder that CHATTERBOX_FOREIGN names (`artefacts/foreign` without it). Where
the packages cannot be fetched the tests are skipped, and say so; with CHATTERBOX_FOREIGN set they fail.
"""

import asyncio
import os
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

import discord_document
from chatterbox.sandbox.client import SandboxClient, Upload
from chatterbox.sandbox.server import Sandbox

HERE = Path(__file__).parent
HIKARI, DISCORD_JS = "hikari==2.7.0", "discord.js@14.28.1"


def environment(name: str) -> Path:
    return Path(os.environ.get("CHATTERBOX_FOREIGN") or HERE.parent / "artefacts" / "foreign") / name


def made(name: str, *commands: list[str]) -> Path:
    """The folder of an environment, made if it is not there. Skips (or fails) where that is not possible."""
    folder = environment(name)
    if (folder / "complete").exists():
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        for command in commands:
            subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=300)
    except (OSError, subprocess.SubprocessError) as fault:
        give_up = pytest.fail if os.environ.get("CHATTERBOX_FOREIGN") else pytest.skip
        give_up(f"{name} could not be installed: {fault}")
    (folder / "complete").touch()
    return folder


def hikari(sandbox: Sandbox) -> tuple[list[str], Path]:
    python = environment("hikari") / "bin" / "python"
    pip = [str(python), "-m", "pip", "install", "-q", HIKARI]
    folder = made("hikari", [sys.executable, "-m", "venv", "."], pip)
    return [str(python), str(HERE / "foreign" / "hikari_bot.py"), f"{sandbox.api_url}/v10"], folder


def discord_js(sandbox: Sandbox) -> tuple[list[str], Path]:
    npm = ["npm", "install", "--no-audit", "--no-fund", "--prefix", ".", DISCORD_JS]
    folder = made("discordjs", npm)
    return ["node", str(HERE / "foreign" / "discordjs_bot.mjs"), sandbox.api_url], folder


@asynccontextmanager
async def running(sandbox: Sandbox, command: list[str], folder: Path) -> AsyncIterator[None]:
    """Runs a bot until the block ends; it begins once its commands are registered."""
    registered = asyncio.Event()
    stop = sandbox.world.subscribe(lambda event: registered.set() if event.name == "COMMANDS_UPDATE" else None)
    process = await asyncio.create_subprocess_exec(*command, sandbox.application.token, cwd=folder)
    ended = asyncio.ensure_future(process.wait())
    waiting = asyncio.ensure_future(registered.wait())
    try:
        await asyncio.wait({ended, waiting}, timeout=30, return_when=asyncio.FIRST_COMPLETED)
        assert waiting.done(), "the bot did not register its commands"
        yield
    finally:
        stop()
        waiting.cancel()
        if process.returncode is None:
            process.terminate()
        await asyncio.wait_for(ended, 10)


@pytest.mark.parametrize("library", [hikari, discord_js])
async def test_a_short_flow(library, tmp_path: Path) -> None:
    async with Sandbox(tmp_path) as sandbox, SandboxClient(sandbox.start_address) as client:
        command, folder = await asyncio.to_thread(library, sandbox)
        async with running(sandbox, command, folder):
            ada = await client.person("Ada")
            channel = ada.channel("general")
            question = await ada.say(channel, f"<@{sandbox.application.id}> hello")
            answer = await ada.wait_message(channel, lambda m: m["author"].get("bot"))
            answer = await ada.wait_update(answer, lambda m: m["content"].startswith("heard"))
            assert answer["content"] == f"heard {len(question['content'])}"
            assert answer["attachments"][0]["filename"] == "notes.txt"
            assert answer["message_reference"]["message_id"] == question["id"]
            choices = await ada.autocomplete(channel, "greet", "who", who="a")
            assert choices == [{"name": "Ada", "value": "ada"}]
            greeted = await ada.command(channel, "greet", who="ada", file=Upload("a.txt", b"12345"))
            assert greeted.text == "hello ada 5"
            form = await ada.press(greeted.message, "More")
            assert form.modal["title"] == "A form"
            assert (await ada.submit(form, {"text": "typed"})).text == "got typed"
            shouted = await ada.message_command(question, "Shout")
            said = await ada.wait_update(shouted.message, lambda m: not m["flags"] & 128)
            assert said["content"] == question["content"].upper()
        if document := discord_document.named():
            assert discord_document.complaints(sandbox.wire.transcript.since(0), document) == []
