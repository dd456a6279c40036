"""DatasetDesk: what trainers do with the datasets of their server. Every act asks first whether they may."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from chatterbox.errors import BadInput
from chatterbox.models import Actor, CheckReport, Dataset, Purpose, Space
from chatterbox.rules.quotas import Quotas
from chatterbox.store.archives import Archive
from chatterbox.store.datasets import Named
from chatterbox.texts import say
from chatterbox.training.datasets.archiving import Archiving
from chatterbox.training.datasets.changes import Changes
from chatterbox.training.datasets.restoring import Deleting, Restored, Restoring
from chatterbox.training.datasets.selection import Selected, Selection
from chatterbox.training.datasets.service import DatasetService
from chatterbox.training.datasets.versions import Grown, Versions

MOST_ARCHIVE_BYTES = 512 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Shown:
    """One version as its card shows it: all versions of its name (newest first), and what its check found."""

    dataset: Dataset
    versions: tuple[Dataset, ...]
    report: CheckReport | None
    active: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """What changed between two versions."""

    older: Dataset
    newer: Dataset
    changes: Changes


class DatasetDesk:
    """`admit` raises Refused for who may not train here, or not now."""

    def __init__(
        self,
        datasets: DatasetService,
        versions: Versions,
        selection: Selection,
        archiving: Archiving,
        restoring: Restoring,
        deleting: Deleting,
        quotas: Quotas,
        admit: Callable[[Actor], Awaitable[None]],
    ) -> None:
        self._datasets = datasets
        self._versions = versions
        self._selection = selection
        self._archiving = archiving
        self._restoring = restoring
        self._deleting = deleting
        self._quotas = quotas
        self._admit = admit

    async def names(self, space: Space, typed: str, *, archived: bool = False) -> list[Named]:
        """Up to 25 datasets for a suggestion; archived ones only where they are asked for."""
        return await self._datasets.suggested(space, typed, archived=archived)

    async def active(self, actor: Actor) -> tuple[Dataset | None, Dataset | None]:
        """The active dataset to imitate, and the one to avoid."""
        await self._admit(actor)
        return await self._selection.active(actor.space, "imitate"), await self._selection.active(actor.space, "avoid")

    async def keep(
        self, actor: Actor, content: bytes, filename: str, name: str, purpose: Purpose | None
    ) -> tuple[Dataset, CheckReport]:
        """Keeps an upload as the next version of `name` without training on it.

        Raises UnusableDataset with the report, and Refused where there is no room for it.
        """
        await self._admit(actor)
        await self._quotas.check(actor.space, actor.user_id, "bytes", len(content))
        return await self._datasets.take(actor.space, actor.user_id, content, filename, name, purpose=purpose)

    async def named(self, actor: Actor, name: str) -> Shown:
        """The newest version of a dataset. Raises Missing."""
        await self._admit(actor)
        return await self._shown(await self._datasets.find(actor.space, name))

    async def add_corrections(self, actor: Actor, dataset_id: int, *, mine: bool) -> Grown:
        """The next version: with a row for each wording of what was corrected (`mine`: by the caller alone)."""
        await self._admit(actor)
        dataset = await self._datasets.get(actor.space, dataset_id)
        return await self._versions.with_corrections(actor, dataset, mine=mine)

    async def compare(self, actor: Actor, dataset_id: int) -> Compared:
        """What changed from a version to the newest of its name; to the newest itself, from the one before it.

        Raises Missing, and BadInput where there is only one.
        """
        await self._admit(actor)
        chosen = await self._datasets.get(actor.space, dataset_id)
        newest, *others = await self._versions.of(actor.space, chosen.name)
        if not others:
            raise BadInput(say("dataset-one-version", name=chosen.name))
        older = others[0] if chosen.id == newest.id else chosen
        return Compared(older, newest, await self._versions.changed(actor.space, older.id, newest.id))

    async def meant(self, actor: Actor, dataset_id: int, purpose: Purpose) -> Shown:
        """Says whether a version's answers are to be imitated or avoided."""
        await self._admit(actor)
        return await self._shown(await self._datasets.meant(actor.space, dataset_id, purpose))

    async def select(self, actor: Actor, name: str) -> Selected:
        """Makes a dataset the active one and archives what it replaces."""
        await self._admit(actor)
        return await self._selection.select(actor, name)

    async def archive(self, actor: Actor, name: str) -> Archive:
        """Packs a dataset into one file. Nothing is deleted by it."""
        await self._admit(actor)
        return await self._archiving.archive(actor, name)

    async def restore(self, actor: Actor, name: str) -> Restored:
        """Brings an archived dataset back."""
        await self._admit(actor)
        return await self._restoring.restore(actor, name)

    def archive_fits(self, size_bytes: int) -> None:
        """Raises BadInput for a file that is larger than any archive: asked before it is fetched."""
        if size_bytes > MOST_ARCHIVE_BYTES:
            raise BadInput(say("archive-changed"))

    async def restore_file(self, actor: Actor, packed: bytes) -> Restored:
        """Brings back what a downloaded archive holds."""
        await self._admit(actor)
        return await self._restoring.restore_file(actor, packed)

    async def doomed(self, actor: Actor, dataset_id: int) -> tuple[Dataset, int, int]:
        """What deleting would take: a version, how many there are of its name, how many archives. Raises Missing."""
        await self._admit(actor)
        dataset = await self._datasets.get(actor.space, dataset_id)
        versions, archives = await self._deleting.found(actor.space, dataset.name)
        return dataset, len(versions), len(archives)

    async def delete(self, actor: Actor, dataset_id: int) -> Dataset:
        """Deletes a dataset with all its versions and archives, for good. Raises Missing, and Refused while in use."""
        await self._admit(actor)
        dataset = await self._datasets.get(actor.space, dataset_id)
        await self._deleting.delete(actor, dataset.name)
        return dataset

    async def _shown(self, dataset: Dataset) -> Shown:
        versions = await self._versions.of(dataset.space, dataset.name)
        active = await self._selection.active(dataset.space, dataset.purpose)
        report = await self._datasets.report(dataset.space, dataset.id)
        return Shown(dataset, tuple(versions), report, active is not None and active.name == dataset.name)
