"""`/v1/embeddings` behind its route: the model made ready once, questions answered in a thread of their own."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from chatterbox.engine.embedding.encoder import MAX_TOKENS, Encoder
from chatterbox.engine.shapes.errors import ApiError, bad
from chatterbox.errors import ConfigError

_log = logging.getLogger(__name__)

MAX_THREADS = 2
Input = str | list[str | int | list[int]]


@dataclass(frozen=True, slots=True)
class Embedded:
    vectors: NDArray[np.float32]
    tokens: int


@dataclass(frozen=True, slots=True)
class Source:
    """An embedding model: its name in the protocol, what its conversion is kept under, and how its folder is found."""

    name: str
    key: str
    folder: Callable[[], Path]  # raises ConfigError; may download


class Embeddings:
    """Answers with one embedding model. Made ready in the background from `open` on."""

    def __init__(self, source: Source, cache: Path, threads: int) -> None:
        self.name = source.name
        self._source = source
        self._cache = cache
        self._threads = min(threads, MAX_THREADS)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="embeddings")
        self._ready: asyncio.Task[Encoder] | None = None

    def open(self) -> None:
        self._ready = asyncio.create_task(self._prepare(), name="embedding model")
        self._ready.add_done_callback(_told)

    async def close(self) -> None:
        if self._ready is not None:
            self._ready.cancel()
            with contextlib.suppress(asyncio.CancelledError, Exception):
                await self._ready
        self._thread.shutdown(cancel_futures=True)

    async def embed(self, given: Input) -> Embedded:
        """One text, texts, or token ids of one or more. Raises ApiError."""
        encoder = await self._encoder()
        return await asyncio.get_running_loop().run_in_executor(self._thread, _embed, encoder, given)

    async def _encoder(self) -> Encoder:
        if self._ready is None or (self._ready.done() and self._ready.exception() is not None):
            self.open()  # what was missing may have been put right since
        if self._ready is None:
            raise RuntimeError("the embedding model was not opened")
        try:
            return await asyncio.shield(self._ready)
        except (ConfigError, OSError, ValueError) as error:
            raise ApiError(503, f"The embedding model cannot be loaded: {error}", code="model_unavailable") from error

    async def _prepare(self) -> Encoder:
        folder = await asyncio.to_thread(self._source.folder)
        converted = self._cache / "embedder" / f"{self._source.key}.onnx"
        if not converted.is_file():
            await self._convert(folder, converted)
        load = asyncio.get_running_loop().run_in_executor
        return await load(self._thread, Encoder, converted, folder / "tokenizer.json", self._threads)

    async def _convert(self, folder: Path, converted: Path) -> None:
        """Once per data folder, about 20 seconds, in a process of its own: torch stays out of this one."""
        _log.info("converting %s for serving (once)", self.name)
        converted.parent.mkdir(parents=True, exist_ok=True)
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "chatterbox.engine.embedding.convert", str(folder), str(converted),
            stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        try:
            _, errors = await process.communicate()
        except BaseException:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()
            raise
        if process.returncode != 0:
            last = errors.decode("utf-8", "replace").strip().rpartition("\n")[2]
            raise ValueError(f"its conversion failed ({last or process.returncode})")


def _embed(encoder: Encoder, given: Input) -> Embedded:
    rows = _rows(encoder, [given] if isinstance(given, str) else given)
    return Embedded(encoder.vectors(rows), sum(len(row) for row in rows))


def _rows(encoder: Encoder, given: Sequence[str | int | list[int]]) -> Sequence[list[int]]:
    texts = [item for item in given if isinstance(item, str)]
    tokens = [item for item in given if isinstance(item, int)]
    lists = [item for item in given if isinstance(item, list)]
    if sum(map(bool, (texts, tokens, lists))) != 1:
        raise bad("The input mixes texts and tokens.", "invalid_type", "input")
    if not texts:
        return _checked([tokens] if tokens else lists, encoder.vocabulary)
    if "" in texts:
        raise bad("The input holds an empty text.", "invalid_value", "input")
    return encoder.tokens(texts)


def _checked(rows: Sequence[list[int]], vocabulary: int) -> Sequence[list[int]]:
    if not all(rows) or any(not 0 <= token < vocabulary for row in rows for token in row):
        message = f"The input holds an empty list, or a number that is no token of this model (0 to {vocabulary - 1})."
        raise bad(message, "invalid_value", "input")
    return [row[:MAX_TOKENS] for row in rows]


def _told(task: asyncio.Task[Encoder]) -> None:
    if not task.cancelled() and (error := task.exception()) is not None:
        _log.error("the embedding model is not available: %s", error)
