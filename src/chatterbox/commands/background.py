"""Tasks that outlast the event that started them: held, told about when they fail, cancelled at close."""

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any

from chatterbox.models import Space
from chatterbox.rules.languages import Languages
from chatterbox.texts import DEFAULT_LANGUAGE, speaking

_log = logging.getLogger(__name__)


class Background:
    def __init__(self, languages: Languages) -> None:
        self._languages = languages
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self, work: Coroutine[Any, Any, None], name: str, space: Space | None = None) -> None:
        """Works on something by itself, in the language of the space whose people read what comes of it.

        `space` is None where the work is for several, or for nobody to read. Whoever started it may read another.
        """
        task = asyncio.create_task(self._spoken(work, space), name=name)
        self._tasks.add(task)
        task.add_done_callback(lambda done: self._done(done, work))

    async def _spoken(self, work: Coroutine[Any, Any, None], space: Space | None) -> None:
        with speaking(DEFAULT_LANGUAGE if space is None else await self._languages.of(space)):
            await work

    def _done(self, task: asyncio.Task[None], work: Coroutine[Any, Any, None]) -> None:
        work.close()  # it may never have begun
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()):
            _log.error("%s failed", task.get_name(), exc_info=error)

    async def close(self) -> None:
        """Cancels all and waits until they have ended."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
