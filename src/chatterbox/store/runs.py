"""The trainings of each space: how far each is, sealed where it holds what people or models wrote."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Literal

import msgspec
from sqlalchemy import ColumnElement, delete, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from chatterbox.models import BeforeAfter, Cost, LossPoint, Method, Place, QueuePlace, RunState, RunView, Space
from chatterbox.store.crypto import Cipher
from chatterbox.store.tables import CorrectionRow, LedgerRow, RunRow

UNCLEAR = "?"
"""Stands for the id of a training file whose upload was begun and not yet answered."""

_OVER = tuple(state.value for state in RunState if state.over)


class Sample(msgspec.Struct, frozen=True):
    """A question of the training file, and the answers of the models before and after; None while not asked."""

    question: str
    expected: str
    correction_id: int = 0  # whose words these are; 0: the dataset's
    before: str | None = None
    after: str | None = None


class Detail(msgspec.Struct, frozen=True):
    """What only the run itself reads."""

    rows: int = 0
    corrections: int = 0
    teaches: Literal["facts", "manner"] = "facts"
    instruction: str = ""
    step: int = 0
    steps: int = 0
    losses: tuple[tuple[int, float], ...] = ()
    last_event: str | None = None
    creating: bool = False  # the job was asked for: it must be looked for before it is asked for again
    cancelling: bool = False
    error: str = ""
    samples: tuple[Sample, ...] = ()
    examined: int = 0  # how many of its corrections the new model was asked for
    learned: tuple[int, ...] = ()  # the ids of those that it knew
    valid: tuple[tuple[int, float], ...] = ()  # the loss on questions held out, by step
    queue: QueuePlace | None = None  # the last that the trainer told
    libraries: dict[str, str] = {}  # that it was trained with, by name their versions
    chosen: dict[str, int | float | str] = {}  # hyperparameters, as the trainer chose them
    seed: int | None = None  # None: the configured one, in runs from before it was recorded
    trained_tokens: int | None = None
    price: float | None = None  # of a million trained tokens when it was trained; None: not known
    currency: str = ""
    began_at: datetime | None = None  # its training: what was before is waiting
    repeats: str = ""  # the id of the run whose rows it takes
    note: str = ""  # what a trainer wrote about it
    model_deleted_at: datetime | None = None  # at the backend: it had its time


class _Asked(msgspec.Struct, frozen=True):
    """What was asked of a run: kept as its hyperparameters."""

    n_epochs: int | None
    method: Method = "supervised"
    avoid_id: int | None = None
    mixed: bool = False


@dataclass(frozen=True, slots=True)
class RunRecord:
    """One training as it is recorded."""

    id: str
    space: Space
    name: str
    state: RunState
    dataset_id: int | None
    epochs: int | None  # None: the backend's choice
    backend: str
    requested_by: int
    place: Place
    created_at: datetime
    base: str = ""
    job_id: str = ""
    file_id: str = ""  # training file at the backend: `UNCLEAR` while it is sent, "" when there is none
    model: str = ""
    previous_model: str = ""
    manifest: bytes = b"{}"
    detail: Detail = field(default_factory=Detail)
    finished_at: datetime | None = None
    told_at: datetime | None = None
    method: Method = "supervised"
    avoid_id: int | None = None  # the dataset whose answers are the rejected sides
    mixed: bool = False  # its file may hold rows beside pairs

    def view(
        self, *, notice: str = "", seconds_left: float | None = None, compared: tuple[int, int] = (0, 0)
    ) -> RunView:
        detail = self.detail
        return RunView(
            id=self.id,
            space=self.space,
            name=self.name,
            state=self.state,
            requested_by=self.requested_by,
            rows=detail.rows,
            corrections=detail.corrections,
            step=detail.step,
            steps=detail.steps,
            losses=tuple(LossPoint(step, loss) for step, loss in detail.losses),
            seconds_left=seconds_left,
            error=detail.error,
            model=self.model,
            samples=tuple(
                BeforeAfter(sample.question, sample.expected, sample.before, sample.after)
                for sample in detail.samples
                if sample.before is not None and sample.after is not None
            ),
            place=self.place,
            created_at=self.created_at,
            notice=notice,
            examined=detail.examined,
            learned=len(detail.learned),
            compared=compared[0],
            to_compare=compared[1],
            queue=detail.queue if self.state is RunState.QUEUED else None,
            valid=tuple(LossPoint(step, loss) for step, loss in detail.valid),
            cost=_cost(detail),
        )


@dataclass(frozen=True, slots=True)
class TrainingSet:
    """What a run was made of, in short: its dataset version and the ids of the corrections among its rows."""

    run_id: str
    name: str  # of the run
    model: str  # "" while there is none
    dataset_id: int | None
    corrections: tuple[int, ...]


class _Manifest(msgspec.Struct):
    corrections: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class RunTitle:
    """What a list shows of a run. `model` is "" where none came of it."""

    id: str
    name: str
    created_at: datetime
    backend: str
    model: str


def _cost(detail: Detail) -> Cost | None:
    tokens, price = detail.trained_tokens, detail.price
    return None if tokens is None or price is None else Cost(tokens, tokens * price / 1_000_000, detail.currency)


class Runs:
    def __init__(self, session: AsyncSession, cipher: Cipher) -> None:
        self._session = session
        self._cipher = cipher

    async def add(self, record: RunRecord) -> None:
        await self._session.execute(
            insert(RunRow).values(
                id=record.id,
                space=record.space.key,
                name=self._cipher.seal_text(record.space, record.name),
                dataset_id=record.dataset_id,
                hyperparameters=self._cipher.seal(record.space, msgspec.json.encode(_asked(record))),
                backend=record.backend,
                requested_by=record.requested_by,
                channel_id=record.place.channel_id,
                message_id=record.place.message_id,
                created_at=record.created_at,
                **self._progress(record),
            )
        )

    async def save(self, record: RunRecord) -> None:
        """Records how far a run is. Its place and whether its end was told are recorded by `place` and `told`."""
        await self._update(record.space, record.id, **self._progress(await self._without_deleted(record)))

    async def place(self, space: Space, run_id: str, place: Place, now: datetime) -> None:
        await self._update(space, run_id, channel_id=place.channel_id, message_id=place.message_id, message_at=now)

    async def told(self, space: Space, run_id: str, now: datetime) -> None:
        await self._update(space, run_id, told_at=now)

    async def get(self, space: Space, run_id: str) -> RunRecord | None:
        found = await self._found(space, RunRow.id == run_id)
        return found[0] if found else None

    async def under_way(self, space: Space) -> RunRecord | None:
        """The run of this space that is not over; of two the one that began last."""
        found = await self.all_under_way(space)
        return found[0] if found else None

    async def training_sets(self, space: Space) -> list[TrainingSet]:
        """What each run was made of that was neither cancelled nor failed, oldest first."""
        gone = (RunState.FAILED.value, RunState.CANCELLED.value)
        statement = select(RunRow.id, RunRow.name, RunRow.model, RunRow.dataset_id, RunRow.manifest)
        rows = await self._session.execute(
            statement.where(RunRow.space == space.key, RunRow.state.not_in(gone)).order_by(RunRow.created_at)
        )
        return [
            TrainingSet(
                run_id=row.id,
                name=self._cipher.open_text(space, row.name),
                model=row.model,
                dataset_id=row.dataset_id,
                corrections=msgspec.json.decode(self._cipher.open(space, row.manifest), type=_Manifest).corrections,
            )
            for row in rows
        ]

    async def all_under_way(self, space: Space) -> list[RunRecord]:
        """The latest first."""
        return await self._found(space, RunRow.state.not_in(_OVER))

    async def succeeded(self, space: Space) -> list[RunRecord]:
        """The latest first."""
        return await self._found(space, RunRow.state == RunState.SUCCEEDED.value)

    async def titles(self, space: Space) -> list[RunTitle]:
        """Every run of a space, the newest first."""
        columns = select(RunRow.id, RunRow.name, RunRow.created_at, RunRow.backend, RunRow.model)
        rows = await self._session.execute(columns.where(RunRow.space == space.key).order_by(RunRow.created_at.desc()))
        return [
            RunTitle(run_id, self._cipher.open_text(space, name), created_at, backend, model)
            for run_id, name, created_at, backend, model in rows
        ]

    async def with_model(self, space: Space, model: str) -> list[RunRecord]:
        """Those that made this model."""
        return await self._found(space, RunRow.model == model)

    async def by(self, space: Space, user_id: int) -> list[RunRecord]:
        """Those that somebody started, the latest first."""
        return await self._found(space, RunRow.requested_by == user_id)

    async def latest(self, space: Space, most: int) -> list[RunRecord]:
        """The last runs of a space, the newest first."""
        statement = select(RunRow).where(RunRow.space == space.key).order_by(RunRow.created_at.desc()).limit(most)
        return [self._record(space, row) for row in await self._session.scalars(statement)]

    async def rename(self, space: Space, run_id: str, name: str) -> None:
        await self._update(space, run_id, name=self._cipher.seal_text(space, name))

    async def drop(self, space: Space, run_id: str) -> None:
        """Deletes the record. What lies at the backend is the caller's to delete first."""
        await self._session.execute(delete(RunRow).where(RunRow.space == space.key, RunRow.id == run_id))

    async def spaces(self) -> list[Space]:
        """All spaces that ever trained: for the operator and the daily sweep only."""
        statement = select(RunRow.space).distinct().execution_options(all_spaces="the daily sweep, and the operator")
        return [Space.of(key) for key in await self._session.scalars(statement)]

    async def left(self) -> list[RunRecord]:
        """Of all spaces: runs that are not over, not told about, or whose training file is still at the backend."""
        statement = (
            select(RunRow)
            .where(or_(RunRow.state.not_in(_OVER), RunRow.told_at.is_(None), RunRow.file_id != ""))
            .order_by(RunRow.created_at)
            .execution_options(all_spaces="what the bot was doing when it ended")
        )
        return [self._record(Space.of(row.space), row) for row in await self._session.scalars(statement)]

    async def not_in_ledger(self) -> list[RunRecord]:
        """Of all spaces, the runs with a model from before there was a ledger: for the bot's start only."""
        entered = select(LedgerRow.run_id)
        statement = select(RunRow).where(RunRow.model != "", RunRow.id.not_in(entered))
        rows = await self._session.scalars(statement.execution_options(all_spaces="start of the bot"))
        return [self._record(Space.of(row.space), row) for row in rows]

    async def forget_corrections(self, space: Space, ids: Collection[int]) -> None:
        """Takes the words of these corrections out of the samples that runs keep: their author asked for it."""
        await self._keep_samples(space, lambda _, sample: sample.correction_id not in ids)

    async def forget_datasets(self, space: Space, ids: Collection[int]) -> None:
        """Takes the words of these datasets out of the samples that runs keep: their giver asked for it."""
        await self._keep_samples(space, lambda run, sample: bool(sample.correction_id) or run.dataset_id not in ids)

    async def _keep_samples(self, space: Space, stays: Callable[[RunRecord, Sample], bool]) -> None:
        for record in await self._found(space, RunRow.space == space.key):
            kept = tuple(sample for sample in record.detail.samples if stays(record, sample))
            if kept != record.detail.samples:
                detail = msgspec.structs.replace(record.detail, samples=kept)
                await self._update(space, record.id, detail=self._cipher.seal(space, msgspec.json.encode(detail)))

    async def _without_deleted(self, record: RunRecord) -> RunRecord:
        """A run that is worked on may still quote what was deleted meanwhile: it is not written down again."""
        quoted = {sample.correction_id for sample in record.detail.samples if sample.correction_id}
        if not quoted:
            return record
        mine = (CorrectionRow.space == record.space.key, CorrectionRow.id.in_(quoted))
        known = {0, *(await self._session.execute(select(CorrectionRow.id).where(*mine))).scalars()}
        kept = tuple(sample for sample in record.detail.samples if sample.correction_id in known)
        return replace(record, detail=msgspec.structs.replace(record.detail, samples=kept))

    async def _update(self, space: Space, run_id: str, **values: Any) -> None:
        mine = (RunRow.space == space.key, RunRow.id == run_id)
        await self._session.execute(update(RunRow).where(*mine).values(**values))

    async def _found(self, space: Space, condition: ColumnElement[bool]) -> list[RunRecord]:
        statement = select(RunRow).where(RunRow.space == space.key, condition).order_by(RunRow.created_at.desc())
        return [self._record(space, row) for row in await self._session.scalars(statement)]

    def _progress(self, record: RunRecord) -> dict[str, Any]:
        return {
            "state": record.state.value,
            "manifest": self._cipher.seal(record.space, record.manifest),
            "base": record.base,
            "job_id": record.job_id,
            "file_id": record.file_id,
            "model": record.model,
            "previous_model": record.previous_model,
            "detail": self._cipher.seal(record.space, msgspec.json.encode(record.detail)),
            "finished_at": record.finished_at,
        }

    def _record(self, space: Space, row: RunRow) -> RunRecord:
        asked = msgspec.json.decode(self._cipher.open(space, row.hyperparameters), type=_Asked)
        return RunRecord(
            id=row.id,
            space=space,
            name=self._cipher.open_text(space, row.name),
            state=RunState(row.state),
            dataset_id=row.dataset_id,
            epochs=asked.n_epochs,
            method=asked.method,
            avoid_id=asked.avoid_id,
            mixed=asked.mixed,
            backend=row.backend,
            requested_by=row.requested_by,
            place=Place(row.channel_id, row.message_id),
            created_at=row.created_at,
            base=row.base,
            job_id=row.job_id,
            file_id=row.file_id,
            model=row.model,
            previous_model=row.previous_model,
            manifest=self._cipher.open(space, row.manifest),
            detail=msgspec.json.decode(self._cipher.open(space, row.detail), type=Detail),
            finished_at=row.finished_at,
            told_at=row.told_at,
        )


def _asked(record: RunRecord) -> _Asked:
    return _Asked(record.epochs, record.method, record.avoid_id, record.mixed)
