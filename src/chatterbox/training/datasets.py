"""DatasetService: takes uploads in, checked, and finds what was kept."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from chatterbox.errors import BadInput, Missing
from chatterbox.models import CheckReport, Dataset, Space
from chatterbox.store.datasets import Teaches
from chatterbox.store.store import Store
from chatterbox.texts import say
from chatterbox.training.checker import CheckedFile, Checker

MAX_NAME = 60
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f`*_~|<>@#\u202a-\u202e\u2066-\u2069]+")


@dataclass(frozen=True, slots=True)
class _Upload:
    content: bytes
    filename: str
    checked: CheckedFile


class UnusableDataset(BadInput):
    """An upload that cannot be trained on as it is; `report` says what is wrong, line by line.

    `good_rows` are its rows that nothing is wrong with, as JSON lines; none where the file as a whole is at fault.
    """

    def __init__(self, report: CheckReport, good_rows: bytes = b"") -> None:
        total = sum(report.fault_counts.values())
        super().__init__(say("dataset-unusable", faults=total, first=report.faults[0].sentence))
        self.report = report
        self.good_rows = good_rows


def _now() -> datetime:
    return datetime.now(UTC)


class DatasetService:
    def __init__(self, store: Store, checker: Checker, max_bytes: int, now: Callable[[], datetime] = _now) -> None:
        self._store = store
        self._checker = checker
        self._max_bytes = max_bytes
        self._now = now

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
        teaches: Teaches | None = None,
    ) -> tuple[Dataset, CheckReport]:
        """Checks an upload and keeps it as the next version of `name` (by default what its file is called).

        Raises UnusableDataset with the report and the good rows; nothing is kept then.
        """
        self.fits(len(upload))
        checked = await self._checker.check(upload, filename)
        if not checked.report.usable:
            raise UnusableDataset(checked.report, checked.content)
        known_as = label(name) or label(filename.rpartition(".")[0] or filename) or say("dataset-nameless")
        kept = _Upload(upload, filename, checked)
        dataset = await self._keep(space, giver_id, known_as, kept, teaches or checked.report.teaches)
        return dataset, checked.report

    async def _keep(self, space: Space, giver_id: int, name: str, upload: _Upload, teaches: Teaches) -> Dataset:
        """The next version of `name`; what is the same as its newest version is that one, not another."""
        checked = upload.checked
        digest = hashlib.sha256(checked.content).hexdigest()
        async with self._store.reading() as work:
            known = await work.datasets.named(space, name)
        if known is not None and known.sha256 == digest:
            return await self._chosen(known, teaches)
        # The files first: a crash in between leaves a sealed file without record, never the reverse.
        file = await self._store.vault.put(space, checked.content)
        same = upload.content == checked.content
        original = "" if same else await self._store.vault.put(space, upload.content)
        async with self._store.transaction() as work:
            return await work.datasets.add(
                space,
                name,
                file=file,
                rows=checked.report.rows,
                sha256=digest,
                teaches=teaches,
                giver=giver_id,
                now=self._now(),
                original=original,
                original_name=upload.filename,
            )

    async def find(self, space: Space, name: str, teaches: Teaches | None = None) -> Dataset:
        """The newest version of a dataset; `teaches` corrects what it is taken to teach. Raises Missing."""
        async with self._store.reading() as work:
            dataset = await work.datasets.named(space, name)
        if dataset is None:
            raise Missing(say("dataset-not-found", name=label(name)))
        return await self._chosen(dataset, teaches)

    async def get(self, space: Space, dataset_id: int, teaches: Teaches | None = None) -> Dataset:
        """Raises Missing."""
        async with self._store.reading() as work:
            dataset = await work.datasets.get(space, dataset_id)
        if dataset is None:
            raise Missing(say("dataset-missing"))
        return await self._chosen(dataset, teaches)

    async def beginning_with(self, space: Space, beginning: str) -> list[Dataset]:
        """The newest version of each dataset whose name holds `beginning`, those that begin so first."""
        sought = beginning.casefold().strip()
        async with self._store.reading() as work:
            newest = await work.datasets.newest(space)
        found = [dataset for dataset in newest if sought in dataset.name.casefold()]
        return sorted(found, key=lambda dataset: not dataset.name.casefold().startswith(sought))

    async def content(self, space: Space, dataset_id: int) -> bytes:
        """Its rows: OpenAI's chat format, one JSON object a line, UTF-8. Raises Missing."""
        async with self._store.reading() as work:
            file = await work.datasets.file(space, dataset_id)
        if file is None:
            raise Missing(say("dataset-missing"))
        return await self._store.vault.get(space, file)

    async def original(self, space: Space, dataset_id: int) -> tuple[str, bytes]:
        """What was uploaded, byte for byte, and what its giver called the file. Raises Missing."""
        async with self._store.reading() as work:
            found = await work.datasets.original(space, dataset_id)
        if found is None:
            raise Missing(say("dataset-missing"))
        file, name = found
        return name, await self._store.vault.get(space, file)

    async def _chosen(self, dataset: Dataset, teaches: Teaches | None) -> Dataset:
        if teaches is None or teaches == dataset.teaches:
            return dataset
        async with self._store.transaction() as work:
            await work.datasets.teach(dataset.space, dataset.id, teaches)
        return replace(dataset, teaches=teaches)


def label(name: str) -> str:
    """A name that people gave, as a label: one line, no formatting or mentions of Discord's, at most 60 characters."""
    return " ".join(_UNPRINTABLE.sub(" ", name).split())[:MAX_NAME].strip()
