"""No statement crosses the border between spaces, whatever way it was made."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import delete, insert, select, text, update
from sqlalchemy.orm import aliased

from chat_fixtures import CHESS, GARDEN, START
from chatterbox.models import Asked, Place
from chatterbox.store.border import BorderCrossed, without_space
from chatterbox.store.store import Store, open_store
from chatterbox.store.tables import Base, CorrectionRow, EntryRow, HintRow, ReplyMessageRow, TurnRow


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with open_store(tmp_path / "data") as store:
        yield store


def test_every_table_carries_the_space() -> None:
    assert {name for name, table in Base.metadata.tables.items() if "space" not in table.columns} == set()


@pytest.mark.parametrize(
    "statement",
    [
        select(TurnRow.question),
        select(TurnRow).where(TurnRow.id == 1),
        select(TurnRow.space, TurnRow.id),
        select(aliased(TurnRow)),
        update(TurnRow).where(TurnRow.id == 1).values(space="guild:1"),
        delete(HintRow),
        delete(HintRow).where(HintRow.user_id == 4),
        select(EntryRow.id)
        .join(CorrectionRow, CorrectionRow.id == EntryRow.source_id)
        .where(EntryRow.space == "guild:1"),
        select(TurnRow.id).where(TurnRow.space == "guild:1", TurnRow.id.in_(select(ReplyMessageRow.turn_id))),
        text("INSERT INTO hints (user_id, hint) VALUES (1, 'x')"),
        text("SELECT question FROM turns WHERE id = 1"),
    ],
)
async def test_a_statement_without_a_space_is_refused(store: Store, statement: object) -> None:
    with pytest.raises(BorderCrossed):
        async with store.database.transaction() as session:
            await session.execute(statement)  # type: ignore[call-overload]


@pytest.mark.parametrize(
    "statement",
    [
        select(TurnRow.question).where(TurnRow.space == "guild:1"),
        select(EntryRow.id)
        .join(CorrectionRow, (CorrectionRow.space == EntryRow.space) & (CorrectionRow.id == EntryRow.source_id))
        .where(EntryRow.space == "guild:1"),
        select(TurnRow.id).execution_options(all_spaces="a test"),
        delete(HintRow).where(HintRow.space == "guild:1"),
        insert(HintRow).values(space="guild:1", user_id=1, hint="x"),
    ],
)
async def test_a_statement_that_names_its_space_passes(store: Store, statement: object) -> None:
    async with store.database.transaction() as session:
        await session.execute(statement)  # type: ignore[call-overload]


async def test_a_changed_object_cannot_be_flushed_by_its_id_alone(store: Store) -> None:
    async with store.transaction() as work:
        await work.turns.add(
            GARDEN,
            Asked(GARDEN, 1, "hello", Place(1, 2)),
            model="m", instruction="", help=None, answer="", parent_id=None, attempt=0, now=START,
        )  # fmt: skip
    with pytest.raises(BorderCrossed):
        async with store.database.transaction() as session:
            row = (await session.execute(select(TurnRow).where(TurnRow.space == GARDEN.key))).scalar_one()
            row.state = "done"
            await session.flush()


def test_a_list_of_columns_is_no_condition() -> None:
    assert without_space("SELECT turns.space, turns.id FROM turns") == "turns"
    assert without_space("UPDATE turns SET space=? WHERE turns.id = ?") == "turns"
    assert without_space("SELECT turns.id FROM turns WHERE turns.space = ?") == ""
    assert without_space("PRAGMA foreign_keys=ON") == ""


async def test_what_one_space_sealed_another_cannot_open(store: Store) -> None:
    sealed = store.cipher.seal_text(GARDEN, "behind the beehive")
    assert store.cipher.open_text(GARDEN, sealed) == "behind the beehive"
    with pytest.raises(Exception, match="does not open"):
        store.cipher.open_text(CHESS, sealed)
    assert store.cipher.fingerprint(GARDEN, "pump key?") != store.cipher.fingerprint(CHESS, "pump key?")
