"""POST /v1/embeddings."""

from __future__ import annotations

import base64
from typing import Any

from aiohttp import web
from numpy.typing import NDArray

from chatterbox.engine.routes.common import SERVICES, body, json
from chatterbox.engine.shapes.embeddings import Embedding, EmbeddingList, EmbeddingRequest, Usage
from chatterbox.engine.shapes.errors import ApiError, bad


def add(router: web.UrlDispatcher) -> None:
    router.add_post("/v1/embeddings", _embed)


async def _embed(request: web.Request) -> web.Response:
    services = request.app[SERVICES]
    wanted = await body(request, EmbeddingRequest)
    if services.embeddings is None or wanted.model != services.embeddings.name:
        await services.models.get(wanted.model)  # 404 when nobody knows it
        raise ApiError(400, f"{wanted.model} is not an embedding model.", code="invalid_model", param="model")
    embedded = await services.embeddings.embed(wanted.input)
    size = embedded.vectors.shape[1]
    if wanted.dimensions not in (None, size):
        raise bad(f"{wanted.model} has {size} dimensions; no other number is possible.", "invalid_value", "dimensions")
    encode = _base64 if wanted.encoding_format == "base64" and not _python_sdk(request) else _floats
    data = [Embedding(index, encode(vector)) for index, vector in enumerate(embedded.vectors)]
    return json(EmbeddingList(data, wanted.model, Usage(embedded.tokens, embedded.tokens)))


def _python_sdk(request: web.Request) -> bool:
    """OpenAI's Python client asks for base64 unasked and takes numbers as well; its strict mode takes only numbers."""
    return request.headers.get("X-Stainless-Lang") == "python"


def _floats(vector: NDArray[Any]) -> list[float] | str:
    numbers: list[float] = vector.tolist()
    return numbers


def _base64(vector: NDArray[Any]) -> list[float] | str:
    return base64.b64encode(vector.astype("<f4").tobytes()).decode("ascii")
