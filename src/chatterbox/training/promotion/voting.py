"""VoteService: members choose between two answers without knowing whose they are.

ASKING -> OPEN -> CLOSED -> TOLD, each recorded before it shows: a restart goes on where it was. Which answer of a pair
is A is drawn when the vote is opened. A member's ballots together are one voice: what each of them preferred on the
whole is counted, so that one person's five choices do not pass for five people's.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random, SystemRandom

import msgspec

from chatterbox.chat.spaces import SpaceSettings
from chatterbox.errors import BackendDown, BackendError, Missing, Refused
from chatterbox.models import Actor, Message, Serving, Space
from chatterbox.rules.service import Rules
from chatterbox.store.store import Store, Work
from chatterbox.store.votes import Ballot, Choice, Pair, VoteDetail, VoteRecord, VoteState
from chatterbox.texts import say
from chatterbox.training.evaluation.comparing import Comparer
from chatterbox.training.evaluation.test_sets import newest_cases
from chatterbox.training.promotion.candidates import Candidates
from chatterbox.training.promotion.vote_count import VoteResult, counted
from chatterbox.training.promotion.vote_form import MOST_PAIRS, VoteForm, read_hours, read_members, read_questions
from chatterbox.training.serving import serving_of
from chatterbox.training.together import together


def _now() -> datetime:
    return datetime.now(UTC)


class VoteService:
    """`hours`: how long a vote stays open where its opener does not say."""

    def __init__(
        self,
        store: Store,
        spaces: SpaceSettings,
        candidates: Candidates,
        comparer: Comparer,
        rules: Rules,
        *,
        hours: int,
        now: Callable[[], datetime] = _now,
        order: Random | None = None,
    ) -> None:
        self._store = store
        self._spaces = spaces
        self._candidates = candidates
        self._comparer = comparer
        self._rules = rules
        self._hours = hours
        self._now = now
        self._order = order or SystemRandom()

    async def form(self, actor: Actor, run_id: str) -> VoteForm:
        """What the form of a vote is filled in with: questions of the test set. Raises Refused and Missing."""
        await self._votable(actor, run_id)
        async with self._store.reading() as work:
            cases = await newest_cases(work, actor.space)
        asked = [" ".join(case.messages[-1].content.split()) for case in cases if len(case.messages) == 1]
        return VoteForm("\n".join(asked[:MOST_PAIRS]), str(self._hours), "")

    async def open(self, actor: Actor, run_id: str, form: VoteForm, channel_id: int) -> VoteRecord:
        """Records a vote between a candidate and what serves; its answers are got by `ask`.

        Raises Refused (trainers only, another one is open, the candidate serves already), BadInput and Missing.
        """
        await self._votable(actor, run_id)
        questions = read_questions(form.questions)
        hours = read_hours(form.hours) or self._hours
        members = read_members(form.members)
        pairs = tuple(Pair(question, None, self._order.random() < 0.5) for question in questions)
        serving = await self._spaces.serving(actor.space)
        async with self._store.transaction() as work:
            if await work.votes.under_way(actor.space):
                raise Refused(say("vote-another"))
            vote = VoteRecord(
                id=0,
                space=actor.space,
                run_id=run_id,
                state=VoteState.ASKING,
                channel_id=channel_id,
                opened_by=actor.user_id,
                closes_at=self._now() + timedelta(hours=hours),
                closes_after=members,
                detail=VoteDetail(serving, pairs),
            )
            return await work.votes.add(vote)

    async def ask(self, vote: VoteRecord) -> VoteRecord:
        """Asks both models; opens the vote on the pairs that differ, or closes it where none does.

        Answers are kept as they come. Raises BackendDown, Refused (a model refuses) and Missing.
        """
        candidate = serving_of((await self._candidates.get(vote.space, vote.run_id)).run)
        models = (vote.detail.serving, candidate)
        pairs = await together(self._asked(vote.space, models, pair) for pair in vote.detail.pairs)
        different = tuple(pair for pair in pairs if pair.answers and _differ(*pair.answers))
        async with self._store.transaction() as work:
            state = VoteState.OPEN if different else VoteState.TOLD
            return await self._saved(work, vote, state=state, pairs=different)

    async def give_up(self, vote: VoteRecord) -> VoteRecord:
        """Ends a vote that cannot be held."""
        async with self._store.transaction() as work:
            return await self._saved(work, await self._got(work, vote.space, vote.id), state=VoteState.TOLD)

    async def posted(self, vote: VoteRecord, pair: int, message_id: int) -> VoteRecord:
        """Records the message in which a pair stands."""
        async with self._store.transaction() as work:
            fresh = await self._got(work, vote.space, vote.id)
            pairs = list(fresh.detail.pairs)
            pairs[pair] = msgspec.structs.replace(pairs[pair], message_id=message_id)
            return await self._saved(work, fresh, pairs=tuple(pairs))

    async def cast(self, actor: Actor, vote_id: int, pair: int, choice: Choice) -> bool:
        """Records a member's choice in place of the one before; whether the vote has all the voters that close it.

        Raises Refused (closed, blocked, paused) and Missing.
        """
        await self._rules.admit(actor)
        async with self._store.transaction() as work:
            vote = await self._got(work, actor.space, vote_id)
            if vote.state is VoteState.ASKING or pair >= len(vote.detail.pairs):
                raise Missing(say("vote-missing"))
            if vote.state is not VoteState.OPEN or self._now() >= vote.closes_at:
                raise Refused(say("vote-closed"))
            await work.votes.cast(actor.space, vote_id, Ballot(pair, actor.user_id, choice))
            return 0 < vote.closes_after <= await work.votes.members(actor.space, vote_id)

    async def close(self, actor: Actor, vote_id: int) -> VoteRecord:
        """Closes a vote before its time. Trainers only."""
        await self._candidates.admit(actor)
        async with self._store.transaction() as work:
            vote = await self._got(work, actor.space, vote_id)
            if vote.state is not VoteState.OPEN:
                raise Refused(say("vote-closed"))
            return await self._saved(work, vote, state=VoteState.CLOSED)

    async def closed(self, vote: VoteRecord) -> VoteRecord:
        """The vote with nobody voting any more."""
        async with self._store.transaction() as work:
            fresh = await self._got(work, vote.space, vote.id)
            return await self._saved(work, fresh, state=VoteState.CLOSED) if fresh.state is VoteState.OPEN else fresh

    async def seconds_left(self, vote: VoteRecord) -> float:
        """Until a vote closes by itself; 0 for one that is closed or has all its voters."""
        async with self._store.reading() as work:
            fresh = await self._got(work, vote.space, vote.id)
            voters = await work.votes.members(vote.space, vote.id)
        if fresh.state is not VoteState.OPEN or 0 < fresh.closes_after <= voters:
            return 0.0
        return max(0.0, (fresh.closes_at - self._now()).total_seconds())

    async def voters(self, vote: VoteRecord) -> list[int]:
        async with self._store.reading() as work:
            return sorted({ballot.user_id for ballot in await work.votes.ballots(vote.space, vote.id)})

    async def result(self, vote: VoteRecord, left: Collection[int] = ()) -> VoteResult:
        """What members preferred; ballots of those who have `left` the server are taken out of the vote for good."""
        async with self._store.transaction() as work:
            for user_id in left:
                await work.votes.uncast(vote.space, vote.id, user_id)
            ballots = await work.votes.ballots(vote.space, vote.id)
            result = counted(vote, ballots)
            won = result.preferred.better > result.preferred.worse
            fresh = await self._got(work, vote.space, vote.id)
            detail = msgspec.structs.replace(fresh.detail, won=won)
            await work.votes.save(replace(fresh, detail=detail))
        return result

    async def told(self, vote: VoteRecord) -> None:
        """Records that the result was told."""
        async with self._store.transaction() as work:
            await self._saved(work, await self._got(work, vote.space, vote.id), state=VoteState.TOLD)

    async def unfinished(self) -> list[VoteRecord]:
        """The votes of all spaces whose result was not told: for the bot's start only."""
        async with self._store.reading() as work:
            return await work.votes.left()

    async def _votable(self, actor: Actor, run_id: str) -> None:
        await self._candidates.admit(actor)
        candidate = await self._candidates.get(actor.space, run_id)
        if not candidate.there:
            raise Refused(say("candidate-dropped"))
        if candidate.serves:
            raise Refused(say("promotion-serves"))

    async def _asked(self, space: Space, models: tuple[Serving, Serving], pair: Pair) -> Pair:
        messages = [Message("user", pair.question)]
        answers = [await self._answered(space, serving, messages) for serving in models]
        return msgspec.structs.replace(pair, answers=(answers[0], answers[1]))

    async def _answered(self, space: Space, serving: Serving, messages: list[Message]) -> str:
        try:
            return (await self._comparer.answer(space, serving, messages, helped=True)).strip()
        except BackendDown:
            raise
        except BackendError as error:
            raise Refused(say("promotion-gone", model=serving.model, reason=str(error))) from error

    async def _got(self, work: Work, space: Space, vote_id: int) -> VoteRecord:
        vote = await work.votes.get(space, vote_id)
        if vote is None:
            raise Missing(say("vote-missing"))
        return vote

    async def _saved(
        self, work: Work, vote: VoteRecord, *, state: VoteState | None = None, pairs: tuple[Pair, ...] | None = None
    ) -> VoteRecord:
        detail = vote.detail if pairs is None else msgspec.structs.replace(vote.detail, pairs=pairs)
        fresh = replace(vote, state=state or vote.state, detail=detail)
        await work.votes.save(fresh)
        return fresh


def _differ(one: str, other: str) -> bool:
    return " ".join(one.split()) != " ".join(other.split())
