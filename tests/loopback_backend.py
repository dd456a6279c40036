"""A loopback backend that speaks the OpenAI protocol and whose behaviour tests steer: slow, down, cut, odd.

It trains nothing: a job moves on by one status or some steps each time it is looked at. What it keeps (files, jobs)
stays while bots come and go.
"""

from __future__ import annotations

import asyncio
import itertools
import json
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

BASE = "tiny-base"


@dataclass
class LoopbackBackend:
    """`steps` is how many steps a job takes; `hold` a status that jobs do not leave while it is set."""

    steps: int = 3
    hold: str = ""
    at_once: int = 1  # how many steps a job goes on each time it is looked at
    down: bool = False
    status: str = ""  # told instead of the true one
    fails: str = ""  # why jobs fail
    names_model: bool = True
    refuse_chat: bool = False
    results: dict[str, bytes] = field(default_factory=dict)  # what it hands out of every job
    slow_chat: asyncio.Event | None = None  # chat waits for it
    about: dict[str, Any] = field(default_factory=dict)  # what is told of the base beside its name
    broken_routes: Counter[str] = field(default_factory=Counter)  # "POST /files": how often it is answered with 500
    refused_routes: dict[str, tuple[int, str]] = field(default_factory=dict)  # "POST /files": a status and what it says
    unclear_routes: Counter[str] = field(default_factory=Counter)  # done, but the connection breaks before the answer
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    jobs: dict[str, dict[str, Any]] = field(default_factory=dict)
    events: dict[str, list[dict[str, Any]]] = field(default_factory=dict)
    deleted: set[str] = field(default_factory=set)  # names of models
    calls: list[str] = field(default_factory=list)
    uploads: list[bytes] = field(default_factory=list)
    sent: dict[str, bytes] = field(default_factory=dict)  # every file that was ever here, by its id
    asked: list[dict[str, Any]] = field(default_factory=list)
    answer: Callable[[str, list[dict[str, str]]], str] = lambda model, messages: f"{model} says hello"
    breaks: bool = False  # a streamed answer: its connection breaks after the first word
    pause: asyncio.Event | None = None  # a streamed answer waits for it before its last word
    too_long: bool = False  # a streamed answer reaches max_tokens
    stops_short: bool = False  # a streamed answer ends after its first word, as if that were all
    born: str = "validating_files"  # the status of a new job
    odd_job: dict[str, Any] = field(default_factory=dict)  # what jobs say otherwise
    left_out: set[str] = field(default_factory=set)  # what jobs do not say at all
    file_status: str | None = "processed"
    trained_tokens: int | None = None  # told of a job that succeeded
    listed: list[dict[str, Any]] = field(default_factory=list)  # models beside the base
    missing: tuple[str, ...] = ()  # beginnings of the routes that this host does not have
    unknown: Callable[[], web.Response] = lambda: web.json_response({"detail": "Not Found"}, status=404)
    html: bool = False  # every answer is a page with status 200
    busy_routes: Counter[str] = field(default_factory=Counter)  # answered so often with 429 and Retry-After
    deployed: dict[str, str] | None = None  # what answers here: names of deployments, and their models
    not_taken: dict[str, str] = field(
        default_factory=dict
    )  # fields of a chat request that are refused: with which code
    no_pictures: bool = False  # a message with a picture is refused, as OpenAI's text models do
    checkpoints: list[dict[str, Any]] = field(default_factory=list)  # of every job
    raw: bytes = b""  # sent as the text of one streamed piece, as it is: between the quotes of its JSON
    called: asyncio.Condition = field(default_factory=asyncio.Condition)
    url: str = ""

    def __post_init__(self) -> None:
        self._numbers = itertools.count(1)

    async def saw(self, route: str, times: int = 1) -> None:
        """Waits until a route was called so often."""
        async with self.called:
            await self.called.wait_for(lambda: self.calls.count(route) >= times)

    def make_file(self, name: str, content: bytes) -> dict[str, Any]:
        file_id = f"file-{next(self._numbers)}"
        self.files[file_id] = (name, content)
        self.uploads.append(content)
        self.sent[file_id] = content
        return self.file(file_id)

    def file(self, file_id: str) -> dict[str, Any]:
        name, content = self.files[file_id]
        return {
            "id": file_id,
            "object": "file",
            "bytes": len(content),
            "created_at": 1,
            "filename": name,
            "purpose": "fine-tune",
            "status": self.file_status,
        }

    def make_job(self, asked: dict[str, Any]) -> dict[str, Any]:
        job_id = f"ftjob-{next(self._numbers)}"
        self.jobs[job_id] = {
            "id": job_id,
            "object": "fine_tuning.job",
            "created_at": int(time.time()),
            "error": {"code": None, "message": None, "param": None},
            "fine_tuned_model": None,
            "finished_at": None,
            "hyperparameters": {"n_epochs": "auto"},
            "model": asked["model"],
            "organization_id": "org",
            "result_files": [],
            "seed": asked.get("seed", 0),
            "status": self.born,
            "trained_tokens": None,
            "training_file": asked["training_file"],
            "validation_file": None,
            "metadata": asked.get("metadata"),
            "suffix": asked.get("suffix"),
            "method": asked.get("method"),
            "step": 0,
        }
        self.events[job_id] = []
        return self.jobs[job_id]

    def advance(self, job: dict[str, Any]) -> None:
        """Moves a job on by one status or step."""
        status = job["status"]
        if status == self.hold:
            return
        if status == "validating_files":
            job["status"] = "queued"
        elif status == "queued":
            job["status"] = "running"
        elif status == "running" and job["step"] < self.steps:
            for _ in range(min(self.at_once, self.steps - job["step"])):
                job["step"] += 1
                step = job["step"]
                data = {"step": step, "train_loss": 3.0 / step, "total_steps": self.steps}
                self.tell(job["id"], f"Step {step}/{self.steps}", "metrics", data)
        elif status == "running" and self.fails:
            job["status"], job["error"] = "failed", {"code": "bad", "message": self.fails, "param": None}
        elif status == "running":
            job["status"], job["trained_tokens"] = "succeeded", self.trained_tokens
            job["fine_tuned_model"] = f"ft:{job['model']}:{job['suffix']}" if self.names_model else None

    def told(self, job: dict[str, Any]) -> dict[str, Any]:
        """A job as this host tells it."""
        whole = job | {"status": self.status or job["status"]} | self.odd_job
        if self.results:
            whole["result_files"] = [f"result-{name}" for name in self.results]
        return {name: value for name, value in whole.items() if name not in self.left_out}

    def tell(self, job_id: str, message: str, kind: str, data: dict[str, Any]) -> None:
        event = {
            "id": f"ftevent-{next(self._numbers)}",
            "object": "fine_tuning.job.event",
            "created_at": 1,
            "level": "info",
            "message": message,
            "type": kind,
            "data": data,
        }
        self.events[job_id].append(event)


