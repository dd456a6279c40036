"""One base being served: the process that answers now, and its exchange for one with other adapters (blue/green).

A green process is started beside the blue one; when it stands, new requests go to it, and the blue one ends after its
last running request. So an adapter appears without a failed or cut reply.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import AsyncIterator, Coroutine
from pathlib import Path
from typing import Any

from chatterbox.engine.serve.process import ServingFailed, ServingProcess
from chatterbox.engine.serve.sizes import Sizes

_log = logging.getLogger(__name__)

_STABLE_S = 10.0  # a process that dies younger than this is started again only when somebody asks


class ServedBase:
    """Answers for one GGUF file, with its adapters."""

    def __init__(self, gguf: Path, sizes: Sizes) -> None:
        self._gguf = gguf
        self._sizes = sizes
        self._process: ServingProcess | None = None
        self._recent: list[Path] = []  # adapters, the most recently used first
        self._changing = asyncio.Lock()
        self._tasks: set[asyncio.Task[None]] = set()
        self._closed = False

    @contextlib.asynccontextmanager
    async def seat(self, adapter: Path | None = None) -> AsyncIterator[ServingProcess]:
        """A process that holds `adapter`; it stays until the block ends. Raises ServingFailed."""
        while not self._holds(process := self._process, adapter):
            await self._exchange(process, adapter)
        if process is None:
            raise ServingFailed("The process that answers has died.")
        if adapter is not None:
            self._touch(adapter)
        with process.busy():
            yield process

    async def forget(self, adapter: Path) -> None:
        """The adapter goes with the next exchange; its file may be deleted now."""
        with contextlib.suppress(ValueError):
            self._recent.remove(adapter)

    async def close(self) -> None:
        self._closed = True
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        if self._process is not None:
            await self._process.end()

    @staticmethod
    def _holds(process: ServingProcess | None, adapter: Path | None) -> bool:
        return process is not None and process.alive and (adapter is None or str(adapter) in process.adapters)

    def _touch(self, adapter: Path) -> None:
        with contextlib.suppress(ValueError):
            self._recent.remove(adapter)
        self._recent.insert(0, adapter)

    async def _exchange(self, old: ServingProcess | None, adapter: Path | None) -> None:
        """One exchange at a time; it goes on when the request that wanted it is gone, for others want it too."""
        task = self._hold(self._exchange_once(old, adapter))
        await asyncio.shield(task)

    async def _exchange_once(self, old: ServingProcess | None, adapter: Path | None) -> None:
        async with self._changing:
            if self._process is not old and self._holds(self._process, adapter):
                return
            blue, green = self._process, await self._start(adapter)
            self._process = green
            if blue is not None:
                if not blue.alive:
                    _log.error("the serving process %d died", blue.pid)
                self._hold(blue.retire())

    async def _start(self, adapter: Path | None) -> ServingProcess:
        adapters = [path for path in self._recent if path != adapter and path.is_file()]
        if adapter is not None:
            adapters.insert(0, adapter)
        del adapters[self._sizes.adapters :]
        green = await ServingProcess.start(self._gguf, adapters, self._sizes)
        self._recent = adapters
        self._hold(self._watch(green))
        return green

    async def _watch(self, process: ServingProcess) -> None:
        """Starts a process that died under us again at once."""
        started = time.monotonic()
        await process.gone()
        if self._closed or process is not self._process:
            return
        if time.monotonic() - started > _STABLE_S:
            with contextlib.suppress(ServingFailed):
                await self._exchange_once(process, None)

    def _hold(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task
