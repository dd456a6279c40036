"""Services that answer from a script, for tests of the bot's Discord side: what is said, where, and to whom."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Callable, Collection, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from chatterbox.backend.bases import OfferedBase
from chatterbox.backend.survey import Survey
from chatterbox.chat.credits import Credit
from chatterbox.chat.service import ChatService
from chatterbox.chat.spaces import Answers, SpaceSettings
from chatterbox.errors import BadInput, ChatterboxError, Missing, Refused
from chatterbox.models import (
    Actor,
    Asked,
    Case,
    CaseResult,
    Correction,
    CorrectionForm,
    CorrectionState,
    Dataset,
    Message,
    Place,
    RunState,
    RunView,
    Serving,
    Space,
    Turn,
    TurnState,
)
from chatterbox.rules.languages import Languages
from chatterbox.rules.policy import Bars, Policy
from chatterbox.rules.quotas import Quota, Quotas
from chatterbox.rules.service import Rules
from chatterbox.store.datasets import Named
from chatterbox.store.reports import Report
from chatterbox.store.votes import VoteRecord
from chatterbox.training.corrections.feedback import FeedbackService
from chatterbox.training.corrections.notices import Notices
from chatterbox.training.corrections.queue import Page, Queued, Reviewed, ReviewQueue, Stage
from chatterbox.training.corrections.research import Research
from chatterbox.training.corrections.research_import import Importing
from chatterbox.training.corrections.service import CorrectionService
from chatterbox.training.corrections.taking_back import TakenBack, TakingBack
from chatterbox.training.evaluation.exams import Exams
from chatterbox.training.evaluation.service import EvaluationService, Scores
from chatterbox.training.evaluation.test_sets import Keep, TestSet, TestSets
from chatterbox.training.privacy.departures import Departures, Next
from chatterbox.training.privacy.reports import Reports
from chatterbox.training.privacy.service import Forgotten, Kept, PrivacyService
from chatterbox.training.privacy.wishes import Wishes
from chatterbox.training.promotion.candidates import Candidate, Candidates
from chatterbox.training.promotion.gate import Gate
from chatterbox.training.promotion.pinning import Pins
from chatterbox.training.promotion.results import Results
from chatterbox.training.promotion.retention import Retention
from chatterbox.training.promotion.service import PromotionService
from chatterbox.training.promotion.voting import VoteService
from chatterbox.training.runs.planning import Plan, Wish
from chatterbox.training.runs.run_book import RunBook, RunStory
from chatterbox.training.runs.service import TrainingService

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360000002000001e221bc33"
    "0000000049454e44ae426082"
)


class FakeLanguages(Languages):
    """As the real ones, in memory."""

    def __init__(self) -> None:
        self.known: dict[Space, str] = {}

    async def of(self, space: Space) -> str:
        return self.known.get(space, "en")

    async def learn(self, spoken: Mapping[Space, str]) -> None:
        self.known.update(spoken)


class FakeChat(ChatService):
    """Answers with `pieces`: texts to grow by, exceptions to raise, events to wait for."""

    def __init__(self) -> None:
        self.turns: dict[int, Turn] = {}
        self.pieces: list[str | BaseException | asyncio.Event] = ["Nine o'clock."]
        self.begin_error: ChatterboxError | None = None
        self.left: list[Turn] = []

    async def admit(self, actor: Actor) -> None: ...

    async def said(self, space: Space, text: str) -> str:
        return text

    async def offers_row(self, space: Space) -> bool:
        return True

    async def channels(self, space: Space) -> tuple[int, ...]:
        return ()

    async def notes(self, turn: Turn) -> list[str]:
        return []

    async def begin(self, asked: Asked) -> Turn:
        if self.begin_error:
            raise self.begin_error
        return self._added(asked.space, asked.asker_id, asked.text, asked.place)

    def _added(self, space: Space, asker: int, question: str, place: Place) -> Turn:
        turn = Turn(
            len(self.turns) + 1, space, asker, question, "", TurnState.WRITING, "m", "i", None, None, place, (), NOW
        )
        self.turns[turn.id] = turn
        return turn

    async def stream(self, turn: Turn) -> AsyncIterator[str]:
        text = ""
        for piece in self.pieces:
            if isinstance(piece, BaseException):
                self._change(turn, state=TurnState.CUT if text else TurnState.FAILED, answer=text)
                raise piece
            if isinstance(piece, asyncio.Event):
                await piece.wait()
            else:
                text += piece
                yield text
        self._change(turn, state=TurnState.DONE, answer=text)

    def _change(self, turn: Turn, **fields: Any) -> None:
        self.turns[turn.id] = replace(self.turns[turn.id], **fields)

    async def sent(self, turn: Turn, place: Place, part: int) -> None:
        self._change(turn, reply_places=(*self.turns[turn.id].reply_places, place))

    async def turn_at(self, space: Space, message_id: int) -> Turn | None:
        for turn in self.turns.values():
            if turn.space == space and message_id in [place.message_id for place in turn.reply_places]:
                return turn
        return None

    async def turn_asked_at(self, space: Space, message_id: int) -> Turn | None:
        asked = [t for t in self.turns.values() if (t.space, t.question_place.message_id) == (space, message_id)]
        return asked[-1] if asked else None

    async def again(self, turn: Turn, around: int | None = None) -> Turn:
        return self._added(turn.space, turn.asker_id, turn.question, turn.question_place)

    async def get(self, space: Space, turn_id: int) -> Turn | None:
        return self.turns.get(turn_id)

    async def credit(self, turn: Turn) -> Credit | None:
        return None

    async def attempts(self, turn: Turn) -> list[Turn]:
        return [turn]

    async def unfinished(self) -> list[Turn]:
        return self.left

    async def cut(self, turn: Turn) -> None:
        if turn.id in self.turns:
            self._change(turn, state=TurnState.CUT)


class FakeSpaces(SpaceSettings):
    def __init__(self) -> None:
        self.instructions: dict[Space, list[str]] = {}
        self.hints: set[tuple[Space, int, str]] = set()
        self.serving_error: ChatterboxError | None = None

    async def instruction(self, space: Space, *channels: int | None) -> str:
        return self.instructions.get(space, ["You are a helpful AI assistant."])[-1]

    async def answers(self, space: Space, *channels: int | None) -> Answers:
        return "anything"

    async def channels(self, space: Space) -> list[int]:
        return []

    async def edit_instruction(self, actor: Actor, text: str, channel: int = 0) -> int:
        if not actor.manages:
            raise Refused("Only managers.")
        self.instructions.setdefault(actor.space, []).append(text)
        return len(self.instructions[actor.space])

    async def serving(self, space: Space, *channels: int | None) -> Serving:
        if self.serving_error:
            raise self.serving_error
        return Serving("base", "", "base")

    async def hint_once(self, space: Space, user_id: int, hint: str) -> bool:
        first = (space, user_id, hint) not in self.hints
        self.hints.add((space, user_id, hint))
        return first


class FakeTraining(TrainingService):
    """A run goes through the views that the test puts into `steps`."""

    def __init__(self) -> None:
        self.plan_error: ChatterboxError | None = None
        self.uploads: list[bytes] = []
        self.asked: dict[str, Any] = {}
        self.offers: dict[int, Wish] = {}
        self.steps: asyncio.Queue[Callable[[RunView], RunView]] = asyncio.Queue()
        self.runs: dict[str, RunView] = {}
        self.placed_at: list[Place] = []
        self.told_of = asyncio.Event()
        self.left: list[RunView] = []

    def fits(self, filename: str, size_bytes: int) -> None:
        if size_bytes > 1_000_000:
            raise BadInput("too large")

    async def admit(self, actor: Actor) -> None:
        if not actor.trains:
            raise Refused("Only trainers.")

    async def under_way(self, space: Space) -> str:
        return ""

    async def plan(self, actor: Actor, *, upload: bytes | None = None, **asked: Any) -> Plan:
        if self.plan_error:
            raise self.plan_error
        if upload is not None:
            self.uploads.append(upload)
        self.asked = asked
        dataset = Dataset(1, actor.space, "garden", 1, 12, "", "facts", actor.user_id, NOW)
        return Plan("garden", dataset, None, 3, "auto")

    async def offer(self, actor: Actor, wish: Wish) -> int:
        self.offers[len(self.offers) + 1] = wish
        return len(self.offers)

    async def offered(self, actor: Actor, number: int) -> Wish:
        return self.offers[number]

    async def bases(self, typed: str = "") -> list[OfferedBase]:
        return [OfferedBase("tiny-base", None)]

    async def start(self, actor: Actor, plan: Plan, place: Place) -> RunView:
        run = a_run(actor.space, actor.user_id, place)
        self.runs[run.id] = run
        return run

    async def follow(self, space: Space, run_id: str) -> AsyncIterator[RunView]:
        view = self.runs[run_id]
        while not view.state.over:
            yield view
            view = self.runs[run_id] = (await self.steps.get())(view)
        yield view

    async def curve(self, view: RunView) -> bytes:
        return PNG

    async def cancel(self, actor: Actor, run_id: str) -> RunView:
        if not actor.trains:
            raise Refused("Only trainers may do that.")
        self.steps.put_nowait(lambda view: replace(view, state=RunState.CANCELLED))
        return self.runs[run_id]

    async def placed(self, space: Space, run_id: str, place: Place) -> None:
        self.placed_at.append(place)

    async def told(self, space: Space, run_id: str) -> None:
        self.told_of.set()

    async def unfinished(self) -> list[RunView]:
        for run in self.left:
            self.runs[run.id] = run
        return self.left

    async def datasets(self, space: Space, typed: str = "", *, archived: bool = False) -> list[Named]:
        names = [name for name in ("garden", "greenhouse", "tunes") if name.startswith(typed)]
        return [Named(1, name, 1, 12, "imitate", archived) for name in names]


def a_run(space: Space, person: int, place: Place, **fields: Any) -> RunView:
    run = RunView(
        "0f8fad5b-d9cb-469f-a165-70867728950e", space, "garden", RunState.QUEUED, person, 12, 3, 0, 40, (), None, "",
        "", (), place, datetime.now(UTC),
    )  # fmt: skip
    return replace(run, **fields)


class FakeRunBook(RunBook):
    """Knows of no training: what /runs shows is tested over real services."""

    def __init__(self) -> None: ...

    async def latest(self, space: Space) -> list[RunStory]:
        return []


class FakeSurvey(Survey):
    """Backends that do everything; `said` is what /hi is told of them."""

    def __init__(self) -> None:
        self.said: list[str] = []

    async def of_space(self, models: Sequence[str]) -> list[str]:
        return self.said


class FakeRetention(Retention):
    def __init__(self) -> None: ...

    async def sweep(self) -> int:
        return 0


class FakeCorrections(CorrectionService):
    def __init__(self) -> None:
        self.kept: dict[int, Correction] = {}
        self.state = CorrectionState.ACTING
        self.waits_for = ""

    async def admit(self, actor: Actor) -> None:
        if actor.space.kind == "dm":
            raise Refused("Only in a server.")

    async def submit(
        self, actor: Actor, form: CorrectionForm, turn: Turn | None, receipt_channel_id: int | None = None
    ) -> Correction:
        if not form.answer:
            raise BadInput("No answer.")
        expires = None if form.question else NOW
        made = Correction(
            len(self.kept) + 1, actor.space, actor.user_id, turn.id if turn else None, form, self.state, NOW, expires,
            self.waits_for,
        )  # fmt: skip
        self.kept[made.id] = made
        return made

    async def get(self, space: Space, correction_id: int) -> Correction:
        found = self.kept.get(correction_id)
        if found is None or found.space != space:
            raise Missing("There is no such correction here.")
        return found

    async def add_question(self, actor: Actor, correction_id: int, question: str) -> Correction:
        found = await self.get(actor.space, correction_id)
        form = replace(found.form, question=question)
        self.kept[found.id] = replace(found, form=form, expires_at=None)
        return self.kept[found.id]

    async def undo(self, actor: Actor, correction_id: int) -> Correction:
        found = await self.get(actor.space, correction_id)
        if actor.user_id != found.author_id and not actor.trains:
            raise Refused("Only its author or a trainer may undo it.")
        self.kept[found.id] = replace(found, state=CorrectionState.WITHDRAWN)
        return self.kept[found.id]

    async def approve(self, actor: Actor, correction_id: int) -> Correction:
        if not actor.trains:
            raise Refused("Only trainers.")
        found = await self.get(actor.space, correction_id)
        self.kept[found.id] = replace(found, state=CorrectionState.ACTING)
        return self.kept[found.id]

    async def withdraw_mine(self, actor: Actor) -> int:
        mine = [c for c in self.kept.values() if (c.space, c.author_id) == (actor.space, actor.user_id)]
        for correction in mine:
            self.kept[correction.id] = replace(correction, state=CorrectionState.WITHDRAWN)
        return len(mine)

    async def receipts_owed(self) -> list[tuple[Correction, Place]]:
        return []

    async def receipt_sent(self, space: Space, correction_id: int, place: Place) -> None: ...

    async def receipt_given_up(self, space: Space, correction_id: int) -> None: ...


class FakeReview(ReviewQueue):
    """The queue of what `corrections` keeps."""

    def __init__(self, corrections: FakeCorrections) -> None:
        self._of = corrections

    async def page(self, actor: Actor, stage: Stage | None, *, offset: int = 0, limit: int = 10) -> Page:
        if not actor.trains:
            raise Refused("Only trainers may see that.")
        queued = [Queued(one, Stage(one.state.value)) for one in self._of.kept.values() if one.space == actor.space]
        found = [one for one in queued if stage in (None, one.stage)]
        return Page(tuple(found[::-1][offset : offset + limit]), len(found), Counter(one.stage for one in queued))

    async def review(self, actor: Actor, correction_id: int) -> Reviewed:
        if not actor.trains:
            raise Refused("Only trainers may see that.")
        found = await self._of.get(actor.space, correction_id)
        return Reviewed(Queued(found, Stage(found.state.value)), None, ())


class FakeExams(Exams):
    def __init__(self) -> None: ...


class FakeFeedback(FeedbackService):
    def __init__(self) -> None: ...


class FakeResearch(Research):
    def __init__(self) -> None: ...


class FakeImporting(Importing):
    def __init__(self) -> None: ...


class FakeEvaluation(EvaluationService):
    def __init__(self) -> None:
        self.helped: bool | None = None
        self.under_way: set[int] = set()
        self.error: ChatterboxError | None = None

    async def admit(self, actor: Actor) -> None: ...

    def parse(self, text: bytes) -> tuple[Case, ...]:
        if not text.startswith(b"["):
            raise BadInput("That is no JSON list.")
        return (Case((Message("user", "When?"),), expect=("nine",)), Case((Message("user", "Who?"),), expect=("Ben",)))

    async def run(
        self, actor: Actor, cases: tuple[Case, ...], *, helped: bool, progress: Callable[[int, int], None]
    ) -> Scores:
        if self.error:
            raise self.error
        self.helped = helped
        progress(1, 4)
        results = tuple(CaseResult(case, "new", "at nine", "nine" in case.expect) for case in cases)
        return Scores(1, helped, ("new", "base"), {"new": results, "base": results})

    async def begin(self, space: Space, interaction_id: int, channel_id: int) -> None:
        self.under_way.add(interaction_id)

    async def shown(self, space: Space, interaction_id: int, place: Place) -> None:
        assert interaction_id in self.under_way

    async def ended(self, space: Space, interaction_id: int) -> None:
        self.under_way.remove(interaction_id)

    async def unfinished(self) -> list[tuple[Space, int, Place]]:
        return []

    async def table(self, scores: Scores) -> bytes:
        return PNG

    def failures(self, scores: Scores) -> bytes:
        return b"[]"


class FakeDepartures(Departures):
    def __init__(self) -> None: ...

    async def next(self, present: Collection[int]) -> Next | None:
        return None

    async def present(self, guild_ids: Collection[int]) -> None: ...


class FakePrivacy(PrivacyService):
    def __init__(self) -> None:
        self.deleted: list[Actor] = []
        self.departures = FakeDepartures()

    async def kept(self, actor: Actor) -> Kept:
        return Kept(4, 2, 1, 0, ("garden-1",))

    async def message_deleted(self, space: Space | None, message_ids: Sequence[int]) -> None: ...

    async def delete_mine(self, actor: Actor, *, datasets: bool = True) -> Forgotten:
        self.deleted.append(actor)
        return Forgotten(Kept(4, 2, 1, 0, ()), (), ())

    async def corrections(self, actor: Actor) -> list[Correction]:
        return []

    async def models_with(self, space: Space, correction_ids: Sequence[int]) -> tuple[str, ...]:
        return ()


class FakeReports(Reports):
    def __init__(self) -> None: ...

    async def owed(self) -> list[tuple[Report, int]]:
        return []


class FakeWishes(Wishes):
    def __init__(self) -> None: ...

    async def due(self, space: Space, about: str) -> list[int]:
        return []

    async def spaces(self, about: str) -> list[Space]:
        return []


class FakeTakingBack(TakingBack):
    """Takes back the turn that went out in the message, as far as `chat` knows."""

    def __init__(self) -> None:
        self.chat = FakeChat()

    async def take_back(self, actor: Actor, message_id: int) -> TakenBack | None:
        turn = await self.chat.turn_at(actor.space, message_id)
        return None if turn is None else TakenBack(turn)


class FakeNotices(Notices):
    def __init__(self) -> None: ...

    async def channel(self, space: Space) -> int:
        return 0

    async def owed(self, space: Space) -> list[Correction]:
        return []

    async def spaces(self) -> list[Space]:
        return []


class FakeGate(Gate):
    def __init__(self) -> None: ...


class FakePromotions(PromotionService):
    def __init__(self) -> None: ...


class FakePins(Pins):
    def __init__(self) -> None: ...


class FakeCandidates(Candidates):
    """Knows of no candidate."""

    def __init__(self) -> None: ...

    async def get(self, space: Space, run_id: str) -> Candidate:
        raise Missing("There is no such model.")


class FakeResults(Results):
    def __init__(self) -> None: ...


class FakeTestSets(TestSets):
    def __init__(self) -> None:
        self.kept: TestSet | None = None

    async def admit(self, actor: Actor) -> None:
        if not actor.trains:
            raise Refused("Only trainers keep a test set.")

    async def newest(self, space: Space) -> TestSet | None:
        return self.kept

    async def keep(self, actor: Actor, cases: tuple[Case, ...], how: Keep) -> TestSet:
        before = self.kept.cases if self.kept and how == "add" else ()
        self.kept = TestSet(self.kept.version + 1 if self.kept else 1, (*before, *cases))
        return self.kept


class FakeVotes(VoteService):
    def __init__(self) -> None: ...

    async def unfinished(self) -> list[VoteRecord]:
        return []


class FakeQuotas(Quotas):
    def __init__(self) -> None: ...

    async def all(self, space: Space, user_id: int) -> list[Quota]:
        return []


class FakeRules(Rules):
    def __init__(self) -> None:
        self.policies: dict[Space, Policy] = {}
        self.quotas = FakeQuotas()

    async def bars(self, space: Space) -> Bars:
        return Bars()

    async def of(self, space: Space) -> Policy:
        return self.policies.get(space, Policy())