@asynccontextmanager
async def loopback_backend() -> AsyncIterator[LoopbackBackend]:
    backend = LoopbackBackend()
    app = web.Application(client_max_size=64 * 1024 * 1024, middlewares=[_trouble(backend)])
    routes = _Routes(backend)
    app.add_routes(
        [
            web.get("/v1/models", routes.models),
            web.delete("/v1/models/{id:.+}", routes.delete_model),
            web.post("/v1/files", routes.upload),
            web.get("/v1/files", routes.list_files),
            web.delete("/v1/files/{id}", routes.delete_file),
            web.get("/v1/files/{id}", routes.retrieve_file),
            web.get("/v1/files/{id}/content", routes.file_content),
            web.post("/v1/fine_tuning/jobs", routes.create),
            web.get("/v1/fine_tuning/jobs", routes.list_jobs),
            web.get("/v1/fine_tuning/jobs/{id}", routes.retrieve),
            web.post("/v1/fine_tuning/jobs/{id}/cancel", routes.cancel),
            web.get("/v1/fine_tuning/jobs/{id}/events", routes.list_events),
            web.get("/v1/fine_tuning/jobs/{id}/checkpoints", routes.list_checkpoints),
            web.post("/v1/embeddings", routes.embed),
            web.post("/v1/chat/completions", routes.chat),
            web.post("/tokenize", routes.tokenize),
        ]
    )
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    backend.url = f"http://127.0.0.1:{runner.addresses[0][1]}/v1"
    try:
        yield backend
    finally:
        await runner.cleanup()
        for _ in range(5):  # connections that came or broke just now are closed within the loop's next turns
            await asyncio.sleep(0)


