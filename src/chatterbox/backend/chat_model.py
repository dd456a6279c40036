"""Chat completions over the openai SDK: the common denominator of all hosts."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Sequence
from typing import TYPE_CHECKING, Any

from chatterbox.backend.connection import Connection, imported, told_as_ours
from chatterbox.backend.ports import Truncated
from chatterbox.errors import BackendDown, BackendError, PicturesRefused
from chatterbox.models import Message, PictureMessage
from chatterbox.texts import say

if TYPE_CHECKING:
    import openai

BYTES_PER_TOKEN = 4
"""For backends that do not count tokens: the usual estimate for English text."""
_NOT_OFFERED = (400, 403, 404, 405, 422, 501)
_NO_PICTURES = (400, 413, 415, 422, 500, 501)
"""How servers refuse pictures: OpenAI with 400, vLLM with 400 or 422, llama.cpp with 500."""


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

    async def stream(
        self, model: str, messages: Sequence[Message], *, max_tokens: int, temperature: float, seed: int | None = None
    ) -> AsyncGenerator[str, None]:
        connection = self._connection
        with told_as_ours(connection.name):
            answered, ended = False, ""
            stream: openai.AsyncStream[Any] = await self._asked(model, messages, max_tokens, temperature, seed, True)
            async with stream:
                async for chunk in stream:
                    answered = True
                    choice = chunk.choices[0] if chunk.choices else None
                    ended = ended or (choice and choice.finish_reason) or ""
                    if choice and choice.delta.content:
                        yield printable(choice.delta.content)
        if not answered:  # a plain answer to a request for a stream gives no chunk and no exception
            raise BackendError(say("backend-nonsense", backend=connection.name))
        if not ended:  # a stream that ends in its midst gives no exception either
            raise BackendDown(say("backend-cut", backend=connection.name))
        if ended == "length":
            raise Truncated

    async def answer(
        self, model: str, messages: Sequence[Message], *, max_tokens: int, temperature: float, seed: int | None = None
    ) -> str:
        with told_as_ours(self._connection.name):
            completion = await self._asked(model, messages, max_tokens, temperature, seed, False)
            from openai.types.chat import ChatCompletion
        if not isinstance(completion, ChatCompletion) or not completion.choices:  # HTML with status 200 gives a str
            raise BackendError(say("backend-nonsense", backend=self._connection.name))
        return printable(completion.choices[0].message.content or "")

    async def _asked(
        self,
        model: str,
        messages: Sequence[Message],
        max_tokens: int,
        temperature: float,
        seed: int | None,
        stream: bool,
    ) -> Any:
        """What the SDK gives for a chat request. Raises PicturesRefused for one that is refused for its pictures."""
        await imported()
        import openai

        try:
            return await self._requested(model, messages, max_tokens, temperature, seed, stream)
        except openai.APIStatusError as error:
            pictures = any(isinstance(message, PictureMessage) for message in messages)
            if not pictures or error.status_code not in _NO_PICTURES:
                raise
            raise PicturesRefused(say("backend-pictures-refused", backend=self._connection.name)) from error

    async def _requested(
        self,
        model: str,
        messages: Sequence[Message],
        max_tokens: int,
        temperature: float,
        seed: int | None,
        stream: bool,
    ) -> Any:
        """What the SDK gives for a chat request; asked again without a field that the model does not take."""
        client, dialect = await self._connection.client(), self._connection.dialect
        import openai

        while True:
            request = dialect.request(model, messages, max_tokens, temperature, seed)
            try:
                return await client.chat.completions.create(**request, stream=stream)
            except openai.BadRequestError as error:
                if not dialect.learned(model, request, error):
                    raise
            except openai.NotFoundError as error:
                if not dialect.deploys:
                    raise
                # Not an end: a training waits until somebody has deployed its model.
                said = say("backend-not-deployed", backend=self._connection.name, model=dialect.asked_as(model))
                raise BackendDown(said) from error

    async def tokens(self, model: str, text: str) -> tuple[int, bool]:
        """Counted by `POST /tokenize`, as our engine and vLLM offer it; elsewhere an estimate."""
        with told_as_ours(self._connection.name):
            client = await self._connection.client()
            import openai

            address = str(client.base_url).removesuffix("/").removesuffix("/v1") + "/tokenize"
            body = {"model": self._connection.dialect.asked_as(model), "prompt": text}
            try:
                answer = await client.post(address, body=body, cast_to=object)
            except openai.APIStatusError as error:
                if error.status_code not in _NOT_OFFERED:
                    raise
                answer = None
        if isinstance(answer, dict) and isinstance(answer.get("count"), int):
            return answer["count"], True
        return len(text.encode("utf-8", "replace")) // BYTES_PER_TOKEN + 1, False


def printable(text: str) -> str:
    """What a model wrote, as text that can be stored and sent: lone surrogates and NUL are replaced."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "\ufffd")
