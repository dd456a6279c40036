"""DatasetService: takes uploads in, checked, and finds what was kept."""

from __future__ import annotations

import re
from typing import Literal

from chatterbox.errors import BadInput, Missing
from chatterbox.models import CheckReport, Dataset, Space
from chatterbox.store.datasets import DatasetStore
from chatterbox.texts import say
from chatterbox.training.checker import Checker

MAX_NAME = 60
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f`*_~|<>@#\u202a-\u202e\u2066-\u2069]+")


class UnusableDataset(BadInput):
    """An upload that cannot be trained on; `report` says what is wrong, line by line."""

    def __init__(self, report: CheckReport) -> None:
        total = sum(report.fault_counts.values())
        super().__init__(say("dataset-unusable", faults=total, first=report.faults[0].sentence))
        self.report = report


class DatasetService:
    def __init__(self, store: DatasetStore, checker: Checker, max_bytes: int) -> None:
        self._store = store
        self._checker = checker
        self._max_bytes = max_bytes

    def fits(self, size_bytes: int) -> None:
        """Raises BadInput for a file that is larger than this bot takes."""
        if size_bytes > self._max_bytes:
            sizes = (f"{size / 1024 / 1024:.1f}".removesuffix(".0") for size in (size_bytes, self._max_bytes))
            raise BadInput(say("dataset-fault-too-large", **dict(zip(("size", "most"), sizes, strict=True))))

    async def take(
        self,
        space: Space,
        giver_id: int,
        upload: bytes,
        filename: str,
        name: str = "",
        teaches: Literal["facts", "manner"] | None = None,
    ) -> tuple[Dataset, CheckReport]:
        """Checks an upload and keeps it as the next version of `name` (by default what its file is called).

        Raises UnusableDataset with the report; nothing is kept then.
        """
        self.fits(len(upload))
        checked = await self._checker.check(upload, filename)
        if not checked.report.usable:
            raise UnusableDataset(checked.report)
        dataset = await self._store.add(
            space,
            label(name) or label(filename.rpartition(".")[0] or filename) or say("dataset-nameless"),
            checked.content,
            rows=checked.report.rows,
            teaches=teaches or checked.report.teaches,
            giver=giver_id,
        )
        return dataset, checked.report

    async def find(self, space: Space, name: str, teaches: Literal["facts", "manner"] | None = None) -> Dataset:
        """The newest version of a dataset; `teaches` corrects what it is taken to teach. Raises Missing."""
        dataset = await self._store.named(space, name)
        if dataset is None:
            raise Missing(say("dataset-not-found", name=label(name)))
        return await self._chosen(dataset, teaches)

    async def get(self, space: Space, dataset_id: int, teaches: Literal["facts", "manner"] | None = None) -> Dataset:
        """Raises Missing."""
        return await self._chosen(await self._store.get(space, dataset_id), teaches)

    async def beginning_with(self, space: Space, beginning: str) -> list[Dataset]:
        """The newest version of each dataset whose name holds `beginning`, those that begin so first."""
        sought = beginning.casefold().strip()
        found = [dataset for dataset in await self._store.newest(space) if sought in dataset.name.casefold()]
        return sorted(found, key=lambda dataset: not dataset.name.casefold().startswith(sought))

    async def content(self, space: Space, dataset_id: int) -> bytes:
        """Its rows, one JSON object a line. Raises Missing."""
        return await self._store.content(space, dataset_id)

    async def _chosen(self, dataset: Dataset, teaches: Literal["facts", "manner"] | None) -> Dataset:
        if teaches is None or teaches == dataset.teaches:
            return dataset
        return await self._store.teach(dataset.space, dataset.id, teaches)


def label(name: str) -> str:
    """A name that people gave, as a label: one line, no formatting or mentions of Discord's, at most 60 characters."""
    return " ".join(_UNPRINTABLE.sub(" ", name).split())[:MAX_NAME].strip()
