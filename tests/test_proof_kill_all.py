"""Whole machines fall over: the sandbox while people write, everything at once, and each process of the engine.

The product runs as a newcomer runs it, `chatterbox sandbox` as a process, over a loopback backend; the engine's part
with the real engine over a tiny model.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import psutil
import pytest

from bot_fixtures import words_of
from chatterbox.sandbox.client import Json, Person, SandboxError, Upload
from journey_fixtures import Product, product
from loopback_backend import LoopbackBackend, loopback_backend
from proof_fixtures import WITHIN_S, Home, buttons, home_at, replies_to
from tiny import Tiny, make_tiny


@pytest.fixture
async def backend() -> AsyncIterator[LoopbackBackend]:
    async with loopback_backend() as made:
        made.steps = 1
        yield made


@contextlib.asynccontextmanager
async def product_over(backend: LoopbackBackend, folder: Path) -> AsyncIterator[Product]:
    environment = {
        "CHATTERBOX_BACKENDS__LOOP__BASE_URL": backend.url,
        "CHATTERBOX_BACKENDS__LOOP__API_KEY": "key",
        "CHATTERBOX_CHAT__BACKEND": "loop",
        "CHATTERBOX_HELP__MODEL": "",
    }
    async with product(folder, **environment) as running:
        yield running


def dataset() -> Upload:
    said = [
        [{"role": "user", "content": f"What grows in bed {n}?"}, {"role": "assistant", "content": f"Crop {n}."}]
        for n in range(12)
    ]
    return Upload("garden.jsonl", "".join(json.dumps({"messages": row}) + "\n" for row in said).encode())


async def _write(person: Person, channel: Json, words: list[str], kept: list[Json]) -> None:
    """Says one word after the other until the sandbox is gone; what was acknowledged is in `kept`."""
    with contextlib.suppress(SandboxError, aiohttp.ClientError, OSError):
        for word in words:
            kept.append(await person.say(channel, word))


async def test_10_the_sandbox_while_messages_are_posted_and_everything_at_once(
    backend: LoopbackBackend, tmp_path: Path
) -> None:
    async with product_over(backend, tmp_path) as running:
        ben, cleo, emil = (running.people[name] for name in ("Ben", "Cleo", "Emil"))
        corner, general = ben.channel("bot-corner"), cleo.channel("general")
        backend.hold = "running"
        await ben.command(corner, "train", file=dataset())
        living = await ben.wait_message(corner, lambda m: "**Training garden**: running" in m["content"], WITHIN_S)
        backend.slow_chat = asyncio.Event()
        question = await cleo.say(general, f"<@{running.bot_id}> Are you there?")
        await asyncio.wait_for(backend.saw("POST /chat/completions"), WITHIN_S)
        kept: list[Json] = []
        writing = [
            asyncio.create_task(_write(person, general, [f"{person.id} says {n}" for n in range(500)], kept))
            for person in (cleo, emil)
        ]
        await emil.wait_message(general, lambda m: words_of(m) == f"{emil.id} says 10", WITHIN_S)
        await running.kill()
        await asyncio.gather(*writing)
        backend.slow_chat.set()
        backend.slow_chat, backend.hold = None, ""

        await running.start()
        ben, cleo = running.people["Ben"], running.people["Cleo"]

        def is_cut(message: Json) -> bool:
            return replies_to(message) == question["id"] and buttons(message) == ["Ask again"]

        # It may have been ended before Cleo was connected again.
        cut = next(filter(is_cut, await _everything(cleo, general)), None)
        cut = cut or await cleo.wait_message(general, is_cut, WITHIN_S)
        closing = await running.pinged(ben, corner, WITHIN_S)
        assert "garden** is done" in closing["content"]
        said = [message["content"] for message in await _everything(cleo, general)]
        assert all(said.count(message["content"]) == 1 for message in kept)
        assert len(kept) > 10
        assert len([m for m in await _everything(cleo, general) if replies_to(m) == question["id"]]) == 1
        told = [m["content"] for m in await ben.messages(corner, limit=100)]
        assert len([text for text in told if "garden** is done" in text]) == 1
        assert [m["id"] for m in await ben.messages(corner) if "**Training garden**" in m["content"]] == [living["id"]]
        assert len(backend.jobs) == 1 and backend.files == {}
        await cleo.press(cut, "Ask again")
        await cleo.wait_message(
            general, lambda m: replies_to(m) == question["id"] and "Correct" in buttons(m), WITHIN_S
        )


async def _everything(person: Person, channel: Json) -> list[Json]:
    found: list[Json] = []
    while page := await person.messages(channel, before=found[-1] if found else None, limit=100):
        found += page
    return found


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Tiny:
    return make_tiny(tmp_path_factory.mktemp("tiny"))


def _engine(home: Home) -> psutil.Process:
    lock = json.loads((home.folder / "bot" / "engine" / "engine.lock").read_bytes())
    return psutil.Process(lock["pid"])


async def _child(home: Home, module: str, other_than: int = 0) -> psutil.Process:
    """The engine's process that runs a module, once there is one."""
    async with asyncio.timeout(WITHIN_S):
        while True:
            with contextlib.suppress(psutil.Error, FileNotFoundError):
                for child in _engine(home).children(recursive=True):
                    if module in child.cmdline() and child.pid != other_than:
                        return child
            await asyncio.sleep(0.1)


