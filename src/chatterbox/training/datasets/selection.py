"""Which datasets are the active ones of a server: one to imitate, one to avoid. What /train takes without arguments."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import msgspec

from chatterbox.models import Actor, Dataset, Purpose, Space
from chatterbox.store.archives import Archive
from chatterbox.store.store import Store, Work
from chatterbox.training.datasets.archiving import Archiving
from chatterbox.training.datasets.service import DatasetService

_SETTING = "datasets"


class _Active(msgspec.Struct, frozen=True):
    """The marks of the names, in hex: a dataset stays the active one when it gets a new version."""

    imitate: str = ""
    avoid: str = ""


@dataclass(frozen=True, slots=True)
class Selected:
    """What is the active dataset now, and what was archived because it took its place."""

    dataset: Dataset
    archive: Archive | None


def _now() -> datetime:
    return datetime.now(UTC)


class Selection:
    def __init__(
        self, store: Store, datasets: DatasetService, archiving: Archiving, now: Callable[[], datetime] = _now
    ) -> None:
        self._store = store
        self._datasets = datasets
        self._archiving = archiving
        self._now = now

    async def active(self, space: Space, purpose: Purpose) -> Dataset | None:
        """The newest version of the active dataset that has this purpose.

        Where none was selected to imitate: the one that was trained last. What is archived is not active.
        """
        async with self._store.reading() as work:
            return await self._in_force(work, space, purpose)

    async def select(self, actor: Actor, name: str) -> Selected:
        """Makes a dataset the active one of its purpose, and archives what it replaces, in one transaction.

        Raises Missing.
        """
        space = actor.space
        dataset = await self._datasets.find(space, name)
        replaced = await self.active(space, dataset.purpose)
        another = replaced is not None and replaced.name != dataset.name
        packed = await self._archiving.pack(actor, replaced.name) if replaced is not None and another else None
        async with self._store.transaction() as work:
            mark = {dataset.purpose: work.datasets.mark_of(space, dataset.name).hex()}
            active = msgspec.structs.replace(await _active(work, space), **mark)
            value = msgspec.json.encode(active)
            await work.settings.put(space, _SETTING, value, set_by=actor.user_id, now=self._now())
            archive = await self._archiving.record(work, packed) if packed else None
        self._datasets.changed(space)
        return Selected(dataset, archive)

    async def _in_force(self, work: Work, space: Space, purpose: Purpose) -> Dataset | None:
        mark = getattr(await _active(work, space), purpose)
        found = await work.datasets.newest_of(space, bytes.fromhex(mark), purpose) if mark else None
        if found is None and purpose == "imitate" and not mark:
            trained = [run.dataset_id for run in await work.runs.succeeded(space) if run.dataset_id is not None]
            found = await work.datasets.get(space, trained[0]) if trained else None
        return None if found is None or found.archived else found


async def _active(work: Work, space: Space) -> _Active:
    kept = await work.settings.get(space, _SETTING)
    return _Active() if kept is None else msgspec.json.decode(kept, type=_Active)
