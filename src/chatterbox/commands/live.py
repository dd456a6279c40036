"""The budget of edits: about one a second in each channel, and for the whole bot half of what Discord allows.

Edits of all answers and runs in a channel share one queue. A newer edit of a message takes the place of the one that
waits; the last always arrives. Discord limits edits per channel, and counts 50 requests a second for a bot.
"""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

from chatterbox.texts import speaking, spoken

_log = logging.getLogger(__name__)

CHANNEL_INTERVAL_S = 1.0
BOT_EDITS_PER_S = 25.0
ATTEMPTS = 3

Edit = Callable[[], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class _Queued:
    """An edit, the language that it was asked for in, and what is done once it was made."""

    edit: Edit
    language: str
    done: asyncio.Future[None]


class Clock(Protocol):
    def now(self) -> float:
        """Seconds, never going back."""

    async def sleep(self, seconds: float) -> None: ...


class SystemClock:
    def now(self) -> float:
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


class EditBudget:
    """Makes edits one after another, channel by channel."""

    def __init__(
        self,
        clock: Clock | None = None,
        *,
        channel_interval_s: float = CHANNEL_INTERVAL_S,
        bot_edits_per_s: float = BOT_EDITS_PER_S,
    ) -> None:
        self._clock = clock or SystemClock()
        self._interval_s = channel_interval_s
        self._spacing_s = 1.0 / bot_edits_per_s
        self._next_for_bot = 0.0
        self._next_in_channel: dict[int, float] = {}
        self._waiting: dict[int, dict[int, _Queued]] = {}
        self._workers: dict[int, asyncio.Task[None]] = {}

    def edit(self, channel_id: int, message_id: int, edit: Edit) -> asyncio.Future[None]:
        """Queues an edit; the future is done once it, or a newer one of the same message, was made or failed."""
        queue = self._waiting.setdefault(channel_id, {})
        older = queue.get(message_id)
        done = older.done if older else asyncio.get_running_loop().create_future()
        queue[message_id] = _Queued(edit, spoken(), done)
        if channel_id not in self._workers:
            work = self._work(channel_id)
            self._workers[channel_id] = asyncio.create_task(work, name=f"edits in {channel_id}")
        return done

    async def close(self) -> None:
        """Makes no further edits."""
        workers = list(self._workers.values())
        for worker in workers:
            worker.cancel()
        await asyncio.gather(*workers, return_exceptions=True)
        for queue in self._waiting.values():
            for queued in queue.values():
                queued.done.cancel()
        self._waiting.clear()

    async def _work(self, channel_id: int) -> None:
        queue = self._waiting[channel_id]
        try:
            while queue:
                await self._turn(channel_id)
                message_id = next(iter(queue))
                queued = queue.pop(message_id)
                try:
                    with speaking(queued.language):
                        await self._made(queued.edit, lambda: message_id in queue)  # noqa: B023
                finally:
                    if not queued.done.done():
                        queued.done.set_result(None)
        finally:
            del self._workers[channel_id]
            if not queue:
                self._waiting.pop(channel_id, None)

    async def _turn(self, channel_id: int) -> None:
        """Waits until channel and bot may edit again, and takes that turn."""
        now = self._clock.now()
        due = max(now, self._next_for_bot, self._next_in_channel.get(channel_id, 0.0))
        self._next_for_bot = max(now, self._next_for_bot) + self._spacing_s
        if due > now:
            await self._clock.sleep(due - now)
        self._next_in_channel[channel_id] = due + self._interval_s
        if len(self._next_in_channel) > 10_000:
            self._forget(due)

    def _forget(self, now: float) -> None:
        self._next_in_channel = {channel: due for channel, due in self._next_in_channel.items() if due > now}

    async def _made(self, edit: Edit, superseded: Callable[[], bool]) -> None:
        """Makes an edit, again some times when it fails: it may be the last of its message."""
        for _ in range(ATTEMPTS):
            try:
                await edit()
                return
            except Exception:
                # Whoever queued the edit handles what can be expected; the others in this channel must go on.
                _log.exception("an edit failed")
            if superseded():
                return
            await self._clock.sleep(self._interval_s)
