"""Brings the database's tables to what this program needs."""

from __future__ import annotations

from importlib.resources import files

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection

from chatterbox.errors import ConfigError
from chatterbox.store.database import Database
from chatterbox.texts import say


async def migrate(database: Database) -> None:
    """Runs the migrations that are missing, in one transaction. Raises ConfigError when a newer program was here."""
    async with database.engine.begin() as connection:
        await connection.run_sync(_upgraded)


def _upgraded(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(files("chatterbox.store") / "migrations"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise ConfigError(say("store-newer", revision=_revision(connection))) from error


def newest() -> str:
    """The revision that this program needs."""
    config = Config()
    config.set_main_option("script_location", str(files("chatterbox.store") / "migrations"))
    return ScriptDirectory.from_config(config).get_current_head() or ""


def _revision(connection: Connection) -> str:
    return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar())
