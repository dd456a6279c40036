"""What tests of chat, help and corrections stand on: a real store, a model from a script, vectors from words."""

from __future__ import annotations

import hashlib
import re
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np

from chatterbox.backend.ports import Vectors
from chatterbox.chat.composer import Composer
from chatterbox.chat.files.attachments import Attachments
from chatterbox.chat.files.reader import FileReader
from chatterbox.chat.help import HelpIndex
from chatterbox.chat.memory import Memory
from chatterbox.chat.ordinary import Ordinariness
from chatterbox.chat.service import ChatService
from chatterbox.chat.spaces import SpaceSettings
from chatterbox.errors import BackendDown
from chatterbox.models import Actor, Asked, CorrectionForm, GivenFile, Message, Place, Serving, Space, Turn
from chatterbox.rules.service import Rules
from chatterbox.store.store import Store, open_store
from chatterbox.training.corrections.brakes import Acts, Brakes
from chatterbox.training.corrections.feedback import FeedbackService
from chatterbox.training.corrections.queue import ReviewQueue
from chatterbox.training.corrections.service import CorrectionService
from chatterbox.training.corrections.standing import Standing
from chatterbox.training.corrections.training_sets import TrainingSets
from chatterbox.training.datasets.rewriting import Versions
from chatterbox.training.evaluation.exams import Exams
from chatterbox.training.evaluation.rewording import Rewording
from chatterbox.training.plots import Plots
from chatterbox.training.privacy.clearing import Clearing
from chatterbox.training.privacy.departures import Departures
from chatterbox.training.privacy.erasing import Eraser
from chatterbox.training.privacy.service import PrivacyService

GARDEN = Space("guild", 100)
CHESS = Space("guild", 200)
START = datetime(2026, 3, 1, 12, tzinfo=UTC)
TUNED = "ft:garden"
BASE = "base"
LOG_DAYS = 30
FILE_BYTES = 100_000
GRACE_DAYS = 7


class Clock:
    def __init__(self) -> None:
        self.now = START

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **amount: float) -> None:
        self.now += timedelta(**amount)


class WordEmbedder:
    """Vectors of the words in a text: the more words two texts share, the nearer they are."""

    dimensions = 256

    def __init__(self, name: str = "words") -> None:
        self.name = name
        self.embedded: list[str] = []
        self.down = False

    async def embed(self, texts: Sequence[str]) -> Vectors:
        if self.down:
            raise BackendDown("no embeddings now")
        self.embedded.extend(texts)
        vectors = np.stack(
            [
                sum((self._of(word) for word in re.findall(r"\w+", text.lower())), np.zeros(self.dimensions))
                for text in texts
            ]
        )
        lengths = np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
        return np.asarray(vectors / lengths, np.float32)

    def _of(self, word: str) -> np.ndarray:
        seed = int.from_bytes(hashlib.sha256(f"{self.name} {word}".encode()).digest()[:8], "little")
        return np.random.default_rng(seed).standard_normal(self.dimensions)


@dataclass
class ScriptedModel:
    """Answers with `pieces`, or what the last question says; an exception among the pieces is raised there."""

    pieces: list[str | BaseException] | None = None
    asked: list[tuple[str, tuple[Message, ...]]] = field(default_factory=list)
    before_piece: Callable[[int], None] | None = None
    base_error: BackendDown | None = None
    once: Callable[[str, str], str] | None = None  # what `answer` says to (model, question)
    sees: bool = False  # whether it takes pictures

    async def base(self) -> str:
        if self.base_error:
            raise self.base_error
        return BASE

    async def stream(
        self, model: str, messages: Sequence[Message], *, max_tokens: int, temperature: float, seed: int | None = None
    ) -> AsyncGenerator[str, None]:
        self.asked.append((model, tuple(messages)))
        for number, piece in enumerate(
            self.pieces if self.pieces is not None else ["You said: ", messages[-1].content]
        ):
            if self.before_piece:
                self.before_piece(number)
            if isinstance(piece, BaseException):
                raise piece
            yield piece

    async def answer(
        self, model: str, messages: Sequence[Message], *, max_tokens: int, temperature: float, seed: int | None = None
    ) -> str:
        assert self.once is not None
        self.asked.append((model, tuple(messages)))
        return self.once(model, messages[-1].content)

    async def takes(self, model: str) -> bool:
        return self.sees

    async def tokens(self, model: str, text: str) -> tuple[int, bool]:
        raise NotImplementedError


@dataclass
class Contents:
    """Datasets by id, as their rows lie in the vault."""

    by_id: dict[tuple[Space, int], bytes] = field(default_factory=dict)

    async def content(self, space: Space, dataset_id: int) -> bytes:
        return self.by_id[space, dataset_id]


