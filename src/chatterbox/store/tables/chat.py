"""What is set and said: settings, the generation log, who was told what in which language."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from chatterbox.store.tables.base import UNIQUE_FOR_EVER, Base, Moment, Sealed


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
        UNIQUE_FOR_EVER,
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


class HintRow(Base):
    """A sentence that a person is shown once ever in a space, and was."""

    __tablename__ = "hints"
    space: Mapped[str] = mapped_column(String(32), primary_key=True)
    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    hint: Mapped[str] = mapped_column(String(32), primary_key=True)


class LanguageRow(Base):
    """The language that is read in a space, where it is not English: a server's, or a person's in direct messages."""

    __tablename__ = "languages"
    space: Mapped[str] = mapped_column(String(32), primary_key=True)
    user_id: Mapped[int] = mapped_column(BigInteger)  # whose; 0 in a server
    language: Mapped[str] = mapped_column(String(8))
