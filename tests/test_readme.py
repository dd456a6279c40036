"""README.md and docs/*.md against the product: commands, links, settings, paths and examples that they name."""

from __future__ import annotations

import asyncio
import importlib.machinery
import importlib.util
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any, cast

import pytest

from chatterbox.cli import _parser
from chatterbox.config import Settings
from chatterbox.config_load import CONFIG_VARIABLE, NOT_SETTINGS, load

ROOT = Path(__file__).resolve().parent.parent
PAGES = [ROOT / "README.md", *sorted(ROOT.glob("docs/*.md")), *sorted(ROOT.glob("benchmarks/*.md"))]
FENCE = re.compile(r"^ *```(\w*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
MADE_FROM = ("pyproject.toml", "constraints.txt", "src/chatterbox/weights.toml")
"""A set-up is made anew when one of these changes."""
WORD_OF_SHELL = {"git", "cd"}
"""Commands of the shell blocks that are not ours."""


def pages() -> list[Any]:
    return [pytest.param(page, id=page.name) for page in PAGES]


def blocks(page: Path, language: str) -> list[str]:
    return [text for kind, text in FENCE.findall(page.read_text()) if kind == language]


def prose(page: Path) -> str:
    return FENCE.sub("", page.read_text())


def spans(page: Path) -> list[str]:
    """What stands between backticks."""
    return re.findall(r"`([^`\n]+)`", prose(page))


def shell_lines() -> list[str]:
    """Every command of every shell block, and every one that the text names with its options."""
    lines = [
        part.strip()
        for page in PAGES
        for block in blocks(page, "sh")
        for line in block.splitlines()
        for part in line.split("#")[0].split("&&")
    ]
    named = [span for page in PAGES for span in spans(page) if re.match(r"(scripts/|chatterbox |\.venv/bin/)", span)]
    return sorted({line for line in [*lines, *named] if line})


@pytest.fixture(scope="module")
def docs() -> ModuleType:
    """scripts/docs as a module."""
    loader = importlib.machinery.SourceFileLoader("scripts_docs", str(ROOT / "scripts" / "docs"))
    module = importlib.util.module_from_spec(cast("Any", importlib.util.spec_from_loader(loader.name, loader)))
    written, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        loader.exec_module(module)
    finally:
        sys.dont_write_bytecode = written
    return module


def subcommands() -> dict[str, set[str]]:
    """Each command of `chatterbox`, and its options and those of what stands below it."""
    parser = _parser()
    action = next(action for action in parser._actions if action.choices and not action.option_strings)
    choices = cast("dict[str, Any]", action.choices)
    return {name: options_of(one) for name, one in choices.items()}


def options_of(parser: Any) -> set[str]:
    """Those of a command and of the commands below it."""
    below = (one for act in parser._actions if isinstance(act.choices, dict) for one in act.choices.values())
    return {word for act in parser._actions for word in act.option_strings}.union(*map(options_of, below))


def test_every_block_has_a_language_that_is_checked_here() -> None:
    kinds = {kind for page in PAGES for kind, _text in FENCE.findall(page.read_text())}
    assert kinds <= {"sh", "toml", "python", "json", "text", "discord", "console"}
    for page in PAGES:
        for block in blocks(page, "json"):
            json.loads(block)


@pytest.mark.parametrize("line", shell_lines())
def test_a_command_that_is_named_is_there_with_its_options(line: str) -> None:
    words = shlex.split(line)
    name = words[0].removeprefix(".venv/bin/")
    if name == "export":
        assert known_variable(words[1].split("=")[0])
    elif name == "chatterbox":
        options = {word for word in words[2:] if word.startswith("--")}
        assert words[1] in subcommands() and options <= subcommands()[words[1]]
    elif name == "python":
        assert (ROOT / words[1]).is_file()
    elif name not in WORD_OF_SHELL:
        assert os.access(ROOT / name, os.X_OK), f"{name} is no program of this repository"


def test_every_command_explains_itself(tmp_path: Path) -> None:
    for name in subcommands():
        with pytest.raises(SystemExit) as ended:
            _parser().parse_args([name, "--help"])
        assert ended.value.code == 0
    done = subprocess.run([sys.executable, "-m", "chatterbox", "--help"], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0 and all(name in done.stdout for name in subcommands())


@pytest.mark.parametrize("page", pages())
def test_links_lead_somewhere(page: Path) -> None:
    for link in re.findall(r"\[[^\]]*\]\(([^)\s]+)\)", prose(page)):
        path, _, place = link.partition("#")
        if not link.startswith("https://"):
            target = page.parent / path if path else page
            assert target.exists(), link
            headings = re.findall(r"^#+ (.*)$", target.read_text(), re.MULTILINE) if place else []
            places = {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}
            assert not place or place in places, link


@pytest.mark.parametrize("page", pages())
def test_paths_that_are_named_are_there(page: Path) -> None:
    for span in spans(page):
        if re.fullmatch(r"(src|tests|docs|scripts|benchmarks)/[\w./-]*|[\w-]+\.(toml|md|txt)", span):
            assert (ROOT / span).exists(), span


def known_variable(name: str) -> bool:
    """Whether the configuration, or one process, reads a variable of that name. <NAME> stands for a backend's."""
    if name in NOT_SETTINGS:
        return True
    model: Any = Settings
    path = name.removeprefix("CHATTERBOX_").removesuffix("_FILE").lower().split("__")
    if path[0] == "backends":
        return len(path) == 3 and path[2] in load({}, ROOT / "docs").backends["local"].__class__.model_fields
    for part in path:
        field = getattr(model, "model_fields", {}).get(part)
        if field is None:
            return False
        model = field.annotation
    return True


@pytest.mark.parametrize("page", [*pages(), pytest.param(ROOT / "config.toml", id="config.toml")])
def test_variables_that_are_named_are_read(page: Path) -> None:
    for name in re.findall(r"CHATTERBOX_[A-Z0-9_]+(?:<NAME>)?[A-Z0-9_]*", page.read_text()):
        assert known_variable(name), name


def test_every_variable_that_the_product_reads_is_known() -> None:
    read = {
        name
        for folder in ("src", "tests", "scripts", ".ci")
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and path.suffix in ("", ".py")
        for name in re.findall(r"environ(?:\.get\(|\[)\s*\"(CHATTERBOX_\w+)\"", path.read_text())
    }
    assert CONFIG_VARIABLE in NOT_SETTINGS
    assert [name for name in read if not known_variable(name)] == []


@pytest.mark.parametrize("page", pages())
def test_settings_that_are_named_exist(page: Path) -> None:
    for span in spans(page):
        found = re.match(r"([a-z]+)\.([a-z_]+)\b(?!\.)", span)
        field = Settings.model_fields.get(found[1]) if found else None
        if found and field and not span.endswith((".toml", ".md", ".key")):
            assert found[2] in cast("Any", field.annotation).model_fields, span


@pytest.mark.parametrize("page", pages())
def test_configurations_that_are_shown_are_taken(page: Path, tmp_path: Path) -> None:
    for block in blocks(page, "toml"):
        values = tomllib.loads(block)
        (tmp_path / "config.toml").write_text(block)
        settings = load({}, tmp_path)
        assert values and set(values) <= set(settings.model_fields_set)


def test_commands_of_the_bot_that_are_named_exist(docs: ModuleType) -> None:
    registered = {command.qualified_name: command for command in asyncio.run(docs.all_commands())}
    for page in PAGES:
        for span in spans(page):
            found = re.match(r"/([a-z_]+)(?: ([a-z]+):)?", span)
            if found and not re.match(r"/(people|api|gateway|cdn|page|usr|v1)\b", span):
                assert found[1] in registered, span
                assert found[2] in (None, *(option.name for option in registered[found[1]].options)), span


def test_tables_and_configuration_are_as_the_code_has_them(docs: ModuleType) -> None:
    assert (ROOT / "config.toml").read_text() == docs.config_toml()
    assert (ROOT / "README.md").read_text() == docs.with_tables((ROOT / "README.md").read_text())


@pytest.mark.skipif(os.name == "nt", reason="a shell script")
def test_the_sandbox_script_sets_up_only_once_and_hands_its_options_on(tmp_path: Path) -> None:
    for name in (
        "scripts/install",
        "scripts/sandbox",
        "pyproject.toml",
        "constraints.txt",
        "src/chatterbox/weights.toml",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    fingerprint = f"import runpy; print(runpy.run_path({str(tmp_path / 'scripts/install')!r})['fingerprint']())"
    print_it = subprocess.run([sys.executable, "-c", fingerprint], capture_output=True, text=True, check=True)
    (tmp_path / ".venv" / "chatterbox-installed").write_text(f"dev {print_it.stdout}")
    done = subprocess.run([tmp_path / "scripts" / "sandbox", "--help"], capture_output=True, text=True, cwd=tmp_path)
    assert done.returncode == 0
    assert "Setting up" not in done.stdout and "--no-browser" in done.stdout
