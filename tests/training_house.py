"""A training service with a real store and the real wire, over a loopback backend."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from sqlalchemy import insert

from chatterbox.backend.bases import offered_bases
from chatterbox.backend.chat_model import OpenAIChatModel
from chatterbox.backend.connection import RemoteConnection
from chatterbox.backend.dialect import Dialect
from chatterbox.backend.hosts import ELSEWHERE
from chatterbox.backend.survey import Roles, Survey
from chatterbox.backend.trainer import OpenAITrainer
from chatterbox.chat.composer import Composer
from chatterbox.chat.help import HelpIndex
from chatterbox.chat.once import OnceAnswerer
from chatterbox.chat.spaces import SpaceSettings
from chatterbox.models import Actor, CorrectionState, Place, RunView, Space
from chatterbox.rules.service import Rules
from chatterbox.store.store import Store, open_store
from chatterbox.store.tables import CorrectionRow
from chatterbox.training.checking.checker import Checker
from chatterbox.training.corrections.service import TrainingRow
from chatterbox.training.datasets.archiving import Archiving
from chatterbox.training.datasets.desk import DatasetDesk
from chatterbox.training.datasets.restoring import Deleting, Restoring
from chatterbox.training.datasets.selection import Selection
from chatterbox.training.datasets.service import DatasetService
from chatterbox.training.datasets.versions import Versions
from chatterbox.training.evaluation.comparing import Comparer
from chatterbox.training.evaluation.exams import ExamQuestion, Exams
from chatterbox.training.evaluation.rewording import Rewording
from chatterbox.training.evaluation.service import EvaluationService
from chatterbox.training.evaluation.test_sets import TestSets
from chatterbox.training.filing import Filing
from chatterbox.training.plots import Plots
from chatterbox.training.promotion.candidacy import Candidacy
from chatterbox.training.promotion.candidates import Candidates
from chatterbox.training.promotion.gate import Gate
from chatterbox.training.promotion.pinning import Pins
from chatterbox.training.promotion.service import PromotionService
from chatterbox.training.promotion.voting import VoteService
from chatterbox.training.runs.costs import Prices
from chatterbox.training.runs.follow import Board
from chatterbox.training.runs.forecast import Forecaster
from chatterbox.training.runs.planning import Planner
from chatterbox.training.runs.rows import RowMaker
from chatterbox.training.runs.runner import Pauses, Tools
from chatterbox.training.runs.service import TrainingService

GUILD = Space("guild", 77)
OTHER_GUILD = Space("guild", 78)
TRAINER = Actor(GUILD, 5, "Ada", trains=True)
MEMBER = Actor(GUILD, 6, "Bob")
PLACE = Place(900)
FAST = Pauses(poll_s=0.001, first_s=0.005, longest_s=0.02)
MAX_BYTES = 25 * 1024 * 1024


@dataclass
class Corrections:
    """Stands for what people corrected; the ledger finds it in the store."""

    store: Store
    kept: list[TrainingRow] = field(default_factory=list)

    async def rows(self, space: Space) -> list[TrainingRow]:
        if space != GUILD:
            return []
        async with self.store.reading() as work:
            known = {one.id for one in await work.corrections.among(GUILD, [row.correction_id for row in self.kept])}
        for row in {row.correction_id: row for row in self.kept if row.correction_id not in known}.values():
            await self._typed(row)
        return list(self.kept)

    async def _typed(self, row: TrainingRow) -> None:
        seal = self.store.cipher.seal_text
        texts = {"question": row.question, "answer": row.answer, "phrasings": "[]", "reason": ""}
        async with self.store.database.transaction() as session:
            await session.execute(
                insert(CorrectionRow).values(
                    id=row.correction_id,
                    space=GUILD.key,
                    author_id=row.giver_id,
                    state=CorrectionState.ACTING,
                    form_version=1,
                    waits_for="",
                    never_row=False,
                    created_at=datetime.now(UTC),
                    **{name: seal(GUILD, text) for name, text in texts.items()},
                )
            )


@dataclass
class SetExams:
    """Stands for corrections in their exam wording."""

    asked: tuple[ExamQuestion, ...]

    async def questions(self, space: Space) -> tuple[ExamQuestion, ...]:
        return self.asked


@dataclass
class House:
    store: Store
    model: OpenAIChatModel
    trainer: OpenAITrainer
    datasets: DatasetService
    corrections: Corrections
    rows: RowMaker
    spaces: SpaceSettings
    help: HelpIndex
    tools: Tools
    training: TrainingService
    evaluation: EvaluationService
    selection: Selection
    desk: DatasetDesk
    filing: Filing
    gate: Gate
    candidates: Candidates
    promotions: PromotionService
    pins: Pins
    test_sets: TestSets
    votes: VoteService

    async def finished(self, run: RunView) -> RunView:
        """The run's last state, when nothing of it is worked on any more."""
        last = run
        async for view in self.training.follow(run.space, run.id):
            last = view
        return last


