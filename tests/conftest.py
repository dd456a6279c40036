"""What concerns all tests: their order, and the language of the terminal that they find."""

from __future__ import annotations

import os

import pytest

os.environ["LC_ALL"] = "C.UTF-8"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The journey first: where several processes share the tests, none of them is left with it at the end."""
    items.sort(key=lambda item: item.get_closest_marker("journey") is None)
