"""Fixtures: tiny models, and engines over them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import openai
import pytest

from engine_process import EngineProcess, bases_of
from tiny import Tiny, make_tiny


@pytest.fixture(scope="session")
def tiny_llama(tmp_path_factory: pytest.TempPathFactory) -> Tiny:
    return make_tiny(tmp_path_factory.mktemp("tiny"))


@pytest.fixture(scope="session")
def engine_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is made once for a model, shared by the tests."""
    return tmp_path_factory.mktemp("engine-cache")


@pytest.fixture
def new_engine(tiny_llama: Tiny, engine_cache: Path, tmp_path: Path) -> Iterator[EngineProcess]:
    """An engine of this test's own, not started yet."""
    engine = EngineProcess(tmp_path / "engine", bases_of(tiny_llama), engine_cache)
    yield engine
    engine.stop()


@pytest.fixture(scope="module")
def engine(tiny_llama: Tiny, engine_cache: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[EngineProcess]:
    """An engine that a module's tests share."""
    engine = EngineProcess(tmp_path_factory.mktemp("engine"), bases_of(tiny_llama), engine_cache).start()
    yield engine
    assert engine.stop() == 0


@pytest.fixture
def sdk(engine: EngineProcess) -> Iterator[openai.OpenAI]:
    with engine.client() as sdk:
        yield sdk
