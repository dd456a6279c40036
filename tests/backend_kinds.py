"""The hosts that the bot is used with, as a loopback backend behaves that has their habits.

What each does is from its documentation, or was seen: OpenAI's SDK tests and fine-tuning guide, Azure's v1 API, Nebius
Token Factory's reference (a job has no `fine_tuned_model`, a file no status), and the chat servers' answers to a route
that they do not have.
"""

from __future__ import annotations

from collections.abc import Callable

from aiohttp import web

from loopback_backend import BASE, LoopbackBackend

TRAINING = ("/fine_tuning", "/files")


def openai(backend: LoopbackBackend) -> None:
    backend.missing = ("/tokenize",)
    backend.not_taken = {"max_tokens": "unsupported_parameter", "temperature": "unsupported_value"}
    backend.trained_tokens = 20_000
    backend.listed = [
        {"id": "gpt-old", "object": "model", "created": 1, "owned_by": "o", "shutdown_date": "2027-01-14"}
    ]


def azure(backend: LoopbackBackend) -> None:
    backend.missing = ("/tokenize",)
    backend.deployed = {"our-base": BASE}


def nebius(backend: LoopbackBackend) -> None:
    backend.missing = ("/tokenize",)
    backend.file_status = None
    backend.born = "running"
    backend.odd_job = {"error": {"code": None, "message": None, "param": None}, "organization_id": ""}
    backend.left_out = {"fine_tuned_model", "metadata", "validation_file", "method"}
    backend.checkpoints = [
        {"id": f"ftckpt-{step}", "object": "fine_tuning.job.checkpoint", "created_at": 1, "step_number": step}
        for step in (1, 3, 2)
    ]


def vllm(backend: LoopbackBackend) -> None:
    backend.missing = (*TRAINING, "/embeddings")


def ollama(backend: LoopbackBackend) -> None:
    backend.missing = (*TRAINING, "/tokenize")
    backend.unknown = lambda: web.Response(text="404 page not found", status=404)


def llama_cpp(backend: LoopbackBackend) -> None:
    backend.missing = (*TRAINING, "/embeddings")
    error = {"code": 501, "message": "This server does not support it.", "type": "not_supported_error"}
    backend.unknown = lambda: web.json_response({"error": error}, status=501)


def lm_studio(backend: LoopbackBackend) -> None:
    backend.missing = (*TRAINING, "/tokenize")
    backend.unknown = lambda: web.json_response({"error": "Unexpected endpoint or method. (GET /v1/fine_tuning/jobs)"})


CHAT_ONLY: dict[str, Callable[[LoopbackBackend], None]] = {
    "vllm": vllm,
    "ollama": ollama,
    "llama_cpp": llama_cpp,
    "lm_studio": lm_studio,
}
