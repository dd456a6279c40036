"""How a backend is reached: the openai SDK with a `base_url` and a key, and failures as our own errors."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

import openai

from chatterbox.errors import BackendDown, BackendError
from chatterbox.texts import say


class Connection(Protocol):
    """Where a backend is now. An engine that was restarted has a new port, so this is asked before each request."""

    name: str

    async def client(self) -> openai.AsyncOpenAI:
        """Raises BackendDown when it cannot be reached or started."""

    async def close(self) -> None: ...


class RemoteConnection:
    """A backend at a fixed address."""

    def __init__(self, name: str, base_url: str, api_key: str, timeout_s: float) -> None:
        self.name = name
        # A server that needs no key gets a word that is plainly none: the SDK insists on one.
        self._client = openai.AsyncOpenAI(base_url=base_url, api_key=api_key or "none", timeout=timeout_s)

    async def client(self) -> openai.AsyncOpenAI:
        return self._client

    async def close(self) -> None:
        await self._client.close()


@contextmanager
def told_as_ours(backend: str) -> Iterator[None]:
    """Turns the SDK's exceptions into BackendDown and BackendError with a sentence for people."""
    try:
        yield
    except openai.APITimeoutError as error:
        raise BackendDown(say("backend-slow", backend=backend)) from error
    except openai.APIConnectionError as error:
        raise BackendDown(say("backend-down", backend=backend)) from error
    except openai.AuthenticationError as error:
        raise BackendError(say("backend-key", backend=backend, variable=key_variable(backend))) from error
    except openai.RateLimitError as error:
        raise BackendDown(say("backend-busy", backend=backend)) from error
    except openai.APIStatusError as error:
        if error.status_code >= 500:
            raise BackendDown(say("backend-broken", backend=backend, status=str(error.status_code))) from error
        raise BackendError(say("backend-refused", backend=backend, reason=_reason(error))) from error
    except openai.OpenAIError as error:
        raise BackendError(say("backend-nonsense", backend=backend)) from error


def key_variable(backend: str) -> str:
    """The environment variable that holds a backend's key."""
    return f"CHATTERBOX_BACKENDS__{backend.upper()}__API_KEY"


def _reason(error: openai.APIStatusError) -> str:
    body = error.body
    message = body.get("message") if isinstance(body, dict) else None
    return str(message)[:300] if message else f"status {error.status_code}"
