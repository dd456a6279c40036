"""Asks one question of two models, alone: without help, as a person would who tries what was learned."""

from __future__ import annotations

import asyncio

import msgspec

from chatterbox.backend.ports import ChatModel
from chatterbox.errors import BackendDown, BackendError
from chatterbox.models import Message
from chatterbox.store.runs import Sample

SAMPLE_TOKENS = 96
"""Enough to see what a model says; an untrained one that talks on would keep the run from its end for minutes."""


async def ask_before_after(
    model: ChatModel, names: tuple[str, str], instruction: str, sample: Sample, *, max_tokens: int, seed: int
) -> Sample:
    """The sample with the answers of both models (before, after), at temperature 0.

    A model that refuses (an older one that is gone) leaves the reason in place of its answer. Raises BackendDown.
    """
    messages = (Message("system", instruction), Message("user", sample.question))

    async def answer(name: str) -> str:
        try:
            return await model.answer(
                name, messages, max_tokens=min(max_tokens, SAMPLE_TOKENS), temperature=0.0, seed=seed
            )
        except BackendDown:
            raise
        except BackendError as error:
            return f"({error})"

    before, after = await asyncio.gather(*(answer(name) for name in names))
    return msgspec.structs.replace(sample, before=before, after=after)
