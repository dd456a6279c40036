"""The comparison at the end of a run: what the candidate and the serving model are asked, and how it is marked.

Its questions are drawn once and recorded; each answer is recorded as it comes (`RememberedAnswers`), so that a crash
costs the questions under way and the serving model is not asked again what it was asked at the end of another run.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Protocol

from chatterbox.backend.ports import ChatModel
from chatterbox.chat.composer import Composer
from chatterbox.chat.once import OnceAnswerer
from chatterbox.chat.spaces import SpaceSettings
from chatterbox.chat.taught import single_turns
from chatterbox.errors import BackendDown, BackendError
from chatterbox.models import Case, Message, Serving, Space
from chatterbox.store.candidates import Marked, Paper, Question, Reply
from chatterbox.store.store import Store
from chatterbox.training.datasets.service import DatasetService
from chatterbox.training.evaluation.exams import ANSWER_TOKENS, ExamQuestion, judged
from chatterbox.training.evaluation.general import general_cases
from chatterbox.training.evaluation.matching import passes
from chatterbox.training.evaluation.remembered import RememberedAnswers
from chatterbox.training.evaluation.test_sets import newest_cases
from chatterbox.training.evaluation.untaught import says_fact, untaught_questions
from chatterbox.training.together import together

SHORT_TOKENS = 48
"""Enough for a general question's key word, or a taught fact; a model that talks on would only cost time."""
ROWS_LOOKED_AT = 2_000


class ExamPapers(Protocol):
    async def questions(self, space: Space) -> Sequence[ExamQuestion]:
        """All acting corrections in their exam wording. Raises BackendError."""


class Comparer:
    """Draws papers and marks answers. `general` and `untaught` are numbers of questions, `test_tokens` as in /test."""

    def __init__(
        self,
        store: Store,
        spaces: SpaceSettings,
        datasets: DatasetService,
        exams: ExamPapers,
        composer: Composer,
        model: ChatModel,
        *,
        general: int,
        untaught: int,
        test_tokens: int,
        seed: int,
    ) -> None:
        self._store = store
        self._spaces = spaces
        self._datasets = datasets
        self._exams = exams
        self._composer = composer
        self._model = model
        self._general = general
        self._untaught = untaught
        self._test_tokens = test_tokens
        self._seed = seed

    async def paper(self, space: Space, candidate: Serving) -> Paper:
        """What a candidate is to be asked: drawn from what the space has now. Raises BackendError."""
        exams = await self._exams.questions(space)
        async with self._store.reading() as work:
            tests = await newest_cases(work, space)
        questions = [Question("tests", case) for case in tests]
        questions += [
            Question("corrections", _case(one.question), one.expected, one.correction_id, reworded=one.reworded)
            for one in exams
        ]
        questions += [Question("general", case) for case in general_cases(self._general, self._seed)]
        questions += await self._about_the_taught(space, candidate)
        return Paper(await self._spaces.serving(space), tuple(questions))

    async def _about_the_taught(self, space: Space, candidate: Serving) -> list[Question]:
        # Who was taught a manner has no facts to make up; corrections' words stay out, for their authors may take
        # them back.
        if candidate.dataset_id is None or candidate.teaches == "manner" or not self._untaught:
            return []
        content = await self._datasets.content(space, candidate.dataset_id)

        def drawn() -> tuple[tuple[str, str], ...]:
            rows = [(row.question, row.answer) for row in single_turns(content, ROWS_LOOKED_AT)]
            return untaught_questions(rows, self._untaught, self._seed)

        pairs, dataset_id = await asyncio.to_thread(drawn), candidate.dataset_id
        return [Question("untaught", _case(asked), fact, dataset_id=dataset_id) for asked, fact in pairs]

    async def mark(self, space: Space, serving: Serving, candidate: Serving, question: Question) -> Marked:
        """Asks both, alone and helped. A model that refuses is wrong, with the reason. Raises BackendDown."""
        asked = ((one, helped) for helped in (False, True) for one in (serving, candidate))
        replies = await together(self._reply(space, one, question, helped) for one, helped in asked)
        return Marked(question, (replies[0], replies[1]), (replies[2], replies[3]))

    async def answer(self, space: Space, serving: Serving, messages: Sequence[Message], *, helped: bool) -> str:
        """What one of them answers, as long as a /test lets it. Raises BackendError."""
        answerer = self._answerer(space, self._test_tokens)
        return (await answerer.answer_once(space, serving, messages, helped=helped)).text

    async def _reply(self, space: Space, serving: Serving, question: Question, helped: bool) -> Reply:
        tokens = {"tests": self._test_tokens, "corrections": ANSWER_TOKENS}.get(question.section, SHORT_TOKENS)
        answerer = self._answerer(space, tokens)
        try:
            answered = await answerer.answer_once(space, serving, question.case.messages, helped=helped)
        except BackendDown:
            raise
        except BackendError as error:
            return Reply(f"({error})", False)
        return Reply(answered.text, _right(question, answered.text))

    def _answerer(self, space: Space, tokens: int) -> OnceAnswerer:
        remembered = RememberedAnswers(self._model, self._store, space)
        return OnceAnswerer(remembered, self._spaces, self._composer, max_tokens=tokens, seed=self._seed)


def _case(question: str) -> Case:
    return Case((Message("user", question),))


def _right(question: Question, answer: str) -> bool:
    match question.section:
        case "corrections":
            return judged(question.expected, answer, question.case.messages[-1].content)
        case "untaught":
            return not says_fact(question.expected, question.case.messages[-1].content, answer)
        case _:
            return passes(question.case, answer)