@dataclass
class House:
    """Everything of this room, put together as the program does."""

    folder: Path
    store: Store
    model: ScriptedModel
    embedder: WordEmbedder | None
    datasets: Contents
    spaces: SpaceSettings
    help: HelpIndex
    chat: ChatService
    corrections: CorrectionService
    privacy: PrivacyService
    clock: Clock
    rules: Rules
    review: ReviewQueue
    exams: Exams
    feedback: FeedbackService
    memory: Memory
    _last_id: int = 1_000

    def message_id(self) -> int:
        self._last_id += 1
        return self._last_id

    async def ask(
        self,
        text: str,
        *,
        space: Space = GARDEN,
        user: int = 1,
        channel: int = 10,
        reply_to: int | None = None,
        files: tuple[GivenFile, ...] = (),
    ) -> Turn:
        """Asks and reads the whole answer; the turn as it is logged then, its reply sent as one message."""
        place = Place(channel, self.message_id())
        turn = await self.chat.begin(Asked(space, user, text, place, reply_to, files=files))
        async for _ in self.chat.stream(turn):
            pass
        await self.chat.sent(turn, Place(channel, self.message_id()), 0)
        logged = await self.chat.get(space, turn.id)
        assert logged is not None
        return logged

    async def serve(self, space: Space = GARDEN, **changes: object) -> Serving:
        serving = Serving(model=TUNED, previous=BASE, base=BASE, run_id="r", **changes)  # type: ignore[arg-type]
        async with self.store.transaction() as work:
            await work.served.take(space, serving, why="chosen", by=9, back_to=0, now=START)
        return serving


def member(user: int = 1, *, space: Space = GARDEN, days: int = 400) -> Actor:
    return Actor(space, user, f"member{user}", joined_at=START - timedelta(days=days))


def trainer(user: int = 9, *, space: Space = GARDEN) -> Actor:
    return Actor(space, user, f"trainer{user}", trains=True, joined_at=START)


def form(question: str, answer: str, *phrasings: str, reason: str = "") -> CorrectionForm:
    return CorrectionForm(question, answer, phrasings, reason)


@asynccontextmanager
async def built(
    folder: Path,
    *,
    embedder: WordEmbedder | None,
    acts: Acts = "everyone",
    answers: str = "anything",
    per_day: int = 10,
    threshold: float = 0.35,
    max_rows: int = 20_000,
    ordinary: Sequence[str] = (),
    dm_turns: int = 6,
    context_tokens: int = 2048,
) -> AsyncIterator[House]:
    async with open_store(folder) as store:
        clock, model, datasets = Clock(), ScriptedModel(), Contents()
        help = HelpIndex(
            store,
            datasets,
            embedder,
            thresholds={embedder.name: threshold} if embedder else {},
            max_rows=max_rows,
            ordinary=Ordinariness(embedder, ordinary) if embedder and ordinary else None,
        )
        spaces = SpaceSettings(store, model, instruction="Be kind.", answers=answers, now=clock)  # type: ignore[arg-type]
        composer = Composer(help, context_tokens=context_tokens, max_tokens=400)
        rules = Rules(store, clock)
        memory = Memory(store, model, context_tokens=context_tokens - 400, dm_turns=dm_turns)
        attachments = Attachments(FileReader(), model, most_bytes=FILE_BYTES, most_tokens=1000)
        chat = ChatService(
            store, model, spaces, composer, rules, attachments, memory,
            dm_turns=dm_turns, max_tokens=400, temperature=0.0, now=clock,
        )  # fmt: skip
        brakes = Brakes(acts=acts, per_day=per_day, min_member_days=7, log_days=LOG_DAYS, weight=4)
        corrections = CorrectionService(store, help, brakes, rules, now=clock)
        clearing = Clearing(store, {}, clock)
        eraser = Eraser(store, help.changed, Standing(acts), [Versions(store)], clearing, clock)
        departures = Departures(store, eraser, left_days=GRACE_DAYS, removed_days=GRACE_DAYS, now=clock)
        privacy = PrivacyService(
            store, help.changed, Standing(acts), eraser, clearing, departures,
            log_days=LOG_DAYS, deleted_message_days=1, results_days=365, now=clock,
        )  # fmt: skip
        try:
            yield House(
                folder, store, model, embedder, datasets, spaces, help, chat, corrections, privacy, clock, rules,
                ReviewQueue(store, corrections, TrainingSets(store, datasets)),
                Exams(store, model, Rewording(model, help), rules, seed=17, now=clock),
                FeedbackService(store, spaces, rules, Plots(), now=clock),
                memory,
            )  # fmt: skip
        finally:
            await memory.close()
            await clearing.close()
            await help.close()
