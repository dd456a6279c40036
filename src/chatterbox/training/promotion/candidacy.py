"""What becomes of a run's model: a candidate, compared with what serves, promoted by itself where configured so."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from chatterbox.errors import ChatterboxError
from chatterbox.models import Serving
from chatterbox.store.candidates import CandidateRecord, CandidateState, Comparison, Marked, Paper, Question
from chatterbox.store.runs import RunRecord
from chatterbox.store.store import Store, Work
from chatterbox.training.evaluation.comparing import Comparer
from chatterbox.training.promotion.service import PromotionService
from chatterbox.training.serving import serving_of

_log = logging.getLogger(__name__)


def _now() -> datetime:
    return datetime.now(UTC)


class Candidacy:
    """`by_itself`: whether a model that passes the gate is promoted without anybody's press."""

    def __init__(
        self,
        store: Store,
        comparer: Comparer,
        promotions: PromotionService,
        *,
        by_itself: bool,
        now: Callable[[], datetime] = _now,
    ) -> None:
        self._store = store
        self._comparer = comparer
        self._promotions = promotions
        self._by_itself = by_itself
        self._now = now

    async def paper(self, run: RunRecord) -> Paper | None:
        """What the run's model is asked: drawn and recorded the first time; None when it was compared already.

        Raises BackendError.
        """
        async with self._store.reading() as work:
            record = await work.candidates.get(run.space, run.id)
        if record is not None:
            return record.paper if record.state is CandidateState.COMPARING else None
        paper = await self._comparer.paper(run.space, serving_of(run))
        async with self._store.transaction() as work:
            await work.candidates.add(run.space, run.id, paper, self._now())
        return paper

    async def mark(self, run: RunRecord, paper: Paper, question: Question) -> Marked:
        """Both models' answers to one question. Raises BackendDown."""
        return await self._comparer.mark(run.space, paper.serving, serving_of(run), question)

    async def compared(self, run: RunRecord, marked: Sequence[Marked] | None) -> None:
        """Records the comparison, once; None: it was ended before, and the gate counts as not passed."""
        async with self._store.transaction() as work:
            record = await work.candidates.get(run.space, run.id)
            if record is None:
                base = Serving(run.base, run.base, run.base)
                record = await work.candidates.add(run.space, run.id, Paper(base, ()), self._now())
            if record.state is CandidateState.COMPARING:
                await self._record(work, run, record, marked)
        if self._by_itself and record.promoted_at is None:
            await self._promote(run)

    async def _record(
        self, work: Work, run: RunRecord, record: CandidateRecord, marked: Sequence[Marked] | None
    ) -> None:
        # What somebody had deleted meanwhile is no longer on the paper.
        left = set(record.paper.questions)
        kept = None if marked is None else tuple(one for one in marked if one.question in left)
        comparison = None if kept is None else Comparison(record.paper.serving.model, kept)
        await work.candidates.compared(run.space, run.id, comparison)
        await work.answers.keep_only(run.space, {record.paper.serving.model, run.model, run.base})

    async def _promote(self, run: RunRecord) -> None:
        try:
            await self._promotions.promote_by_itself(run)
        except ChatterboxError as error:  # it stays a candidate: a trainer can press the button
            _log.warning("the model of run %s passed the gate but was not promoted: %s", run.id, error)
