"""Reports: what somebody tells the managers of a server, and the operator, about what the bot did."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from chatterbox.errors import BadInput, Refused
from chatterbox.models import Actor, Place
from chatterbox.rules.service import Rules
from chatterbox.store.reports import Report
from chatterbox.store.store import Store
from chatterbox.texts import say

LONGEST = 1000
MOST_A_DAY = 5
"""Of one person in one place: a report goes to people."""


def _now() -> datetime:
    return datetime.now(UTC)


class Reports:
    def __init__(self, store: Store, rules: Rules, now: Callable[[], datetime] = _now) -> None:
        self._store = store
        self._rules = rules
        self._now = now

    async def submit(self, actor: Actor, text: str, about: Place | None = None) -> None:
        """Keeps a report until managers and operator are told of it: also of somebody whom managers keep away.

        Raises BadInput (empty, too long) and Refused (too many within a day).
        """
        text = text.strip()
        if not text:
            raise BadInput(say("report-empty"))
        if len(text) > LONGEST:
            raise BadInput(say("report-long", most=LONGEST))
        now = self._now()
        async with self._store.transaction() as work:
            if await work.reports.since(actor.space, actor.user_id, now - timedelta(days=1)) >= MOST_A_DAY:
                raise Refused(say("report-too-many", most=MOST_A_DAY))
            await work.reports.add(actor.space, actor.user_id, text, about, now)

    async def owed(self) -> list[tuple[Report, int]]:
        """Reports that managers or operator were not told of, and the notice channel of their server (0: none)."""
        async with self._store.reading() as work:
            owed = await work.reports.owed()
        return [(report, (await self._rules.of(report.space)).notices) for report in owed]

    async def all(self) -> list[Report]:
        """Every report: for the operator."""
        async with self._store.reading() as work:
            return await work.reports.all()

    async def managers_told(self, report: Report) -> None:
        async with self._store.transaction() as work:
            await work.reports.managers_told(report.space, report.id, self._now())

    async def operator_told(self, report: Report) -> None:
        async with self._store.transaction() as work:
            await work.reports.operator_told(report.space, report.id, self._now())
