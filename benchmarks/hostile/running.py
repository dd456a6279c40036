"""Tries a great many hostile things in batches: each batch in a process of its own, which may die without harm.

The process tells what it is about to try and how that ended. So its parent knows the culprit of a death by signal, of
one that used more than `MOST_CPU_S` of processor time (the system ends it), and of one that sleeps; what takes too much
memory is tried again alone. Progress is kept after each batch: a run goes on where it was ended.
"""

from __future__ import annotations

import os
import signal
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import msgspec

BATCH = 1_000
MOST_CPU_S = 20.0
MOST_WALL_S = 300
MOST_KIB = 100 * 1024
"""What a process may hold at its peak beside a file: where nothing else is said with interpreter and libraries."""


class Defect(msgspec.Struct):
    number: int
    what: str


class Tally(msgspec.Struct):
    """What came of everything before `next`."""

    next: int = 0
    outcomes: dict[str, int] = {}
    ended: list[int] = []  # numbers whose process ended by itself, as a check's worker may over a damaged parquet file
    defects: list[Defect] = []
    cpu_s: float = 0.0
    wall_s: float = 0.0
    peak_kib: int = 0
    slowest_ms: float = 0.0
    slowest: int = -1


class Trials(Protocol):
    """What is tried."""

    most_kib: int
    """What a process may hold at its peak, beside the thing itself."""

    def begin(self) -> None:
        """Called in each process before its first attempt."""

    def make(self, number: int) -> Any:
        """The thing of that number."""

    def attempt(self, number: int, thing: Any) -> str:
        """Tries it; how it ended, as it is counted. Raises whatever a defect raises."""

    def may_end(self, thing: Any) -> bool:
        """Whether the process may end over it, by SIGABRT alone, as the bot survives it."""

    def size(self, thing: Any) -> int:
        """Bytes."""


@dataclass(slots=True)
class _Told:
    """What a process told of itself, and how it ended."""

    trying: int = -1
    done: int = -1
    status: int = 0
    peak_kib: int = 0
    cpu_s: float = 0.0


def run(trials: Trials, until: int, state: Path) -> Tally:
    """Tries everything from where `state` ends up to `until`."""
    tally = msgspec.json.decode(state.read_bytes(), type=Tally) if state.exists() else Tally()
    while tally.next < until:
        begin = time.monotonic()
        first, last = tally.next, min(tally.next + BATCH, until)
        told = _batch(trials, first, last, tally)
        if told.done < last - 1:
            _died(trials, told, tally)
            last = told.trying + 1
        if told.peak_kib > trials.most_kib:
            _weighed(trials, first, last, tally)
        tally.next = last
        tally.wall_s += time.monotonic() - begin
        _save(tally, state)
    return tally


def _batch(trials: Trials, first: int, last: int, tally: Tally) -> _Told:
    told = _Told()
    read, write = os.pipe()
    child = os.fork()
    if not child:
        os.close(read)
        _child(trials, range(first, last), write)
    os.close(write)
    with os.fdopen(read) as lines:
        for line in lines:
            _note(line.rstrip("\n"), told, tally)
    _, status, usage = os.wait4(child, 0)
    told.status, told.peak_kib = status, usage.ru_maxrss
    tally.peak_kib = max(tally.peak_kib, usage.ru_maxrss)
    tally.cpu_s += usage.ru_utime + usage.ru_stime
    return told


def _note(line: str, told: _Told, tally: Tally) -> None:
    kind, number, *rest = line.split("\x1f")
    if kind == "?":
        told.trying = int(number)
        return
    told.done = int(number)
    outcome, took_ms = rest[0], float(rest[1])
    tally.outcomes[outcome] = tally.outcomes.get(outcome, 0) + 1
    if kind == "!":
        tally.defects.append(Defect(int(number), outcome))
    if took_ms > tally.slowest_ms:
        tally.slowest_ms, tally.slowest = took_ms, int(number)


def _child(trials: Trials, numbers: range, write: int) -> None:
    """Never returns."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # libraries write there how they failed
    trials.begin()
    for number in numbers:
        os.write(write, f"?\x1f{number}\n".encode())
        signal.setitimer(signal.ITIMER_PROF, MOST_CPU_S)
        signal.alarm(MOST_WALL_S)
        thing = trials.make(number)
        before = time.process_time()
        try:
            kind, outcome = "=", trials.attempt(number, thing)
        except BaseException as error:  # a defect, whatever it is
            kind, outcome = "!", f"{type(error).__name__}: {error}".replace("\n", " ")[:200]
        took_ms = (time.process_time() - before) * 1000
        os.write(write, f"{kind}\x1f{number}\x1f{outcome}\x1f{took_ms:.1f}\n".encode("utf-8", "replace"))
    os._exit(0)


def _died(trials: Trials, told: _Told, tally: Tally) -> None:
    code = os.waitstatus_to_exitcode(told.status)
    if code == -signal.SIGABRT and trials.may_end(trials.make(told.trying)):
        tally.ended.append(told.trying)
        return
    why = {-signal.SIGPROF: "takes too long", -signal.SIGALRM: "hangs"}.get(code, f"ended by {code}")
    tally.defects.append(Defect(told.trying, why))


def _weighed(trials: Trials, first: int, last: int, tally: Tally) -> None:
    """Which of a batch that became too large takes more than it may, each alone; or that only all together do."""
    peaks = {number: _batch(trials, number, number + 1, Tally()).peak_kib for number in range(first, last)}
    heavy = {number: peak for number, peak in peaks.items() if peak > trials.most_kib}
    for number, peak in heavy.items():
        if peak > trials.most_kib + trials.size(trials.make(number)) // 1024:
            tally.defects.append(Defect(number, f"takes {peak // 1024} MiB"))
    if not heavy:
        tally.defects.append(Defect(first, f"up to {last}: together they take more than they may"))


def _save(tally: Tally, state: Path) -> None:
    aside = state.with_suffix(".new")
    aside.write_bytes(msgspec.json.encode(tally))
    aside.replace(state)
