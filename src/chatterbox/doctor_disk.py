"""What each server takes of the disk: its files here, and what the backend keeps of its trainings."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

from chatterbox.backend.connection import Connection
from chatterbox.backend.factory import connect
from chatterbox.backend.trainer import OpenAITrainer
from chatterbox.config import Settings
from chatterbox.errors import BackendError
from chatterbox.models import Space
from chatterbox.store.store import open_store
from chatterbox.training.runs.jobs import owner_of


@dataclass(frozen=True, slots=True)
class Taken:
    """Bytes; `at_backend` is None where the backend did not say."""

    space: Space
    here: int
    at_backend: int | None


async def disk_by_space(settings: Settings) -> AsyncIterator[Taken]:
    """What every space that has anything takes, the largest first."""
    if not settings.store.url and not (settings.bot.data / "store.sqlite").is_file():
        return
    url, key = settings.store.url, settings.store.key.get_secret_value()
    connection = connect(settings, settings.training_backend)
    try:
        async with open_store(settings.bot.data, url=url, key=key, tidy=False) as store:
            async with store.reading() as work:
                spaces = {*await work.runs.spaces(), *_with_files(settings.bot.data)}
            owners = {space: owner_of(store.cipher, space) for space in spaces}
        kept = await _kept(connection)
    finally:
        await connection.close()
    taken = [
        Taken(space, _size(_folder(settings.bot.data, space)), None if kept is None else kept.get(owner, 0))
        for space, owner in owners.items()
    ]
    for one in sorted(taken, key=lambda one: -(one.here + (one.at_backend or 0))):
        yield one


async def _kept(connection: Connection) -> dict[str, int] | None:
    """By owner; None where the backend does not tell."""
    try:
        return await OpenAITrainer(connection).kept_bytes()
    except BackendError:
        return None


def _with_files(data: Path) -> set[Space]:
    found = set()
    for folder in (data / "files").glob("*-*"):
        kind, _, number = folder.name.partition("-")
        if kind in ("guild", "dm") and number.isdigit():
            found.add(Space("guild" if kind == "guild" else "dm", int(number)))
    return found


def _folder(data: Path, space: Space) -> Path:
    return data / "files" / f"{space.kind}-{space.id}"


def _size(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.glob("*") if file.is_file())
