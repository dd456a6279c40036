"""Exams: whether a model learned what people corrected, asked alone in a wording that was not trained."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from chatterbox.backend.ports import ChatModel
from chatterbox.errors import BackendDown, BackendError, Missing, Refused
from chatterbox.models import Actor, Correction, ExamResult, Message, Space, Wording
from chatterbox.rules.service import Rules
from chatterbox.store.store import Store
from chatterbox.texts import say
from chatterbox.training.corrections.forms import exam_wording, wordings_of
from chatterbox.training.corrections.standing import LIVE, OPEN
from chatterbox.training.evaluation.judging import judged as judged
from chatterbox.training.evaluation.remembered import RememberedAnswers
from chatterbox.training.evaluation.rewording import Rewording

_log = logging.getLogger(__name__)

ANSWER_TOKENS = 96
"""Enough to say what a correction says; a model that talks on would keep the run from its end for minutes."""

_AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class ExamQuestion:
    """How one correction is asked for, and what a right answer says."""

    correction_id: int
    author_id: int
    question: str
    expected: str
    reworded: bool  # by the base, where its author gave one wording only
    trained: bool = False  # the base found no other words: it is asked as it was trained

    @property
    def wording(self) -> Wording:
        return Wording.TRAINED if self.trained else Wording.REWORDED if self.reworded else Wording.KEPT


def _now() -> datetime:
    return datetime.now(UTC)


class Exams:
    def __init__(
        self,
        store: Store,
        model: ChatModel,
        rewording: Rewording,
        rules: Rules,
        *,
        seed: int,
        now: Callable[[], datetime] = _now,
    ) -> None:
        self._store = store
        self._model = model
        self._rewording = rewording
        self._rules = rules
        self._seed = seed
        self._now = now

    async def questions(self, space: Space, among: Collection[int] | None = None) -> tuple[ExamQuestion, ...]:
        """All corrections in force that can be learned (or those of them `among` these ids) in their exam wording.

        A wording that the base must write is written once and kept. Raises BackendDown.
        """
        async with self._store.reading() as work:
            live = await work.corrections.in_states(space, LIVE)
            written = await work.corrections.wordings(space)
        learnable = [one for one in live if one.form.question and not one.never_row]
        return tuple([await self._question(one, written) for one in learnable if among is None or one.id in among])

    async def sit(
        self,
        space: Space,
        run_id: str,
        model: str,
        instruction: str,
        among: Collection[int],
        progress: Callable[[int, int], None] = lambda done, of: None,
    ) -> list[ExamResult]:
        """Asks a run's model, alone, for those of these corrections that it was not asked for yet; all its results.

        Each result is kept as it comes: called again it goes on where it stopped. `progress` is told how many questions
        of how many are done. Raises BackendDown.
        """
        sat = {one.correction_id for one in await self.results(space, run_id)}
        left = await self.questions(space, set(among) - sat)
        for start in range(0, len(left), _AT_ONCE):
            progress(start, len(left))
            part = left[start : start + _AT_ONCE]
            answers = await asyncio.gather(
                *(self._answer(space, model, instruction, question.question) for question in part),
                return_exceptions=True,
            )
            for failed in (one for one in answers if isinstance(one, BaseException)):
                raise failed
            pairs = zip(part, answers, strict=True)
            await self._keep(
                space, [_result(run_id, asked, answer) for asked, answer in pairs if isinstance(answer, str)]
            )
        return await self.results(space, run_id)

    async def results(self, space: Space, run_id: str) -> list[ExamResult]:
        """What a run's model was asked and answered, by correction."""
        async with self._store.reading() as work:
            return await work.exams.of_run(space, run_id)

    async def mine(self, actor: Actor, run_id: str) -> list[tuple[Correction, ExamResult]]:
        """The results of a run for the caller's own corrections, without the words that are never said in their space.

        Raises Missing for a run of another space.
        """
        if actor.space.kind == "dm":
            raise Refused(say("only-in-server"))
        await self._rules.allow(actor)
        masked = (await self._rules.filter(actor.space)).masked
        async with self._store.reading() as work:
            if await work.runs.get(actor.space, run_id) is None:
                raise Missing(say("training-missing"))
            results = {one.correction_id: one for one in await work.exams.of_run(actor.space, run_id)}
            mine = await work.corrections.by(actor.space, actor.user_id)
        return [
            (one, replace(results[one.id], answer=masked(results[one.id].answer)))
            for one in mine
            if one.id in results and one.state in OPEN
        ]

    async def _question(self, correction: Correction, written: dict[int, str]) -> ExamQuestion:
        kept = exam_wording(correction.form)
        other = kept or await self._other_words(correction, written)
        return ExamQuestion(
            correction.id,
            correction.author_id,
            other or correction.form.question,
            correction.form.answer,
            reworded=bool(other) and not kept,
            trained=not other,
        )

    async def _other_words(self, correction: Correction, written: dict[int, str]) -> str:
        """The base's wording, written once and kept; "" where it found none. Raises BackendDown."""
        if correction.id in written:
            return written[correction.id]
        try:
            other = await self._rewording.other_words(correction.form.question, wordings_of(correction.form))
        except BackendDown:
            raise
        except BackendError as error:
            _log.info("the base does not reword correction %s: %s", correction.id, error)
            return ""
        async with self._store.transaction() as work:
            await work.corrections.keep_wording(correction.space, correction.id, other)
        return other

    async def _answer(self, space: Space, model: str, instruction: str, question: str) -> str | None:
        """The model's answer; None where it refuses to give one: that says nothing of what it learned."""
        messages = (Message("system", instruction), Message("user", question))
        try:
            # The comparison that follows asks the same.
            remembered = RememberedAnswers(self._model, self._store, space)
            return await remembered.answer(model, messages, max_tokens=ANSWER_TOKENS, temperature=0.0, seed=self._seed)
        except BackendDown:
            raise
        except BackendError as error:
            _log.info("a model does not sit its exam: %s", error)
            return None

    async def _keep(self, space: Space, results: Sequence[ExamResult]) -> None:
        async with self._store.transaction() as work:
            # What its author deleted this very moment leaves nothing behind.
            there = await work.corrections.among(space, [one.correction_id for one in results])
            left = {one.id for one in there if one.state in OPEN}
            await work.exams.add(space, [one for one in results if one.correction_id in left], self._now())


def _result(run_id: str, asked: ExamQuestion, answer: str) -> ExamResult:
    learned = judged(asked.expected, answer, asked.question)
    return ExamResult(run_id, asked.correction_id, asked.question, asked.wording, answer, learned)
