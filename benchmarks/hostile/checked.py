"""One hostile dataset through the real check, and what must be true of every report."""

from __future__ import annotations

import asyncio
import io
import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec
from benchmarks.hostile.datasets import MIB, Dataset, dataset
from benchmarks.hostile.running import MOST_KIB

from chatterbox.training.checking.check import Check, Checked, Given, bounded
from chatterbox.training.checking.corrected import marks
from chatterbox.training.checking.rules import MIN_ROWS, Row, read_row

if TYPE_CHECKING:
    from chatterbox.training.checking.checker import Checker

MAX_BYTES = 25 * MIB
_CORRECTED = marks([("what grows", "leeks"), ("Wo steht der Schlüssel", "4471")])


class Datasets:
    """Hostile datasets, to be run by `running`."""

    most_kib = MOST_KIB

    def __init__(self) -> None:
        warnings.simplefilter("ignore")  # zipfile's, about names that stand twice in an archive
        Check("", io.BytesIO()).run(io.BytesIO(), 1)  # reads the catalogue of sentences once for all processes

    def begin(self) -> None:
        bounded(MAX_BYTES)

    def make(self, number: int) -> Dataset:
        return dataset(number)

    def attempt(self, number: int, made: Dataset) -> str:
        """Checks a dataset: its format and what came of it. Raises Untrue, or what the check raises."""
        rows = _Rows()
        given = Given(MIN_ROWS if number % 2 else 1, _CORRECTED if number % 3 == 0 else {})
        check = Check(made.filename.rpartition(".")[2][:16], rows, given)  # type: ignore[arg-type]
        report = check.run(io.BytesIO(made.content), MAX_BYTES)
        _hold(report, rows.count, given.least)
        if not report.fault_counts:
            return f"{made.format}: usable"
        return f"{made.format}: rows at fault" if report.separable else f"{made.format}: refused"

    def may_end(self, made: Dataset) -> bool:
        return made.format in ("parquet", "zip")

    def size(self, made: Dataset) -> int:
        return len(made.content)


def confirm(ended: Sequence[int]) -> list[int]:
    """Those of which the bot's own checker, whose worker ends over them, does not say that the file is damaged."""
    from chatterbox.training.checking.checker import Checker  # not before: what is imported counts as memory

    async def said() -> list[int]:
        checker = Checker(None, MAX_BYTES)
        return [number for number in ended if not await _is_refused(checker, number)]

    return asyncio.run(said())


class Untrue(Exception):
    """A report that says what is not so."""


class _Rows:
    """Takes what the check writes, holds it against the rules again, and keeps none of it."""

    def __init__(self) -> None:
        self.count = 0

    def write(self, line: bytes) -> None:
        if not isinstance(read_row(line), Row) or line.find(b"\n") != len(line) - 1:
            raise Untrue("a row that is none")
        self.count += 1


def _hold(report: Checked, rows: int, least: int) -> None:
    if not report.fault_counts and not rows == report.rows >= least:
        raise Untrue("no fault, and not all rows")
    if report.separable and rows != report.rows:
        raise Untrue("good rows are missing")
    if not all(finding.sentence.isprintable() for finding in report.listed):
        raise Untrue("a sentence that hides something")
    if msgspec.json.decode(msgspec.json.encode(report), type=Checked) != report:
        raise Untrue("a report that cannot be told")


async def _is_refused(checker: Checker, number: int) -> bool:
    made = dataset(number)
    report = (await checker.check(made.content, made.filename)).report
    return list(report.fault_counts) == ["check-ended"] and not report.usable
