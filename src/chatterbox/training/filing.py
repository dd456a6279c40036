"""Every file of a server by a name of its own: what there is, and its bytes. A name is never a path.

rows:12 upload:12 report:12     of a dataset's version
archive:3                       a packed dataset
curve:<run> log:<run>           of a training
results:<run>                   what the backend hands out of it: numbers, the adapter
test:5                          the answers of a /test
"""

from __future__ import annotations

import asyncio
import csv
import io
import re
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

import msgspec

from chatterbox.backend.ports import Trainer
from chatterbox.errors import Missing
from chatterbox.models import Actor, Dataset, Space
from chatterbox.store.archives import Archive
from chatterbox.store.datasets import DatasetFiles
from chatterbox.store.runs import RunRecord, RunTitle
from chatterbox.store.store import Store
from chatterbox.texts import say
from chatterbox.texts.figures import day, moment
from chatterbox.training.datasets.service import DatasetService
from chatterbox.training.plots import Plots
from chatterbox.training.runs.runlog import log_of

MOST_SUGGESTED = 25
_TESTS = 200  # the last ones
_IN_FULL = 3  # of so many datasets that match all is offered: older versions, uploads, reports
_NAME = re.compile(r"(rows|upload|report|archive|curve|log|results|test):([0-9a-f-]{1,36})")


@dataclass(frozen=True, slots=True)
class Filed:
    """A file that can be had: its name, and what people read."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class File:
    """A file: what it is called where it is saved, and its bytes."""

    filename: str
    content: bytes


class Filing:
    """`backend` is the name of the backend that trains now: only its runs' results can be fetched."""

    def __init__(
        self,
        store: Store,
        datasets: DatasetService,
        trainer: Trainer,
        plots: Plots,
        *,
        backend: str,
        admit: Callable[[Actor], Awaitable[None]],
    ) -> None:
        self._store = store
        self._datasets = datasets
        self._trainer = trainer
        self._plots = plots
        self._backend = backend
        self._admit = admit

    async def suggested(self, actor: Actor, typed: str) -> list[Filed]:
        """Up to 25 files whose label holds every word that was typed; none for who may not train."""
        if not actor.trains:
            return []
        words = typed.casefold().split()
        every = [*await self._of_datasets(actor.space, words), *await self._of_runs(actor.space)]
        found = (filed for filed in every if all(word in filed.label.casefold() for word in words))
        return _told_apart(islice(found, MOST_SUGGESTED))

    async def get(self, actor: Actor, name: str) -> list[File]:
        """The file of that name; of a run's results all that the backend hands out. Raises Missing and BackendError."""
        await self._admit(actor)
        return await self.read(actor.space, name)

    async def read(self, space: Space, name: str) -> list[File]:
        """The same for who may anyhow: the operator, and whoever was given a link."""
        known = _NAME.fullmatch(name)
        if known is None:
            raise Missing(say("file-unknown"))
        kind, which = known.groups()
        if kind in ("curve", "log", "results"):
            return await self._run_file(kind, await self._run(space, which))
        if not which.isdecimal() or len(which) > 18:
            raise Missing(say("file-unknown"))
        return [await self._numbered(space, kind, int(which))]

    async def _of_datasets(self, space: Space, words: Sequence[str]) -> list[Filed]:
        """Archives, and files of what is not archived: of a few datasets all, of many the newest rows."""
        sought = dict.fromkeys((" ".join(words), " ".join(word for word in words if not _names_no_dataset(word))))
        found = {one.id: one for named in sought for one in await self._datasets.suggested(space, named)}
        async with self._store.reading() as work:
            archives = [_archive(one) for one in await work.archives.all(space)]
            if len(found) > _IN_FULL:
                return [*(_filed("rows", one.id, one.name, one.version) for one in found.values()), *archives]
            filed: list[Filed] = []
            for name in [one.name for one in found.values()]:
                for version in await work.datasets.versions(space, name):
                    filed += _files_of(version, await work.datasets.lies(space, version.id))
        return [*filed, *archives]

    async def _of_runs(self, space: Space) -> list[Filed]:
        async with self._store.reading() as work:
            runs, tests = await work.runs.titles(space), await work.tests.latest(space, _TESTS)
        filed = [one for run in runs for one in self._files_of_run(run)]
        return [*filed, *(Filed(f"test:{one}", say("file-test", when=moment(when))) for one, when in tests)]

    def _files_of_run(self, run: RunTitle) -> Iterator[Filed]:
        kinds = ["log", *(["curve"] if run.model else []), *(["results"] if run.model and self._mine(run) else [])]
        for kind in kinds:
            label = f"{run.name} {day(run.created_at, 'medium')}: {_called(kind)}"
            yield Filed(f"{kind}:{run.id}", label[:100])

    def _mine(self, run: RunTitle | RunRecord) -> bool:
        return run.backend == self._backend

    async def _run(self, space: Space, run_id: str) -> RunRecord:
        async with self._store.reading() as work:
            run = await work.runs.get(space, run_id)
        if run is None:
            raise Missing(say("file-unknown"))
        return run

    async def _run_file(self, kind: str, run: RunRecord) -> list[File]:
        if kind == "log":
            return [File("training.txt", await asyncio.to_thread(log_of, run))]
        if kind == "curve" and run.detail.losses:
            return [File("loss.png", await self._plots.curve(run.view()))]
        if kind == "results" and run.job_id and self._mine(run):
            files = await self._trainer.results(run.job_id)
            return [File(file.name, await self._trainer.fetch(file.id)) for file in files]
        raise Missing(say("file-unknown"))

    async def _numbered(self, space: Space, kind: str, number: int) -> File:
        match kind:
            case "archive":
                return await self._packed(space, number)
            case "test":
                return await self._test(space, number)
        dataset = await self._datasets.get(space, number)
        if kind == "rows":
            return File(f"{_saved(dataset)}.jsonl", await self._datasets.content(space, number))
        if kind == "upload":
            name, content = await self._datasets.original(space, number)
            return File(f"{_saved(dataset)}.{_ending(name)}", content)
        report = await self._datasets.report(space, number)
        if report is None:
            raise Missing(say("file-unknown"))
        return File(f"{_saved(dataset)}-report.json", msgspec.json.format(msgspec.json.encode(report), indent=1))

    async def _packed(self, space: Space, number: int) -> File:
        async with self._store.reading() as work:
            archive = await work.archives.get(space, number)
        if archive is None:
            raise Missing(say("file-unknown"))
        return File(f"{_plain(archive.name)}.tar.zst", await self._store.vault.get(space, archive.file))

    async def _test(self, space: Space, number: int) -> File:
        async with self._store.reading() as work:
            results = await work.tests.results(space, number)
        if results is None:
            raise Missing(say("file-unknown"))
        out = io.StringIO()
        table = csv.writer(out)
        table.writerow(["question", "model", "passed", "answer", "error"])
        for one in results:
            question = one.case.messages[-1].content if one.case.messages else ""
            table.writerow([question, one.model, one.passed, one.answer, one.error])
        return File(f"test-{number}.csv", out.getvalue().encode("utf-8-sig", "replace"))


