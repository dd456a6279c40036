"""Sight: whether a model takes pictures. As configured; else as its server states in the list of its models.

Stated by OpenRouter and Nebius (`architecture`), Mistral (`capabilities`) and others that do like them. OpenAI, vLLM
and Ollama state nothing: there `chat.images` says it. Our own engine takes none.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping
from typing import Any, Literal

from chatterbox.backend.abilities import PATIENCE_S
from chatterbox.backend.connection import Connection, told_as_ours
from chatterbox.backend.local import LocalEngine
from chatterbox.errors import BackendError

_log = logging.getLogger(__name__)

ASKED_EVERY_S = 6 * 3600.0
_WORDS = frozenset({"image", "images", "image_input", "vision", "multimodal"})


class Sight:
    def __init__(
        self,
        connection: Connection,
        wanted: Literal["auto", "yes", "no"],
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._connection = connection
        self._wanted = wanted
        self._monotonic = monotonic
        self._asked_at: float | None = None
        self._seeing: frozenset[str] = frozenset()

    async def takes(self, model: str) -> bool:
        """Whether a model may be sent pictures. A server that does not answer is asked again the next time."""
        if self._wanted != "auto" or isinstance(self._connection, LocalEngine):
            return self._wanted == "yes"
        if self._asked_at is None or self._monotonic() - self._asked_at >= ASKED_EVERY_S:
            await self._ask()
        return bool(self._seeing & {model, self._connection.dialect.asked_as(model)})

    async def _ask(self) -> None:
        try:
            with told_as_ours(self._connection.name):
                client = (await self._connection.client()).with_options(timeout=PATIENCE_S, max_retries=0)
                seeing = [model.id async for model in client.models.list() if _sees(model.model_extra or {})]
        except BackendError as error:
            _log.info("%s does not say which of its models take pictures: %s", self._connection.name, error)
            return
        self._seeing, self._asked_at = frozenset(seeing), self._monotonic()


def _sees(told: Mapping[str, Any]) -> bool:
    architecture = told.get("architecture")
    places = [told, architecture] if isinstance(architecture, dict) else [told]
    for place in places:
        for key in ("input_modalities", "modalities", "capabilities"):
            if not _WORDS.isdisjoint(_named(place.get(key))):
                return True
        modality = place.get("modality")  # "text+image->text"
        if isinstance(modality, str) and "image" in modality.partition("->")[0]:
            return True
    return False


def _named(told: object) -> set[str]:
    """The words of a list, or of a mapping those that are true."""
    if isinstance(told, dict):
        return {str(name) for name, there in told.items() if there is True}
    return {word for word in told if isinstance(word, str)} if isinstance(told, list) else set()
