"""Which training set a correction went into last: a dataset's version that holds it, or what a run was made of."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping

from chatterbox.chat.help import Datasets
from chatterbox.models import Dataset, Space
from chatterbox.store.store import Store

_MADE_OF = re.compile(rb'"origin":\{"correction":(\d{1,18})\}')
"""How a row says that it was made of a correction. Within somebody's text the quotes would be escaped."""


class TrainingSets:
    def __init__(self, store: Store, datasets: Datasets) -> None:
        self._store = store
        self._datasets = datasets
        self._holding: dict[int, frozenset[int]] = {}  # by version: it never gains a correction

    async def of(self, space: Space) -> Mapping[int, str]:
        """By correction, the name of its training set; the newest versions before runs, later runs before earlier."""
        async with self._store.reading() as work:
            runs = await work.runs.training_sets(space)
            trained = {one.dataset_id: await work.datasets.get(space, one.dataset_id or 0) for one in runs}
            newest = await work.datasets.newest(space)
        sets: dict[int, str] = {}
        for run in runs:
            dataset = trained[run.dataset_id]
            sets.update(dict.fromkeys(run.corrections, _name(dataset) if dataset else run.name))
        for dataset in newest:
            sets.update(dict.fromkeys(await self._corrections_in(dataset), _name(dataset)))
        return sets

    async def _corrections_in(self, dataset: Dataset) -> frozenset[int]:
        if dataset.id not in self._holding:
            content = await self._datasets.content(dataset.space, dataset.id)
            found = await asyncio.to_thread(_MADE_OF.findall, content)
            self._holding[dataset.id] = frozenset(map(int, found))
        return self._holding[dataset.id]


def _name(dataset: Dataset) -> str:
    return f"{dataset.name} v{dataset.version}"
