"""Everything below Discord, built and owned: store, backends, services."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from functools import partial

from chatterbox.backend.bases import offered_bases
from chatterbox.backend.chat_model import OpenAIChatModel
from chatterbox.backend.connection import Connection
from chatterbox.backend.embedder import OpenAIEmbedder
from chatterbox.backend.factory import connect, survey_of
from chatterbox.backend.sight import Sight
from chatterbox.backend.survey import Survey
from chatterbox.backend.trainer import OpenAITrainer
from chatterbox.chat.composer import Composer
from chatterbox.chat.files.attachments import Attachments
from chatterbox.chat.files.reader import FileReader
from chatterbox.chat.help import HelpIndex
from chatterbox.chat.memory import Memory
from chatterbox.chat.once import OnceAnswerer
from chatterbox.chat.ordinary import Ordinariness
from chatterbox.chat.service import ChatService
from chatterbox.chat.spaces import SpaceSettings
from chatterbox.config import Settings
from chatterbox.errors import ChatterboxError
from chatterbox.links import Links
from chatterbox.models import Space
from chatterbox.rules.languages import Languages
from chatterbox.rules.quotas import Limits
from chatterbox.rules.service import Rules
from chatterbox.store.store import Store, open_store
from chatterbox.training.checking.checker import Checker
from chatterbox.training.corrections.brakes import Brakes
from chatterbox.training.corrections.feedback import FeedbackService
from chatterbox.training.corrections.notices import Notices
from chatterbox.training.corrections.queue import ReviewQueue
from chatterbox.training.corrections.research import Research
from chatterbox.training.corrections.research_import import Importing
from chatterbox.training.corrections.service import CorrectionService
from chatterbox.training.corrections.standing import Standing
from chatterbox.training.corrections.taking_back import TakingBack
from chatterbox.training.corrections.training_sets import TrainingSets
from chatterbox.training.datasets import rewriting
from chatterbox.training.datasets.archive_keeping import ArchiveKeeper
from chatterbox.training.datasets.archiving import Archiving
from chatterbox.training.datasets.desk import DatasetDesk
from chatterbox.training.datasets.restoring import Deleting, Restoring
from chatterbox.training.datasets.selection import Selection
from chatterbox.training.datasets.service import DatasetService
from chatterbox.training.datasets.versions import Versions
from chatterbox.training.evaluation.comparing import Comparer
from chatterbox.training.evaluation.exams import Exams
from chatterbox.training.evaluation.rewording import Rewording
from chatterbox.training.evaluation.service import EvaluationService
from chatterbox.training.evaluation.test_sets import TestSets
from chatterbox.training.filing import Filing
from chatterbox.training.plots import Plots
from chatterbox.training.privacy.clearing import Clearing
from chatterbox.training.privacy.departures import Departures
from chatterbox.training.privacy.erasing import Eraser
from chatterbox.training.privacy.reports import Reports
from chatterbox.training.privacy.service import PrivacyService
from chatterbox.training.privacy.wishes import Wishes
from chatterbox.training.promotion.candidacy import Candidacy
from chatterbox.training.promotion.candidates import Candidates
from chatterbox.training.promotion.gate import Gate
from chatterbox.training.promotion.pinning import Pins
from chatterbox.training.promotion.results import Results
from chatterbox.training.promotion.retention import Retention
from chatterbox.training.promotion.service import PromotionService
from chatterbox.training.promotion.voting import VoteService
from chatterbox.training.runs.costs import Prices
from chatterbox.training.runs.follow import Board
from chatterbox.training.runs.forecast import Forecaster
from chatterbox.training.runs.planning import Planner
from chatterbox.training.runs.rows import RowMaker
from chatterbox.training.runs.run_book import RunBook
from chatterbox.training.runs.runner import Tools
from chatterbox.training.runs.service import TrainingService

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Services:
    """What commands call. None of them knows Discord."""

    chat: ChatService
    spaces: SpaceSettings
    training: TrainingService
    corrections: CorrectionService
    evaluation: EvaluationService
    privacy: PrivacyService
    rules: Rules
    taking_back: TakingBack
    notices: Notices
    review: ReviewQueue
    exams: Exams
    feedback: FeedbackService
    research: Research
    importing: Importing
    desk: DatasetDesk
    filing: Filing
    links: Links
    gate: Gate
    candidates: Candidates
    promotions: PromotionService
    pins: Pins
    results: Results
    test_sets: TestSets
    votes: VoteService
    reports: Reports
    wishes: Wishes
    run_book: RunBook
    retention: Retention
    survey: Survey
    languages: Languages


@contextlib.asynccontextmanager
async def open_services(settings: Settings) -> AsyncIterator[Services]:
    """The services over the configured store and backends; a backend that is not there yet delays nothing.

    Raises ConfigError for a store that cannot be opened and a backend that is not configured.
    """
    async with contextlib.AsyncExitStack() as stack:
        url, key = settings.store.url, settings.store.key.get_secret_value()
        store = await stack.enter_async_context(open_store(settings.bot.data, url=url, key=key))
        # Each is connected to when something is asked of it: also those that trained what now has to be deleted there.
        connections = {name: connect(settings, name) for name in settings.backends}
        for connection in connections.values():
            stack.push_async_callback(connection.close)
        model = OpenAIChatModel(connections[settings.chat.backend], settings.chat.model)
        services = _built(settings, store, connections, model, stack)
        warming = asyncio.create_task(_warm(model, services.survey), name="warming")
        stack.push_async_callback(_cancelled, warming)
        yield services


async def _warm(model: OpenAIChatModel, survey: Survey) -> None:
    """Asks for the base, so that a local engine starts before the first question needs it, and what backends can do."""
    try:
        _log.info("the backend is there; its base is %s", await model.base())
    except ChatterboxError as error:
        _log.warning("the backend is not there yet: %s", error)
    await survey.told()


async def _cancelled(task: asyncio.Task[None]) -> None:
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


def _built(
    settings: Settings,
    store: Store,
    connections: dict[str, Connection],
    model: OpenAIChatModel,
    stack: contextlib.AsyncExitStack,
) -> Services:
    chat, max_bytes, training_backend = settings.chat, settings.datasets.max_bytes, settings.training_backend
    trains = settings.backends[training_backend]
    survey = survey_of(settings, connections)
    datasets = DatasetService(store, Checker(model, max_bytes), max_bytes)
    archiving = Archiving(store, datasets)
    selection = Selection(store, datasets, archiving)
    help = _help(settings, store, datasets, connections[settings.embedding_backend])
    stack.push_async_callback(help.close)
    spaces = SpaceSettings(store, model, instruction=chat.instruction, answers=chat.answers)
    composer = Composer(help, context_tokens=chat.context_tokens, max_tokens=chat.max_tokens)
    rules = Rules(store, limits=_limits(settings))
    corrections = CorrectionService(store, help, _brakes(settings), rules)
    seed, plots, rows = settings.training.seed, Plots(), RowMaker(datasets, corrections)
    feedback = FeedbackService(store, spaces, rules, plots)
    exams = Exams(store, model, Rewording(model, help), rules, seed=seed)
    longest = min(chat.max_tokens, chat.test_tokens)
    trainer = OpenAITrainer(connections[training_backend], trains.hyperparameters)
    gate = Gate(store, rules, settings.gate.rules)
    candidates = Candidates(store, spaces, gate, rules, model)
    promotions = PromotionService(store, candidates, trainer)
    comparer = Comparer(
        store, spaces, datasets, exams, composer, model,
        general=settings.gate.general_questions, untaught=settings.gate.untaught_questions,
        test_tokens=longest, seed=seed,
    )  # fmt: skip
    candidacy = Candidacy(store, comparer, promotions, by_itself=settings.training.promote == "when_it_passes")
    tools = Tools(
        store, datasets, rows, spaces, help, model,
        trainer, Board(), candidacy, exams,
        seed=seed, max_tokens=chat.max_tokens, prices=Prices(trains.prices, trains.currency),
    )  # fmt: skip
    forecaster, bases = Forecaster(survey, tools.prices), partial(offered_bases, connections[training_backend])
    planner = Planner(
        store, datasets, rows, spaces, selection, model, bases, forecaster, rules.quotas,
        epochs=settings.training.epochs,
    )  # fmt: skip
    training = TrainingService(tools, planner, plots, rules, forecaster, backend=training_backend)
    stack.push_async_callback(training.close)
    sight = Sight(connections[chat.backend], chat.images)
    attachments = Attachments(FileReader(), sight, most_bytes=chat.file_bytes, most_tokens=chat.file_tokens)
    memory = Memory(store, model, context_tokens=chat.context_tokens - chat.max_tokens, dm_turns=chat.dm_turns)
    stack.push_async_callback(memory.close)
    answerer = OnceAnswerer(model, spaces, composer, max_tokens=longest, seed=seed)
    return Services(
        chat=ChatService(
            store, model, spaces, composer, rules, attachments, memory,
            dm_turns=chat.dm_turns, max_tokens=chat.max_tokens, temperature=chat.temperature,
        ),
        spaces=spaces,
        training=training,
        corrections=corrections,
        evaluation=EvaluationService(store, spaces, answerer, plots, rules),
        privacy=privacy_service(settings, store, help.changed, connections, stack),
        rules=rules,
        taking_back=TakingBack(store, help, Standing(settings.corrections.acts), rules),
        notices=Notices(store, rules),
        review=ReviewQueue(store, corrections, TrainingSets(store, datasets)),
        exams=exams,
        feedback=feedback,
        research=Research(store, rules),
        importing=Importing(corrections, feedback),
        desk=DatasetDesk(
            datasets, Versions(store, datasets, corrections), selection, archiving,
            Restoring(store, datasets), Deleting(store, datasets), rules.quotas, training.admit,
        ),
        filing=Filing(store, datasets, tools.trainer, plots, backend=training_backend, admit=training.admit),
        links=Links(store.cipher, settings.downloads),
        gate=gate,
        candidates=candidates,
        promotions=promotions,
        pins=Pins(store, spaces, candidates),
        results=Results(gate, plots, rules),
        test_sets=TestSets(store, rules),
        votes=VoteService(store, spaces, candidates, comparer, rules, hours=settings.gate.vote_hours),
        reports=Reports(store, rules),
        wishes=Wishes(store),
        run_book=RunBook(store, tools.trainer, plots, rules, backend=training_backend),
        retention=Retention(store, tools.trainer, backend=training_backend, **settings.retention.model_dump()),
        survey=survey,
        languages=Languages(store),
    )  # fmt: skip


def privacy_service(
    settings: Settings,
    store: Store,
    changed: Callable[[Space], None],
    connections: Mapping[str, Connection] | None,
    stack: contextlib.AsyncExitStack,
) -> PrivacyService:
    """What forgets people: in the store, in everything that keeps rows, and at the backends.

    Without connections what has to go at backends is only recorded: a bot that runs, or runs next, deletes it there.
    """
    trainers = None if connections is None else {name: OpenAITrainer(one) for name, one in connections.items()}
    clearing = Clearing(store, trainers)
    stack.push_async_callback(clearing.close)
    standing, times = Standing(settings.corrections.acts), settings.privacy
    eraser = Eraser(store, changed, standing, [rewriting.Versions(store), ArchiveKeeper(store)], clearing)
    departures = Departures(store, eraser, left_days=times.left_days, removed_days=times.removed_days)
    return PrivacyService(
        store, changed, standing, eraser, clearing, departures,
        log_days=settings.store.log_days, deleted_message_days=times.deleted_message_days,
        results_days=times.results_days,
    )  # fmt: skip


def _help(settings: Settings, store: Store, datasets: DatasetService, connection: Connection) -> HelpIndex:
    embedder = OpenAIEmbedder(connection, settings.help.model) if settings.help.model else None
    return HelpIndex(
        store,
        datasets,
        embedder,
        thresholds=settings.help.thresholds,
        max_rows=settings.help.max_rows,
        ordinary=Ordinariness(embedder) if embedder else None,
    )


def _limits(settings: Settings) -> Limits:
    # What a person may correct within a day is a setting of corrections: there is no second rule.
    return Limits(**settings.quotas.model_dump(), member_corrections=settings.corrections.per_day)


def _brakes(settings: Settings) -> Brakes:
    wanted = settings.corrections
    return Brakes(
        acts=wanted.acts,
        per_day=wanted.per_day,
        min_member_days=wanted.min_member_days,
        log_days=settings.store.log_days,
        weight=settings.training.correction_weight,
    )
