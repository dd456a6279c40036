"""`chatterbox getfile GUILD NAME`: a file of a server, as /getfile names it, written where the operator says."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from chatterbox.backend.factory import connect
from chatterbox.backend.trainer import OpenAITrainer
from chatterbox.config import Settings
from chatterbox.errors import Refused
from chatterbox.models import Actor, Space
from chatterbox.store.store import open_store
from chatterbox.texts import say
from chatterbox.training.checking.checker import Checker
from chatterbox.training.datasets.service import DatasetService
from chatterbox.training.filing import Filing
from chatterbox.training.plots import Plots


async def fetch(settings: Settings, guild_id: int, name: str, folder: Path) -> int:
    """Writes the file, or all that a backend hands out of a run, into a folder; 0.

    Raises Missing, BackendError, and FileExistsError: nothing is overwritten.
    """
    key = settings.store.key.get_secret_value()
    connection = connect(settings, settings.training_backend)
    async with open_store(settings.bot.data, url=settings.store.url, key=key, tidy=False) as store:
        try:
            datasets = DatasetService(store, Checker(None, 0), 0)
            trainer, backend = OpenAITrainer(connection), settings.training_backend
            filing = Filing(store, datasets, trainer, Plots(), backend=backend, admit=_nobody)
            files = await filing.read(Space("guild", guild_id), name)
        finally:
            await connection.close()
    for file in files:
        path = folder / Path(file.filename).name
        await asyncio.to_thread(_write, path, file.content)
        sys.stdout.write(say("fetched", path=str(path), bytes=len(file.content)) + "\n")
    return 0


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("xb") as file:
        file.write(content)


async def _nobody(_actor: Actor) -> None:
    raise Refused(say("trainers-only"))
