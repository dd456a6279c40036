"""Trainings, what came of them, and how their models were asked and voted on."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from chatterbox.store.tables.base import UNIQUE_FOR_EVER, Base, Moment, Sealed


class RunRow(Base):
    """One training. `detail` is sealed JSON of what only the owner of the run reads: losses, samples, error."""

    __tablename__ = "runs"
    id: Mapped[str] = mapped_column(String(36), primary_key=True)
    space: Mapped[str] = mapped_column(String(32))
    name: Mapped[bytes] = mapped_column(Sealed)
    state: Mapped[str] = mapped_column(String(16))
    dataset_id: Mapped[int | None] = mapped_column(ForeignKey("datasets.id", ondelete="SET NULL"))
    manifest: Mapped[bytes] = mapped_column(Sealed)  # JSON: the ids of the rows it was made of, and their weights
    hyperparameters: Mapped[bytes] = mapped_column(Sealed)
    backend: Mapped[str] = mapped_column(String(64))
    base: Mapped[str] = mapped_column(String(200))
    job_id: Mapped[str] = mapped_column(String(200))
    file_id: Mapped[str] = mapped_column(String(200))  # training file at the backend, "" once deleted
    model: Mapped[str] = mapped_column(String(200))
    previous_model: Mapped[str] = mapped_column(String(200))
    requested_by: Mapped[int] = mapped_column(BigInteger)
    channel_id: Mapped[int] = mapped_column(BigInteger)
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    message_at: Mapped[datetime | None] = mapped_column(Moment)
    told_at: Mapped[datetime | None] = mapped_column(Moment)  # the closing message was sent
    detail: Mapped[bytes] = mapped_column(Sealed)
    created_at: Mapped[datetime] = mapped_column(Moment)
    finished_at: Mapped[datetime | None] = mapped_column(Moment)
    __table_args__ = (Index(None, "space", "state"),)


class CandidateRow(Base):
    """The model of a run on its way to serving: what it was asked beside the serving model, and what became of it."""

    __tablename__ = "candidates"
    space: Mapped[str] = mapped_column(String(32), primary_key=True)
    run_id: Mapped[str] = mapped_column(ForeignKey("runs.id", ondelete="CASCADE"), primary_key=True)
    state: Mapped[str] = mapped_column(String(16))
    paper: Mapped[bytes] = mapped_column(Sealed)  # JSON: the questions of its comparison, drawn before the first
    comparison: Mapped[bytes | None] = mapped_column(Sealed)  # JSON: its answers; null while there is none
    objected_by: Mapped[int | None] = mapped_column(BigInteger)  # the first who would promote it against the gate
    decided_by: Mapped[int | None] = mapped_column(BigInteger)
    created_at: Mapped[datetime] = mapped_column(Moment)
    promoted_at: Mapped[datetime | None] = mapped_column(Moment)  # the last time


class AnswerRow(Base):
    """What a model answered in a comparison, by a keyed hash of what it was asked: nobody waits for it twice."""

    __tablename__ = "answers"
    space: Mapped[str] = mapped_column(String(32), primary_key=True)
    request: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    model: Mapped[str] = mapped_column(String(200))
    answer: Mapped[bytes] = mapped_column(Sealed)


class VoteRow(Base):
    """A blind vote on a candidate. `detail` is sealed JSON: its questions, both answers to each, where they stand."""

    __tablename__ = "votes"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    space: Mapped[str] = mapped_column(String(32))
    run_id: Mapped[str] = mapped_column(ForeignKey("runs.id", ondelete="CASCADE"))
    state: Mapped[str] = mapped_column(String(16))
    channel_id: Mapped[int] = mapped_column(BigInteger)
    opened_by: Mapped[int] = mapped_column(BigInteger)
    closes_at: Mapped[datetime] = mapped_column(Moment)
    closes_after: Mapped[int]  # members who voted; 0: by time alone
    detail: Mapped[bytes] = mapped_column(Sealed)
    __table_args__ = (Index(None, "space", "run_id"), Index(None, "state"), UNIQUE_FOR_EVER)


class BallotRow(Base):
    """What one member chose for one pair of a vote; a later choice takes its place."""

    __tablename__ = "ballots"
    space: Mapped[str] = mapped_column(String(32), primary_key=True)
    vote_id: Mapped[int] = mapped_column(ForeignKey("votes.id", ondelete="CASCADE"), primary_key=True)
    pair: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    choice: Mapped[str] = mapped_column(String(8))


class TestRow(Base):
    """One `/test`: its cases and answers, sealed JSON, with the names of the models that were asked."""

    __tablename__ = "tests"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    space: Mapped[str] = mapped_column(String(32), index=True)
    asked_by: Mapped[int] = mapped_column(BigInteger)
    models: Mapped[str] = mapped_column(String(400))
    results: Mapped[bytes] = mapped_column(Sealed)
    created_at: Mapped[datetime] = mapped_column(Moment)
    __table_args__ = (UNIQUE_FOR_EVER,)


class TestUnderWayRow(Base):
    """A `/test` that is being asked, so that a crash does not leave its message showing progress for ever.

    `message_id` is null while the message has not been sent.
    """

    __tablename__ = "tests_under_way"
    space: Mapped[str] = mapped_column(String(32), primary_key=True)
    interaction_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    channel_id: Mapped[int] = mapped_column(BigInteger)
    message_id: Mapped[int | None] = mapped_column(BigInteger)
