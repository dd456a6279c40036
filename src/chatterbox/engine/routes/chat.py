"""POST /v1/chat/completions, plain and streamed; POST /tokenize in vLLM's shape."""

from __future__ import annotations

import contextlib
import logging
import time
from collections.abc import AsyncIterator, Mapping
from typing import Any

import msgspec
from aiohttp import web

from chatterbox.engine.routes.common import SERVICES, body, json
from chatterbox.engine.serve.completion import refuse_impossible
from chatterbox.engine.serve.service import Bit
from chatterbox.engine.shapes.chat import ChatRequest, TokenizeRequest
from chatterbox.engine.shapes.chat_answer import (
    AnswerMessage,
    ChatChunk,
    ChatCompletion,
    Choice,
    ChunkChoice,
    Delta,
    Usage,
    log_probs,
)
from chatterbox.engine.shapes.errors import ApiError, bad
from chatterbox.engine.shapes.ids import new_id

_log = logging.getLogger(__name__)


def add(router: web.UrlDispatcher) -> None:
    router.add_post("/v1/chat/completions", _complete)
    router.add_post("/tokenize", _tokenize)


async def _complete(request: web.Request) -> web.StreamResponse:
    services = request.app[SERVICES]
    wanted = await body(request, ChatRequest)
    refuse_impossible(wanted)
    target = await services.models.target(wanted.model)
    bits = services.serving.answer(target, wanted)
    async with contextlib.aclosing(bits):
        if wanted.stream:
            return await _streamed(request, wanted, bits)
        return json(await _whole(wanted, bits))


async def _whole(wanted: ChatRequest, bits: AsyncIterator[Bit]) -> ChatCompletion:
    texts: list[str] = []
    probabilities: list[Mapping[str, Any]] = []
    last = Bit("")
    async for last in bits:
        texts.append(last.text)
        probabilities += last.logprobs
    choice = Choice(
        AnswerMessage("".join(texts)),
        finish_reason=last.finish_reason or "stop",
        logprobs=log_probs(probabilities) if wanted.logprobs else None,
    )
    return ChatCompletion(
        id=new_id("chatcmpl"),
        created=int(time.time()),
        model=wanted.model,
        choices=[choice],
        usage=Usage.of(last.asked, last.answered, last.cached),
    )


async def _streamed(request: web.Request, wanted: ChatRequest, bits: AsyncIterator[Bit]) -> web.StreamResponse:
    """What fails before the first piece is answered with a status, what fails later as an event."""
    first = await anext(aiter(bits))
    response = web.StreamResponse(
        headers={"Content-Type": "text/event-stream; charset=utf-8", "Cache-Control": "no-cache"}
    )
    await response.prepare(request)
    chunks = _chunks(wanted, first, bits)
    try:
        async for chunk in chunks:
            await response.write(b"data: " + msgspec.json.encode(chunk) + b"\n\n")
        await response.write(b"data: [DONE]\n\n")
    except ApiError as error:
        await response.write(b"data: " + error.encoded() + b"\n\n")
    await response.write_eof()
    return response


async def _chunks(wanted: ChatRequest, first: Bit, rest: AsyncIterator[Bit]) -> AsyncIterator[ChatChunk]:
    counts = wanted.stream_options is not None and wanted.stream_options.include_usage
    head = ChatChunk(
        id=new_id("chatcmpl"),
        created=int(time.time()),
        model=wanted.model,
        choices=[ChunkChoice(Delta(role="assistant", content=""))],
        usage=None if counts else msgspec.UNSET,
    )
    yield head
    last = first
    async for bit in _with(first, rest):
        last = bit
        if bit.text or bit.logprobs:
            probabilities = log_probs(bit.logprobs) if wanted.logprobs else None
            yield msgspec.structs.replace(head, choices=[ChunkChoice(Delta(content=bit.text), logprobs=probabilities)])
    yield msgspec.structs.replace(head, choices=[ChunkChoice(Delta(), finish_reason=last.finish_reason or "stop")])
    if counts:
        usage = Usage.of(last.asked, last.answered, last.cached)
        yield msgspec.structs.replace(head, choices=[], usage=usage)


async def _with(first: Bit, rest: AsyncIterator[Bit]) -> AsyncIterator[Bit]:
    yield first
    async for bit in rest:
        yield bit


async def _tokenize(request: web.Request) -> web.Response:
    services = request.app[SERVICES]
    wanted = await body(request, TokenizeRequest)
    target = await services.models.target(wanted.model or services.models.default.name)
    if (wanted.prompt is None) == (wanted.messages is None):
        raise bad("Give either 'prompt' or 'messages'.", "missing_required_parameter", "prompt")
    if wanted.messages is not None:
        tokens = await services.serving.count(target, wanted.messages, wanted.add_generation_prompt)
    else:
        tokens = await services.serving.count_text(target, wanted.prompt or "")
    return json(
        {
            "count": len(tokens),
            "max_model_len": services.serving.context_of(target),
            "tokens": tokens,
            "token_strs": None,
        }
    )
