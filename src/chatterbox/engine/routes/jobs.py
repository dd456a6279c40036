"""/v1/fine_tuning/jobs: create, list, get, cancel, events, checkpoints; and, our own, a job's model merged."""

from __future__ import annotations

from aiohttp import web

from chatterbox.engine.routes.common import SERVICES, Services, body, json, metadata, query
from chatterbox.engine.shapes.errors import ApiError, bad, no_file
from chatterbox.engine.shapes.job_request import JobRequest

_JOBS = "/v1/fine_tuning/jobs"
_PAGE = 20
_CHECKPOINT_PAGE = 10


def add(router: web.UrlDispatcher) -> None:
    router.add_post(_JOBS, _create)
    router.add_get(_JOBS, _list)
    router.add_get(_JOBS + "/{job}", _get)
    router.add_post(_JOBS + "/{job}/cancel", _cancel)
    router.add_get(_JOBS + "/{job}/events", _events)
    router.add_get(_JOBS + "/{job}/checkpoints", _checkpoints)
    router.add_post(_JOBS + "/{job}/merged", _merged)


async def _create(request: web.Request) -> web.Response:
    services = request.app[SERVICES]
    wanted = await body(request, JobRequest)
    wanted.refuse_impossible()
    await _check_names(services, wanted)
    return json(await services.queue.submit(wanted))


async def _check_names(services: Services, wanted: JobRequest) -> None:
    if services.models.base(wanted.model) is None:
        await services.models.get(wanted.model)  # 404 when nobody knows it
        message = f"The model '{wanted.model}' cannot be trained from. Choose a base, such as the first of /v1/models."
        raise bad(message, "model_not_available", "model")
    for param, file_id in (("training_file", wanted.training_file), ("validation_file", wanted.validation_file)):
        if file_id is None:
            continue
        try:
            file = await services.files.get(file_id)
        except ApiError:
            raise no_file(file_id, status=400, param=param) from None
        if file.purpose != "fine-tune":
            message = f"File '{file_id}' has the purpose '{file.purpose}'; a {param} needs 'fine-tune'."
            raise bad(message, "invalid_file_purpose", param)


async def _list(request: web.Request) -> web.Response:
    wanted = query(request)
    limit = _PAGE if wanted.limit is None else wanted.limit
    jobs = request.app[SERVICES].jobs
    return json(await jobs.page(after=wanted.after, limit=limit, metadata=metadata(request)))


async def _get(request: web.Request) -> web.Response:
    return json(await request.app[SERVICES].jobs.get(request.match_info["job"]))


async def _cancel(request: web.Request) -> web.Response:
    return json(await request.app[SERVICES].queue.cancel(request.match_info["job"]))


async def _events(request: web.Request) -> web.Response:
    wanted = query(request)
    limit = _PAGE if wanted.limit is None else wanted.limit
    jobs = request.app[SERVICES].jobs
    return json(await jobs.events(request.match_info["job"], after=wanted.after, limit=limit))


async def _checkpoints(request: web.Request) -> web.Response:
    wanted = query(request)
    limit = _CHECKPOINT_PAGE if wanted.limit is None else wanted.limit
    jobs = request.app[SERVICES].jobs
    return json(await jobs.checkpoints(request.match_info["job"], after=wanted.after, limit=limit))


async def _merged(request: web.Request) -> web.Response:
    """The file object of base and adapter as one GGUF; its bytes come from /v1/files, as those of every file."""
    return json(await request.app[SERVICES].results.merged(request.match_info["job"]))
