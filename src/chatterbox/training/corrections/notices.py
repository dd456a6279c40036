"""Notices: every acting correction is told once in the channel that a server's managers chose for that."""

from __future__ import annotations

from chatterbox.models import Correction, CorrectionForm, Space
from chatterbox.rules.service import Rules
from chatterbox.store.store import Store


class Notices:
    def __init__(self, store: Store, rules: Rules) -> None:
        self._store = store
        self._rules = rules

    async def channel(self, space: Space) -> int:
        """Where notices go; 0 where they go nowhere."""
        return (await self._rules.of(space)).notices

    async def owed(self, space: Space) -> list[Correction]:
        """What acts and was not told yet; nothing where no channel was chosen."""
        if not await self.channel(space):
            return []
        async with self._store.reading() as work:
            return await work.corrections.among(space, await work.notices.owed(space))

    async def masked(self, space: Space, form: CorrectionForm) -> CorrectionForm:
        """What was typed, without the words that are never said in a space."""
        masked = (await self._rules.filter(space)).masked
        phrasings = tuple(masked(phrasing) for phrasing in form.phrasings)
        return CorrectionForm(masked(form.question), masked(form.answer), phrasings, masked(form.reason))

    async def told(self, space: Space, correction_id: int) -> None:
        """Records that a notice was posted, or cannot be: nobody tries again."""
        async with self._store.transaction() as work:
            if correction_id in await work.notices.owed(space):
                await work.notices.told(space, [correction_id])

    async def spaces(self) -> list[Space]:
        """Where a crash may have kept notices back: for the bot's start only."""
        async with self._store.reading() as work:
            return await work.notices.spaces()
