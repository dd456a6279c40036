"""The line of those who wait for a training: in turn by owner, told where they stand and when it is their turn.

Several communities share one engine. Each names itself by `metadata.owner` (the bot sends a keyed hash); the next
training is that of the owner whose last one was longest ago. Each has at most one running and one waiting. Who names no
owner shares one turn and has no limit.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from chatterbox.engine.job_rows import event
from chatterbox.engine.jobs import Jobs
from chatterbox.engine.shapes.errors import ApiError
from chatterbox.engine.shapes.objects import Job

OWNER_KEY = "owner"
_MOVED_S = 60.0
"""A wait is told again when it has changed by more than this, or by half."""


def owner_of(job: Job) -> str:
    return job.metadata.get(OWNER_KEY, "")


def refuse_third(open_jobs: Sequence[Job], owner: str) -> None:
    """Raises ApiError when this owner has one waiting already, beside the one that runs."""
    mine = [job for job in open_jobs if owner_of(job) == owner]
    running = [job for job in open_jobs if job.status == "running"]
    beside_running = not running or any(job in running for job in mine)  # where none runs, the first is about to
    if owner and len(mine) > beside_running:
        message = "You have a training waiting already. Cancel it, or wait until it runs; then hand in the next one."
        raise ApiError(429, message, code="job_limit_reached", param=f"metadata.{OWNER_KEY}")


def in_turn(waiting: Sequence[Job], turns: Mapping[str, int]) -> list[Job]:
    """The jobs in the order in which they will run. `turns`: when each owner had its last one, by number."""
    left, last, line = list(waiting), dict(turns), list[Job]()
    while left:
        job = min(left, key=lambda job: last.get(owner_of(job), 0))  # of equal ones the first that came
        left.remove(job)
        line.append(job)
        last[owner_of(job)] = 1 + max(last.values(), default=0)
    return line


@dataclass(frozen=True, slots=True)
class Place:
    """Where a job stands, from 1; `wait_s` None: nobody knows how long the others take."""

    number: int
    wait_s: float | None

    def differs(self, told: Place | None) -> bool:
        """Whether a person would want to be told again."""
        if told is None or told.number != self.number or (told.wait_s is None) != (self.wait_s is None):
            return True
        if self.wait_s is None or told.wait_s is None:
            return False
        return abs(self.wait_s - told.wait_s) > max(_MOVED_S, told.wait_s / 2)


class Line:
    """Tells those who wait, in their jobs' events."""

    def __init__(self, jobs: Jobs) -> None:
        self._jobs = jobs
        self._told: dict[str, tuple[Place, float]] = {}  # what was told, and when

    async def next(self) -> Job | None:
        """The job that is to be trained now: one that was begun goes on first."""
        open_jobs = await self._jobs.open_ones()
        running = [job for job in open_jobs if job.status == "running"]
        return next(iter(running or await self._waiting(open_jobs)), None)

    async def tell(self) -> bool:
        """Tells each its place where that has changed; whether anybody waits."""
        open_jobs = await self._jobs.open_ones()
        running = next((job for job in open_jobs if job.status == "running"), None)
        line = await self._waiting(open_jobs)
        if running is None:
            line = line[1:]  # the first is about to begin
        usual, now = await self._jobs.usual_seconds(), time.time()
        wait = _left(running, usual, now)
        for number, job in enumerate(line, 1):
            await self._tell(job, Place(number, wait), now)
            wait = None if wait is None or usual is None else wait + usual
        self._told = {job.id: self._told[job.id] for job in line}
        return bool(line)

    async def _tell(self, job: Job, place: Place, now: float) -> None:
        told, at = self._told.get(job.id, (None, now))
        if told is not None and told.wait_s is not None:
            told = Place(told.number, max(0.0, told.wait_s - (now - at)))
        if not place.differs(told):
            self._told[job.id] = (told or place, now)
            return
        text = f"Number {place.number} in the queue"
        if place.wait_s is not None:
            text += f", about {max(1, round(place.wait_s / 60))} min until it begins"
        data = {"queue_position": place.number, "expected_wait_s": place.wait_s}
        await self._jobs.change(job.id, event(text, data=data))
        self._told[job.id] = (place, now)

    async def _waiting(self, open_jobs: Sequence[Job]) -> list[Job]:
        return in_turn([job for job in open_jobs if job.status == "queued"], await self._jobs.turns())


def _left(running: Job | None, usual: float | None, now: float) -> float | None:
    """How long the running training still takes."""
    if running is not None and running.estimated_finish is not None:
        return max(0.0, running.estimated_finish - now)
    return usual
