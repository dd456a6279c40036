"""Who gave what, who is there, and what is to be forgotten."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary, String, false
from sqlalchemy.orm import Mapped, mapped_column

from chatterbox.store.tables.base import UNIQUE_FOR_EVER, Base, Moment, Sealed


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
    __table_args__ = (UNIQUE_FOR_EVER,)


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


class BlockRow(Base):
    """A member whom managers keep away from the bot. Outlives a deletion of that member's data."""

    __tablename__ = "blocks"
    space: Mapped[str] = mapped_column(String(32), primary_key=True)
    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    blocked_by: Mapped[int] = mapped_column(BigInteger)
    created_at: Mapped[datetime] = mapped_column(Moment)


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
    __table_args__ = (UNIQUE_FOR_EVER,)


class WishRow(Base):
    """Who wants to be told something in a direct message: the only ones that the bot writes to by itself."""

    __tablename__ = "wishes"
    space: Mapped[str] = mapped_column(String(32), primary_key=True)
    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    about: Mapped[str] = mapped_column(String(64), primary_key=True)  # run:<id> | models