_KINDS = ("rows", "upload", "report", "log", "curve", "results")


def _called(kind: str) -> str:
    """What a label calls a file of that kind."""
    return say(f"file-kind-{kind}")


def _told_apart(files: Iterable[Filed]) -> list[Filed]:
    """With a number behind a label that stood there before: Discord takes no two choices of one name."""
    seen: Counter[str] = Counter()
    told = []
    for file in files:
        seen[file.label] += 1
        number = seen[file.label]
        told.append(file if number == 1 else replace(file, label=f"{file.label[:94]} ({number})"))
    return told


def _names_no_dataset(word: str) -> bool:
    """Whether a word that was typed says which kind of file is meant, or which version."""
    spoken = " ".join(map(_called, _KINDS)).casefold().split()
    return any(kind.startswith(word) for kind in spoken) or re.fullmatch(r"v\d+:?", word) is not None


def _files_of(dataset: Dataset, files: DatasetFiles | None) -> Iterator[Filed]:
    """Its rows; what was uploaded and its report, where it was made of an upload."""
    for kind in ("rows", "upload", "report"):
        if kind == "rows" or (files and (files.original_name if kind == "upload" else files.report)):
            yield _filed(kind, dataset.id, dataset.name, dataset.version)


def _filed(kind: str, dataset_id: int, name: str, version: int) -> Filed:
    return Filed(f"{kind}:{dataset_id}", f"{name} v{version}: {_called(kind)}"[:100])


def _archive(archive: Archive) -> Filed:
    label = say("file-archive", name=archive.name, when=moment(archive.created_at))
    return Filed(f"archive:{archive.id}", label[:100])


def _saved(dataset: Dataset) -> str:
    return f"{_plain(dataset.name)}-v{dataset.version}"


def _plain(name: str) -> str:
    """A name that any file system takes."""
    return re.sub(r"[^\w-]+", "-", name).strip("-")[:60] or "dataset"


def _ending(filename: str) -> str:
    ending = filename.rpartition(".")[2].lower()
    return ending if re.fullmatch(r"[a-z0-9]{1,8}", ending) else "txt"
