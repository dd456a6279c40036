"""Chat completions over the openai SDK: the common denominator of all hosts."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from typing import TYPE_CHECKING, Any

from chatterbox.backend.connection import Connection, told_as_ours
from chatterbox.backend.ports import BaseModel
from chatterbox.errors import BackendError
from chatterbox.models import Message
from chatterbox.texts import say

if TYPE_CHECKING:
    import openai

BYTES_PER_TOKEN = 4
"""For backends that do not count tokens: the usual estimate for English text."""


class OpenAIChatModel:
    """`ChatModel` over any OpenAI-compatible address."""

    def __init__(self, connection: Connection, model: str = "") -> None:
        self._connection = connection
        self._model = model

    async def base(self) -> str:
        if not self._model:
            with told_as_ours(self._connection.name):
                client = await self._connection.client()
                async for model in client.models.list():
                    self._model = model.id
                    break
        if not self._model:
            raise BackendError(say("backend-no-model", backend=self._connection.name))
        return self._model

    async def bases(self) -> list[BaseModel]:
        """Our own engine says which models are bases, and their languages; of others those that nobody tuned."""
        with told_as_ours(self._connection.name):
            client = await self._connection.client()
            listed = {model.id: (model.model_extra or {}).get("base") async for model in client.models.list()}
        own = [
            BaseModel(name, _languages(about), ours=True) for name, about in listed.items() if isinstance(about, dict)
        ]
        found = own or [BaseModel(name) for name in listed if not name.startswith("ft:")]
        return sorted(found, key=lambda base: base.name != self._model)

    async def stream(
        self, model: str, messages: Sequence[Message], *, max_tokens: int, temperature: float, seed: int | None = None
    ) -> AsyncGenerator[str, None]:
        request = _request(model, messages, max_tokens, temperature, seed)
        with told_as_ours(self._connection.name):
            client = await self._connection.client()
            answered = False
            stream: openai.AsyncStream[Any] = await client.chat.completions.create(**request, stream=True)
            async with stream:
                async for chunk in stream:
                    answered = True
                    if chunk.choices and chunk.choices[0].delta.content:
                        yield printable(chunk.choices[0].delta.content)
        if not answered:  # a plain answer to a request for a stream gives no chunk and no exception
            raise BackendError(say("backend-nonsense", backend=self._connection.name))

    async def answer(
        self, model: str, messages: Sequence[Message], *, max_tokens: int, temperature: float, seed: int | None = None
    ) -> str:
        request = _request(model, messages, max_tokens, temperature, seed)
        with told_as_ours(self._connection.name):
            client = await self._connection.client()
            from openai.types.chat import ChatCompletion

            completion = await client.chat.completions.create(**request)
        if not isinstance(completion, ChatCompletion) or not completion.choices:  # HTML with status 200 gives a str
            raise BackendError(say("backend-nonsense", backend=self._connection.name))
        return printable(completion.choices[0].message.content or "")

    async def tokens(self, model: str, text: str) -> tuple[int, bool]:
        """Counted by `POST /tokenize`, as our engine and vLLM offer it; elsewhere an estimate."""
        with told_as_ours(self._connection.name):
            client = await self._connection.client()
            import openai

            address = str(client.base_url).removesuffix("/").removesuffix("/v1") + "/tokenize"
            try:
                answer = await client.post(address, body={"model": model, "prompt": text}, cast_to=object)
            except (openai.NotFoundError, openai.BadRequestError, openai.UnprocessableEntityError):
                answer = None
        if isinstance(answer, dict) and isinstance(answer.get("count"), int):
            return answer["count"], True
        return len(text.encode("utf-8", "replace")) // BYTES_PER_TOKEN + 1, False


def _languages(about: dict[str, object]) -> tuple[str, ...]:
    named = about.get("languages")
    return tuple(str(code)[:8] for code in named) if isinstance(named, list) else ()


def printable(text: str) -> str:
    """What a model wrote, as text that can be stored and sent: lone surrogates and NUL are replaced."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "\ufffd")


def _request(
    model: str, messages: Sequence[Message], max_tokens: int, temperature: float, seed: int | None
) -> dict[str, Any]:
    request: dict[str, Any] = {
        "model": model,
        "messages": [{"role": message.role, "content": message.content} for message in messages],
        "max_completion_tokens": max_tokens,
        "temperature": temperature,
    }
    return request if seed is None else request | {"seed": seed}
