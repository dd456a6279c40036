"""What the ballots of a vote come to: pair by pair, and member by member."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from chatterbox.store.votes import Ballot, Choice, Pair, VoteRecord
from chatterbox.training.evaluation.significance import Difference


@dataclass(frozen=True, slots=True)
class PairResult:
    """How a pair was voted on: ballots for the candidate's answer, for the serving model's, for neither."""

    candidate: int
    serving: int
    same: int
    bad: int


@dataclass(frozen=True, slots=True)
class VoteResult:
    """What members preferred on the whole; `pairs` in the order they were shown."""

    members: int
    preferred: Difference  # better: members for the candidate, worse: for the serving model
    pairs: tuple[PairResult, ...]


def counted(vote: VoteRecord, ballots: Sequence[Ballot]) -> VoteResult:
    """A member's ballots are one voice: the sign of what they preferred on the whole."""
    by_pair = [Counter[str]() for _ in vote.detail.pairs]
    by_member: Counter[int] = Counter()
    for ballot in ballots:
        favoured = _favoured(vote.detail.pairs[ballot.pair], ballot.choice)
        by_pair[ballot.pair][favoured] += 1
        by_member[ballot.user_id] += (favoured == "candidate") - (favoured == "serving")
    preferred = Difference(
        len(by_member), sum(net > 0 for net in by_member.values()), sum(net < 0 for net in by_member.values())
    )
    pairs = tuple(PairResult(one["candidate"], one["serving"], one["same"], one["bad"]) for one in by_pair)
    return VoteResult(len(by_member), preferred, pairs)


def _favoured(pair: Pair, choice: Choice) -> str:
    if choice in ("same", "bad"):
        return choice
    return "candidate" if (choice == "a") is pair.candidate_first else "serving"
