"""What a chat completion request may hold. Unknown fields and wrong types are refused, as OpenAI refuses them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

Anything = dict[str, Any]
Metadata = Annotated[
    dict[Annotated[str, Meta(max_length=64)], Annotated[str, Meta(max_length=512)]], Meta(max_length=16)
]


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="type"):
    """A part of a message's content. Only text can be read."""


class TextPart(Part, frozen=True, tag="text"):
    text: str
    prompt_cache_breakpoint: Anything | None = None


class RefusalPart(Part, frozen=True, tag="refusal"):
    refusal: str


Content = str | list[TextPart]


class ChatMessage(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="role"):
    """One message; the role says which."""


class SystemMessage(ChatMessage, frozen=True, tag="system"):
    content: Content
    name: str | None = None


class DeveloperMessage(ChatMessage, frozen=True, tag="developer"):
    content: Content
    name: str | None = None


class UserMessage(ChatMessage, frozen=True, tag="user"):
    content: Content
    name: str | None = None


class AssistantMessage(ChatMessage, frozen=True, tag="assistant"):
    content: str | list[TextPart | RefusalPart] | None = None
    name: str | None = None
    refusal: str | None = None
    annotations: list[Anything] | None = None  # answers of ours carry them, and clients send them back
    audio: Anything | None = None
    function_call: Anything | None = None
    tool_calls: list[Anything] | None = None


class ToolMessage(ChatMessage, frozen=True, tag="tool"):
    content: Content
    tool_call_id: str


class FunctionMessage(ChatMessage, frozen=True, tag="function"):
    content: str | None
    name: str


AnyMessage = SystemMessage | DeveloperMessage | UserMessage | AssistantMessage | ToolMessage | FunctionMessage
Messages = Annotated[list[AnyMessage], Meta(min_length=1)]


class StreamOptions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    include_usage: bool = False
    include_obfuscation: bool = False


class JsonSchema(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    name: Annotated[str, Meta(pattern=r"^[a-zA-Z0-9_-]{1,64}$")]
    description: str | None = None
    schema: Anything | None = None
    strict: bool | None = None


class ResponseFormat(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    type: Literal["text", "json_object", "json_schema"]
    json_schema: JsonSchema | None = None


Penalty = Annotated[float, Meta(ge=-2, le=2)]
Count = Annotated[int, Meta(ge=0, le=1_000_000)]
Int64 = Annotated[int, Meta(ge=-(2**63), le=2**63 - 1)]


class ChatRequest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The fields of OpenAI's API document. What a local text model cannot do is refused in `completion.py`."""

    model: str
    messages: Messages
    temperature: Annotated[float, Meta(ge=0, le=2)] | None = None
    top_p: Annotated[float, Meta(ge=0, le=1)] | None = None
    max_completion_tokens: Count | None = None
    max_tokens: Count | None = None
    stop: str | Annotated[list[str], Meta(max_length=4)] | None = None
    seed: Int64 | None = None
    n: Annotated[int, Meta(ge=1, le=128)] | None = None
    stream: bool | None = None
    stream_options: StreamOptions | None = None
    frequency_penalty: Penalty | None = None
    presence_penalty: Penalty | None = None
    logit_bias: dict[str, Annotated[float, Meta(ge=-100, le=100)]] | None = None
    logprobs: bool | None = None
    top_logprobs: Annotated[int, Meta(ge=0, le=20)] | None = None
    response_format: ResponseFormat | None = None
    # vLLM's, and told together: the last message is an answer that was begun, and the model goes on with it.
    continue_final_message: bool = False
    add_generation_prompt: bool = True
    modalities: list[Literal["text", "audio"]] | None = None
    tools: list[Anything] | None = None
    tool_choice: Literal["none", "auto", "required"] | Anything | None = None
    functions: Annotated[list[Anything], Meta(min_length=1, max_length=128)] | None = None
    function_call: Literal["none", "auto"] | Anything | None = None
    # Taken for the sake of clients that send them; they change nothing that a local model answers.
    audio: Anything | None = None
    metadata: Metadata | None = None
    moderation: Anything | None = None
    parallel_tool_calls: bool | None = None
    prediction: Anything | None = None
    prompt_cache_key: str | None = None
    prompt_cache_options: Anything | None = None
    prompt_cache_retention: Literal["in_memory", "in-memory", "24h"] | None = None
    reasoning_effort: Literal["none", "minimal", "low", "medium", "high", "xhigh", "max"] | None = None
    safety_identifier: str | None = None
    service_tier: Literal["auto", "default", "flex", "scale", "priority", "fast"] | None = None
    store: bool | None = None
    user: str | None = None
    verbosity: Literal["low", "medium", "high"] | None = None
    web_search_options: Anything | None = None


class TokenizeRequest(msgspec.Struct, frozen=True):
    """vLLM's: either `prompt` or `messages`. Its further fields are taken and change nothing."""

    model: str | None = None
    prompt: str | None = None
    messages: Messages | None = None
    add_generation_prompt: bool = True
    add_special_tokens: bool | None = None
    return_token_strs: bool | None = None


def plain(message: AnyMessage) -> dict[str, str]:
    """A message as chat templates know it: a role and one text."""
    role = message.__struct_config__.tag
    content = message.content
    if isinstance(content, list):
        content = "".join(part.text if isinstance(part, TextPart) else part.refusal for part in content)
    return {"role": "system" if role == "developer" else str(role), "content": content or ""}
