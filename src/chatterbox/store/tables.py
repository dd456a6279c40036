"""The tables. Each carries the space first; `Sealed` columns hold what `Cipher` sealed, never plain text.

Times are UTC. Discord's ids are 64-bit integers. `sqlite_autoincrement` keeps SQLite from giving a deleted row's id to
a new one: ids are named in other rows, in runs' manifests and in memory. A change here needs a migration
(`migrations/env.py` says how to make one).
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    DateTime,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    String,
    TypeDecorator,
    UniqueConstraint,
    false,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

Sealed = LargeBinary
_UNIQUE_FOR_EVER = {"sqlite_autoincrement": True}


class Moment(TypeDecorator[datetime]):
    """An aware time in UTC, on databases too that keep no zone (SQLite)."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        return None if value is None else value.astimezone(UTC)

    def process_result_value(self, value: Any, dialect: Any) -> datetime | None:
        return None if value is None else value.replace(tzinfo=value.tzinfo or UTC)


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


class SettingRow(Base):
    """One setting of a space; the newest version is the one in force, older ones are kept."""

    __tablename__ = "settings"
    space: Mapped[str] = mapped_column(String(32), primary_key=True)
    name: Mapped[str] = mapped_column(String(64), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    value: Mapped[bytes] = mapped_column(Sealed)
    set_by: Mapped[int] = mapped_column(BigInteger)
    created_at: Mapped[datetime] = mapped_column(Moment)


class TurnRow(Base):
    """The generation log: one question and its reply, with model, instruction and help."""

    __tablename__ = "turns"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    space: Mapped[str] = mapped_column(String(32))
    asker_id: Mapped[int] = mapped_column(BigInteger)
    channel_id: Mapped[int] = mapped_column(BigInteger)
    question_message_id: Mapped[int | None] = mapped_column(BigInteger)  # None: asked by voice
    attempt: Mapped[int]  # 0, then 1.. for each "Ask again" of the same message
    parent_id: Mapped[int | None]
    state: Mapped[str] = mapped_column(String(16))
    model: Mapped[str] = mapped_column(String(200))
    question: Mapped[bytes] = mapped_column(Sealed)
    answer: Mapped[bytes] = mapped_column(Sealed)
    instruction: Mapped[bytes] = mapped_column(Sealed)
    help: Mapped[bytes | None] = mapped_column(Sealed)
    created_at: Mapped[datetime] = mapped_column(Moment)
    gone_at: Mapped[datetime | None] = mapped_column(Moment)  # question or reply were deleted in Discord
    files: Mapped[bytes | None] = mapped_column(Sealed)  # what was read of those beside the question
    summary: Mapped[bytes | None] = mapped_column(Sealed)  # of the conversation up to here
    private: Mapped[bool] = mapped_column(server_default=false())  # nobody but the asker sees it
    __table_args__ = (
        Index(None, "space", "channel_id", "id"),
        Index(None, "space", "asker_id"),
        Index(None, "space", "parent_id"),
        Index(None, "created_at"),
        Index(None, "gone_at"),
        UniqueConstraint("space", "question_message_id", "attempt"),
        _UNIQUE_FOR_EVER,
    )


class ReplyMessageRow(Base):
    """The Discord messages that a reply went out in (a long one takes several)."""

    __tablename__ = "reply_messages"
    space: Mapped[str] = mapped_column(String(32), primary_key=True)
    message_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    turn_id: Mapped[int] = mapped_column(ForeignKey("turns.id", ondelete="CASCADE"), index=True)
    channel_id: Mapped[int] = mapped_column(BigInteger)
    part: Mapped[int]


class PictureRow(Base):
    """A picture beside a question, kept where the model took it."""

    __tablename__ = "pictures"
    space: Mapped[str] = mapped_column(String(32), primary_key=True)
    turn_id: Mapped[int] = mapped_column(ForeignKey("turns.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    media_type: Mapped[str] = mapped_column(String(32))
    content: Mapped[bytes] = mapped_column(Sealed)


class CorrectionRow(Base):
    """What should have been said: typed into a form by `author_id`."""

    __tablename__ = "corrections"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    space: Mapped[str] = mapped_column(String(32))
    author_id: Mapped[int] = mapped_column(BigInteger)
    turn_id: Mapped[int | None]  # no foreign key: a correction with a question of its own outlives the log
    state: Mapped[str] = mapped_column(String(16))
    question: Mapped[bytes] = mapped_column(Sealed)  # sealed "" when the form left it empty
    answer: Mapped[bytes] = mapped_column(Sealed)
    phrasings: Mapped[bytes] = mapped_column(Sealed)
    reason: Mapped[bytes] = mapped_column(Sealed)
    form_version: Mapped[int]
    waits_for: Mapped[str] = mapped_column(String(64))  # key of a sentence, "" when it does not wait
    rival_id: Mapped[int | None]
    never_row: Mapped[bool]  # the answer repeats a member's message
    receipt_channel_id: Mapped[int | None] = mapped_column(BigInteger)
    receipt_message_id: Mapped[int | None] = mapped_column(BigInteger)
    created_at: Mapped[datetime] = mapped_column(Moment)
    expires_at: Mapped[datetime | None] = mapped_column(Moment)
    wrong: Mapped[bytes | None] = mapped_column(Sealed)  # the reply that it corrects, as long as its asker leaves it
    exam: Mapped[bytes | None] = mapped_column(Sealed)  # a wording by the base, where the form has none to spare
    model: Mapped[str] = mapped_column(String(200), server_default="")  # which gave that reply
    language: Mapped[str] = mapped_column(String(16), server_default="")  # of the author's client
    shared: Mapped[bool] = mapped_column(server_default=false())  # may be shared for research
    approved: Mapped[bool] = mapped_column(server_default=false())  # by a trainer
    __table_args__ = (
        Index(None, "space", "state"),
        Index(None, "space", "author_id", "created_at"),
        Index(None, "space", "turn_id"),
        Index(None, "space", "rival_id"),
        _UNIQUE_FOR_EVER,
    )


class ExamRow(Base):
    """Whether a run's model knew a correction: asked alone, in a wording that was not trained."""

    __tablename__ = "exams"
    space: Mapped[str] = mapped_column(String(32), primary_key=True)
    run_id: Mapped[str] = mapped_column(ForeignKey("runs.id", ondelete="CASCADE"), primary_key=True)
    correction_id: Mapped[int] = mapped_column(
        ForeignKey("corrections.id", ondelete="CASCADE"), primary_key=True, index=True
    )
    learned: Mapped[bool]
    wording: Mapped[str] = mapped_column(String(16))
    question: Mapped[bytes] = mapped_column(Sealed)
    answer: Mapped[bytes] = mapped_column(Sealed)
    created_at: Mapped[datetime] = mapped_column(Moment)


class ThumbRow(Base):
    """One person's thumb under one answer. It outlives the log: it says nothing of what was asked."""

    __tablename__ = "thumbs"
    space: Mapped[str] = mapped_column(String(32), primary_key=True)
    turn_id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    up: Mapped[bool]
    model: Mapped[str] = mapped_column(String(200))  # "": a stored answer
    created_at: Mapped[datetime] = mapped_column(Moment)


class FeedbackRow(Base):
    """What somebody wrote to the managers of a server about the bot."""

    __tablename__ = "feedback"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    space: Mapped[str] = mapped_column(String(32))
    author_id: Mapped[int] = mapped_column(BigInteger)
    text: Mapped[bytes] = mapped_column(Sealed)
    model: Mapped[str] = mapped_column(String(200))  # that served then
    created_at: Mapped[datetime] = mapped_column(Moment)
    __table_args__ = (Index(None, "space", "author_id", "created_at"), _UNIQUE_FOR_EVER)


class EntryRow(Base):
    """One wording of something that is known: a correction's question or phrasing, or a dataset's row.

    What help searches. Deleting a correction deletes its entries (and so its vectors) in the same transaction.
    """

    __tablename__ = "entries"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    space: Mapped[str] = mapped_column(String(32))
    source: Mapped[str] = mapped_column(String(16))  # correction | row
    source_id: Mapped[int]  # correction id, or dataset version id
    row: Mapped[int]  # which row of the dataset; 0.. for a correction's wordings
    turn_id: Mapped[int | None]  # whose question from the log this is: goes when that does, and is never a row
    fingerprint: Mapped[bytes] = mapped_column(LargeBinary(32))
    question: Mapped[bytes] = mapped_column(Sealed)
    answer: Mapped[bytes] = mapped_column(Sealed)
    vector: Mapped[bytes | None] = mapped_column(Sealed)  # float32, little endian
    vector_model: Mapped[str] = mapped_column(String(200))
    taken_back: Mapped[bool] = mapped_column(server_default=false())  # a trainer did: it never helps again
    __table_args__ = (
        Index(None, "space", "id"),
        Index(None, "space", "source", "source_id"),
        Index(None, "space", "fingerprint"),
        Index(None, "space", "turn_id"),
        _UNIQUE_FOR_EVER,
    )


class DatasetRow(Base):
    """One version of a dataset. Its rows lie sealed in a file of the vault, and beside it what was uploaded.

    `original` is "" where the rows are what was uploaded, byte for byte, and where a version from before revision 0003
    kept only its rows.
    """

    __tablename__ = "datasets"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    space: Mapped[str] = mapped_column(String(32))
    name: Mapped[bytes] = mapped_column(Sealed)
    name_fingerprint: Mapped[bytes] = mapped_column(LargeBinary(32))
    version: Mapped[int]
    file: Mapped[str] = mapped_column(String(64))  # generated name in the vault
    original: Mapped[str] = mapped_column(String(64), server_default="")  # the same
    original_name: Mapped[bytes | None] = mapped_column(Sealed)  # what its giver called the file
    rows: Mapped[int]
    rows_gone: Mapped[int] = mapped_column(server_default="0")  # taken out since, at their givers' wish
    sha256: Mapped[str] = mapped_column(String(64))
    teaches: Mapped[str] = mapped_column(String(16))
    purpose: Mapped[str] = mapped_column(String(16), server_default="imitate")  # or avoid
    report: Mapped[str] = mapped_column(String(64), server_default="")  # what its check found: a file in the vault
    archived: Mapped[bool] = mapped_column(server_default=false())
    giver_id: Mapped[int] = mapped_column(BigInteger)
    created_at: Mapped[datetime] = mapped_column(Moment)
    __table_args__ = (
        UniqueConstraint("space", "name_fingerprint", "version"),
        Index(None, "space", "id"),
        _UNIQUE_FOR_EVER,
    )


class ArchiveRow(Base):
    """One packed dataset: all versions that it had then, in one sealed file of the vault."""

    __tablename__ = "archives"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    space: Mapped[str] = mapped_column(String(32))
    name: Mapped[bytes] = mapped_column(Sealed)
    name_fingerprint: Mapped[bytes] = mapped_column(LargeBinary(32))
    file: Mapped[str] = mapped_column(String(64))  # generated name in the vault
    sha256: Mapped[str] = mapped_column(String(64))  # of the packed file
    size_bytes: Mapped[int] = mapped_column(BigInteger)
    versions: Mapped[int]
    rows_gone: Mapped[int] = mapped_column(server_default="0")  # taken out since, at their givers' wish
    packed_by: Mapped[int] = mapped_column(BigInteger)
    created_at: Mapped[datetime] = mapped_column(Moment)
    __table_args__ = (
        Index(None, "space", "name_fingerprint"),
        _UNIQUE_FOR_EVER,
    )


class OfferRow(Base):
    """What somebody asked of /train with a file that has faults: for the button that trains on its good rows."""

    __tablename__ = "offers"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    space: Mapped[str] = mapped_column(String(32))
    user_id: Mapped[int] = mapped_column(BigInteger)
    wish: Mapped[bytes] = mapped_column(Sealed)  # JSON
    created_at: Mapped[datetime] = mapped_column(Moment)
    __table_args__ = (
        Index(None, "space", "created_at"),
        _UNIQUE_FOR_EVER,
    )


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
    __table_args__ = (Index(None, "space", "run_id"), Index(None, "state"), _UNIQUE_FOR_EVER)


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
    __table_args__ = (_UNIQUE_FOR_EVER,)


class TestUnderWayRow(Base):
    """A `/test` that is being asked, so that a crash does not leave its message showing progress for ever.

    `message_id` is null while the message has not been sent.
    """

    __tablename__ = "tests_under_way"
    space: Mapped[str] = mapped_column(String(32), primary_key=True)
    interaction_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    channel_id: Mapped[int] = mapped_column(BigInteger)
    message_id: Mapped[int | None] = mapped_column(BigInteger)


class BlockRow(Base):
    """A member whom managers keep away from the bot. Outlives a deletion of that member's data."""

    __tablename__ = "blocks"
    space: Mapped[str] = mapped_column(String(32), primary_key=True)
    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    blocked_by: Mapped[int] = mapped_column(BigInteger)
    created_at: Mapped[datetime] = mapped_column(Moment)


class NoticeRow(Base):
    """An acting correction that is not, or no longer, to be told of in the notice channel."""

    __tablename__ = "notices"
    space: Mapped[str] = mapped_column(String(32), primary_key=True)
    correction_id: Mapped[int] = mapped_column(ForeignKey("corrections.id", ondelete="CASCADE"), primary_key=True)


class HintRow(Base):
    """A sentence that a person is shown once ever in a space, and was."""

    __tablename__ = "hints"
    space: Mapped[str] = mapped_column(String(32), primary_key=True)
    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    hint: Mapped[str] = mapped_column(String(32), primary_key=True)


class LedgerRow(Base):
    """Of one run: how many of its training rows came from one source, who gave it, and when.

    A row that was made of another (a paraphrase, a translation, a rejected side) names that one's source, and so its
    giver, and says in `derived` how it was made.
    """

    __tablename__ = "ledger"
    space: Mapped[str] = mapped_column(String(32), primary_key=True)
    run_id: Mapped[str] = mapped_column(ForeignKey("runs.id", ondelete="CASCADE"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(8), primary_key=True)  # upload | form
    source_id: Mapped[int] = mapped_column(primary_key=True)  # dataset version, or correction
    derived: Mapped[str] = mapped_column(String(16), primary_key=True)  # "" where it is what was given itself
    giver_id: Mapped[int] = mapped_column(BigInteger)  # 0 where the giver's name was taken off on request
    form_version: Mapped[int]  # 0 of an upload
    given_at: Mapped[datetime] = mapped_column(Moment)
    rows: Mapped[int]
    deleted_at: Mapped[datetime | None] = mapped_column(Moment)  # when the source was, at its giver's wish
    model_gone: Mapped[bool] = mapped_column(server_default=false())  # no model contains it any more
    __table_args__ = (Index(None, "space", "kind", "source_id"), Index(None, "space", "giver_id"))


class ErasureRow(Base):
    """Something is to be forgotten that is not yet: a crash lies between."""

    __tablename__ = "erasures"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    space: Mapped[str] = mapped_column(String(32), index=True)
    person: Mapped[bytes] = mapped_column(Sealed)  # the id; 0: the whole space
    with_datasets: Mapped[bool]  # also those that the person gave
    asked_at: Mapped[datetime] = mapped_column(Moment)
    __table_args__ = (_UNIQUE_FOR_EVER,)


class LeftoverRow(Base):
    """Something at a backend that holds what was deleted here, and so must go there too."""

    __tablename__ = "leftovers"
    space: Mapped[str] = mapped_column(String(32), primary_key=True)
    backend: Mapped[str] = mapped_column(String(64), primary_key=True)
    kind: Mapped[str] = mapped_column(String(16), primary_key=True)  # file | checkpoints | model
    name: Mapped[str] = mapped_column(String(200), primary_key=True)  # of checkpoints: their job's
    refused: Mapped[str] = mapped_column(String(400), server_default="")  # why the backend would not
    asked_at: Mapped[datetime] = mapped_column(Moment)
    done_at: Mapped[datetime | None] = mapped_column(Moment)


class DeletionRow(Base):
    """What was deleted, as a keyed hash: so that what comes back out of an archive or a backup is recognised."""

    __tablename__ = "deletions"
    space: Mapped[str] = mapped_column(String(32), primary_key=True)
    fingerprint: Mapped[bytes] = mapped_column(LargeBinary(32), primary_key=True)
    deleted_at: Mapped[datetime] = mapped_column(Moment)


class PresenceRow(Base):
    """When a person with data in a server was last asked after there, and since when they are gone. 0: the bot."""

    __tablename__ = "presences"
    space: Mapped[str] = mapped_column(String(32), primary_key=True)
    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    asked_at: Mapped[datetime] = mapped_column(Moment)
    left_at: Mapped[datetime | None] = mapped_column(Moment)


class ReportRow(Base):
    """What somebody reported to the managers of a server and to the operator."""

    __tablename__ = "reports"
    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    space: Mapped[str] = mapped_column(String(32), index=True)
    reporter_id: Mapped[int] = mapped_column(BigInteger)
    channel_id: Mapped[int | None] = mapped_column(BigInteger)  # of the message that it is about, if any
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    text: Mapped[bytes] = mapped_column(Sealed)
    created_at: Mapped[datetime] = mapped_column(Moment)
    managers_told_at: Mapped[datetime | None] = mapped_column(Moment)
    operator_told_at: Mapped[datetime | None] = mapped_column(Moment)
    __table_args__ = (_UNIQUE_FOR_EVER,)


class LanguageRow(Base):
    """The language that is read in a space, where it is not English: a server's, or a person's in direct messages."""

    __tablename__ = "languages"
    space: Mapped[str] = mapped_column(String(32), primary_key=True)
    user_id: Mapped[int] = mapped_column(BigInteger)  # whose; 0 in a server
    language: Mapped[str] = mapped_column(String(8))


class WishRow(Base):
    """Who wants to be told something in a direct message: the only ones that the bot writes to by itself."""

    __tablename__ = "wishes"
    space: Mapped[str] = mapped_column(String(32), primary_key=True)
    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    about: Mapped[str] = mapped_column(String(64), primary_key=True)  # run:<id> | models
