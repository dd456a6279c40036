"""What is installed and shipped: the set-up without a network, the pinned versions, the weights, the wheel."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from chatterbox import weights
from chatterbox.errors import ConfigError

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "chatterbox"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
CONSTRAINTS = (ROOT / "constraints.txt").read_text()
SET_UP_FROM = ("scripts/install", "pyproject.toml", "constraints.txt", "src/chatterbox/weights.toml")
WITH_CUDA = re.compile(r"cuda-|nvidia-|triton$")
"""What PyTorch's build for CUDA needs, and its build for CPUs does not."""


def pins() -> dict[str, str]:
    lines = [line for line in CONSTRAINTS.splitlines() if line and not line.startswith("#")]
    return {canonicalize_name(name): version for name, version in (line.split("==") for line in lines)}


def needed() -> Iterator[str]:
    """Every distribution of others that some extra needs, through all that these need in turn, as installed here."""
    extras = PROJECT["optional-dependencies"]
    waiting = [Requirement(text) for text in [*PROJECT["dependencies"], *(t for e in extras.values() for t in e)]]
    seen: set[tuple[str, frozenset[str]]] = set()
    while waiting:
        wanted = waiting.pop()
        name = canonicalize_name(wanted.name)
        if name == PROJECT["name"] or (name, frozenset(wanted.extras)) in seen:
            continue
        seen.add((name, frozenset(wanted.extras)))
        yield name
        for text in metadata.requires(name) or []:
            further = Requirement(text)
            wants = [{"extra": extra} for extra in wanted.extras or {""}]
            if further.marker is None or any(further.marker.evaluate(extra) for extra in wants):
                waiting.append(further)


def test_constraints_pin_exactly_what_is_needed_at_the_versions_that_run_here() -> None:
    pinned, wanted = pins(), set(needed())
    assert wanted - set(pinned) == set(), "needed, and not pinned"
    assert [name for name in set(pinned) - wanted if not WITH_CUDA.match(name)] == [], "pinned, and not needed"
    others = {
        name: metadata.version(name)
        for name in wanted
        if metadata.version(name).partition("+")[0] != pinned[name]  # a CPU build calls itself 2.13.0+cpu
    }
    assert others == {}, "installed in another version than the one that is pinned"


def test_constraints_and_project_name_no_address() -> None:
    for name in ("constraints.txt", "pyproject.toml"):
        assert not re.search(r"://|^-|index-url|find-links", (ROOT / name).read_text(), re.MULTILINE), name


def test_what_is_committed_names_no_machine_and_no_other_host() -> None:
    """Whatever is fetched comes from where pip, npm or the user's configuration say, never from an address in here."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    folders = re.compile(r"(?<![\w.}])/(?:root|work|home)/")
    known = {"127.0.0.1", "discord.com", "support-dev.discord.com", "api.openai.com", "huggingface.co", "github.com"}
    known |= {"www.w3.org", "example.org", "our-resource.openai.azure.com", "api.tokenfactory.nebius.com"}
    for name in listed.stdout.splitlines():
        path = ROOT / name
        if path.is_file() and path.suffix in (".py", ".md", ".toml", ".txt", ".js", ".cjs", ".css", ".ftl", ""):
            text = path.read_text(encoding="utf-8")
            assert not folders.search(text), name
            hosts = set(re.findall(r"https?://([A-Za-z0-9.-]+\.[A-Za-z0-9]+)", text))
            assert {host for host in hosts - known if not host.endswith(".example")} == set(), name


@pytest.fixture
def closed_port() -> Iterator[int]:
    """A port that is bound and not listened on: every connection is refused."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield held.getsockname()[1]


def test_a_set_up_that_reaches_no_index_names_the_package_and_what_to_do(tmp_path: Path, closed_port: int) -> None:
    for name in SET_UP_FROM:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    environment |= {
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_INDEX_URL": f"http://127.0.0.1:{closed_port}/simple",
        "PIP_RETRIES": "0",
        "PIP_NO_CACHE_DIR": "1",
    }
    for attempt in range(2):
        done = subprocess.run(
            [sys.executable, "scripts/install", "none"],
            cwd=tmp_path, capture_output=True, text=True, env=environment, check=False,
        )  # fmt: skip
        assert done.returncode == 1
        assert "about 0.3 GB" in done.stdout
        assert ("Making a virtual environment" in done.stdout) == (attempt == 0)
        assert re.search(r"Setting up stopped at hatchling\S*: pip could not get it", done.stderr)
        assert "Check that this computer reaches a package index" in done.stderr
        assert "Traceback" not in done.stderr
    assert not (tmp_path / ".venv" / "chatterbox-installed").exists()


def test_a_set_up_of_something_unknown_says_what_there_is() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "scripts" / "install", "everything"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr.strip() == "usage: scripts/install [none|engine|sandbox|dev]"


@pytest.mark.parametrize("weight", weights.shipped().values(), ids=lambda weight: weight.role)
def test_weights_with_one_changed_byte_are_refused(weight: weights.Weight, tmp_path: Path) -> None:
    whole = weight.checked_path()
    assert whole.stat().st_size == weight.bytes
    assert metadata.version(weight.package) == weight.version
    copy = tmp_path / whole.name
    shutil.copy(whole, copy)
    with copy.open("r+b") as file:
        file.seek(weight.bytes // 2)
        byte = file.read(1)[0]
        file.seek(weight.bytes // 2)
        file.write(bytes([byte ^ 1]))
    with pytest.raises(ConfigError, match=f"{weight.sha256}. Install it again"):
        weights.check(copy, weight.sha256)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this tree, built by the build backend itself: nothing is fetched."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_the_package_whole_and_nothing_else(wheel: Path) -> None:
    shipped = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    files = [path for path in PACKAGE.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    guides = {f"chatterbox/{path.name}" for path in ROOT.glob("docs/bot_instruction*.md")}
    assert shipped == {path.relative_to(ROOT / "src").as_posix() for path in files} | guides
    assert {
        "chatterbox/py.typed",
        "chatterbox/weights.toml",
        "chatterbox/texts/en/general.ftl",
        "chatterbox/sandbox/page/index.html",
        "chatterbox/sandbox/samples/garden.jsonl",
        "chatterbox/store/migrations/versions/0001_tables.py",
    } <= shipped


IN_A_WHEEL = """
import asyncio
from pathlib import Path
import chatterbox
from chatterbox.commands.guide import load_guides
from chatterbox.sandbox.page import FOLDER
from chatterbox.store.store import open_store
from chatterbox.texts import say
from chatterbox.weights import shipped

async def kept():
    async with open_store(Path("data")) as store, store.reading() as work:
        pass

assert Path(chatterbox.__file__).is_relative_to(Path.cwd()), chatterbox.__file__
assert load_guides(None)["en"].startswith("# How to use")
assert set(load_guides(None)) > {"en"}
assert say("hi-title") and shipped() and (FOLDER / "index.html").is_file()
asyncio.run(kept())
assert Path("data/store.sqlite").is_file()
"""


def test_the_wheel_works_without_the_tree(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    for command in (["-c", IN_A_WHEEL], ["-m", "chatterbox", "config"]):
        subprocess.run(
            [sys.executable, *command], cwd=tmp_path, check=True, capture_output=True,
            env=os.environ | {"PYTHONPATH": str(tmp_path)},
        )  # fmt: skip
