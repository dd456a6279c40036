"""What concerns all tests: their order, the language of the terminal that they find, and what most services need."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from loopback_backend import LoopbackBackend
    from training_house import House

os.environ["LC_ALL"] = "C.UTF-8"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The journey first: where several processes share the tests, none of them is left with it at the end."""
    items.sort(key=lambda item: item.get_closest_marker("journey") is None)


@pytest.fixture
async def backend() -> AsyncIterator[LoopbackBackend]:
    """A backend on this machine that does what the test says."""
    from loopback_backend import loopback_backend  # not before a test needs it: it takes a second

    async with loopback_backend() as running:
        yield running


@pytest.fixture
async def house(backend: LoopbackBackend, tmp_path: Path) -> AsyncIterator[House]:
    """The services of datasets and trainings over a store of their own and that backend."""
    from training_house import open_house

    async with open_house(tmp_path, backend.url) as built:
        yield built