def _trouble(backend: LoopbackBackend) -> Any:
    @web.middleware
    async def trouble(request: web.Request, handler: Any) -> web.StreamResponse:
        resource = request.match_info.route.resource
        route = f"{request.method} {(resource.canonical if resource else request.path).removeprefix('/v1')}"
        async with backend.called:
            backend.calls.append(route)
            backend.called.notify_all()
        if backend.down:
            return _cut(request)
        if backend.html:
            return web.Response(
                text="<html><body>Sign in to the hotel's network</body></html>", content_type="text/html"
            )
        if request.path.removeprefix("/v1").startswith(backend.missing or ("nothing",)):
            return backend.unknown()
        if backend.busy_routes[route] > 0:
            backend.busy_routes[route] -= 1
            said = {"error": {"message": "Slow down", "code": "rate_limit_exceeded", "type": "requests", "param": None}}
            return web.json_response(said, status=429, headers={"Retry-After": "0.01"})
        if backend.broken_routes[route] > 0:
            backend.broken_routes[route] -= 1
            return web.json_response({"error": {"message": "broken", "code": None}}, status=500)
        if route in backend.refused_routes:
            status, says = backend.refused_routes[route]
            return web.json_response({"error": {"message": says, "code": "refused"}}, status=status)
        response: web.StreamResponse = await handler(request)
        if backend.unclear_routes[route] > 0:
            backend.unclear_routes[route] -= 1
            return _cut(request)
        return response

    return trouble


def _cut(request: web.Request) -> web.Response:
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=503)


def _listed(items: list[dict[str, Any]]) -> web.Response:
    return web.json_response({"object": "list", "data": items, "has_more": False})


def _missing(what: str) -> web.Response:
    return web.json_response({"error": {"message": f"No such {what}", "code": "not_found"}}, status=404)


