"""OpenAI's chat completion request as llama.cpp's completion request, and what of it cannot be done."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from chatterbox.engine.serve.process import ServingProcess
from chatterbox.engine.shapes.chat import ChatRequest
from chatterbox.engine.shapes.errors import ApiError, bad

_JSON_OBJECT = {"type": "object"}
_SEEDS = 2**32 - 1  # llama.cpp's largest value means "random"


def refuse_impossible(request: ChatRequest) -> None:
    """Raises ApiError for what a local text model cannot do, rather than answering something else."""
    if (request.n or 1) != 1:
        raise _unsupported("n", "Only one choice (n=1) is supported.")
    if request.modalities and "audio" in request.modalities:
        raise _unsupported("modalities", "Only text is supported.")
    if request.tools and request.tool_choice not in (None, "none", "auto"):
        raise _unsupported("tool_choice", "Local models call no tools: tool_choice may be 'none' or 'auto'.")
    if request.functions and request.function_call not in (None, "none", "auto"):
        raise _unsupported("function_call", "Local models call no functions: function_call may be 'none' or 'auto'.")
    if request.top_logprobs is not None and request.top_logprobs > 0 and not request.logprobs:
        raise bad("'top_logprobs' needs 'logprobs' to be true.", "invalid_value", "top_logprobs")
    if request.response_format and request.response_format.type == "json_schema" and not _schema_given(request):
        raise bad("Missing required parameter: 'response_format.json_schema'.", "missing_required_parameter",
                  "response_format.json_schema")  # fmt: skip


def completion_body(
    request: ChatRequest, prompt: list[int], process: ServingProcess, adapter: Path | None
) -> dict[str, Any]:
    """llama.cpp's request. Raises ApiError when the prompt leaves no room for an answer."""
    room = process.context - len(prompt)
    if room <= 0:
        raise bad(
            f"This model's maximum context length is {process.context} tokens. However, your messages resulted in "
            f"{len(prompt)} tokens. Please reduce the length of the messages.",
            "context_length_exceeded",
            "messages",
        )
    wanted = request.max_completion_tokens if request.max_completion_tokens is not None else request.max_tokens
    body: dict[str, Any] = {
        "prompt": prompt,
        "n_predict": room if wanted is None else min(wanted, room),
        "lora": process.adapter_scales(adapter),
        "temperature": 1.0 if request.temperature is None else request.temperature,
        "top_p": 1.0 if request.top_p is None else request.top_p,
        "stop": [request.stop] if isinstance(request.stop, str) else request.stop or [],
        "frequency_penalty": request.frequency_penalty or 0.0,
        "presence_penalty": request.presence_penalty or 0.0,
        "logit_bias": _biases(request),
    }
    if request.seed is not None:
        # A reused prefix was computed in other batches and differs in the last bits: no cache, so that seeds repeat.
        body |= {"seed": request.seed % _SEEDS, "cache_prompt": False}
    if request.logprobs:
        body["n_probs"] = max(1, request.top_logprobs or 0)
    if (schema := _schema(request)) is not None:
        body["json_schema"] = schema
    return body


def _biases(request: ChatRequest) -> list[list[float | int]]:
    biases: list[list[float | int]] = []
    for token, bias in (request.logit_bias or {}).items():
        if bias == 0:
            continue
        if not token.isascii() or not token.isdigit():
            raise bad(f"Invalid key in 'logit_bias': {token!r} is not a token id.", "invalid_value", "logit_bias")
        biases.append([int(token), bias])
    return biases


def _schema(request: ChatRequest) -> dict[str, Any] | None:
    wanted = request.response_format
    if wanted is None or wanted.type == "text":
        return None
    if wanted.type == "json_object" or wanted.json_schema is None:
        return _JSON_OBJECT
    return wanted.json_schema.schema or _JSON_OBJECT


def _schema_given(request: ChatRequest) -> bool:
    return request.response_format is not None and request.response_format.json_schema is not None


def _unsupported(param: str, message: str) -> ApiError:
    return bad(message, "unsupported_value", param)
