"""Planning: what a training will be made of, found and checked before anything is sent."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal

import msgspec

from chatterbox.backend.bases import OfferedBase
from chatterbox.backend.ports import ChatModel
from chatterbox.chat.spaces import SpaceSettings
from chatterbox.errors import BackendError, BadInput, Missing
from chatterbox.models import Actor, CheckReport, Dataset, Method, Purpose, Space
from chatterbox.rules.quotas import Quotas
from chatterbox.store.datasets import Teaches
from chatterbox.store.store import Store
from chatterbox.texts import aloud, say
from chatterbox.texts.figures import listed
from chatterbox.training.checking.rules import MIN_ROWS
from chatterbox.training.datasets.selection import Selection
from chatterbox.training.datasets.service import DatasetService, label
from chatterbox.training.runs.forecast import Forecast, Forecaster
from chatterbox.training.runs.rows import RowMaker, TrainingFile

MIN_CORRECTIONS = 3
"""Fewer teach a model of its own nothing that lasts."""
MAX_EPOCHS = 50
LEAST_TYPED = 1
"""Rows that are typed may be few: they are repeated until a file has enough."""
_TYPED = "typed.txt"
_SPEAKER = re.compile(r"\s+(?=(?:q(?:uestion)?|a(?:nswer)?)\s?\d{0,6}\s?[:\uff1a])", re.IGNORECASE)
_ROWS = re.compile(r"(?<=\})\s*(?=\{)")


class Wish(msgspec.Struct, frozen=True):
    """What somebody asks of a training beside its rows; what is left open is chosen."""

    dataset: str = ""  # the name of one that is stored; of an upload: what to call it
    name: str = ""
    epochs: int | None = None
    teaches: Teaches | None = None
    purpose: Purpose | None = None
    base: str = ""
    method: Method | None = None
    least: int = MIN_ROWS  # rows that are enough


@dataclass(frozen=True, slots=True)
class Upload:
    """Rows that came with the command: a file's bytes, or text that was typed."""

    content: bytes
    filename: str
    least: int = MIN_ROWS  # rows that are enough

    @staticmethod
    def typed(text: str) -> Upload:
        """What was typed into a command, where no line can end: each question, answer or row on a line of its own."""
        lines = _ROWS.sub("\n", text) if text.lstrip().startswith("{") else _SPEAKER.sub("\n", text)
        return Upload(lines.encode("utf-8", "replace"), _TYPED, LEAST_TYPED)


@dataclass(frozen=True, slots=True)
class Plan:
    """What one training will be made of, checked, before anything is sent."""

    name: str
    dataset: Dataset | None  # None: corrections alone
    report: CheckReport | None  # of the dataset, when it was checked just now
    corrections: int
    epochs: int | Literal["auto"]
    method: Method = "supervised"
    avoid: Dataset | None = None  # whose answers are rejected sides
    base: str = ""  # "": the default
    mixed: bool = False  # rows beside pairs: our engine takes them
    rows: int = 0  # of the training file
    pairs: int = 0  # of these
    avoid_left_out: int = 0  # rows to avoid without a partner
    imitate_left_out: int = 0  # rows to imitate that are no pair
    strange: tuple[str, ...] = ()  # languages that the base was not made for
    knows: tuple[str, ...] = ()  # those that it was made for
    forecast: Forecast = field(default_factory=Forecast)
    seconds: float | None = None  # as long as the last one took a row; None where there was none


