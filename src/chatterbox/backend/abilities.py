"""What a backend can do, found out by asking it: whether it trains and embeds, which models it lists and until when."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from typing import TYPE_CHECKING

from chatterbox.backend.connection import Connection, reason, told_as_ours
from chatterbox.backend.embedder import OpenAIEmbedder
from chatterbox.errors import BackendDown, BackendError
from chatterbox.texts import say

if TYPE_CHECKING:
    import openai

PATIENCE_S = 10.0
"""How long somebody waits for a backend that is asked what it can do."""
_NO_SUCH_ROUTE = (400, 404, 405, 410, 422, 501)


@dataclass(frozen=True, slots=True)
class Ability:
    """`can` is None where the backend could not be asked; `why` says that, or what it cannot do, to who reads it."""

    can: bool | None
    why: Callable[[], str] = str


async def training_of(connection: Connection) -> Ability:
    """Whether a backend takes training jobs: it lists those that it has. Nothing is changed there."""
    try:
        with told_as_ours(connection.name):
            client = (await connection.client()).with_options(timeout=PATIENCE_S, max_retries=0)
            answer = await _jobs(client, connection.name)
    except BackendError as error:
        return Ability(None, partial(str, error))
    if isinstance(answer, Ability):
        return answer
    # LM Studio answers every unknown route with status 200, and an error in its text.
    if isinstance(answer, dict) and isinstance(answer.get("data"), list):
        return Ability(True)
    return Ability(False, lambda: say("backend-trains-not", backend=connection.name))


async def _jobs(client: openai.AsyncOpenAI, backend: str) -> object:
    """The answer to a list of jobs, or what its refusal means."""
    import openai

    try:
        return await client.get("/fine_tuning/jobs?limit=1", cast_to=object)
    except openai.PermissionDeniedError as error:
        told = reason(error)
        return Ability(False, lambda: say("backend-trains-forbidden", backend=backend, reason=told))
    except openai.APIStatusError as error:
        if error.status_code not in _NO_SUCH_ROUTE:
            raise
        return Ability(False, lambda: say("backend-trains-not", backend=backend))


async def embedding_of(connection: Connection, model: str) -> Ability:
    """Whether a backend embeds with that model."""
    try:
        await OpenAIEmbedder(connection, model).embed(["hello"])
    except BackendDown as error:
        return Ability(None, partial(str, error))
    except BackendError as error:
        told = str(error)
        return Ability(False, lambda: say("backend-embeds-not", backend=connection.name, model=model, reason=told))
    return Ability(True)


async def models_of(connection: Connection) -> Mapping[str, date | None]:
    """The models that a backend lists, with the day on which each is switched off where it says so.

    Raises BackendError.
    """
    with told_as_ours(connection.name):
        client = (await connection.client()).with_options(timeout=PATIENCE_S, max_retries=0)
        return {model.id: _day(model.shutdown_date) async for model in client.models.list()}


def _day(told: object) -> date | None:
    """ "2027-01-14", a moment, or seconds since 1970; None for anything else."""
    try:
        if isinstance(told, int | float):
            return datetime.fromtimestamp(told, UTC).date()
        return date.fromisoformat(told[:10]) if isinstance(told, str) else None
    except (ValueError, OverflowError, OSError):
        return None
