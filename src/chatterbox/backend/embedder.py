"""Embeddings over the openai SDK."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from chatterbox.backend.connection import Connection, told_as_ours
from chatterbox.backend.ports import Vectors
from chatterbox.errors import BackendError
from chatterbox.texts import say

BATCH = 64


class OpenAIEmbedder:
    """`Embedder` over any OpenAI-compatible address."""

    def __init__(self, connection: Connection, model: str) -> None:
        self._connection = connection
        self.name = model

    async def embed(self, texts: Sequence[str]) -> Vectors:
        batches = [await self._batch(texts[start : start + BATCH]) for start in range(0, len(texts), BATCH)]
        return np.concatenate(batches) if batches else np.empty((0, 0), dtype=np.float32)

    async def _batch(self, texts: Sequence[str]) -> Vectors:
        with told_as_ours(self._connection.name):
            client = await self._connection.client()
            answer = await client.embeddings.create(
                model=self._connection.dialect.asked_as(self.name), input=list(texts), encoding_format="base64"
            )
            data = answer.data or []
        vectors = [_decoded(item.embedding) for item in sorted(data, key=lambda item: item.index or 0)]
        if len(vectors) != len(texts) or len({len(vector) for vector in vectors}) != 1:
            raise BackendError(say("backend-nonsense", backend=self._connection.name))
        matrix = np.stack(vectors)
        lengths = np.linalg.norm(matrix, axis=1, keepdims=True)
        return np.asarray(matrix / np.maximum(lengths, 1e-12), dtype=np.float32)


def _decoded(embedding: list[float] | str) -> Vectors:
    """Servers may answer numbers although base64 was asked for."""
    if isinstance(embedding, str):
        from base64 import b64decode

        return np.frombuffer(b64decode(embedding), dtype="<f4").astype(np.float32)
    return np.asarray(embedding, dtype=np.float32)