@asynccontextmanager
async def open_house(
    data: Path,
    url: str,
    *,
    corrections: Sequence[TrainingRow] = (),
    backend: str = "loop",
    timeout_s: float = 10.0,
    by_itself: bool = True,
    exams: Sequence[ExamQuestion] = (),
    general: int = 0,
    untaught: int = 0,
    dialect: Dialect | None = None,
    prices: Prices | None = None,
) -> AsyncIterator[House]:
    """`by_itself`: a run's model serves when it passes the gate, and with nothing to ask it does."""
    connection = RemoteConnection(backend, url, "key", timeout_s, dialect)
    async with open_store(data) as store:
        model, trainer = OpenAIChatModel(connection), OpenAITrainer(connection)
        datasets = DatasetService(store, Checker(model, MAX_BYTES), MAX_BYTES)
        corrected = Corrections(store, list(corrections))
        rows = RowMaker(datasets, corrected)
        spaces = SpaceSettings(store, model, instruction="You are the garden's helper.")
        help_index = HelpIndex(store, datasets, None, thresholds={}, max_rows=20_000)
        composer = Composer(help_index, context_tokens=2048, max_tokens=400)
        house_rules = Rules(store)
        gate = Gate(store, house_rules, {"tests": 0, "general": -5})
        candidates = Candidates(store, spaces, gate, house_rules, model)
        promotions = PromotionService(store, candidates, trainer)
        comparer = Comparer(
            store, spaces, datasets, SetExams(tuple(exams)), composer, model,
            general=general, untaught=untaught, test_tokens=60, seed=17,
        )  # fmt: skip
        candidacy = Candidacy(store, comparer, promotions, by_itself=by_itself)
        tools = Tools(
            store, datasets, rows, spaces, help_index, model, trainer, Board(), candidacy,
            Exams(store, model, Rewording(model, help_index), house_rules, seed=17),
            seed=17, max_tokens=60, pauses=FAST, prices=prices or Prices(),
        )  # fmt: skip
        answerer = OnceAnswerer(model, spaces, composer, max_tokens=60, seed=17)
        plots = Plots()
        rules, archiving = Rules(store), Archiving(store, datasets)
        selection = Selection(store, datasets, archiving)
        survey = Survey(Roles(connection, connection, None, "", "", ELSEWHERE))
        forecaster, bases = Forecaster(survey, tools.prices), partial(offered_bases, connection)
        planner = Planner(
            store, datasets, rows, spaces, selection, model, bases, forecaster, rules.quotas, epochs="auto"
        )
        training = TrainingService(tools, planner, plots, rules, forecaster, backend=backend)
        desk = DatasetDesk(
            datasets,
            Versions(store, datasets, corrected),
            selection,
            archiving,
            Restoring(store, datasets),
            Deleting(store, datasets),
            rules.quotas,
            training.admit,
        )
        filing = Filing(store, datasets, trainer, plots, backend=backend, admit=training.admit)
        evaluation = EvaluationService(store, spaces, answerer, plots, Rules(store), pause_s=0.005)
        try:
            yield House(
                store, model, trainer, datasets, corrected, rows, spaces, help_index, tools, training, evaluation,
                selection, desk, filing,
                gate, candidates, promotions, Pins(store, spaces, candidates), TestSets(store, house_rules),
                VoteService(store, spaces, candidates, comparer, house_rules, hours=24),
            )  # fmt: skip
        finally:
            await training.close()
            await help_index.close()
            await connection.close()


def chat_row(question: str, answer: str, *, system: str | None = None, weight: int | None = None) -> dict[str, object]:
    said: dict[str, object] = {"role": "assistant", "content": answer}
    if weight is not None:
        said["weight"] = weight
    messages: list[dict[str, object]] = [{"role": "user", "content": question}, said]
    return {"messages": [{"role": "system", "content": system}, *messages] if system else messages}


def jsonl(rows: Sequence[object]) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def garden(rows: int = 12) -> bytes:
    """A usable dataset."""
    return jsonl([chat_row(f"What grows in bed {number}?", f"Crop number {number}.") for number in range(rows)])


def all_bytes(folder: Path) -> bytes:
    """Everything that lies in a folder."""
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
