"""Answers from any model name: which process, which adapter, and the words as they come."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncGenerator, AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chatterbox.engine.bases import Base
from chatterbox.engine.chat_format import chat_template_of
from chatterbox.engine.measured import Measured
from chatterbox.engine.models import Target
from chatterbox.engine.serve.base import ServedBase
from chatterbox.engine.serve.completion import completion_body
from chatterbox.engine.serve.process import Refused, ServingFailed, ServingProcess
from chatterbox.engine.serve.prompt import token_ids
from chatterbox.engine.serve.sizes import Sizes
from chatterbox.engine.shapes.chat import AssistantMessage, ChatRequest, Messages, plain
from chatterbox.engine.shapes.errors import ApiError, bad, crashed
from chatterbox.engine.template import ChatTemplate, TemplateRefused

_TELLING_TOKENS = 16


@dataclass(frozen=True, slots=True)
class Bit:
    """A piece of an answer. The last one has a `finish_reason`, and `answered` tokens in all."""

    text: str
    logprobs: Sequence[Mapping[str, object]] = ()
    finish_reason: str | None = None
    asked: int = 0
    answered: int = 0
    cached: int = 0


@dataclass(frozen=True, slots=True)
class _Served:
    process: ServedBase
    template: ChatTemplate
    context: int


class Serving:
    """Every base, each behind a process of its own that is started when it is first asked."""

    def __init__(self, bases: Mapping[str, Base], sizes: Sizes, measured: Measured) -> None:
        self._measured = measured
        self._served = {name: _serve(base, sizes) for name, base in bases.items()}

    async def close(self) -> None:
        for served in self._served.values():
            await served.process.close()

    async def warm(self, base: str, adapter: Path | None) -> None:
        """Loads a base, or an adapter onto it, so that the first who asks need not wait. Failure shows when asked."""
        with contextlib.suppress(ServingFailed):
            async with self._served[base].process.seat(adapter):
                pass

    async def forget(self, base: str, adapter: Path) -> None:
        if base in self._served:
            await self._served[base].process.forget(adapter)

    def context_of(self, target: Target) -> int:
        """How many tokens a conversation and its answer may have together."""
        return self._served[target.base.name].context

    async def count(self, target: Target, messages: Messages, add_generation_prompt: bool) -> list[int]:
        """The token ids of a conversation. Raises ApiError."""
        served = self._served[target.base.name]
        async with self._seat(target, None) as process:
            pieces = _pieces(served.template, messages, add_generation_prompt)
            return await token_ids(process, served.template, pieces)

    async def count_text(self, target: Target, text: str) -> list[int]:
        """The token ids of a text in which nothing is a control token. Raises ApiError."""
        async with self._seat(target, None) as process:
            return await process.tokenize(text, special=False, begins=False)

    async def answer(self, target: Target, request: ChatRequest) -> AsyncGenerator[Bit, None]:
        """The answer as it comes; leaving the loop stops it. Raises ApiError."""
        served = self._served[target.base.name]
        pieces = asked_pieces(served.template, request)
        async with self._seat(target, target.adapter) as process:
            prompt = await token_ids(process, served.template, pieces)
            body = completion_body(request, prompt, process, target.adapter)
            if body["n_predict"] == 0:
                yield Bit("", finish_reason="length", asked=len(prompt))
                return
            events = process.complete(body)
            async with contextlib.aclosing(events):
                async for event in events:
                    yield _bit(event, len(prompt))
                    await self._note(target.base, event)

    async def _note(self, base: Base, event: dict[str, Any]) -> None:
        """Keeps how fast this machine answers, from an answer that is long enough to tell."""
        speed = event.get("timings", {}).get("predicted_per_second")
        if event.get("stop") and speed and event["tokens_predicted"] >= _TELLING_TOKENS:
            await asyncio.to_thread(self._measured.note, base.sha256, answer_tokens_per_s=speed)

    @contextlib.asynccontextmanager
    async def _seat(self, target: Target, adapter: Path | None) -> AsyncIterator[ServingProcess]:
        try:
            async with self._served[target.base.name].process.seat(adapter) as process:
                yield process
        except ServingFailed:
            raise crashed() from None
        except Refused as refusal:
            if refusal.code < 500:
                raise bad(str(refusal), refusal.kind or None) from None
            raise ApiError(500, str(refusal), code="model_error") from None


def _serve(base: Base, sizes: Sizes) -> _Served:
    context = min(sizes.context, base.context_tokens)
    path = Path(base.gguf)
    return _Served(
        ServedBase(path, Sizes(sizes.threads, context, sizes.parallel, sizes.adapters)),
        chat_template_of(path),
        context,
    )


def asked_pieces(template: ChatTemplate, request: ChatRequest) -> list[int | str]:
    """What the model is asked; where it goes on with an answer that was begun, that answer's text at the end."""
    if not request.continue_final_message:
        return _pieces(template, request.messages, True)
    *before, begun = request.messages
    if not before or not isinstance(begun, AssistantMessage):
        raise bad("Only an assistant's message can be continued.", "invalid_messages", "messages")
    pieces = _pieces(template, before, True)
    opening = [pieces.pop()] if pieces and isinstance(pieces[-1], str) else [""]
    return [*pieces, f"{opening[0]}{plain(begun)['content']}"]


def _pieces(template: ChatTemplate, messages: Messages, add_generation_prompt: bool) -> list[int | str]:
    try:
        return template.pieces([plain(message) for message in messages], add_generation_prompt=add_generation_prompt)
    except TemplateRefused as refusal:
        message = f"The model's chat template does not take these messages: {refusal}"
        raise bad(message, "invalid_messages", "messages") from None


def _bit(event: dict[str, Any], asked: int) -> Bit:
    logprobs = event.get("completion_probabilities") or ()
    if not event.get("stop"):
        return Bit(event["content"], logprobs)
    reason = "length" if event.get("stop_type") == "limit" else "stop"
    cached = int(event.get("timings", {}).get("cache_n", 0))
    return Bit(event["content"], logprobs, reason, asked, int(event["tokens_predicted"]), max(0, cached))