async def test_9_the_engine_its_training_and_its_serving(tiny: Tiny, tmp_path: Path) -> None:
    """One training: its process is killed, then the one that answers, then the engine. It ends all the same, once."""
    environment = {
        "CHATTERBOX_CHAT__BACKEND": "local",
        "CHATTERBOX_CHAT__MAX_TOKENS": "16",
        "CHATTERBOX_ENGINE__BASES": json.dumps({"tiny": {"gguf": str(tiny.gguf), "weights": str(tiny.weights)}}),
        "CHATTERBOX_ENGINE__EMBEDDINGS": "false",
        "CHATTERBOX_ENGINE__THREADS": "1",
    }
    async with home_at(tmp_path, **environment) as home:
        try:
            await _killed_thrice(home)
        finally:
            with contextlib.suppress(FileNotFoundError, psutil.Error):
                engine = _engine(home)
                for process in (engine, *engine.children(recursive=True)):
                    process.kill()


async def _killed_thrice(home: Home) -> None:
    ben, cleo = home.people["Ben"], home.people["Cleo"]
    corner, general = ben.channel("bot-corner"), cleo.channel("general")
    await ben.command(corner, "train", file=dataset(), epochs=50)
    living = await ben.wait_message(corner, lambda m: "**Training garden**" in m["content"], WITHIN_S)
    await ben.wait_update(living, lambda m: "step " in m["content"], 120)

    training = await _child(home, "chatterbox.engine.train")
    os.kill(training.pid, signal.SIGKILL)
    await _child(home, "chatterbox.engine.train", other_than=training.pid)

    serving = await _child(home, "chatterbox.engine.serve.child")
    os.kill(serving.pid, signal.SIGKILL)
    answered = await home.ask(cleo, general, "Are you still there?")
    if buttons(answered) == ["Ask again"]:
        await cleo.press(answered, "Ask again")
        await cleo.wait_message(
            general, lambda m: replies_to(m) == replies_to(answered) and "Correct" in buttons(m), WITHIN_S
        )

    engine = _engine(home)
    os.kill(engine.pid, signal.SIGKILL)
    closing = await ben.wait_message(corner, lambda m: "garden** " in m["content"] and m["mentions"], 240)
    assert "is done" in closing["content"]
    await ben.wait_update(living, lambda m: "The new model is called" in m["content"], WITHIN_S)
    assert _engine(home).pid != engine.pid
    told = [m["content"] for m in await ben.messages(corner, limit=100)]
    assert len([text for text in told if "garden** is done" in text]) == 1
    jobs = [json.loads(path.read_bytes()) for path in (home.folder / "bot" / "engine").rglob("job.json")]
    assert len(jobs) <= 1
    assert home.rows("select count(*), min(state) from runs") == [(1, "succeeded")]
