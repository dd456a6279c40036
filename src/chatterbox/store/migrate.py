"""Brings the database's tables to what this program needs.

Alembic is imported only when there is something to do: at most starts there is not, and the bot is online sooner.
"""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect

from chatterbox.errors import ConfigError
from chatterbox.store.database import Database
from chatterbox.texts import say

if TYPE_CHECKING:
    from alembic.config import Config

NEWEST = "0011"
"""The revision that this program needs: the last of migrations/versions (a test compares)."""


async def migrate(database: Database) -> None:
    """Runs the migrations that are missing, in one transaction. Raises ConfigError when a newer program was here."""
    async with database.engine.begin() as connection:
        if await connection.run_sync(_revision) != NEWEST:
            await connection.run_sync(_upgraded)


def newest() -> str:
    """The revision that migrations/versions leads to."""
    from alembic.script import ScriptDirectory

    return ScriptDirectory.from_config(_config()).get_current_head() or ""


def _upgraded(connection: Connection) -> None:
    from alembic import command
    from alembic.util import CommandError

    config = _config()
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise ConfigError(say("store-newer", revision=_revision(connection))) from error


def _config() -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(files("chatterbox.store") / "migrations"))
    config.set_main_option("path_separator", "os")
    return config


def _revision(connection: Connection) -> str:
    """What the database stands at, "" for a new one."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() or "")
