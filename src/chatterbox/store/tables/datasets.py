"""What a space keeps to train on."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, Index, LargeBinary, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from chatterbox.store.tables.base import UNIQUE_FOR_EVER, Base, Moment, Sealed


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
        UNIQUE_FOR_EVER,
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
        UNIQUE_FOR_EVER,
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
        UNIQUE_FOR_EVER,
    )
