"""How a backend is reached: the openai SDK with a `base_url` and a key, and failures as our own errors.

The SDK takes longer to import than everything else together, so it is imported with the first request: the bot is
online before that.
"""

from __future__ import annotations

import asyncio
import importlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from chatterbox.backend.dialect import Dialect
from chatterbox.errors import BackendDown, BackendError
from chatterbox.texts import say

if TYPE_CHECKING:
    import openai

_NO_CREDIT = "insufficient_quota"  # OpenAI's code for an account that has to be topped up
_NO_USE_WAITING = (501, 507)  # not offered there (llama.cpp); our engine's disk is full, which it says itself


class Connection(Protocol):
    """Where a backend is now. An engine that was restarted has a new port, so this is asked before each request."""

    name: str
    dialect: Dialect

    async def client(self) -> openai.AsyncOpenAI:
        """Raises BackendDown when it cannot be reached or started."""

    async def close(self) -> None: ...


class RemoteConnection:
    """A backend at a fixed address."""

    def __init__(
        self, name: str, base_url: str, api_key: str, timeout_s: float, dialect: Dialect | None = None
    ) -> None:
        self.name = name
        self.dialect = dialect or Dialect()
        self._base_url = base_url
        # A server that needs no key gets a word that is plainly none: the SDK insists on one.
        self._api_key = api_key or "none"
        self._timeout_s = timeout_s
        self._client: openai.AsyncOpenAI | None = None

    async def client(self) -> openai.AsyncOpenAI:
        if self._client is None:
            await imported()
        if self._client is None:  # asked again: two that came at once must not make two clients
            self._client = new_client(self._base_url, self._api_key, self._timeout_s)
        return self._client

    async def close(self) -> None:
        if self._client is not None:
            await self._client.close()


async def imported() -> None:
    """Imports the SDK without holding up the event loop."""
    await asyncio.to_thread(importlib.import_module, "openai")


def new_client(base_url: str, api_key: str, timeout_s: float, max_retries: int = 2) -> openai.AsyncOpenAI:
    import openai

    return openai.AsyncOpenAI(base_url=base_url, api_key=api_key, timeout=timeout_s, max_retries=max_retries)


@contextmanager
def told_as_ours(backend: str) -> Iterator[None]:
    """Turns the SDK's exceptions into BackendDown and BackendError with a sentence for people."""
    try:
        yield
    except Exception as error:
        ours = _as_ours(backend, error)
        if ours is None:
            raise
        raise ours from error


def _as_ours(backend: str, error: Exception) -> BackendError | None:
    import openai

    match error:
        case openai.APITimeoutError():
            return BackendDown(say("backend-slow", backend=backend))
        case openai.APIConnectionError():
            return BackendDown(say("backend-down", backend=backend))
        case openai.AuthenticationError():
            return BackendError(say("backend-key", backend=backend, variable=key_variable(backend)))
        case openai.RateLimitError() if error.code == _NO_CREDIT:
            return BackendDown(say("backend-no-credit", backend=backend))
        case openai.RateLimitError():
            return BackendDown(say("backend-busy", backend=backend))
        case openai.APIStatusError() if error.status_code >= 500 and error.status_code not in _NO_USE_WAITING:
            return BackendDown(say("backend-broken", backend=backend, status=str(error.status_code)))
        case openai.APIStatusError():
            return BackendError(say("backend-refused", backend=backend, reason=reason(error)))
        case openai.APIError() if isinstance(error.body, dict) and error.body.get("message"):  # told within a stream
            return BackendError(say("backend-refused", backend=backend, reason=reason(error)))
        case openai.OpenAIError() | UnicodeDecodeError() | json.JSONDecodeError():  # the SDK lets those of a stream by
            return BackendError(say("backend-nonsense", backend=backend))
        case AttributeError() if isinstance(error.obj, str):  # the SDK hands HTML with status 200 on as a str
            return BackendError(say("backend-nonsense", backend=backend))
        case _:
            return None


def key_variable(backend: str) -> str:
    """The environment variable that holds a backend's key."""
    return f"CHATTERBOX_BACKENDS__{backend.upper()}__API_KEY"


def reason(error: openai.APIError) -> str:
    """What a backend says of a request that it refuses, without the key."""
    body = error.body
    message = body.get("message") if isinstance(body, dict) else None
    if not message:
        return f"status {error.status_code}" if hasattr(error, "status_code") else type(error).__name__
    # Some servers repeat the key that they refuse, and this sentence is read in the channel.
    key = error.request.headers.get("Authorization", "").removeprefix("Bearer ")
    return (str(message).replace(key, "(the key)") if key else str(message))[:300]
