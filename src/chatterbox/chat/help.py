"""Help: the single nearest thing that somebody taught, put beside a question."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from itertools import product
from typing import Protocol

import numpy as np

from chatterbox.backend.ports import Embedder, Vectors
from chatterbox.chat.embedding import Embedding
from chatterbox.chat.index_shelf import IndexShelf
from chatterbox.chat.ordinary import Ordinariness
from chatterbox.chat.space_index import Near, SpaceIndex
from chatterbox.chat.taught import single_turns
from chatterbox.models import Help, HelpKind, Serving, Space
from chatterbox.store.crypto import normalised
from chatterbox.store.entries import Entry, Kind, Vector, Wording
from chatterbox.store.store import Store

DEFAULT_THRESHOLD = 0.36
"""For an embedding model that the configuration names no threshold for: measured with MiniLM, to be measured anew."""

NEAR_BY_WORDS = 0.5
"""From which share of its words, weighted by rarity, full text counts a question as near."""


FOLLOW_UP_MAY_LOSE = 0.15
"""How much less near a follow-up may be, together with the question before it, than that question alone.

Measured with MiniLM: the question before it rules the pair (it finds the row of that question, whatever follows). What
follows up ("And where?", "Since when?") loses 0.00 to 0.22, median 0.07; a new subject 0.06 to 0.35, median 0.23.
"""

ROW_MUST_LEAD = 0.1
"""By how much a row must be nearer than the nearest correction to go before it.

