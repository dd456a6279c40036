"""The command line as a user calls it: processes, exit codes, sentences."""

import os
import subprocess
import sys
from pathlib import Path

TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.Gabcde.secretsecret"


def _run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("CHATTERBOX_")}
    return subprocess.run(
        [sys.executable, "-m", "chatterbox", *arguments],
        cwd=folder, env=clean | environment, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


def test_config_prints_values_with_sources_and_no_secret(tmp_path: Path) -> None:
    done = _run(tmp_path, "config", CHATTERBOX_DISCORD__TOKEN=TOKEN, CHATTERBOX_CHAT__DM_TURNS="3")
    assert done.returncode == 0
    assert "chat.dm_turns = 3    # the environment" in done.stdout
    assert "discord.token = (set)" in done.stdout
    assert TOKEN not in done.stdout + done.stderr


def test_invite_asks_for_exactly_what_is_used(tmp_path: Path) -> None:
    done = _run(tmp_path, "invite", CHATTERBOX_DISCORD__TOKEN=TOKEN)
    assert done.returncode == 0
    assert "client_id=123456789012345678&scope=bot+applications.commands&permissions=" in done.stdout
    assert TOKEN not in done.stdout


def test_run_without_a_token_says_what_to_do(tmp_path: Path) -> None:
    done = _run(tmp_path, "run")
    assert done.returncode == 2
    assert "CHATTERBOX_DISCORD__TOKEN" in done.stderr and "scripts/sandbox" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_wrong_configuration_stops_every_command_with_its_sentence(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("[chat]\ntemprature = 1\n")
    for command in ("run", "engine", "config", "doctor", "invite"):
        done = _run(tmp_path, command)
        assert done.returncode == 2, command
        assert "Do you mean chat.temperature?" in done.stderr
        assert "Traceback" not in done.stderr


def test_the_bot_loads_neither_torch_nor_the_engine(tmp_path: Path) -> None:
    code = "import chatterbox.app, sys; print([m for m in sys.modules if m.split('.')[0] in ('torch', 'transformers')])"
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
