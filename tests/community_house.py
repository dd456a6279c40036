"""Everything that a bot keeps of a server, opened: to be held against what should be there (community_model)."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sqlalchemy import LargeBinary, select

from chatterbox.errors import ConfigError
from chatterbox.models import CorrectionState, Space
from chatterbox.store.store import Store
from chatterbox.store.tables import Base
from chatterbox.training.datasets.packing import unpacked
from community_model import Version


async def everything(store: Store, space: Space) -> str:
    """Every text that lies in the tables and files of a space."""
    found = [*await _in_tables(store, space)]
    async with store.reading() as work:
        archives = {archive.file for archive in await work.archives.all(space)}
    for name in await store.vault.names(space):
        content = await store.vault.get(space, name)
        found += _in_archive(content, store, space) if name in archives else [content]
    return "\n".join(text.decode(errors="replace") for text in found)


async def kept_versions(store: Store, space: Space) -> dict[int, Version]:
    """The versions of datasets as they lie there, by number."""
    async with store.reading() as work:
        datasets = await work.datasets.all(space)
        files = {one.id: await work.datasets.file(space, one.id) or "" for one in datasets}
    contents = {number: await store.vault.get(space, file) for number, file in files.items()}
    return {
        one.id: Version(one.name, one.version, one.giver_id, taught(content), made_of(content), one.archived)
        for one in datasets
        for content in [contents[one.id]]
    }


async def correction_states(store: Store, space: Space) -> dict[int, CorrectionState]:
    async with store.reading() as work:
        return dict(await work.corrections.states(space))


async def givers(store: Store, space: Space) -> dict[str, dict[tuple[str, int], int]]:
    """By run, says the ledger: who gave each source."""
    async with store.reading() as work:
        runs = await work.runs.succeeded(space)
        entries = {run.id: await work.ledger.of_run(space, run.id) for run in runs}
    return {run: {one.source[:2]: one.giver_id for one in its} for run, its in entries.items()}


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
