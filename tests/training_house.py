"""A training service with a real store and the real wire, over a loopback backend."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

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
from chatterbox.models import Actor, Place, RunView, Space
from chatterbox.rules.service import Rules
from chatterbox.store.store import Store, open_store
from chatterbox.training.checker import Checker
from chatterbox.training.corrections import TrainingRow
from chatterbox.training.costs import Prices
from chatterbox.training.datasets import DatasetService
from chatterbox.training.evaluation import EvaluationService
from chatterbox.training.exams import Exams
from chatterbox.training.follow import Board
from chatterbox.training.forecast import Forecaster
from chatterbox.training.plots import Plots
from chatterbox.training.rewording import Rewording
from chatterbox.training.rows import RowMaker
from chatterbox.training.runner import Pauses, Tools
from chatterbox.training.service import TrainingService

GUILD = Space("guild", 77)
OTHER_GUILD = Space("guild", 78)
TRAINER = Actor(GUILD, 5, "Ada", trains=True)
MEMBER = Actor(GUILD, 6, "Bob")
PLACE = Place(900)
FAST = Pauses(poll_s=0.001, first_s=0.005, longest_s=0.02)
MAX_BYTES = 25 * 1024 * 1024


@dataclass
class Corrections:
    """Stands for what people corrected."""

    kept: list[TrainingRow] = field(default_factory=list)

    async def rows(self, space: Space) -> list[TrainingRow]:
        return list(self.kept) if space == GUILD else []


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
    dialect: Dialect | None = None,
    prices: Prices | None = None,
) -> AsyncIterator[House]:
    connection = RemoteConnection(backend, url, "key", timeout_s, dialect)
    async with open_store(data) as store:
        model, trainer = OpenAIChatModel(connection), OpenAITrainer(connection)
        datasets = DatasetService(store, Checker(model, MAX_BYTES), MAX_BYTES)
        corrected = Corrections(list(corrections))
        rows = RowMaker(datasets, corrected)
        spaces = SpaceSettings(store, model, instruction="You are the garden's helper.")
        help_index = HelpIndex(store, datasets, None, thresholds={}, max_rows=20_000)
        exams = Exams(store, model, Rewording(model, help_index), Rules(store), seed=17)
        tools = Tools(
            store,
            datasets,
            rows,
            spaces,
            help_index,
            model,
            trainer,
            Board(),
            exams,
            seed=17,
            max_tokens=60,
            pauses=FAST,
            prices=prices or Prices(),
        )
        composer = Composer(help_index, answers="anything", context_tokens=2048, max_tokens=400)
        answerer = OnceAnswerer(model, spaces, composer, max_tokens=60, seed=17)
        plots, survey = Plots(), Survey(Roles(connection, connection, None, "", "", ELSEWHERE))
        training = TrainingService(tools, plots, Rules(store), Forecaster(survey, tools.prices), backend=backend)
        evaluation = EvaluationService(store, spaces, answerer, plots, Rules(store), pause_s=0.005)
        try:
            yield House(
                store, model, trainer, datasets, corrected, rows, spaces, help_index, tools, training, evaluation
            )
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
