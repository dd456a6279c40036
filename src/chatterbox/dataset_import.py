"""`chatterbox dataset import DIR --guild ID`: the files of a folder become datasets of a server, also while it runs."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from chatterbox.config import Settings
from chatterbox.dataset_check import MAX_BYTES, TIMEOUT_S
from chatterbox.errors import BadInput, Missing
from chatterbox.models import Purpose, Space
from chatterbox.store.store import open_store
from chatterbox.texts import say
from chatterbox.training.checking.checker import Checker
from chatterbox.training.datasets.service import DatasetService

_OPERATOR = 0


async def import_datasets(settings: Settings, folder: Path, guild_id: int, purpose: Purpose | None) -> int:
    """Keeps each file of a folder as the next version of a dataset that is called like it.

    What cannot be used is told and passed over; the exit status is 1 then. Raises Missing for no folder and an empty
    one.
    """
    files = await asyncio.to_thread(_files, folder)
    if not files:
        raise Missing(say("import-no-files", folder=str(folder)))
    key = settings.store.key.get_secret_value()
    async with open_store(settings.bot.data, url=settings.store.url, key=key, tidy=False) as store:
        datasets = DatasetService(store, Checker(None, MAX_BYTES, TIMEOUT_S), MAX_BYTES)
        kept = [await _imported(datasets, Space("guild", guild_id), path, purpose) for path in files]
    return 0 if all(kept) else 1


async def _imported(datasets: DatasetService, space: Space, path: Path, purpose: Purpose | None) -> bool:
    content = await asyncio.to_thread(path.read_bytes)
    try:
        dataset, report = await datasets.take(space, _OPERATOR, content, path.name, purpose=purpose)
    except BadInput as unusable:
        sys.stdout.write(f"{path.name}: {unusable}\n")
        return False
    sys.stdout.write(say("import-kept", name=dataset.name, version=dataset.version, rows=report.rows) + "\n")
    return True


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.glob("*") if path.is_file()) if folder.is_dir() else []
