"""How many tokens a dataset has: counted by the model's own tokenizer, or a sample of it with its error."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import stdev

from chatterbox.backend.ports import ChatModel
from chatterbox.errors import BackendError
from chatterbox.training.checking.sample import LEARNED_TOKENS

COUNT_TIMEOUT_S = 2.0
"""A report must stand within three seconds: a slow tokenizer (an engine that starts) gives way to an estimate."""
BYTES_PER_TOKEN = 4


@dataclass(frozen=True, slots=True)
class Tokens:
    """`error`: twice the standard error of a sample's total, 0 where all was counted or nothing could be.

    `cut`: the lines of rows of which only the first 1,024 tokens are learned; by their length, not counted one by one.
    """

    number: int
    exact: bool
    error: int = 0
    cut: tuple[int, ...] = ()


async def count(model: ChatModel | None, parts: Sequence[str], share: float, long: Sequence[tuple[int, int]]) -> Tokens:
    """Counts parts of a dataset's text, which together are `share` of it. Without a model it is an estimate."""
    sizes = [len(part.encode("utf-8", "surrogatepass")) for part in parts]
    counts, own = await _counted(model, parts, sizes)
    total, size = sum(counts) / share, sum(sizes) / share
    ratio = total / size if size else 1 / BYTES_PER_TOKEN
    cut = tuple(line for row_bytes, line in long if row_bytes * ratio > LEARNED_TOKENS)
    ratios = [number / part for number, part in zip(counts, sizes, strict=True) if part]
    error = 2 * stdev(ratios) / len(ratios) ** 0.5 * size if own and len(ratios) > 1 else 0.0
    return Tokens(round(total), own and share == 1.0, round(error), cut)


async def _counted(model: ChatModel | None, parts: Sequence[str], sizes: Sequence[int]) -> tuple[list[int], bool]:
    """Tokens of each part, and whether the model's own tokenizer counted them."""
    if not parts or model is None:
        return [size // BYTES_PER_TOKEN for size in sizes], not parts
    try:
        async with asyncio.timeout(COUNT_TIMEOUT_S):
            base = await model.base()
            counted = [await model.tokens(base, part) for part in parts]
    except (BackendError, TimeoutError):
        return [size // BYTES_PER_TOKEN for size in sizes], False
    return [number for number, _ in counted], all(own for _, own in counted)
