"""Serving: adapters by blue/green under load, crashes, memory of the recently used, clients that go away."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from collections.abc import AsyncIterator
from pathlib import Path

import psutil
import pytest

from chatterbox.config import Base_
from chatterbox.engine.bases import Base, resolve
from chatterbox.engine.measured import Measured
from chatterbox.engine.models import Target
from chatterbox.engine.serve.base import ServedBase
from chatterbox.engine.serve.process import ServingProcess
from chatterbox.engine.serve.service import Serving
from chatterbox.engine.serve.sizes import Sizes
from chatterbox.engine.shapes.chat import ChatRequest, UserMessage
from chatterbox.engine.shapes.errors import ApiError
from engine_adapters import random_adapter
from tiny import Tiny

pytest_plugins = ("engine_fixtures",)

SIZES = Sizes(threads=1, context=512, parallel=4, adapters=2)


@pytest.fixture(scope="module")
def adapters(tiny_llama: Tiny, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("adapters")
    return [random_adapter(folder, tiny_llama, seed) for seed in range(4)]


@pytest.fixture
def base(tiny_llama: Tiny, tmp_path: Path) -> Base:
    return resolve("tiny", Base_(gguf=str(tiny_llama.gguf)), tmp_path)


@pytest.fixture
async def serving(base: Base, tmp_path: Path) -> AsyncIterator[Serving]:
    serving = Serving({"tiny": base}, SIZES, Measured(tmp_path, SIZES.threads))
    yield serving
    await serving.close()


def question(tokens: int = 12, stop: str | None = None) -> ChatRequest:
    """Greedy; with a bias against both ends, so that an answer has the length it was asked for."""
    return ChatRequest(
        "tiny",
        [UserMessage("When is the seed swap?")],
        temperature=0,
        max_tokens=tokens,
        stop=stop,
        logit_bias={"0": -100, "2": -100},
    )


async def answer(serving: Serving, target: Target, request: ChatRequest | None = None) -> str:
    return "".join([bit.text async for bit in serving.answer(target, request or question())])


def process_of(serving: Serving) -> ServingProcess:
    process = served(serving)._process
    assert process is not None
    return process


def served(serving: Serving) -> ServedBase:
    return serving._served["tiny"].process


async def test_each_name_answers_with_its_own_adapter(serving: Serving, base: Base, adapters: list[Path]) -> None:
    targets = [Target(base, adapter) for adapter in (None, adapters[0], adapters[1])]
    alone = [await answer(serving, target) for target in targets]
    assert len(set(alone)) == 3
    together = await asyncio.gather(*(answer(serving, target) for target in targets * 3))
    assert together == alone * 3


async def test_new_adapters_appear_without_a_cut_reply(serving: Serving, base: Base, adapters: list[Path]) -> None:
    plain = Target(base, None)
    expected = await answer(serving, plain, question(200))
    blue = process_of(serving)
    stop = asyncio.Event()
    texts: list[str] = []

    async def load() -> None:
        while not stop.is_set():
            texts.append(await answer(serving, plain, question(200)))

    loads = [asyncio.create_task(load()) for _ in range(3)]
    tuned = [await answer(serving, Target(base, adapter)) for adapter in adapters]
    stop.set()
    await asyncio.gather(*loads)
    assert set(texts) == {expected}
    assert len(set(tuned)) == 4
    assert process_of(serving) is not blue
    async with asyncio.timeout(10):
        await blue.gone()


async def test_a_running_stream_finishes_on_the_old_process(serving: Serving, base: Base, adapters: list[Path]) -> None:
    whole = await answer(serving, Target(base, None), question(300))
    stream = serving.answer(Target(base, None), question(300))
    first = await anext(stream)
    blue = process_of(serving)
    await answer(serving, Target(base, adapters[0]))
    assert process_of(serving) is not blue
    assert first.text + "".join([bit.text async for bit in stream]) == whole


async def test_the_recently_used_stay_loaded(serving: Serving, base: Base, adapters: list[Path]) -> None:
    first, second, third, _ = adapters
    for adapter in (first, second, first, third):
        await answer(serving, Target(base, adapter))
    assert set(process_of(serving).adapters) == {str(third), str(first)}
    green = process_of(serving)
    await answer(serving, Target(base, first))
    assert process_of(serving) is green
    assert await answer(serving, Target(base, second)) == await answer(serving, Target(base, second))


async def test_a_crash_costs_the_running_replies_and_nothing_else(
    serving: Serving, base: Base, adapters: list[Path]
) -> None:
    target = Target(base, adapters[0])
    expected = await answer(serving, target)
    stream = serving.answer(target, question(400))
    await anext(stream)
    os.kill(process_of(serving).pid, signal.SIGSTOP)  # so that it cannot finish before it is killed
    os.kill(process_of(serving).pid, signal.SIGKILL)
    with pytest.raises(ApiError) as error:
        async for _ in stream:
            pass
    assert (error.value.status, error.value.code, error.value.retry) == (503, "model_crashed", True)
    assert await answer(serving, target) == expected


async def test_a_broken_adapter_harms_only_itself(serving: Serving, base: Base, tmp_path: Path) -> None:
    expected = await answer(serving, Target(base, None))
    blue = process_of(serving)
    broken = tmp_path / "broken.gguf"
    broken.write_bytes(b"GGUF but not really")
    with pytest.raises(ApiError):
        await answer(serving, Target(base, broken))
    assert process_of(serving) is blue
    assert await answer(serving, Target(base, None)) == expected


async def test_leaving_an_answer_frees_its_place(serving: Serving, base: Base) -> None:
    plain = Target(base, None)
    for _ in range(SIZES.parallel * 2):
        async with contextlib.aclosing(serving.answer(plain, question(480))) as stream:
            await anext(stream)
    async with asyncio.timeout(5):
        await process_of(serving)._idle.wait()
        assert await answer(serving, plain, question(3))


async def test_a_serving_process_ends_with_its_engine(base: Base) -> None:
    process = await ServingProcess.start(Path(base.gguf), [], SIZES)
    assert process._process.stdin is not None
    process._process.stdin.close()
    async with asyncio.timeout(10):
        await process.gone()
    await process.end()


async def test_its_port_needs_a_key_that_nobody_is_told(base: Base) -> None:
    import aiohttp

    process = await ServingProcess.start(Path(base.gguf), [], SIZES)
    try:
        address = process._http._base_url
        assert address is not None
        async with aiohttp.ClientSession(address) as stranger:
            for path in ("/props", "/slots", "/v1/models", "/models", "/lora-adapters"):
                async with stranger.get(path) as response:
                    assert response.status in (401, 404)
            async with stranger.post("/completion", json={"prompt": "x"}) as response:
                assert response.status == 401
        key = process._http.headers["Authorization"].split()[1]
        assert key not in " ".join(psutil.Process(process.pid).cmdline())
    finally:
        await process.end()
