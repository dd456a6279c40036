"""What concerns all tests: their order."""

from __future__ import annotations

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The journey first: where several processes share the tests, none of them is left with it at the end."""
    items.sort(key=lambda item: item.get_closest_marker("journey") is None)