class Planner:
    """`epochs` is the configured number."""

    def __init__(
        self,
        store: Store,
        datasets: DatasetService,
        rows: RowMaker,
        spaces: SpaceSettings,
        selection: Selection,
        model: ChatModel,
        bases: Callable[[], Awaitable[list[OfferedBase]]],
        forecaster: Forecaster,
        quotas: Quotas,
        *,
        epochs: int | Literal["auto"],
    ) -> None:
        self._store = store
        self._datasets = datasets
        self._rows = rows
        self._spaces = spaces
        self._selection = selection
        self._model = model
        self.bases = bases
        self._forecaster = forecaster
        self._quotas = quotas
        self._epochs = epochs

    async def plan(self, actor: Actor, wish: Wish, upload: Upload | None) -> Plan:
        """Checks an upload, or finds what to train on. A usable upload is kept as a version of a dataset.

        Without either: the active dataset, else the one trained last. Every correction that may be learned goes in,
        too. Raises BadInput (unusable; `UnusableDataset` carries the report), Missing and Refused.
        """
        _check_epochs(wish.epochs)
        await self._check_base(wish.base)
        chosen, report = await self._chosen(actor, wish, upload)
        dataset, avoid = await self._sides(actor.space, chosen)
        known = report or (await self._datasets.report(actor.space, chosen.id) if chosen else None)
        method = wish.method or _usual(chosen, known)
        corrections = await self._rows.corrections(actor.space)
        if dataset is None and method == "supervised" and corrections < MIN_CORRECTIONS:
            raise BadInput(say("training-no-rows", least=MIN_CORRECTIONS, have=corrections))
        mixed = method == "preference" and any(one.about is not None for one in await self._listed())
        file = await self._file(actor.space, dataset, avoid, method, mixed)
        epochs = self._epochs if wish.epochs is None else wish.epochs
        with aloud():
            unnamed = say("run-corrections-name")
        return Plan(
            name=label(wish.name) or (chosen.name if chosen else unnamed),
            dataset=dataset,
            report=report,
            corrections=corrections,
            epochs=epochs,
            method=method,
            avoid=avoid,
            base=wish.base,
            mixed=mixed,
            rows=len(file.origins),
            pairs=file.pairs,
            avoid_left_out=file.avoid_left_out,
            imitate_left_out=file.imitate_left_out,
            forecast=await self._forecast(wish.base, file, epochs),
            seconds=await self._seconds(actor.space, wish.base, epochs, method, len(file.origins)),
            **await self._languages(wish.base, known),
        )

    async def offer(self, actor: Actor, wish: Wish) -> int:
        """Keeps what was asked beside a file that has faults; its number."""
        async with self._store.transaction() as work:
            return await work.offers.add(actor.space, actor.user_id, msgspec.json.encode(wish), datetime.now(UTC))

    async def offered(self, space: Space, number: int) -> Wish:
        """What was asked. Raises Missing."""
        async with self._store.reading() as work:
            kept = await work.offers.get(space, number)
        if kept is None:
            raise Missing(say("press-unknown"))
        return msgspec.json.decode(kept, type=Wish)

    async def _chosen(
        self, actor: Actor, wish: Wish, upload: Upload | None
    ) -> tuple[Dataset | None, CheckReport | None]:
        space = actor.space
        if upload is not None:
            await self._quotas.check(space, actor.user_id, "bytes", len(upload.content))
            return await self._datasets.take(
                space,
                actor.user_id,
                upload.content,
                upload.filename,
                wish.dataset or (wish.name if upload.filename == _TYPED else ""),
                teaches=wish.teaches,
                purpose=wish.purpose,
                least=upload.least,
            )
        if wish.dataset:
            chosen = await self._datasets.find(space, wish.dataset, wish.teaches)
            meant = wish.purpose not in (None, chosen.purpose)
            return await self._datasets.meant(space, chosen.id, wish.purpose or "imitate") if meant else chosen, None
        active = await self._selection.active(space, "imitate")
        if active is not None and wish.teaches is not None:
            active = await self._datasets.get(space, active.id, wish.teaches)
        return active, None

    async def _sides(self, space: Space, chosen: Dataset | None) -> tuple[Dataset | None, Dataset | None]:
        """What to imitate and what to avoid: the chosen one, and the active one of the other kind."""
        if chosen is not None and chosen.purpose == "avoid":
            return await self._selection.active(space, "imitate"), chosen
        return chosen, await self._selection.active(space, "avoid")

    async def _file(
        self, space: Space, dataset: Dataset | None, avoid: Dataset | None, method: Method, mixed: bool
    ) -> TrainingFile:
        """The training file as it would be now: counted, and not sent."""
        instruction = await self._spaces.instruction(space)
        file = await self._rows.make(space, dataset, instruction, avoid=avoid, method=method, mixed=mixed)
        if not file.origins:
            raise BadInput(say("training-no-pairs" if method == "preference" else "training-nothing-left"))
        return file

    async def _forecast(self, base: str, file: TrainingFile, epochs: int | Literal["auto"]) -> Forecast:
        return await self._forecaster.of(base or await self._base(), file, epochs)

    async def _base(self) -> str:
        try:
            return await self._model.base()
        except BackendError:  # the backend is waited for once the training is under way
            return ""

    async def _seconds(
        self, space: Space, base: str, epochs: int | Literal["auto"], method: Method, rows: int
    ) -> float | None:
        """How long it takes if a row takes as long as in the last run here with the same base, epochs and method."""
        async with self._store.reading() as work:
            done = await work.runs.succeeded(space)
        asked = (None if epochs == "auto" else epochs, method)
        like = (run for run in done if (run.epochs, run.method) == asked and base in ("", run.base))
        last = next((run for run in like if run.detail.rows), None)
        if last is None or last.finished_at is None:
            return None
        return (last.finished_at - last.created_at).total_seconds() * rows / last.detail.rows

    async def _languages(self, base: str, report: CheckReport | None) -> dict[str, tuple[str, ...]]:
        """The languages of the rows that the base was not made for, where it says which it was made for."""
        if report is None or not report.languages:
            return {}
        wanted = base or await self._base()
        named = next((one for one in await self._listed() if one.name == wanted), None)
        knows = named.about.languages if named and named.about else ()
        strange = tuple(language for language in report.languages if knows and language not in knows)
        return {"strange": strange, "knows": knows}

    async def _listed(self) -> list[OfferedBase]:
        """The bases, the default first; none while the backend is away: what needs it says so later."""
        try:
            return await self.bases()
        except BackendError:
            return []

    async def _check_base(self, base: str) -> None:
        if not base:
            return
        names = [one.name for one in await self.bases()]
        if base not in names:
            raise BadInput(say("training-no-base", base=label(base), bases=listed(names[:10])))


def _usual(chosen: Dataset | None, report: CheckReport | None) -> Method:
    """Preferences where the rows are pairs, or were given to be avoided; else the answers themselves."""
    pairs = report is not None and report.pairs == report.rows
    return "preference" if pairs or (chosen is not None and chosen.purpose == "avoid") else "supervised"


def _check_epochs(epochs: int | None) -> None:
    if epochs is not None and not 1 <= epochs <= MAX_EPOCHS:
        raise BadInput(say("training-epochs", most=MAX_EPOCHS))
