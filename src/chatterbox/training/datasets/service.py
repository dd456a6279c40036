"""DatasetService: takes uploads in, checked, and finds what was kept."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from unicodedata import category

import msgspec

from chatterbox.errors import BadInput, Missing
from chatterbox.models import CheckReport, CorrectionState, Dataset, Purpose, Space
from chatterbox.store.datasets import DatasetFiles, Named, Teaches
from chatterbox.store.store import Store
from chatterbox.texts import aloud, say
from chatterbox.texts.figures import megabytes
from chatterbox.training.checking.check import Given
from chatterbox.training.checking.checker import CheckedFile, Checker
from chatterbox.training.checking.corrected import marks
from chatterbox.training.checking.rules import MIN_ROWS
from chatterbox.training.corrections.forms import wordings_of
from chatterbox.training.datasets.names import DatasetNames

MAX_NAME = 60
_FORMATTING = re.compile(r"[`*_~|<>@#]+")
_UNSEEN = ("C", "Zl", "Zp")
"""Unicode's categories of what nobody sees, and of what turns text around: controls, formats, halves, line ends."""


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
        self._names = DatasetNames(store)

    def fits(self, size_bytes: int) -> None:
        """Raises BadInput for a file that is larger than this bot takes."""
        if size_bytes > self._max_bytes:
            sizes = map(megabytes, (size_bytes, self._max_bytes))
            raise BadInput(say("dataset-fault-too-large", **dict(zip(("size", "most"), sizes, strict=True))))

    async def take(
        self,
        space: Space,
        giver_id: int,
        upload: bytes,
        filename: str,
        name: str = "",
        teaches: Teaches | None = None,
        purpose: Purpose | None = None,
        least: int = MIN_ROWS,
    ) -> tuple[Dataset, CheckReport]:
        """Checks an upload and keeps it as the next version of `name` (by default what its file is called).

        `purpose` is by default that of the version before. Raises UnusableDataset with the report and the good rows;
        nothing is kept then. Raises BadInput for pairs that are to be avoided.
        """
        self.fits(len(upload))
        checked = await self._checker.check(upload, filename, Given(least, await self._corrected(space)))
        if not checked.report.usable:
            raise UnusableDataset(checked.report, checked.content)
        if purpose == "avoid" and checked.report.pairs:
            raise BadInput(say("dataset-avoid-pairs"))
        with aloud():
            unnamed = say("dataset-nameless")
        known_as = label(name) or label(filename.rpartition(".")[0] or filename) or unnamed
        kept = _Upload(upload, filename, checked)
        dataset = await self._keep(space, giver_id, known_as, kept, teaches or checked.report.teaches, purpose)
        return dataset, checked.report

    async def _corrected(self, space: Space) -> dict[str, str]:
        async with self._store.reading() as work:
            acting = await work.corrections.in_states(space, [CorrectionState.ACTING])
        return marks((asked, one.form.answer) for one in acting for asked in wordings_of(one.form))

    async def _keep(
        self, space: Space, giver_id: int, name: str, upload: _Upload, teaches: Teaches, purpose: Purpose | None
    ) -> Dataset:
        """The next version of `name`; what is the same as its newest version is that one, not another."""
        checked = upload.checked
        digest = hashlib.sha256(checked.content).hexdigest()
        async with self._store.reading() as work:
            known = await work.datasets.named(space, name)
        if known is not None and known.sha256 == digest:
            return await self._again(known, teaches, purpose)
        # The files first: a crash in between leaves a sealed file without record, never the reverse.
        file = await self._store.vault.put(space, checked.content)
        same = upload.content == checked.content
        original = "" if same else await self._store.vault.put(space, upload.content)
        report = await self._store.vault.put(space, msgspec.json.encode(checked.report))
        async with self._store.transaction() as work:
            dataset = await work.datasets.add(
                space,
                name,
                file=file,
                rows=checked.report.rows,
                sha256=digest,
                teaches=teaches,
                purpose=purpose or (known.purpose if known else "imitate"),
                giver=giver_id,
                now=self._now(),
                original=original,
                original_name=upload.filename,
                report=report,
            )
        self._names.added(space)
        return dataset

    async def _again(self, known: Dataset, teaches: Teaches, purpose: Purpose | None) -> Dataset:
        """A version that was uploaded once more: it is in use again, for what was said this time."""
        if known.archived:
            async with self._store.transaction() as work:
                await work.datasets.archive(known.space, [known.id], archived=False)
            known = replace(known, archived=False)
            self.changed(known.space)
        if purpose not in (None, known.purpose):
            known = await self.meant(known.space, known.id, purpose)
        return await self._chosen(known, teaches)

    async def derive(self, origin: Dataset, content: bytes) -> Dataset:
        """Keeps rows that were made of a version as the next one of its name.

        Its giver is that of the version: rows that others gave say so themselves (`ORIGIN`).
        """
        file = await self._store.vault.put(origin.space, content)
        async with self._store.transaction() as work:
            dataset = await work.datasets.add(
                origin.space,
                origin.name,
                file=file,
                rows=content.count(b"\n"),
                sha256=hashlib.sha256(content).hexdigest(),
                teaches=origin.teaches,
                purpose=origin.purpose,
                giver=origin.giver_id,
                now=self._now(),
            )
        self._names.added(origin.space)
        return dataset

    async def find(self, space: Space, name: str, teaches: Teaches | None = None) -> Dataset:
        """The newest version of a dataset; `teaches` corrects what it is taken to teach.

        Raises Missing, also for one that is archived.
        """
        async with self._store.reading() as work:
            dataset = await work.datasets.named(space, name)
        if dataset is None:
            raise Missing(say("dataset-not-found", name=label(name)))
        if dataset.archived:
            raise Missing(say("dataset-archived", name=dataset.name))
        return await self._chosen(dataset, teaches)

    async def get(self, space: Space, dataset_id: int, teaches: Teaches | None = None) -> Dataset:
        """Raises Missing."""
        async with self._store.reading() as work:
            dataset = await work.datasets.get(space, dataset_id)
        if dataset is None:
            raise Missing(say("dataset-missing"))
        return await self._chosen(dataset, teaches)

    async def suggested(self, space: Space, typed: str, *, archived: bool = False) -> list[Named]:
        """Up to 25 datasets whose name holds what was typed, those that begin so first."""
        return await self._names.search(space, typed, archived=archived)

    def changed(self, space: Space) -> None:
        """Says that datasets of a space were archived, restored or deleted: the next suggestion sees it."""
        self._names.changed(space)

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

    async def report(self, space: Space, dataset_id: int) -> CheckReport | None:
        """What its check found; None for a version that was not uploaded, or before reports were kept."""
        files = await self.files(space, dataset_id)
        if not files.report:
            return None
        return msgspec.json.decode(await self._store.vault.get(space, files.report), type=CheckReport)

    async def files(self, space: Space, dataset_id: int) -> DatasetFiles:
        """Where in the vault a version lies. Raises Missing."""
        async with self._store.reading() as work:
            files = await work.datasets.lies(space, dataset_id)
        if files is None:
            raise Missing(say("dataset-missing"))
        return files

    async def meant(self, space: Space, dataset_id: int, purpose: Purpose) -> Dataset:
        """Records whether a version's answers are to be imitated or avoided. Raises Missing, and BadInput for pairs."""
        dataset = await self.get(space, dataset_id)
        if purpose == "avoid" and b',"rejected":{' in await self.content(space, dataset_id):
            raise BadInput(say("dataset-avoid-pairs"))
        async with self._store.transaction() as work:
            await work.datasets.purpose(space, dataset_id, purpose)
        self.changed(space)
        return replace(dataset, purpose=purpose)

    async def _chosen(self, dataset: Dataset, teaches: Teaches | None) -> Dataset:
        if teaches is None or teaches == dataset.teaches:
            return dataset
        async with self._store.transaction() as work:
            await work.datasets.teach(dataset.space, dataset.id, teaches)
        return replace(dataset, teaches=teaches)


def label(name: str) -> str:
    """A name that people gave, as a label: one line, no formatting or mentions of Discord's, at most 60 characters."""
    seen = "".join(" " if category(sign).startswith(_UNSEEN) else sign for sign in name)
    return " ".join(_FORMATTING.sub(" ", seen).split())[:MAX_NAME].strip()
