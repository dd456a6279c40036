"""The store: where everything that the bot keeps is opened, and one transaction's repositories."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.exc import ArgumentError, InvalidRequestError
from sqlalchemy.ext.asyncio import AsyncSession

from chatterbox.errors import ConfigError
from chatterbox.models import Space
from chatterbox.store.blocks import Blocks
from chatterbox.store.corrections import Corrections
from chatterbox.store.crypto import Cipher, load_key
from chatterbox.store.database import Database
from chatterbox.store.datasets import Datasets
from chatterbox.store.entries import Entries
from chatterbox.store.exams import Exams
from chatterbox.store.feedback import Feedback
from chatterbox.store.migrate import migrate
from chatterbox.store.notices import Notices
from chatterbox.store.people import People
from chatterbox.store.runs import Runs
from chatterbox.store.settings import Settings
from chatterbox.store.tests import Tests
from chatterbox.store.turns import Turns
from chatterbox.store.usage import Usage
from chatterbox.store.vault import Vault
from chatterbox.texts import say

_NOBODYS = Space("dm", 0)
_PROOF = "key-proof"


class Work:
    """The repositories of one transaction. Every method takes the space first."""

    def __init__(self, session: AsyncSession, cipher: Cipher) -> None:
        self.turns = Turns(session, cipher)
        self.corrections = Corrections(session, cipher)
        self.entries = Entries(session, cipher)
        self.exams = Exams(session, cipher)
        self.feedback = Feedback(session, cipher)
        self.settings = Settings(session, cipher)
        self.blocks = Blocks(session)
        self.usage = Usage(session)
        self.notices = Notices(session)
        self.people = People(session, cipher)
        self.datasets = Datasets(session, cipher)
        self.runs = Runs(session, cipher)
        self.tests = Tests(session, cipher)


class Store:
    def __init__(self, database: Database, cipher: Cipher, vault: Vault) -> None:
        self.database = database
        self.cipher = cipher
        self.vault = vault

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Work]:
        """Reads and writes, all or nothing. Raises Refused when the disk is full."""
        async with self.database.transaction() as session:
            yield Work(session, self.cipher)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Work]:
        """One consistent view that waits for no writer."""
        async with self.database.reading() as session:
            yield Work(session, self.cipher)

    async def close(self) -> None:
        await self.database.close()


@asynccontextmanager
async def open_store(data: Path, *, url: str = "", key: str = "", tidy: bool = True) -> AsyncIterator[Store]:
    """The store of a data folder, made or brought up to date; closed at the end.

    `url` is an SQLAlchemy address (empty: SQLite in the folder), `key` the store's key (empty: the folder's own, made
    once). Raises ConfigError for an address that leads to no database, for a key that is not the one the store was
    made with, and for a store that is newer than this program. With `tidy` what a crash left in the vault is removed:
    not while a bot runs that may just be writing there.
    """
    cipher = await asyncio.to_thread(_unlocked, data, key)
    database = _database(url or f"sqlite+aiosqlite:///{data / 'store.sqlite'}")
    store = Store(database, cipher, Vault(data / "files", cipher))
    try:
        await migrate(store.database)
        await _prove(store)
        if tidy:
            await _tidy(store)
        yield store
    finally:
        await store.close()


def _database(url: str) -> Database:
    try:
        return Database(url)
    except (ArgumentError, InvalidRequestError, ModuleNotFoundError) as error:
        raise ConfigError(say("store-url", reason=str(error).split("\n")[0])) from None


def _unlocked(data: Path, key: str) -> Cipher:
    data.mkdir(parents=True, exist_ok=True, mode=0o700)
    return Cipher(load_key(key, data / "store.key"))


async def _tidy(store: Store) -> None:
    async with store.reading() as work:
        recorded, since = await work.datasets.files(), await work.settings.since(_NOBODYS, _PROOF)
    if since is not None:
        await store.vault.tidy(recorded, since)


async def _prove(store: Store) -> None:
    # A wrong key must be found at the start, not at the first question, and nothing may be sealed with it.
    async with store.transaction() as work:
        if await work.settings.get(_NOBODYS, _PROOF) is None:
            await work.settings.put(_NOBODYS, _PROOF, b"", set_by=0, now=datetime.now(UTC))
