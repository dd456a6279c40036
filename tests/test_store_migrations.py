"""The migrations lead to the tables that the program uses, and run by themselves at the start."""

from __future__ import annotations

from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, inspect

from chatterbox.errors import ConfigError
from chatterbox.store.database import Database
from chatterbox.store.migrate import NEWEST, _config, migrate
from chatterbox.store.store import open_store
from chatterbox.store.tables import Base


def _address(folder: Path) -> str:
    return f"sqlite+aiosqlite:///{folder / 'store.sqlite'}"


async def test_tables_and_migrations_agree(tmp_path: Path) -> None:
    def differences(connection: Connection) -> list[object]:
        return list(compare_metadata(MigrationContext.configure(connection, {"compare_type": True}), Base.metadata))

    database = Database(_address(tmp_path))
    await migrate(database)
    async with database.engine.connect() as connection:
        assert await connection.run_sync(differences) == []
    await database.close()


async def test_a_second_start_changes_nothing(tmp_path: Path) -> None:
    for _ in range(2):
        async with open_store(tmp_path) as store, store.database.engine.connect() as connection:
            rows = await connection.exec_driver_sql("SELECT version_num FROM alembic_version")
            assert rows.scalars().all() == [NEWEST]


async def test_a_store_of_the_first_tables_is_brought_up_to_date(tmp_path: Path) -> None:
    def first(connection: Connection) -> None:
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")

    database = Database(_address(tmp_path))
    async with database.engine.begin() as connection:
        await connection.run_sync(first)
    await migrate(database)
    async with database.engine.connect() as connection:
        assert "tests_under_way" in await connection.run_sync(lambda sync: inspect(sync).get_table_names())
    await database.close()


async def test_ids_are_never_given_twice(tmp_path: Path) -> None:
    """Runs, other rows and the search in memory name rows by id."""
    async with open_store(tmp_path) as store, store.database.engine.connect() as connection:
        rows = await connection.exec_driver_sql("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
        made = {row[0]: row[1] for row in rows}
    for table in ("turns", "corrections", "entries", "datasets", "tests"):
        assert "AUTOINCREMENT" in made[table]


async def test_a_store_of_a_newer_program_is_left_alone(tmp_path: Path) -> None:
    async with open_store(tmp_path) as store, store.database.engine.begin() as connection:
        await connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(ConfigError, match="9999"):
        async with open_store(tmp_path):
            pass


async def test_a_wrong_key_is_found_at_the_start(tmp_path: Path) -> None:
    async with open_store(tmp_path):
        pass
    (tmp_path / "store.key").unlink()
    with pytest.raises(ConfigError, match="does not open"):
        async with open_store(tmp_path):
            pass
