"""FeedbackService: thumbs under answers, texts to the managers, and what managers see of both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from chatterbox.chat.spaces import SpaceSettings
from chatterbox.errors import BackendError, BadInput, Refused
from chatterbox.models import Actor, Space, Turn, TurnState
from chatterbox.rules.service import Rules
from chatterbox.rules.words import WordFilter
from chatterbox.store.feedback import Note, Vote
from chatterbox.store.store import Store
from chatterbox.texts import say
from chatterbox.training.corrections.cells import as_csv
from chatterbox.training.corrections.feedback_chart import Chart, charted, draw_feedback
from chatterbox.training.plots import Plots

LONGEST_NOTE = 2_000
NOTES_A_DAY = 100
"""From one person: what managers are to read must not be drowned by one."""
_LISTED = 1_000


@dataclass(frozen=True, slots=True)
class Judged:
    """One answer with its votes. Question and answer are "" once the log has forgotten them."""

    turn_id: int
    model: str
    up: int
    down: int
    question: str
    answer: str
    voted_at: datetime  # the last time


@dataclass(frozen=True, slots=True)
class Summary:
    """What managers see: every answer that was voted on, the worst first, every text, the latest first."""

    answers: tuple[Judged, ...]
    notes: tuple[Note, ...]
    chart: Chart

    @property
    def up(self) -> int:
        return sum(one.up for one in self.answers)

    @property
    def down(self) -> int:
        return sum(one.down for one in self.answers)

    @property
    def worst(self) -> tuple[Judged, ...]:
        """Those with more thumbs down than up."""
        return tuple(one for one in self.answers if one.down > one.up)


def _now() -> datetime:
    return datetime.now(UTC)


class FeedbackService:
    def __init__(
        self, store: Store, spaces: SpaceSettings, rules: Rules, plots: Plots, now: Callable[[], datetime] = _now
    ) -> None:
        self._store = store
        self._spaces = spaces
        self._rules = rules
        self._plots = plots
        self._now = now

    async def vote(self, actor: Actor, turn: Turn, *, up: bool) -> bool | None:
        """Records a thumb; the same one again takes it back. How it stands then, None for no vote.

        Raises Refused for whom managers keep away.
        """
        _guild_only(actor)
        await self._rules.allow(actor)
        async with self._store.transaction() as work:
            logged = await work.turns.get(actor.space, turn.id)
            if logged is None or logged.state not in (TurnState.DONE, TurnState.CUT):
                raise Refused(say("thumb-over"))
            if await work.feedback.vote(actor.space, turn.id, actor.user_id) is up:
                await work.feedback.take_back(actor.space, turn.id, actor.user_id)
                return None
            vote = Vote(turn.id, actor.user_id, up, logged.model, self._now())
            await work.feedback.put(actor.space, vote)
            return up

    async def write(self, actor: Actor, text: str) -> None:
        """Keeps a text for the managers. Raises BadInput (empty, too long) and Refused (too many within a day)."""
        _guild_only(actor)
        await self._rules.allow(actor)
        text = text.strip()
        if not text:
            raise BadInput(say("feedback-empty"))
        if len(text) > LONGEST_NOTE:
            raise BadInput(say("feedback-too-long", most=LONGEST_NOTE, length=len(text)))
        model = await self._serving(actor.space)
        async with self._store.transaction() as work:
            since = self._now() - timedelta(days=1)
            if await work.feedback.written_since(actor.space, actor.user_id, since) >= NOTES_A_DAY:
                raise Refused(say("feedback-too-many", most=NOTES_A_DAY))
            await work.feedback.write(actor.space, Note(actor.user_id, text, model, self._now()))

    async def summary(self, actor: Actor) -> Summary:
        """All votes and texts of a server. Raises Refused: managers only."""
        self._rules.managers_only(actor)
        words = await self._rules.filter(actor.space)
        async with self._store.reading() as work:
            votes = await work.feedback.votes(actor.space)
            notes = await work.feedback.notes(actor.space)
            listed = _by_answer(votes)[:_LISTED]
            turns = {one.turn_id: await work.turns.get(actor.space, one.turn_id) for one in listed}
        answers = tuple(_told(one, turns[one.turn_id], words) for one in listed)
        masked = tuple(Note(one.author_id, words.masked(one.text), one.model, one.created_at) for one in notes)
        return Summary(answers, masked, charted(votes))

    async def chart(self, summary: Summary) -> bytes:
        """The share of thumbs up over time, a line a model, as a PNG."""
        return await self._plots.drawn(lambda fonts: draw_feedback(fonts, summary.chart))

    async def _serving(self, space: Space) -> str:
        try:
            return (await self._spaces.serving(space)).model
        except BackendError:
            return ""  # a backend that is down must not keep anybody from saying so


def as_table(summary: Summary) -> bytes:
    """The whole summary as CSV: a row for each answer that was voted on and for each text."""
    columns = ("kind", "time", "model", "up", "down", "question", "answer", "text")
    votes = [
        ("votes", one.voted_at.isoformat(), one.model, one.up, one.down, one.question, one.answer, "")
        for one in summary.answers
    ]
    notes = [("text", one.created_at.isoformat(), one.model, "", "", "", "", one.text) for one in summary.notes]
    return as_csv(columns, [*votes, *notes])


def _by_answer(votes: Sequence[Vote]) -> list[Judged]:
    """Each answer with its votes, those with the most thumbs down first."""
    up = Counter(vote.turn_id for vote in votes if vote.up)
    down = Counter(vote.turn_id for vote in votes if not vote.up)
    last = {vote.turn_id: vote for vote in votes}
    judged = [
        Judged(turn_id, vote.model, up[turn_id], down[turn_id], "", "", vote.created_at)
        for turn_id, vote in last.items()
    ]
    return sorted(judged, key=lambda one: (one.up - one.down, -one.turn_id))


def _told(one: Judged, turn: Turn | None, words: WordFilter) -> Judged:
    question, answer = (words.masked(turn.question), words.masked(turn.answer)) if turn else ("", "")
    return Judged(one.turn_id, one.model, one.up, one.down, question, answer, one.voted_at)


def _guild_only(actor: Actor) -> None:
    if actor.space.kind == "dm":
        raise Refused(say("only-in-server"))
