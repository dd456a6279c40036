"""What every route shares: the services, the middleware (key, errors), queries, JSON answers."""

from __future__ import annotations

import hmac
import logging
import re
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Annotated, Any, Literal, TypeVar

import msgspec
from aiohttp import web
from msgspec import Meta

from chatterbox.engine.disk import is_full
from chatterbox.engine.embedding.service import Embeddings
from chatterbox.engine.files import Files
from chatterbox.engine.handout.results import Results
from chatterbox.engine.idle import Idleness
from chatterbox.engine.jobs import Jobs
from chatterbox.engine.models import Models
from chatterbox.engine.queue import TrainingQueue
from chatterbox.engine.serve.service import Serving
from chatterbox.engine.shapes.body import decode, explained
from chatterbox.engine.shapes.errors import ApiError, disk_full, no_key

_log = logging.getLogger(__name__)

T = TypeVar("T")
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True, slots=True)
class Services:
    """What the routes call."""

    key: str
    models: Models
    files: Files
    jobs: Jobs
    queue: TrainingQueue
    results: Results
    serving: Serving
    embeddings: Embeddings | None
    idleness: Idleness


SERVICES = web.AppKey("services", Services)
_MAX_BODY = 32 * 1024 * 1024
_METADATA = re.compile(r"^metadata\[(.*)\]$")


class ListQuery(msgspec.Struct, frozen=True):
    """The query of a list. An empty `limit` leaves the resource's own."""

    after: str | None = None
    limit: Annotated[int, Meta(ge=0, le=10_000)] | None = None
    order: Literal["asc", "desc"] = "desc"
    purpose: str | None = None


async def body(request: web.Request, kind: type[T]) -> T:
    """The JSON body as a `kind`. Raises ApiError 400."""
    return decode(await request.read(), kind)


def query(request: web.Request) -> ListQuery:
    """Raises ApiError 400."""
    try:
        return msgspec.convert(dict(request.query), ListQuery, strict=False)
    except msgspec.ValidationError as error:
        raise explained(error) from None


def metadata(request: web.Request) -> dict[str, str]:
    """The pairs of `metadata[key]=value`."""
    return {match[1]: value for name, value in request.query.items() if (match := _METADATA.match(name))}


def json(answer: Any, status: int = 200) -> web.Response:
    return web.Response(body=msgspec.json.encode(answer), status=status, content_type="application/json")


def failed(error: ApiError) -> web.Response:
    response = web.Response(body=error.encoded(), status=error.status, content_type="application/json")
    response.headers["x-should-retry"] = "true" if error.retry else "false"
    return response


@web.middleware
async def guard(request: web.Request, handler: Handler) -> web.StreamResponse:
    """The key on every path, known or not; every failure in OpenAI's shape; an id on every answer."""
    request_id = f"req_{secrets.token_hex(16)}"
    try:
        _check_key(request)
        with request.app[SERVICES].idleness.asked():
            response = await handler(request)
    except ApiError as error:
        response = failed(error)
    except web.HTTPException as error:
        response = failed(_http_error(request, error))
    except (ConnectionError, TimeoutError):
        raise
    except Exception as error:
        response = failed(_broken(request, request_id, error))
    if not response.prepared:
        response.headers["x-request-id"] = request_id
    return response


def _broken(request: web.Request, request_id: str, error: Exception) -> ApiError:
    if is_full(error):
        _log.error("request %s: the disk is full", request_id)
        return disk_full()
    _log.error("request %s broke: %s %s", request_id, request.method, request.path, exc_info=error)
    message = f"The engine broke while it answered this request. Its log says more under {request_id}."
    return ApiError(500, message, code="internal_error")


def _check_key(request: web.Request) -> None:
    scheme, _, given = request.headers.get("Authorization", "").partition(" ")
    key = request.app[SERVICES].key
    if scheme.lower() != "bearer" or not hmac.compare_digest(given.strip().encode(), key.encode()):
        raise no_key(bool(given.strip()))


def _http_error(request: web.Request, error: web.HTTPException) -> ApiError:
    if error.status == 404:
        return ApiError(404, f"Invalid URL ({request.method} {request.path})", code="unknown_url")
    if error.status == 405:
        message = f"Not allowed to {request.method} on {request.path}. Perhaps you meant another HTTP method."
        return ApiError(405, message, code="method_not_allowed")
    if error.status == 413:
        return ApiError(413, f"The request is larger than {_MAX_BODY} bytes.", code="request_too_large")
    return ApiError(error.status, error.reason, code=None)


def application(services: Services) -> web.Application:
    app = web.Application(middlewares=[guard], client_max_size=_MAX_BODY)
    app[SERVICES] = services
    return app