class _Routes:
    def __init__(self, backend: LoopbackBackend) -> None:
        self._backend = backend

    async def models(self, _: web.Request) -> web.Response:
        base = {"base": self._backend.about} if self._backend.about else {}
        return _listed(
            [{"id": BASE, "object": "model", "created": 1, "owned_by": "tests", **base}, *self._backend.listed]
        )

    async def delete_model(self, request: web.Request) -> web.Response:
        name = request.match_info["id"]
        made = {job["fine_tuned_model"] for job in self._backend.jobs.values()}
        made |= {checkpoint["fine_tuned_model_checkpoint"] for checkpoint in self._backend.checkpoints}
        if name not in made - self._backend.deleted:
            return _missing("model")
        self._backend.deleted.add(name)
        return web.json_response({"id": name, "object": "model", "deleted": True})

    async def upload(self, request: web.Request) -> web.Response:
        form = await request.post()
        file = form["file"]
        assert isinstance(file, web.FileField)
        content = await asyncio.to_thread(file.file.read)
        file.file.close()
        return web.json_response(self._backend.make_file(file.filename, content))

    async def retrieve_file(self, request: web.Request) -> web.Response:
        name = request.match_info["id"].removeprefix("result-")
        size = len(self._backend.results[name])
        file = {"id": f"result-{name}", "object": "file", "bytes": size, "created_at": 1, "filename": name}
        return web.json_response(file | {"purpose": "fine-tune-results", "status": "processed"})

    async def file_content(self, request: web.Request) -> web.Response:
        return web.Response(body=self._backend.results[request.match_info["id"].removeprefix("result-")])

    async def list_files(self, _: web.Request) -> web.Response:
        return _listed([self._backend.file(file_id) for file_id in self._backend.files])

    async def delete_file(self, request: web.Request) -> web.Response:
        if self._backend.files.pop(request.match_info["id"], None) is None:
            return _missing("file")
        return web.json_response({"id": request.match_info["id"], "object": "file", "deleted": True})

    async def create(self, request: web.Request) -> web.Response:
        asked = await request.json()
        if asked["training_file"] not in self._backend.files:
            return _missing("file")
        return web.json_response(self._backend.told(self._backend.make_job(asked)))

    async def list_jobs(self, _: web.Request) -> web.Response:
        return _listed([self._backend.told(job) for job in self._backend.jobs.values()][::-1])

    async def retrieve(self, request: web.Request) -> web.Response:
        job = self._backend.jobs.get(request.match_info["id"])
        if job is None:
            return _missing("job")
        self._backend.advance(job)
        return web.json_response(self._backend.told(job))

    async def cancel(self, request: web.Request) -> web.Response:
        job = self._backend.jobs[request.match_info["id"]]
        if job["status"] not in ("succeeded", "failed"):
            job["status"] = "cancelled"
        return web.json_response(job)

    async def list_events(self, request: web.Request) -> web.Response:
        return _listed(self._backend.events[request.match_info["id"]][::-1])

    async def list_checkpoints(self, _: web.Request) -> web.Response:
        return _listed(self._backend.checkpoints)

    async def embed(self, request: web.Request) -> web.Response:
        asked = await request.json()
        self._backend.asked.append(asked)
        texts = asked["input"]
        data = [{"object": "embedding", "index": n, "embedding": [1.0, float(n)]} for n in range(len(texts))]
        usage = {"prompt_tokens": 1, "total_tokens": 1}
        return web.json_response({"object": "list", "data": data, "model": asked["model"], "usage": usage})

    async def chat(self, request: web.Request) -> web.StreamResponse:
        asked = await request.json()
        self._backend.asked.append(asked)
        if self._backend.slow_chat is not None:
            await self._backend.slow_chat.wait()
        if self._backend.refuse_chat or asked["model"] in self._backend.deleted:
            return web.json_response({"error": {"message": "no such model", "code": "model_not_found"}}, status=404)
        if refused := self._refused(asked):
            return refused
        text = self._backend.answer(asked["model"], asked["messages"])
        reason = "length" if self._backend.too_long else "stop"
        choice = {"index": 0, "finish_reason": reason, "logprobs": None}
        whole = {"id": "chatcmpl-1", "created": 1, "model": asked["model"]}
        if not asked.get("stream"):
            message = {"role": "assistant", "content": text, "refusal": None}
            return web.json_response(whole | {"object": "chat.completion", "choices": [choice | {"message": message}]})
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await response.prepare(request)
        words = text.split(" ")
        for number, word in enumerate(words):
            if self._backend.pause is not None and number == len(words) - 1:
                await self._backend.pause.wait()
            delta = {"index": 0, "finish_reason": None, "delta": {"content": word + " "}}
            chunk = whole | {"object": "chat.completion.chunk", "choices": [delta]}
            sent = f"data: {json.dumps(chunk)}\n\n".encode()
            await response.write(sent.replace(b"RAW", self._backend.raw) if self._backend.raw else sent)
            if self._backend.breaks:
                return _cut(request)
            if self._backend.stops_short:
                return response
        last = whole | {"object": "chat.completion.chunk", "choices": [choice | {"delta": {}}]}
        await response.write(f"data: {json.dumps(last)}\n\n".encode())
        await response.write(b"data: [DONE]\n\n")
        return response

    def _refused(self, asked: dict[str, Any]) -> web.Response | None:
        """What OpenAI says to a field that a model does not take, and Azure to a model that is not deployed."""
        backend = self._backend
        for name, code in backend.not_taken.items():
            if name in asked:
                error = {"message": f"'{name}' is not supported", "type": "invalid", "param": name, "code": code}
                return web.json_response({"error": error}, status=400)
        if backend.no_pictures and any(isinstance(one["content"], list) for one in asked["messages"]):
            error = {"message": "image_url is only supported by certain models.", "type": "invalid_request_error"}
            return web.json_response({"error": error | {"param": "messages", "code": None}}, status=400)
        if backend.deployed is not None and asked["model"] not in backend.deployed:
            error = {"code": "DeploymentNotFound", "message": "The API deployment for this resource does not exist."}
            return web.json_response({"error": error}, status=404)
        return None

    async def tokenize(self, request: web.Request) -> web.Response:
        asked = await request.json()
        return web.json_response({"count": len(asked["prompt"].split()), "max_model_len": 2048, "tokens": []})
