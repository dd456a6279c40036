"""Where the other Discord libraries live: each in an environment of its own, made once in the folder that
CHATTERBOX_JUDGES names. py-cord and discord.py share a package name, so none is ever installed beside ours."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

VARIABLE = "CHATTERBOX_JUDGES"
HERE = Path(__file__).parent
HIKARI = "hikari==2.7.0"
DISCORD_PY = "discord.py==2.7.1"
DISCORD_JS = "discord.js@14.28.1"
INSTALL_TIMEOUT_S = 300


def folder() -> Path:
    """The folder that the variable names, made where it is not there."""
    found = Path(os.environ[VARIABLE]).absolute()
    found.mkdir(parents=True, exist_ok=True)
    return found


def hikari_command(folder: Path) -> tuple[list[str], dict[str, str]]:
    """The command that runs the hikari bot, and what it needs in its environment."""
    return [_python(folder, "hikari", HIKARI), str(HERE / "hikari_bot.py")], {}


def discordpy_command(folder: Path) -> tuple[list[str], dict[str, str]]:
    """The command that runs the discord.py bot, and what it needs in its environment."""
    return [_python(folder, "discordpy", DISCORD_PY), str(HERE / "discordpy_bot.py")], {}


def _python(folder: Path, name: str, requirement: str) -> str:
    """An interpreter with this requirement installed, in an environment that is made where it is not complete."""
    home = folder / name
    python = home / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not (home / "complete").exists():
        venv.create(home, with_pip=True, clear=True)
        _run([str(python), "-m", "pip", "install", "--quiet", requirement], folder)
        (home / "complete").touch()
    return str(python)


def discordjs_command(folder: Path) -> tuple[list[str], dict[str, str]]:
    """The command that runs the discord.js bot, and what it needs in its environment."""
    home = folder / "discordjs"
    if not (home / "complete").exists():
        home.mkdir(parents=True, exist_ok=True)
        _run(["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(home), DISCORD_JS], folder)
        (home / "complete").touch()
    return ["node", str(HERE / "discordjs_bot.cjs")], {"NODE_PATH": str(home / "node_modules")}


def _run(command: list[str], folder: Path) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=INSTALL_TIMEOUT_S, check=False)
    assert done.returncode == 0, f"{command[0]} could not install: {done.stdout}{done.stderr}"
