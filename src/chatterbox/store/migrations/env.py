"""How Alembic reaches the store. The program hands its connection over; the command line makes one.

A new migration, after a change in `store/tables` (the address is of a scratch database that stands at the newest one):

    alembic -c src/chatterbox/store/migrations/alembic.ini -x url=sqlite:///scratch.db upgrade head
    alembic -c src/chatterbox/store/migrations/alembic.ini -x url=sqlite:///scratch.db revision --autogenerate -m "why"
"""

from __future__ import annotations

from typing import Any, Literal

from alembic import context
from sqlalchemy import Connection, create_engine

from chatterbox.store.tables import Base, Moment


def _written(kind: str, item: Any, _context: Any) -> str | Literal[False]:
    """A migration stays true when our code changes: it names SQL types only."""
    return "sa.DateTime(timezone=True)" if kind == "type" and isinstance(item, Moment) else False


def _migrate(connection: Connection) -> None:
    context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True, render_item=_written)
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    _migrate(given)
else:
    with create_engine(context.get_x_argument(as_dictionary=True)["url"]).begin() as made:
        _migrate(made)
