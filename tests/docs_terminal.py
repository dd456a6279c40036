"""Types what a page of docs/ shows in its terminal: real processes, beside the sandbox, with folders of their own."""

from __future__ import annotations

import asyncio
import os
import re
import shlex
import signal
import sys
from collections.abc import Mapping
from pathlib import Path

from bot_fixtures import RealHouse
from docs_script import Typed, fits

WITHIN_S = 60.0
TO_BE_FILLED_IN = "…"


class Terminal:
    """A shell in a folder. `words` stand for what a reader puts in their place: ID, USER, …

    `chatterbox run &` goes on until `kill %1`, or until the terminal is closed.
    """

    def __init__(self, house: RealHouse, folder: Path, words: Mapping[str, str]) -> None:
        self._folder = folder
        self._words = dict(words)
        self._environment = _environment(house) | {"PATH": f"{_shim(folder)}:{os.environ['PATH']}"}
        self._running: asyncio.subprocess.Process | None = None
        self._said = ""

    async def type(self, typed: Typed) -> None:
        """Raises AssertionError that names the line of the page which is not true."""
        command = self._filled(typed.command)
        expected = "…".join(self._filled(typed.printed).splitlines())  # a page shows the lines that matter
        if command == "chatterbox run &":
            status, printed = 0, await self._begun(expected)
        elif command == "kill %1":
            status, printed = await self.close(), self._said
        elif command.startswith("export "):
            status, printed = 0, self._export(command)
        else:
            status, printed = await self._ended(command)
        shown = re.sub(r"\x1b\[[0-9;]*m", "", printed)
        assert fits(expected, shown), f"line {typed.line}: {command} printed something else:\n{shown}"
        assert status == 0 or expected, f"line {typed.line}: {command} failed ({status}):\n{shown}"

    async def close(self) -> int:
        """Stops the bot that runs; its exit status."""
        if self._running is None:
            return 0
        process, self._running = self._running, None
        process.send_signal(signal.SIGTERM)
        output, _ = await asyncio.wait_for(process.communicate(), WITHIN_S)
        self._said += output.decode()
        return process.returncode or 0

    async def _ended(self, command: str) -> tuple[int, str]:
        process = await self._process("bash", "-c", command)
        output, _ = await asyncio.wait_for(process.communicate(), WITHIN_S)
        return process.returncode or 0, output.decode()

    async def _begun(self, expected: str) -> str:
        """What the bot prints until it holds what the page shows."""
        self._running, self._said = await self._process("chatterbox", "run"), ""
        assert self._running.stdout
        async with asyncio.timeout(WITHIN_S):
            while not fits(expected, self._said):
                line = await self._running.stdout.readline()
                assert line, f"the bot ended: {self._said}"
                self._said += line.decode()
        return self._said

    async def _process(self, *command: str) -> asyncio.subprocess.Process:
        return await asyncio.create_subprocess_exec(
            *command, cwd=self._folder, env=self._environment, stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
        )  # fmt: skip

    def _export(self, command: str) -> str:
        name, _, value = shlex.split(command)[1].partition("=")
        if value == TO_BE_FILLED_IN:
            assert name in self._environment, f"nobody knows what to put into {name}"
        else:
            self._environment[name] = value
        return ""

    def _filled(self, text: str) -> str:
        for word, meant in self._words.items():
            text = re.sub(rf"\b{word}\b", meant, text)
        return text


def _environment(house: RealHouse) -> dict[str, str]:
    """The settings of a house, for another process."""
    settings, backend = house.settings, house.settings.backends["loop"]
    return {name: value for name, value in os.environ.items() if not name.startswith("CHATTERBOX_")} | {
        "CHATTERBOX_DISCORD__TOKEN": settings.discord.token.get_secret_value(),
        "CHATTERBOX_DISCORD__API_URL": settings.discord.api_url,
        "CHATTERBOX_BOT__DATA": str(settings.bot.data),
        "CHATTERBOX_BACKENDS__LOOP__BASE_URL": backend.base_url,
        "CHATTERBOX_BACKENDS__LOOP__API_KEY": backend.api_key.get_secret_value(),
        "CHATTERBOX_CHAT__BACKEND": "loop",
        "CHATTERBOX_HELP__MODEL": "",
        "LC_ALL": "C.UTF-8",  # a terminal speaks its own language
        "CHATTERBOX_GATE__GENERAL_QUESTIONS": str(settings.gate.general_questions),
        "CHATTERBOX_GATE__UNTAUGHT_QUESTIONS": str(settings.gate.untaught_questions),
    }


def _shim(folder: Path) -> Path:
    """A folder with a `chatterbox` that is the one under test."""
    programs = folder / ".bin"
    programs.mkdir(exist_ok=True)
    program = programs / "chatterbox"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m chatterbox "$@"\n')
    program.chmod(0o755)
    return programs
