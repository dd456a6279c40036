"""RunBook: what is recorded of each training, for people to look up, compare, name, remark on and drop."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import msgspec

from chatterbox.backend.ports import Trainer
from chatterbox.errors import BadInput, Missing, Refused
from chatterbox.models import Actor, Dataset, RunState, RunView, Space
from chatterbox.rules.service import Rules
from chatterbox.store.runs import RunRecord
from chatterbox.store.store import Store
from chatterbox.texts import say
from chatterbox.training.datasets.service import label
from chatterbox.training.plots import Plots
from chatterbox.training.promotion.retention import answering_models
from chatterbox.training.runs import jobs
from chatterbox.training.runs.curves_picture import KINDS, draw_curves
from chatterbox.training.runs.rows import Manifest

MOST_LISTED = 25
"""Discord's menus hold no more."""
NOTE_LIMIT = 500


@dataclass(frozen=True, slots=True)
class RunStory:
    """One training as it is told: what it was made of, how it went, what came of it."""

    view: RunView
    note: str
    serves: bool  # its model answers now
    dataset: Dataset | None  # None: none, or deleted since
    dataset_sha256: str  # "" where it had none
    corrections: tuple[int, ...]
    repeats: str  # the name of the run that it repeats; "" for a first one
    same_rows: bool  # as the run that it repeats
    base: str
    backend: str
    job_id: str
    seed: int | None
    chosen: Mapping[str, int | float | str]
    libraries: Mapping[str, str]
    trained_tokens: int | None
    training_s: float | None
    model_deleted_at: datetime | None


class RunBook:
    """`backend` is the name of the backend that trains now."""

    def __init__(self, store: Store, trainer: Trainer, plots: Plots, rules: Rules, *, backend: str) -> None:
        self._store = store
        self._trainer = trainer
        self._plots = plots
        self._rules = rules
        self._backend = backend

    async def latest(self, space: Space) -> list[RunStory]:
        """The last trainings of a server, the newest first. Raises Refused in direct messages."""
        _in_server(space)
        async with self._store.reading() as work:
            records = await work.runs.latest(space, MOST_LISTED)
        return [await self._story(record) for record in records]

    async def get(self, space: Space, run_id: str) -> RunStory:
        """Raises Missing, also for another server's."""
        _in_server(space)
        return await self._story(await self._record(space, run_id))

    async def curves(self, stories: Sequence[RunStory]) -> bytes:
        """The loss of these trainings in one picture, as a PNG: of the first few that have any."""
        views = [story.view for story in stories if story.view.losses][: len(KINDS)]
        return await self._plots.drawn(lambda fonts: draw_curves(fonts, views))

    async def admit(self, actor: Actor) -> None:
        """Raises Refused for who may not change what is recorded."""
        _in_server(actor.space)
        if not actor.trains:
            raise Refused(say("trainers-only"))
        await self._rules.admit(actor)

    async def rename(self, actor: Actor, run_id: str, name: str) -> str:
        """The name that the training has now. Raises Refused, BadInput, Missing."""
        await self.admit(actor)
        named = label(name)
        if not named:
            raise BadInput(say("record-name-empty"))
        record = await self._over(actor.space, run_id)
        async with self._store.transaction() as work:
            await work.runs.rename(actor.space, record.id, named)
        return named

    async def annotate(self, actor: Actor, run_id: str, note: str) -> None:
        """Puts a note to a training that is over; an empty one takes it away. Raises Refused, Missing."""
        await self.admit(actor)
        record = await self._over(actor.space, run_id)
        detail = msgspec.structs.replace(record.detail, note=note.strip()[:NOTE_LIMIT])
        async with self._store.transaction() as work:
            await work.runs.save(replace(record, detail=detail))

    async def drop(self, actor: Actor, run_id: str) -> str:
        """Deletes a training with its model, here and where it was trained; its name.

        Raises Refused (not a trainer, under way, its model answers), Missing, and BackendError where the model could
        not be deleted: the record stays then.
        """
        await self.admit(actor)
        record = await self._over(actor.space, run_id)
        async with self._store.reading() as work:
            if record.model in await answering_models(work, actor.space):
                raise Refused(say("record-serving"))
        if record.backend == self._backend:
            await jobs.clear(self._trainer, record)
            if record.model:
                await self._trainer.delete_model(record.model)
        async with self._store.transaction() as work:
            await work.runs.drop(actor.space, record.id)
        return record.name

    async def _over(self, space: Space, run_id: str) -> RunRecord:
        record = await self._record(space, run_id)
        if not record.state.over:
            raise Refused(say("record-under-way"))
        return record

    async def _record(self, space: Space, run_id: str) -> RunRecord:
        async with self._store.reading() as work:
            record = await work.runs.get(space, run_id)
        if record is None:
            raise Missing(say("training-missing"))
        return record

    async def _story(self, record: RunRecord) -> RunStory:
        space, detail = record.space, record.detail
        manifest = _manifest(record)
        async with self._store.reading() as work:
            dataset = None if record.dataset_id is None else await work.datasets.get(space, record.dataset_id)
            earlier = await work.runs.get(space, detail.repeats) if detail.repeats else None
            answering = await answering_models(work, space)
        masked, view, first = await self._mask(space), record.view(), _manifest(earlier) if earlier else None
        return RunStory(
            view=replace(view, name=masked(view.name), error=masked(view.error)),
            note=masked(detail.note),
            serves=record.model in answering,
            dataset=None if dataset is None else replace(dataset, name=masked(dataset.name)),
            dataset_sha256=manifest.dataset.sha256 if manifest and manifest.dataset else "",
            corrections=tuple(manifest.corrections) if manifest else (),
            repeats=masked(earlier.name) if earlier else detail.repeats[:8],
            same_rows=bool(manifest and first and manifest.sha256 == first.sha256),
            base=record.base,
            backend=record.backend,
            job_id=record.job_id,
            seed=detail.seed,
            chosen=detail.chosen,
            libraries=detail.libraries,
            trained_tokens=detail.trained_tokens,
            training_s=_seconds(detail.began_at, record),
            model_deleted_at=detail.model_deleted_at,
        )

    async def _mask(self, space: Space) -> Callable[[str], str]:
        """Leaves out the words that are never said in a space."""
        words = await self._rules.filter(space)
        return words.masked if words else str


def _manifest(record: RunRecord) -> Manifest | None:
    """None where the training ended before its rows were made."""
    try:
        return msgspec.json.decode(record.manifest, type=Manifest)
    except msgspec.MsgspecError:
        return None


def _seconds(began_at: datetime | None, record: RunRecord) -> float | None:
    if began_at is None or record.finished_at is None or record.state is not RunState.SUCCEEDED:
        return None
    return (record.finished_at - began_at).total_seconds()


def _in_server(space: Space) -> None:
    if space.kind != "guild":
        raise Refused(say("only-in-server"))
