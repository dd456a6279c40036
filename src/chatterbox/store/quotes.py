"""Answers that are kept with votes, comparisons and tests: those that say deleted words as they were given go too."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from functools import partial
from typing import Any

import msgspec
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from chatterbox.models import CaseResult, Space
from chatterbox.store.candidates import Comparison, Marked, Reply
from chatterbox.store.crypto import Cipher
from chatterbox.store.tables import CandidateRow, TestRow, VoteRow
from chatterbox.store.votes import Pair, VoteDetail

Clear = Callable[[str], str]


class Quotes:
    def __init__(self, session: AsyncSession, cipher: Cipher) -> None:
        self._session = session
        self._cipher = cipher

    async def forget(self, space: Space, said: Collection[str]) -> None:
        """Empties every kept answer that is one of these texts. What a model says in its own words is another matter:
        the ledger knows which models contain what."""
        texts = {text.strip() for text in said} - {""}
        if not texts:
            return

        def clear(answer: str) -> str:
            return "" if answer.strip() in texts else answer

        await self._clear(space, VoteRow.id, VoteRow.detail, VoteDetail, partial(_vote, clear))
        await self._clear(space, CandidateRow.run_id, CandidateRow.comparison, Comparison, partial(_comparison, clear))
        await self._clear(space, TestRow.id, TestRow.results, list[CaseResult], partial(_results, clear))

    async def _clear(self, space: Space, key: Any, column: Any, kind: Any, cleared: Callable[[Any], Any]) -> None:
        table = column.class_
        mine = (table.space == space.key, column.is_not(None))
        for its, sealed in (await self._session.execute(select(key, column).where(*mine))).all():
            kept = msgspec.json.decode(self._cipher.open(space, sealed), type=kind)
            left = cleared(kept)
            if left != kept:
                value = self._cipher.seal(space, msgspec.json.encode(left))
                await self._session.execute(update(table).where(*mine, key == its).values({column: value}))


def _vote(clear: Clear, kept: VoteDetail) -> VoteDetail:
    return msgspec.structs.replace(kept, pairs=tuple(_pair(clear, one) for one in kept.pairs))


def _pair(clear: Clear, kept: Pair) -> Pair:
    if kept.answers is None:
        return kept
    serving, candidate = kept.answers
    return msgspec.structs.replace(kept, answers=(clear(serving), clear(candidate)))


def _comparison(clear: Clear, kept: Comparison) -> Comparison:
    def both(replies: tuple[Reply, Reply]) -> tuple[Reply, Reply]:
        now, new = (msgspec.structs.replace(one, text=clear(one.text)) for one in replies)
        return now, new

    marked = tuple(Marked(one.question, both(one.alone), both(one.helped)) for one in kept.marked)
    return msgspec.structs.replace(kept, marked=marked)


def _results(clear: Clear, kept: list[CaseResult]) -> list[CaseResult]:
    return [replace(one, answer=clear(one.answer)) for one in kept]
