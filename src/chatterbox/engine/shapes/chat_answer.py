"""Answers to chat completion requests, whole and in chunks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import msgspec

FinishReason = Literal["stop", "length"]


class PromptDetails(msgspec.Struct, frozen=True):
    cached_tokens: int = 0
    audio_tokens: int = 0


class CompletionDetails(msgspec.Struct, frozen=True):
    reasoning_tokens: int = 0
    audio_tokens: int = 0
    accepted_prediction_tokens: int = 0
    rejected_prediction_tokens: int = 0


class Usage(msgspec.Struct, frozen=True):
    prompt_tokens: int
    completion_tokens: int
    total_tokens: int
    prompt_tokens_details: PromptDetails
    completion_tokens_details: CompletionDetails

    @classmethod
    def of(cls, asked: int, answered: int, cached: int) -> Usage:
        return cls(asked, answered, asked + answered, PromptDetails(min(cached, asked)), CompletionDetails())


class LogProbs(msgspec.Struct, frozen=True):
    content: list[dict[str, Any]]
    refusal: None = None


class AnswerMessage(msgspec.Struct, frozen=True):
    content: str
    role: Literal["assistant"] = "assistant"
    refusal: None = None
    annotations: list[Any] = []


class Choice(msgspec.Struct, frozen=True):
    message: AnswerMessage
    finish_reason: str
    logprobs: LogProbs | None = None
    index: int = 0


class ChatCompletion(msgspec.Struct, frozen=True):
    id: str
    created: int
    model: str
    choices: list[Choice]
    usage: Usage
    service_tier: str = "default"
    system_fingerprint: str | None = None
    object: Literal["chat.completion"] = "chat.completion"


class Delta(msgspec.Struct, frozen=True, omit_defaults=True):
    role: Literal["assistant"] | None = None
    content: str | None = None


class ChunkChoice(msgspec.Struct, frozen=True):
    delta: Delta
    finish_reason: str | None = None
    logprobs: LogProbs | None = None
    index: int = 0


class ChatChunk(msgspec.Struct, frozen=True):
    """`usage` is left out unless the request asked for it; then it is null in all chunks but the last."""

    id: str
    created: int
    model: str
    choices: list[ChunkChoice]
    usage: Usage | msgspec.UnsetType | None = msgspec.UNSET
    service_tier: str = "default"
    system_fingerprint: str | None = None
    object: Literal["chat.completion.chunk"] = "chat.completion.chunk"


def log_probs(found: Sequence[Mapping[str, Any]]) -> LogProbs:
    """llama.cpp's probabilities, which are OpenAI's but for the token ids."""
    return LogProbs([_token(entry, nested=True) for entry in found])


def _token(entry: Mapping[str, Any], *, nested: bool) -> dict[str, Any]:
    token = {"token": entry["token"], "bytes": entry.get("bytes"), "logprob": entry["logprob"]}
    if nested:
        token["top_logprobs"] = [_token(other, nested=False) for other in entry.get("top_logprobs", ())]
    return token
