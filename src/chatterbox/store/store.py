"""The store: where everything that the bot keeps is opened, and one transaction's repositories."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.exc import ArgumentError, InvalidRequestError
from sqlalchemy.ext.asyncio import AsyncSession

from chatterbox.errors import ConfigError
from chatterbox.store.answers import Answers
from chatterbox.store.archives import Archives
from chatterbox.store.blocks import Blocks
from chatterbox.store.candidates import Candidates
from chatterbox.store.corrections import Corrections
from chatterbox.store.crypto import Cipher, load_key
from chatterbox.store.database import Database
from chatterbox.store.datasets import Datasets
from chatterbox.store.deletions import NOBODYS, Deleted, DeletionFile, Deletions, Mark
from chatterbox.store.entries import Entries
from chatterbox.store.erasures import Erasures
from chatterbox.store.exams import Exams
from chatterbox.store.feedback import Feedback
from chatterbox.store.languages import Languages
from chatterbox.store.ledger import Ledger
from chatterbox.store.migrate import migrate
from chatterbox.store.notices import Notices
from chatterbox.store.offers import Offers
from chatterbox.store.people import People
from chatterbox.store.pictures import Pictures
from chatterbox.store.presences import Presences
from chatterbox.store.quotes import Quotes
from chatterbox.store.reports import Reports
from chatterbox.store.runs import Runs
from chatterbox.store.served import Served
from chatterbox.store.settings import Settings
from chatterbox.store.summaries import Summaries
from chatterbox.store.tests import Tests
from chatterbox.store.turns import Turns
from chatterbox.store.usage import Usage
from chatterbox.store.vault import Vault
from chatterbox.store.votes import Votes
from chatterbox.store.wishes import Wishes
from chatterbox.texts import say

_log = logging.getLogger(__name__)

_PROOF = "key-proof"


class Work:
    """The repositories of one transaction. Every method takes the space first."""

    def __init__(self, session: AsyncSession, cipher: Cipher) -> None:
        self.turns = Turns(session, cipher)
        self.pictures = Pictures(session, cipher)
        self.summaries = Summaries(session, cipher)
        self.corrections = Corrections(session, cipher)
        self.entries = Entries(session, cipher)
        self.exams = Exams(session, cipher)
        self.feedback = Feedback(session, cipher)
        self.settings = Settings(session, cipher)
        self.blocks = Blocks(session)
        self.usage = Usage(session)
        self.notices = Notices(session)
        self.people = People(session)
        self.datasets = Datasets(session, cipher)
        self.archives = Archives(session, cipher)
        self.offers = Offers(session, cipher)
        self.runs = Runs(session, cipher)
        self.tests = Tests(session, cipher)
        self.served = Served(self.settings)
        self.candidates = Candidates(session, cipher)
        self.answers = Answers(session, cipher)
        self.votes = Votes(session, cipher)
        self.quotes = Quotes(session, cipher)
        self.ledger = Ledger(session)
        self.erasures = Erasures(session, cipher)
        self.deletions = Deletions(session, cipher)
        self.presences = Presences(session)
        self.reports = Reports(session, cipher)
        self.wishes = Wishes(session)
        self.languages = Languages(session)


class Store:
    def __init__(self, database: Database, cipher: Cipher, vault: Vault, deleted: DeletionFile) -> None:
        self.database = database
        self.cipher = cipher
        self.vault = vault
        self._deleted = deleted

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Work]:
        """Reads and writes, all or nothing. Raises Refused when the disk is full."""
        async with self.database.transaction() as session:
            work = Work(session, self.cipher)
            yield work
        try:
            await self._deleted.append(work.deletions.fresh)
        except OSError as error:  # it is recorded, and the next start puts it into the file
            _log.warning("the file of deletions could not be written: %s", error.strerror)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Work]:
        """One consistent view that waits for no writer."""
        async with self.database.reading() as session:
            yield Work(session, self.cipher)

    async def deleted_again(self) -> list[Deleted]:
        """What was deleted after the backup was made that this database comes from: it has to go once more.

        The other way round, what a crash kept out of the file of deletions is put into it.
        """
        async with self.reading() as work:
            known = {one.mark: one for one in await work.deletions.all()}
        filed = {one.mark: one for one in await self._deleted.read()}
        await self._deleted.append(_unknown(known, filed))
        return _unknown(filed, known)

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
    store = Store(database, cipher, Vault(data / "files", cipher), DeletionFile(data / "deletions", cipher))
    try:
        await migrate(store.database)
        await _prove(store)
        if tidy:
            await _tidy(store)
        yield store
    finally:
        await store.close()


def _unknown(here: Mapping[Mark, Deleted], there: Mapping[Mark, Deleted]) -> list[Deleted]:
    """What is known here and not there, or there only of an earlier time."""
    return [one for mark, one in here.items() if mark not in there or there[mark].at < one.at]


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
        recorded = await work.datasets.files() | await work.archives.files()
        since = await work.settings.since(NOBODYS, _PROOF)
    if since is not None:
        await store.vault.tidy(recorded, since)


async def _prove(store: Store) -> None:
    # A wrong key must be found at the start, not at the first question, and nothing may be sealed with it.
    async with store.transaction() as work:
        if await work.settings.get(NOBODYS, _PROOF) is None:
            await work.settings.put(NOBODYS, _PROOF, b"", set_by=0, now=datetime.now(UTC))
