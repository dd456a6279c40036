"""GET /v1/models, GET and DELETE /v1/models/{model}; GET /health."""

from __future__ import annotations

from aiohttp import web

from chatterbox.engine.routes.common import SERVICES, json
from chatterbox.engine.shapes.objects import ModelList


def add(router: web.UrlDispatcher) -> None:
    router.add_get("/health", _health)
    router.add_get("/v1/models", _list)
    router.add_get("/v1/models/{model:.+}", _get)
    router.add_delete("/v1/models/{model:.+}", _delete)


async def _health(_request: web.Request) -> web.Response:
    return json({"status": "ok"})


async def _list(request: web.Request) -> web.Response:
    return json(ModelList(await request.app[SERVICES].models.listed()))


async def _get(request: web.Request) -> web.Response:
    return json(await request.app[SERVICES].models.get(request.match_info["model"]))


async def _delete(request: web.Request) -> web.Response:
    """The model, its checkpoints and the files that hold it."""
    services = request.app[SERVICES]
    name = request.match_info["model"]
    deleted, gone = await services.models.delete(name)
    for tuned in gone:
        await services.serving.forget(tuned.base, services.models.adapter_of(tuned))
        if tuned.name == name:
            await services.results.drop(tuned.job)
    return json(deleted)
