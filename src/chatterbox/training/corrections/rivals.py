"""Finds what a correction contradicts: the same or nearly the same question, and another answer."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from chatterbox.chat.help import HelpIndex
from chatterbox.models import Correction, Space
from chatterbox.store.entries import Entry
from chatterbox.store.store import Store
from chatterbox.training.corrections.standing import OPEN, same

NEARLY_THE_SAME = 0.9
"""From which similarity of the questions alone two corrections are about the same thing.

Far above the threshold of help, because "When is the meeting?" and "Where is the meeting?" are not one question.
"""

_LOOKED_AT = 8


class Rivals:
    def __init__(self, store: Store, help: HelpIndex) -> None:
        self._store = store
        self._help = help

    async def of(
        self, space: Space, questions: Sequence[str], answer: str, *, apart_from: Collection[int] = ()
    ) -> list[Correction]:
        """The open corrections that answer one of these questions otherwise, oldest first."""
        near = await self._nearly_the_same(space, questions)
        async with self._store.reading() as work:
            exact = await work.entries.corrections_repeating(space, questions)
            ids = {entry.source_id for entry in (*exact, *near) if not same(entry.answer, answer)}
            found = await work.corrections.among(space, sorted(ids.difference(apart_from)))
        return [correction for correction in found if correction.state in OPEN]

    async def _nearly_the_same(self, space: Space, questions: Sequence[str]) -> list[Entry]:
        near = await self._help.near_corrections(space, questions, _LOOKED_AT)
        if not near:
            return []
        alike = await self._help.similarity(questions, [entry.question for entry in near])
        if alike is None:
            return []  # by words alone only the very same question is recognised
        return [entry for entry, best in zip(near, alike.max(axis=0), strict=True) if best >= NEARLY_THE_SAME]
