"""The only place that touches private parts of py-cord. `tests/test_bot_wire.py` fails when a version moves them.

What is used: `http.Route.API_BASE_URL`, which is not documented.
"""

from __future__ import annotations

from discord.http import Route

API_PATH = "/v{API_VERSION}"


def point_at(api_url: str) -> None:
    """Sends every request of py-cord, token included, to this API and nowhere else.

    Webhooks and answers to interactions use the same class; the gateway's address comes from this API.
    """
    Route.API_BASE_URL = api_url.rstrip("/") + API_PATH
