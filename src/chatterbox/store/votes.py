"""The blind votes of each space: what is compared, where it stands, and the members' ballots."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Literal, cast

import msgspec
from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from chatterbox.models import Serving, Space
from chatterbox.store.crypto import Cipher
from chatterbox.store.tables import BallotRow, VoteRow

Choice = Literal["a", "b", "same", "bad"]
CHOICES: tuple[Choice, ...] = ("a", "b", "same", "bad")


class VoteState(StrEnum):
    ASKING = "asking"  # both models are asked
    OPEN = "open"
    CLOSED = "closed"  # nobody votes any more; its result is to be told
    TOLD = "told"


class Pair(msgspec.Struct, frozen=True):
    """One question with the answers of what serves and of the candidate."""

    question: str
    answers: tuple[str, str] | None  # (serving, candidate); None: not asked yet
    candidate_first: bool  # whether A is the candidate's answer
    message_id: int | None = None  # where it stands to be voted on


class VoteDetail(msgspec.Struct, frozen=True):
    serving: Serving
    pairs: tuple[Pair, ...]
    won: bool = False  # known once it is closed: whether more members preferred the candidate


@dataclass(frozen=True, slots=True)
class Ballot:
    pair: int
    user_id: int
    choice: Choice


@dataclass(frozen=True, slots=True)
class VoteRecord:
    id: int
    space: Space
    run_id: str
    state: VoteState
    channel_id: int
    opened_by: int
    closes_at: datetime
    closes_after: int
    detail: VoteDetail


class Votes:
    def __init__(self, session: AsyncSession, cipher: Cipher) -> None:
        self._session = session
        self._cipher = cipher

    async def add(self, vote: VoteRecord) -> VoteRecord:
        """Records a vote; it comes back with its id."""
        statement = insert(VoteRow).values(
            space=vote.space.key,
            run_id=vote.run_id,
            state=vote.state.value,
            channel_id=vote.channel_id,
            opened_by=vote.opened_by,
            closes_at=vote.closes_at,
            closes_after=vote.closes_after,
            detail=self._sealed(vote),
        )
        number = int((await self._session.execute(statement.returning(VoteRow.id))).scalar_one())
        return replace(vote, id=number)

    async def save(self, vote: VoteRecord) -> None:
        its = (VoteRow.space == vote.space.key, VoteRow.id == vote.id)
        values = {"state": vote.state.value, "closes_at": vote.closes_at, "detail": self._sealed(vote)}
        await self._session.execute(update(VoteRow).where(*its).values(**values))

    async def get(self, space: Space, vote_id: int) -> VoteRecord | None:
        its = select(VoteRow).where(VoteRow.space == space.key, VoteRow.id == vote_id)
        row = (await self._session.scalars(its)).one_or_none()
        return None if row is None else self._record(space, row)

    async def of_run(self, space: Space, run_id: str) -> list[VoteRecord]:
        """The votes on one candidate, the latest first."""
        its = select(VoteRow).where(VoteRow.space == space.key, VoteRow.run_id == run_id)
        return [self._record(space, row) for row in await self._session.scalars(its.order_by(VoteRow.id.desc()))]

    async def under_way(self, space: Space) -> bool:
        """Whether a vote of a space is not over."""
        ongoing = (VoteState.ASKING.value, VoteState.OPEN.value)
        statement = select(VoteRow.id).where(VoteRow.space == space.key, VoteRow.state.in_(ongoing)).limit(1)
        return (await self._session.execute(statement)).scalar() is not None

    async def won(self, space: Space, run_id: str) -> bool:
        """Whether members preferred a candidate in its latest vote that was told."""
        told = [vote for vote in await self.of_run(space, run_id) if vote.state is VoteState.TOLD]
        return bool(told) and told[0].detail.won

    async def left(self) -> list[VoteRecord]:
        """Of all spaces, the votes whose result was not told yet: for the bot's start only."""
        statement = (
            select(VoteRow)
            .where(VoteRow.state != VoteState.TOLD.value)
            .order_by(VoteRow.id)
            .execution_options(all_spaces="what the bot was doing when it ended")
        )
        return [self._record(Space.of(row.space), row) for row in await self._session.scalars(statement)]

    async def cast(self, space: Space, vote_id: int, ballot: Ballot) -> None:
        """Records a choice in place of the one that this member made before."""
        its = (
            BallotRow.space == space.key,
            BallotRow.vote_id == vote_id,
            BallotRow.pair == ballot.pair,
            BallotRow.user_id == ballot.user_id,
        )
        await self._session.execute(delete(BallotRow).where(*its))
        values = {"pair": ballot.pair, "user_id": ballot.user_id, "choice": ballot.choice}
        await self._session.execute(insert(BallotRow).values(space=space.key, vote_id=vote_id, **values))

    async def ballots(self, space: Space, vote_id: int) -> list[Ballot]:
        its = select(BallotRow).where(BallotRow.space == space.key, BallotRow.vote_id == vote_id)
        rows = await self._session.scalars(its.order_by(BallotRow.pair, BallotRow.user_id))
        return [Ballot(row.pair, row.user_id, cast(Choice, row.choice)) for row in rows]

    async def cast_by(self, space: Space, user_id: int) -> list[tuple[int, Ballot]]:
        """A member's ballots, each with the id of its vote."""
        its = select(BallotRow).where(BallotRow.space == space.key, BallotRow.user_id == user_id)
        rows = await self._session.scalars(its.order_by(BallotRow.vote_id, BallotRow.pair))
        return [(row.vote_id, Ballot(row.pair, row.user_id, cast(Choice, row.choice))) for row in rows]

    async def members(self, space: Space, vote_id: int) -> int:
        """How many members voted."""
        its = (BallotRow.space == space.key, BallotRow.vote_id == vote_id)
        counted = select(func.count(BallotRow.user_id.distinct())).where(*its)
        return int((await self._session.execute(counted)).scalar_one())

    async def uncast(self, space: Space, vote_id: int, user_id: int) -> None:
        """Takes a member's ballots out of a vote."""
        its = (BallotRow.space == space.key, BallotRow.vote_id == vote_id, BallotRow.user_id == user_id)
        await self._session.execute(delete(BallotRow).where(*its))

    def _sealed(self, vote: VoteRecord) -> bytes:
        return self._cipher.seal(vote.space, msgspec.json.encode(vote.detail))

    def _record(self, space: Space, row: VoteRow) -> VoteRecord:
        return VoteRecord(
            id=row.id,
            space=space,
            run_id=row.run_id,
            state=VoteState(row.state),
            channel_id=row.channel_id,
            opened_by=row.opened_by,
            closes_at=row.closes_at,
            closes_after=row.closes_after,
            detail=msgspec.json.decode(self._cipher.open(space, row.detail), type=VoteDetail),
        )
