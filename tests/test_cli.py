"""The command line as a user calls it: processes, exit codes, sentences."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from format_files import FORMATS

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


@pytest.mark.parametrize(
    ("command", "environment", "words"),
    [
        ("", {}, "the following arguments are required"),
        ("nonsense", {}, "invalid choice"),
        ("engine --port 99999", {}, "a number from 0 to 65535"),
        ("sandbox --no-browser --port many", {}, "a number from 0 to 65535"),
        ("engine --stop", {}, "No engine runs with the data folder"),
        ("engine --data a-file", {}, "a-file cannot be used: File exists"),
        ("sandbox --no-browser --port 0 --data a-file", {}, "a-file cannot be used"),
        ("run", {"CHATTERBOX_BOT__DATA": "a-file"}, "a-file cannot be used"),
        ("run", {"CHATTERBOX_STORE__URL": "nonsense"}, "store.url cannot be used"),
        ("run", {"CHATTERBOX_STORE__KEY": "short"}, "not 32 bytes"),
        ("invite", {"CHATTERBOX_DISCORD__TOKEN": "hello"}, "three parts with dots between"),
        ("invite", {"CHATTERBOX_DISCORD__TOKEN": ""}, "There is no token"),
        ("config", {"CHATTERBOX_CONFIG": "gone.toml"}, "gone.toml, and there is no such file"),
    ],
)
def test_what_cannot_be_done_is_said_and_told_by_the_exit_status(
    tmp_path: Path, command: str, environment: dict[str, str], words: str
) -> None:
    (tmp_path / "a-file").touch()
    done = _run(tmp_path, *command.split(), **({"CHATTERBOX_DISCORD__TOKEN": TOKEN} | environment))
    assert done.returncode == 2
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_doctor_who_finds_something_says_so_by_the_exit_status(tmp_path: Path) -> None:
    (tmp_path / "a-file").touch()
    done = _run(
        tmp_path, "doctor", CHATTERBOX_BOT__DATA="a-file",
        CHATTERBOX_CHAT__BACKEND="gone", CHATTERBOX_BACKENDS__GONE__BASE_URL="http://127.0.0.1:9/v1",
    )  # fmt: skip
    assert done.returncode == 1
    assert "a-file cannot be written to" in done.stdout
    assert "FAIL token: not set" in done.stdout
    assert "FAIL backend gone: does not answer" in done.stdout
    assert "Traceback" not in done.stderr


def test_without_the_engines_packages_a_sentence_says_what_to_install(tmp_path: Path) -> None:
    code = (
        "import sys, importlib.util as u; real = u.find_spec; "
        "u.find_spec = lambda name, package=None: None if name == 'xllamacpp' else real(name, package); "
        "from chatterbox.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    for command in (["engine"], ["sandbox", "--no-browser"]):
        done = subprocess.run(
            [sys.executable, "-c", code, *command], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert done.returncode == 2
        assert "scripts/install engine" in done.stderr and "Traceback" not in done.stderr


def test_a_dataset_is_checked_as_train_would(tmp_path: Path) -> None:
    (tmp_path / "faq.csv").write_bytes(FORMATS["CSV"][1])
    done = _run(tmp_path, "dataset", "check", "faq.csv")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Checked: 12 rows, about " in done.stdout
    assert "I read it as question/answer." in done.stdout
    (tmp_path / "faq.csv").write_bytes(FORMATS["CSV"][1] + b"a,b,c\n")
    done = _run(tmp_path, "dataset", "check", "faq.csv")
    assert done.returncode == 1
    assert "- Line 26 has 3 cells" in done.stdout
    assert "1 fault, by kind: cells 1." in done.stdout
    report = json.loads(_run(tmp_path, "dataset", "check", "--json", "faq.csv").stdout)
    assert (report["rows"], report["usable"], report["separable"]) == (12, False, True)
    assert [(fault["line"], fault["kind"]) for fault in report["listed"]] == [(26, "cells")]
    done = _run(tmp_path, "dataset", "check", "gone.csv")
    assert (done.returncode, done.stderr) == (2, "There is no file gone.csv.\n")


def test_a_folder_is_imported_and_a_file_fetched_without_a_bot(tmp_path: Path) -> None:
    folder = tmp_path / "sets"
    folder.mkdir()
    (folder / "faq.csv").write_bytes(FORMATS["CSV"][1])
    (folder / "junk.csv").write_bytes(b"no,table\n")
    done = _run(tmp_path, "dataset", "import", "sets", "--guild", "77")
    assert done.returncode == 1
    assert "faq, version 1: 12 rows\n" in done.stdout and "junk.csv: This file cannot be trained on" in done.stdout
    assert _run(tmp_path, "dataset", "import", "sets", "--guild", "77", "--rows", "avoid").returncode == 1
    done = _run(tmp_path, "getfile", "77", "upload:1", "--to", "out")
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "out" / "faq-v1.csv").read_bytes() == FORMATS["CSV"][1]
    done = _run(tmp_path, "getfile", "77", "upload:1", "--to", "out")
    assert done.returncode == 2 and "faq-v1.csv" in done.stderr
    done = _run(tmp_path, "getfile", "78", "upload:1")
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    done = _run(tmp_path, "dataset", "import", "nowhere", "--guild", "77")
    assert (done.returncode, "There are no files in nowhere" in done.stderr) == (2, True)
