"""TrainingService: from an upload to a model that serves."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Literal

from chatterbox.models import Actor, CheckReport, Dataset, Place, RunView, Space


@dataclass(frozen=True, slots=True)
class Plan:
    """What one training will be made of, checked, before anything is sent."""

    name: str
    dataset: Dataset | None  # None: corrections alone
    report: CheckReport | None  # of the dataset, when it was checked just now
    corrections: int
    epochs: int | Literal["auto"]


class TrainingService:
    def fits(self, filename: str, size_bytes: int) -> None:
        """Raises BadInput for an attachment that is too large: asked before it is fetched."""
        raise NotImplementedError

    async def plan(
        self,
        actor: Actor,
        *,
        upload: bytes | None = None,
        filename: str = "",
        dataset: str = "",
        name: str = "",
        epochs: int | None = None,
        teaches: Literal["facts", "manner"] | None = None,
    ) -> Plan:
        """Checks an upload (its bytes: an upload never lies plain on disk; kept as a new dataset version if it is usable) or finds what to train on.

        Without upload and dataset: the dataset trained last here and every acting correction. Raises Refused (not a
        trainer, a direct message), BadInput (unusable; `UnusableDataset` carries the report), Missing.
        """
        raise NotImplementedError

    async def start(self, actor: Actor, plan: Plan, place: Place) -> RunView:
        """Records a run and works on it in the background; a run that is under way here is Refused."""
        raise NotImplementedError

    def follow(self, space: Space, run_id: str) -> AsyncIterator[RunView]:
        """The run's state now and after every change, until it is over. Never blocks the run: states may be skipped."""
        raise NotImplementedError

    async def curve(self, view: RunView) -> bytes:
        """The loss curve as a PNG, drawn off the event loop."""
        raise NotImplementedError

    async def cancel(self, actor: Actor, run_id: str) -> RunView:
        """Trainers only."""
        raise NotImplementedError

    async def placed(self, space: Space, run_id: str, place: Place) -> None:
        """Records where the living message is (a new one after its first hour)."""
        raise NotImplementedError

    async def told(self, space: Space, run_id: str) -> None:
        """Records that the closing message was sent."""
        raise NotImplementedError

    async def unfinished(self) -> list[RunView]:
        """Runs of all spaces that are under way or whose closing message was never sent: for the bot's start only.

        Takes up the work on those under way again.
        """
        raise NotImplementedError

    async def datasets(self, space: Space, beginning: str = "") -> list[Dataset]:
        """The newest version of each dataset of this space, for autocomplete."""
        raise NotImplementedError
