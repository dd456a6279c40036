"""The engine's records: SQLite in the data folder. One thread, one transaction a call: all of it or nothing."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

_SCHEMA = """
CREATE TABLE IF NOT EXISTS files (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, purpose TEXT NOT NULL,
    expires_at INTEGER, deleted INTEGER NOT NULL DEFAULT 0, document BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS jobs (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, status TEXT NOT NULL, document BLOB NOT NULL
);
CREATE TABLE IF NOT EXISTS events (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, job TEXT NOT NULL, once TEXT NOT NULL,
    document BLOB NOT NULL, UNIQUE (job, once)
);
CREATE TABLE IF NOT EXISTS checkpoints (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, job TEXT NOT NULL, once TEXT NOT NULL,
    document BLOB NOT NULL, UNIQUE (job, once)
);
CREATE TABLE IF NOT EXISTS turns (
    owner TEXT PRIMARY KEY, number INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS models (
    number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, deleted INTEGER NOT NULL DEFAULT 0,
    listed INTEGER NOT NULL DEFAULT 1, document BLOB NOT NULL
);
"""


class Database:
    """Runs functions of a connection in its own thread, each in a transaction."""

    def __init__(self, path: Path) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="records")
        self._connection = self._thread.submit(_open, path).result()

    async def do(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """What `work` gives. It is finished even if the caller is cancelled while waiting."""
        return await asyncio.wrap_future(self._thread.submit(self._transaction, work))

    async def close(self) -> None:
        await asyncio.wrap_future(self._thread.submit(self._connection.close))
        self._thread.shutdown()

    def _transaction(self, work: Callable[[sqlite3.Connection], T]) -> T:
        with self._connection:
            return work(self._connection)


def _open(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, check_same_thread=True)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA secure_delete=ON")
    connection.executescript(_SCHEMA)
    return connection


def rows_after(
    connection: sqlite3.Connection,
    table: str,
    where: str,
    values: tuple[object, ...],
    *,
    after: str | None,
    limit: int,
    newest_first: bool = True,
) -> tuple[list[bytes], bool]:
    """The documents of one page, and whether more follow. An `after` that nobody knows is followed by nothing.

    `table` and `where` are the caller's own words, never a request's.
    """
    sign, order = ("<", "DESC") if newest_first else (">", "ASC")
    if after is not None:
        where += f" AND number {sign} (SELECT number FROM {table} WHERE id = ?)"
        values += (after,)
    query = f"SELECT document FROM {table} WHERE {where} ORDER BY number {order} LIMIT ?"
    found = [row[0] for row in connection.execute(query, (*values, limit + 1))]
    return found[:limit], len(found) > limit