Measured with MiniLM (`python -m benchmarks.margin`): of 100 far phrasings of facts that were corrected 83 find the
correction (86 if corrections always go first), of 100 of other facts 72 find their row (66).
"""

_AT_A_TIME = 250
_HELPING = (Kind.ACTING, Kind.ROW)


class Datasets(Protocol):
    async def content(self, space: Space, dataset_id: int) -> bytes:
        """A dataset's rows: chat rows of OpenAI's format, one JSON object a line."""


class HelpIndex:
    """Searches a space's acting corrections, and the rows of the serving model's dataset."""

    def __init__(
        self,
        store: Store,
        datasets: Datasets,
        embedder: Embedder | None,
        *,
        thresholds: Mapping[str, float],
        max_rows: int,
        ordinary: Ordinariness | None = None,
        max_memory_bytes: int = 512 * 1024 * 1024,
    ) -> None:
        """`embedder` is None where no embedding model is configured: full-text search stands in.

        With `ordinary` a question that is like ordinary ones must be nearer to an entry than the threshold says, and
        one that is unlike them may be less near.
        """
        self._store = store
        self._datasets = datasets
        self._embedder = embedder
        self.vector_model = embedder.name if embedder else ""
        self._threshold = thresholds.get(self.vector_model, DEFAULT_THRESHOLD)
        self._max_rows = max_rows
        self._shelf = IndexShelf(store, self.vector_model, max_memory_bytes)
        self._embedding = Embedding(store, embedder, self._shelf) if embedder else None
        self._ordinary = ordinary

    async def find(self, space: Space, serving: Serving, question: str, *, previous: str = "") -> Help | None:
        """Help for a question; `previous` is the question before it where it follows one up.

        A repeat of a known question as the opener gets VERBATIM, a near one FACT, anything else None. A follow-up is
        compared by itself first, then together with the question before it. Raises BackendError when the embedding
        model does not answer.
        """
        if space.kind == "dm":
            return None  # nothing is taught in direct messages
        if not previous and normalised(question):
            # Of a manner the rows show how to talk; repeated word for word they would be a canned reply.
            rows = serving.dataset_id if serving.teaches == "facts" else None
            async with self._store.reading() as work:
                stored = await work.entries.repeats(space, question, rows)
            if stored:
                return _help(HelpKind.VERBATIM, stored, 1.0)
        return await self._nearest(space, serving, question, previous)

    async def index_dataset(self, space: Space, dataset_id: int) -> None:
        """Embeds the single-turn rows of a dataset (up to help.max_rows); a second call does nothing.

        They are found by their words as soon as they are recorded, and by meaning once they are embedded. Raises
        BackendError when the embedding model does not answer; called again it goes on where it stopped.
        """
        content = await self._datasets.content(space, dataset_id)
        rows = await asyncio.to_thread(lambda: list(single_turns(content, self._max_rows)))
        async with self._store.reading() as work:
            present = await work.entries.rows_present(space, dataset_id)
        missing = [row for row in rows if row.row not in present]
        # In parts: sealing thousands of texts in one go would hold up everybody's answers.
        for start in range(0, len(missing), _AT_A_TIME):
            async with self._store.transaction() as work:
                part = missing[start : start + _AT_A_TIME]
                await work.entries.add(space, "row", dataset_id, part, vector_model="")
        self.changed(space)
        if self._embedding:
            await self._embedding.fill(space, dataset_id)

    async def worded(self, questions: Sequence[tuple[str, int | None]], answer: str) -> list[Wording]:
        """Entries to be: each question (with the turn whose words it is) and the answer, embedded.

        Where the embedding model does not answer they come without vectors: found by words, embedded later.
        """
        vectors = await self._embedded_or_none([_text(question, answer) for question, _ in questions])
        return [
            Wording(row, question, answer, turn_id, None if vectors is None else vectors[row])
            for row, (question, turn_id) in enumerate(questions)
        ]

    async def near_corrections(self, space: Space, questions: Sequence[str], count: int) -> list[Entry]:
        """Entries of corrections, acting or held, that are near one of these questions."""
        index = await self._shelf.any(space)
        kinds = (Kind.ACTING, Kind.HELD)
        vectors = await self._embedded_or_none(questions) if index.has_vectors(kinds) else None
        found: set[int] = set()
        for (number, question), kind in product(enumerate(questions), kinds):
            vector = None if vectors is None else vectors[number]
            found.update(
                near.entry_id
                for near in await index.nearest(vector, question, kind, count)
                if _is_near(near, self._threshold)
            )
        async with self._store.reading() as work:
            return await work.entries.among(space, sorted(found))

    async def similarity(self, questions: Sequence[str], others: Sequence[str]) -> Vectors | None:
        """How alike questions are, one row a question, one column an other; None without an embedding model."""
        vectors = await self._embedded_or_none([*questions, *others])
        return None if vectors is None else vectors[: len(questions)] @ vectors[len(questions) :].T

    def changed(self, space: Space) -> None:
        """Says that entries or corrections of a space changed: the next search sees it."""
        self._shelf.changed(space)

    async def close(self) -> None:
        if self._embedding:
            await self._embedding.close()
        self._shelf.close()

    async def _nearest(self, space: Space, serving: Serving, question: str, previous: str) -> Help | None:
        index = await self._shelf.index(space, serving.dataset_id)
        if self._embedding and index.lacks_vectors:
            self._embedding.start(space, serving.dataset_id)
        if not index.holds(_HELPING):
            return None
        texts = [question, f"{previous}\n{question}", previous] if previous else [question]
        vectors = await self._embedder.embed(texts) if self._embedder and index.has_vectors(_HELPING) else None
        needed = [self._threshold] * len(texts)
        if self._ordinary and vectors is not None:
            needed = await self._ordinary.needed(vectors, self._threshold)
        found = [
            await self._best(index, None if vectors is None else vectors[number], text, needed[number])
            for number, text in enumerate(texts)
        ]
        best = found[0] or (_followed_up(found[1], found[2]) if previous else None)
        return await self._as_fact(space, best) if best else None

    async def _best(self, index: SpaceIndex, vector: Vector | None, text: str, needed: float) -> Near | None:
        """The nearest entry that is near enough: a correction, unless a row is much nearer."""
        correction, row = [_nearest(await index.nearest(vector, text, kind), needed) for kind in _HELPING]
        if correction is None or row is None:
            return correction or row
        # A correction may contradict the row that it is compared with, and is then as near as that, not nearer.
        leads = row.by_words == correction.by_words and row.similarity > correction.similarity + ROW_MUST_LEAD
        return row if leads else correction

    async def _as_fact(self, space: Space, near: Near) -> Help | None:
        async with self._store.reading() as work:
            entries = await work.entries.among(space, [near.entry_id])
        # Empty when it was withdrawn this very moment.
        return _help(HelpKind.FACT, entries[0], near.similarity) if entries else None

    async def _embedded_or_none(self, texts: Sequence[str]) -> Vectors | None:
        if self._embedding is None or not texts:
            return None
        return await self._embedding.vectors_or_none(texts)


def _nearest(found: Sequence[Near], needed: float) -> Near | None:
    """What was found by meaning goes before what was found by words: the two measures do not compare."""
    near = [one for one in found if _is_near(one, needed)]
    return min(near, key=lambda one: (one.by_words, -one.similarity), default=None)


def _is_near(near: Near, needed: float) -> bool:
    return near.similarity >= (NEAR_BY_WORDS if near.by_words else needed)


def _followed_up(together: Near | None, before: Near | None) -> Near | None:
    """What a follow-up and the question before it are near to together, if it is a follow-up at all."""
    if together is None or before is None or together.by_words != before.by_words:
        return together
    return together if together.similarity >= before.similarity - FOLLOW_UP_MAY_LOSE else None


def _text(question: str, answer: str) -> str:
    return f"{question}\n{answer}"


def _help(kind: HelpKind, entry: Entry, similarity: float) -> Help:
    near = float(np.clip(similarity, 0.0, 1.0))
    return Help(kind, entry.source, entry.source_id, entry.question, entry.answer, near)
