"""The tables. Each carries the space first; `Sealed` columns hold what `Cipher` sealed, never plain text.

Times are UTC. Discord's ids are 64-bit integers. `sqlite_autoincrement` keeps SQLite from giving a deleted row's id to
a new one: ids are named in other rows, in runs' manifests and in memory. A change here needs a migration
(`migrations/env.py` says how to make one).
"""

from chatterbox.store.tables.base import Base, Moment, Sealed
from chatterbox.store.tables.chat import HintRow, LanguageRow, PictureRow, ReplyMessageRow, SettingRow, TurnRow
from chatterbox.store.tables.corrections import CorrectionRow, EntryRow, ExamRow, FeedbackRow, NoticeRow, ThumbRow
from chatterbox.store.tables.datasets import ArchiveRow, DatasetRow, OfferRow
from chatterbox.store.tables.people import (
    BlockRow,
    DeletionRow,
    ErasureRow,
    LedgerRow,
    LeftoverRow,
    PresenceRow,
    ReportRow,
    WishRow,
)
from chatterbox.store.tables.runs import AnswerRow, BallotRow, CandidateRow, RunRow, TestRow, TestUnderWayRow, VoteRow

__all__ = [
    "AnswerRow",
    "ArchiveRow",
    "BallotRow",
    "Base",
    "BlockRow",
    "CandidateRow",
    "CorrectionRow",
    "DatasetRow",
    "DeletionRow",
    "EntryRow",
    "ErasureRow",
    "ExamRow",
    "FeedbackRow",
    "HintRow",
    "LanguageRow",
    "LedgerRow",
    "LeftoverRow",
    "Moment",
    "NoticeRow",
    "OfferRow",
    "PictureRow",
    "PresenceRow",
    "ReplyMessageRow",
    "ReportRow",
    "RunRow",
    "Sealed",
    "SettingRow",
    "TestRow",
    "TestUnderWayRow",
    "ThumbRow",
    "TurnRow",
    "VoteRow",
    "WishRow",
]
