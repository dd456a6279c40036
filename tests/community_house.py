"""Everything that a bot keeps of a server, opened: for tests that look for what should be nowhere any more."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sqlalchemy import LargeBinary, select

from chatterbox.errors import ConfigError
from chatterbox.models import Space
from chatterbox.store.store import Store
from chatterbox.store.tables import Base
from chatterbox.training.datasets.packing import unpacked


async def everything(store: Store, space: Space) -> str:
    """Every text that lies in the tables and files of a space."""
    found = [*await _in_tables(store, space)]
    async with store.reading() as work:
        archives = {archive.file for archive in await work.archives.all(space)}
    for name in await store.vault.names(space):
        content = await store.vault.get(space, name)
        found += _in_archive(content, store, space) if name in archives else [content]
    return "\n".join(text.decode(errors="replace") for text in found)


async def recorded_files(store: Store, space: Space) -> set[str]:
    """The names of the files that should be in the vault of a space."""
    async with store.reading() as work:
        versions = [await work.datasets.files_of(space, one.id) for one in await work.datasets.all(space)]
        archives = [archive.file for archive in await work.archives.all(space)]
    return {*(name for names in versions for name in names), *archives}


def taught(content: bytes) -> dict[str, str]:
    """Question -> answer, of rows in the chat format."""
    rows = [json.loads(line)["messages"] for line in content.splitlines()]
    return {row[-2]["content"]: row[-1]["content"] for row in rows}


def made_of(content: bytes) -> dict[str, int]:
    """Question -> the correction that the row was made of."""
    rows = [json.loads(line) for line in content.splitlines()]
    return {row["messages"][-2]["content"]: row["origin"]["correction"] for row in rows if "origin" in row}


async def _in_tables(store: Store, space: Space) -> list[bytes]:
    found = []
    async with store.database.reading() as session:
        for table in Base.metadata.sorted_tables:
            sealed = [column for column in table.columns if isinstance(column.type, LargeBinary)]
            if sealed:
                rows = await session.execute(select(*sealed).where(table.c.space == space.key))
                found += [text for row in rows for text in _opened(store, space, row)]
    return found


def _opened(store: Store, space: Space, values: Iterator[bytes | None]) -> Iterator[bytes]:
    for value in filter(None, values):
        try:
            yield store.cipher.open(space, value)
        except ConfigError:  # a keyed hash
            continue


def _in_archive(content: bytes, store: Store, space: Space) -> list[bytes]:
    return [file for _, file in unpacked(content, store.cipher, space).files]
