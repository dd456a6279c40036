"""Those who follow runs: each sees the newest state, and never holds a run up."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncGenerator

from chatterbox.models import RunView


class Board:
    """The newest view of each run that is worked on, and who waits for a newer one."""

    def __init__(self) -> None:
        self._views: dict[str, RunView] = {}
        self._waiting: defaultdict[str, set[asyncio.Event]] = defaultdict(set)

    def show(self, view: RunView) -> None:
        self._views[view.id] = view
        for event in self._waiting.get(view.id, ()):
            event.set()

    def newest(self, run_id: str) -> RunView | None:
        return self._views.get(run_id)

    def drop(self, run_id: str) -> None:
        """Forgets a run that is over; those who follow it have been shown its end."""
        if run_id not in self._waiting:
            self._views.pop(run_id, None)

    async def follow(self, view: RunView) -> AsyncGenerator[RunView, None]:
        """`view` or what is newer, then what follows; states that pass by too quickly are skipped."""
        event = asyncio.Event()
        self._waiting[view.id].add(event)
        try:
            while True:
                event.clear()
                view = self._views.get(view.id, view)
                yield view
                if view.state.over:
                    return
                await event.wait()
        finally:
            self._waiting[view.id].discard(event)
            if not self._waiting[view.id]:
                del self._waiting[view.id]
                if view.state.over:
                    self._views.pop(view.id, None)
