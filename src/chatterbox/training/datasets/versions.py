"""Versions: a new one made of the one before and what was corrected since, and what changed between two."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import msgspec

from chatterbox.errors import BadInput
from chatterbox.models import Actor, Dataset, Space
from chatterbox.store.datasets import ORIGIN
from chatterbox.store.store import Store
from chatterbox.store.wording import normalised
from chatterbox.texts import say
from chatterbox.training.corrections.service import TrainingRow
from chatterbox.training.datasets.changes import Changes, changes
from chatterbox.training.datasets.service import DatasetService


class Correctors(Protocol):
    async def rows(self, space: Space) -> list[TrainingRow]:
        """One row for each wording of each correction that may be learned."""


@dataclass(frozen=True, slots=True)
class Grown:
    """A new version, and of how many corrections it has rows that the one before had not."""

    dataset: Dataset
    corrections: int


class Versions:
    def __init__(self, store: Store, datasets: DatasetService, corrections: Correctors) -> None:
        self._store = store
        self._datasets = datasets
        self._corrections = corrections

    async def of(self, space: Space, name: str) -> list[Dataset]:
        """All versions of a name, the newest first; none where nobody has given it."""
        async with self._store.reading() as work:
            return await work.datasets.versions(space, name)

    async def with_corrections(self, actor: Actor, dataset: Dataset, *, mine: bool) -> Grown:
        """The next version: the rows of this one and a row for each wording of what was corrected.

        `mine`: by the caller alone. A row that asks the same as a correction gives way to it. Raises BadInput where
        there is nothing to add, and for a dataset to avoid.
        """
        if dataset.purpose == "avoid":
            raise BadInput(say("dataset-avoid-grows"))
        rows = await self._corrections.rows(actor.space)
        wanted = [row for row in rows if not mine or row.giver_id == actor.user_id]
        before = await self._datasets.content(actor.space, dataset.id)
        after = await asyncio.to_thread(_grown, before, wanted)
        if not wanted or not await asyncio.to_thread(changes, before, after):
            raise BadInput(say("dataset-nothing-to-add"))
        grown = await self._datasets.derive(dataset, after)
        return Grown(grown, len({row.correction_id for row in wanted}))

    async def changed(self, space: Space, older_id: int, newer_id: int) -> Changes:
        """What changed from one version to another. Raises Missing."""
        before, after = [await self._datasets.content(space, one) for one in (older_id, newer_id)]
        return await asyncio.to_thread(changes, before, after)


def _grown(content: bytes, corrections: Sequence[TrainingRow]) -> bytes:
    known = {normalised(wording) for row in corrections for wording in (row.question, row.kept) if wording}
    kept = []
    for line in content.splitlines():
        row = msgspec.json.decode(line, type=dict[str, Any])
        if _question(row) not in known:
            kept.append(line)
    for one in corrections:
        said = [{"role": "user", "content": one.question}, {"role": "assistant", "content": one.answer}]
        kept.append(msgspec.json.encode({"messages": said, ORIGIN: {"correction": one.correction_id}}))
    return b"".join(line + b"\n" for line in kept)


def _question(row: dict[str, Any]) -> str | None:
    """The one question of a single turn."""
    match [message for message in row["messages"] if message["role"] not in ("system", "developer")]:
        case [{"role": "user", "content": str(question)}, {"role": "assistant"}]:
            return normalised(question)
    return None
