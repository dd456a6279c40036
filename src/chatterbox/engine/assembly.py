"""Builds an engine's services from its settings and its data folder, and takes them down again."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator

from chatterbox.config import Engine
from chatterbox.engine import configured
from chatterbox.engine.configured import Folders
from chatterbox.engine.database import Database
from chatterbox.engine.embedding.service import Embeddings
from chatterbox.engine.files import Files
from chatterbox.engine.handout.results import Results
from chatterbox.engine.idle import Idleness
from chatterbox.engine.jobs import Jobs
from chatterbox.engine.measured import Measured
from chatterbox.engine.models import Models
from chatterbox.engine.queue import TrainingQueue
from chatterbox.engine.routes.common import Services
from chatterbox.engine.serve.service import Serving
from chatterbox.engine.workshop import Workshop
from chatterbox.weights import shipped

_SWEEP_S = 600.0


@contextlib.asynccontextmanager
async def assembled(settings: Engine, folders: Folders, key: str) -> AsyncIterator[Services]:
    """The services, opened: what a former engine left unfinished goes on. Raises ConfigError."""
    bases = await asyncio.to_thread(configured.bases, settings, folders.cache)
    sizes = configured.sizes(settings)
    async with contextlib.AsyncExitStack() as stack:
        database = Database(folders.records)
        stack.push_async_callback(database.close)
        embeddings = _embeddings(settings, folders, sizes.threads)
        files, jobs = Files(database, folders.files), Jobs(database)
        measured = Measured(folders.cache, sizes.threads)
        models = Models(database, folders.adapters, bases, embeddings.name if embeddings else None, measured)
        results = Results(jobs, files, models)
        serving = Serving(bases, sizes, measured)
        stack.push_async_callback(serving.close)
        workshop = Workshop(
            jobs=jobs,
            files=files,
            models=models,
            results=results,
            measured=measured,
            folder=folders.jobs,
            cache=folders.cache,
            embedder=shipped()["embedder"].folder,
            threads=sizes.threads,
            warm=serving.warm,
        )
        queue = TrainingQueue(workshop)
        stack.push_async_callback(queue.close)
        await files.open()
        await models.open()
        await queue.open()
        if embeddings is not None:
            embeddings.open()
            stack.push_async_callback(embeddings.close)
        stack.push_async_callback(_cancelled, asyncio.create_task(_sweep(files), name="sweep"))
        # The default base is loaded before anybody asks, so that the first answer need not wait for it.
        stack.push_async_callback(_cancelled, asyncio.create_task(serving.warm(models.default.name, None), name="warm"))
        yield Services(key, models, files, jobs, queue, results, serving, embeddings, Idleness())


def _embeddings(settings: Engine, folders: Folders, threads: int) -> Embeddings | None:
    if not settings.embeddings:
        return None
    return Embeddings(configured.embedder(settings, folders.cache), folders.cache, threads)


async def _sweep(files: Files) -> None:
    while True:
        await asyncio.sleep(_SWEEP_S)
        await files.sweep()


async def _cancelled(task: asyncio.Task[None]) -> None:
    task.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await task
