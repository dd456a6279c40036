"""The database: one async engine, transactions, SQLite in WAL mode by default."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.pool import QueuePool

from chatterbox.errors import Refused
from chatterbox.store.border import guard
from chatterbox.texts import say

_READS_ONLY = "reads_only"
_HANDED_BACK_WITHIN_S = 5.0


class Database:
    """Hands out transactions; everything written in one is there after a crash, or none of it."""

    def __init__(self, url: str) -> None:
        self.engine: AsyncEngine = create_async_engine(url)
        self._sqlite = self.engine.dialect.name == "sqlite"
        if self._sqlite:
            event.listen(self.engine.sync_engine, "connect", _prepared)
            event.listen(self.engine.sync_engine, "begin", _begun)
        guard(self.engine.sync_engine)
        self._writers = async_sessionmaker(self.engine, expire_on_commit=False)
        self._readers = async_sessionmaker(self.engine.execution_options(**{_READS_ONLY: True}), expire_on_commit=False)
        self._writing = asyncio.Lock()

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """Reads and writes, all or nothing. Never open one inside another: they wait for each other.

        Raises Refused when the disk is full; nothing was written then.
        """
        # SQLite has one writer. Waiting here is fair and wakes at once; its own busy handler polls.
        turn: AbstractAsyncContextManager[object] = self._writing if self._sqlite else nullcontext()
        try:
            async with turn, self._writers.begin() as session:
                yield session
        except OperationalError as error:
            if "disk is full" in str(error.orig):
                raise Refused(say("disk-full")) from error
            raise

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        """One consistent view that waits for no writer."""
        async with self._readers.begin() as session:
            yield session

    async def close(self) -> None:
        """Closes all connections; those that a cancelled task was using come back a moment later, and are waited for.

        SQLAlchemy hands such a one back in a task of its own, which nobody else waits for.
        """
        pool = self.engine.pool
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_HANDED_BACK_WITHIN_S):
                while isinstance(pool, QueuePool) and pool.checkedout():  # noqa: ASYNC110 - the pool tells nobody
                    await asyncio.sleep(0.005)
        await self.engine.dispose()


def _prepared(connection: Any, _record: Any) -> None:
    # Transactions begin where SQLAlchemy begins them (below), not at the driver's first write.
    connection.isolation_level = None
    cursor = connection.cursor()
    # FULL and not NORMAL: what was said to be recorded survives a power cut, not only a crash of the process.
    # secure_delete: what is deleted is overwritten in the file. temp_store: no temporary files.
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "busy_timeout=10000",
        "secure_delete=ON",
        "temp_store=MEMORY",
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begun(connection: Connection) -> None:
    # IMMEDIATE: a transaction that reads first and writes later would fail at once when another wrote in between.
    reads_only = connection.get_execution_options().get(_READS_ONLY, False)
    connection.exec_driver_sql("BEGIN" if reads_only else "BEGIN IMMEDIATE")
