"""The only place that touches private parts of py-cord. `tests/test_bot_wire.py` fails when a version moves them.

What is used: `http.Route.API_BASE_URL` (not documented), and the state that `message.Attachment` wants.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import discord
from discord.http import Route

API_PATH = "/v{API_VERSION}"


def point_at(api_url: str) -> None:
    """Sends every request of py-cord, token included, to this API and nowhere else.

    Webhooks and answers to interactions use the same class; the gateway's address comes from this API.
    """
    Route.API_BASE_URL = api_url.rstrip("/") + API_PATH


def uploads(interaction: discord.Interaction) -> dict[str, discord.Attachment]:
    """The files that came with a form, by their ids. py-cord gives them only for forms that it holds in memory."""
    data: Mapping[str, Any] = interaction.data or {}
    resolved: Mapping[str, Any] = data.get("resolved", {}).get("attachments", {})
    return {key: discord.Attachment(data=attachment, state=interaction._state) for key, attachment in resolved.items()}
