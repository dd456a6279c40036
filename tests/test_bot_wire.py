"""What `wire.py` takes from inside py-cord: these fail when another version moved it."""

from importlib.metadata import version

import pytest
from discord.http import Route

from chatterbox import wire


@pytest.fixture
def route_base(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Route, "API_BASE_URL", Route.API_BASE_URL)


def test_this_is_the_version_that_was_looked_at() -> None:
    assert version("py-cord") == "2.8.1", "go through wire.py and these tests, then change this line"


@pytest.mark.usefixtures("route_base")
def test_every_request_goes_to_the_configured_address() -> None:
    assert Route.API_BASE_URL == "https://discord.com/api/v{API_VERSION}", (
        "py-cord moved its address: see wire.point_at"
    )
    wire.point_at("http://127.0.0.1:9/api/")
    assert Route("GET", "/users/@me").url == "http://127.0.0.1:9/api/v10/users/@me"
