"""What people say that should have been said, what help searches, what was learned of it, and feedback."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary, String, false
from sqlalchemy.orm import Mapped, mapped_column

from chatterbox.store.tables.base import UNIQUE_FOR_EVER, Base, Moment, Sealed


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
        UNIQUE_FOR_EVER,
    )


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
        UNIQUE_FOR_EVER,
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


class NoticeRow(Base):
    """An acting correction that is not, or no longer, to be told of in the notice channel."""

    __tablename__ = "notices"
    space: Mapped[str] = mapped_column(String(32), primary_key=True)
    correction_id: Mapped[int] = mapped_column(ForeignKey("corrections.id", ondelete="CASCADE"), primary_key=True)


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
    __table_args__ = (Index(None, "space", "author_id", "created_at"), UNIQUE_FOR_EVER)
