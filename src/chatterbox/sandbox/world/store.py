"""Where the world is kept: one SQLite file of JSON documents. A write is committed when the call returns."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

import msgspec

from ..objects import Record

R = TypeVar("R", bound=Record)

_SCHEMA = """
CREATE TABLE IF NOT EXISTS records (kind TEXT, id TEXT, body BLOB NOT NULL, PRIMARY KEY (kind, id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
"""


class Store:
    """Documents by kind (the record's class) and id. Survives `kill -9` at any moment: WAL, one transaction a write."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=NORMAL")
        self._db.executescript(_SCHEMA)

    def load(self, kind: type[R]) -> dict[str, R]:
        """All records of a kind by id, oldest id first."""
        rows = self._db.execute("SELECT id, body FROM records WHERE kind = ?", (kind.__name__,)).fetchall()
        decoder = msgspec.json.Decoder(kind)
        return {id_: decoder.decode(body) for id_, body in sorted(rows, key=lambda row: (len(row[0]), row[0]))}

    def write(self, *puts: Record, deletes: Iterable[Record] = ()) -> None:
        """Puts and deletes records in one transaction."""
        self._db.execute("BEGIN IMMEDIATE")
        try:
            self._db.executemany(
                "INSERT INTO records VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET body = excluded.body",
                [(type(record).__name__, record.id, msgspec.json.encode(record)) for record in puts],
            )
            self._db.executemany(
                "DELETE FROM records WHERE kind = ? AND id = ?",
                [(type(record).__name__, record.id) for record in deletes],
            )
        except BaseException:
            self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    def setting(self, name: str) -> str | None:
        row = self._db.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def set_setting(self, name: str, value: str) -> None:
        self._db.execute(
            "INSERT INTO settings VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value", (name, value)
        )

    def close(self) -> None:
        self._db.close()
