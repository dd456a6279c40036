"""The border between spaces: a statement that does not name its space never reaches the database.

Looks at the SQL as it goes out, so nothing gets around it (an ORM flush, a lazy load, text). The few statements that
are meant for all spaces (the start of the bot, the retention sweep) say so:
`.execution_options(all_spaces="why")`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from sqlalchemy import Engine, event

from chatterbox.store.tables import Base

_TABLES = frozenset(Base.metadata.tables)
_NAMED = re.compile(r'\b(?:FROM|JOIN|UPDATE|INTO|,)\s+"?(\w+)"?(?:\s+AS\s+"?(\w+)"?)?', re.IGNORECASE)
_INSERT = re.compile(r'^\s*INSERT\b.*?\bINTO\s+"?(\w+)"?\s*\((.*?)\)', re.IGNORECASE | re.DOTALL)


class BorderCrossed(RuntimeError):
    """A statement that does not name its space: a defect in the code that made it."""


def guard(engine: Engine) -> None:
    """Refuses, from now on, every statement of this engine that crosses the border."""
    event.listen(engine, "before_cursor_execute", _check)


def _check(_connection: Any, _cursor: Any, sql: str, _parameters: Any, context: Any, _many: bool) -> None:
    if context is not None and context.execution_options.get("all_spaces"):
        return
    table = without_space(sql)
    if table:
        raise BorderCrossed(f"{table}: this statement names no space; all_spaces= marks one that may not: {sql}")


@lru_cache(maxsize=1024)
def without_space(sql: str) -> str:
    """The first of our tables that `sql` touches without a condition on (or, inserting, a value for) its space."""
    insert = _INSERT.match(sql)
    if insert and insert[1] in _TABLES:
        columns = {column.strip(' "') for column in insert[2].split(",")}
        return "" if "space" in columns else insert[1]
    for table, alias in _NAMED.findall(sql):
        if table in _TABLES and not _conditioned(sql, alias or table):
            return str(table)
    return ""


def _conditioned(sql: str, name: str) -> bool:
    # Only a condition reads so: in lists of columns no "=" follows, and UPDATE's SET leaves the table's name out.
    column = rf'"?\b{name}"?\.space'
    return re.search(rf"{column}\s*(?:=|IN\b)|=\s*{column}\b", sql) is not None
