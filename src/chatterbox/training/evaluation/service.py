"""EvaluationService: asks a model questions and holds its answers against expectations."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import product
from typing import Any, Protocol

from chatterbox.chat.once import Answered
from chatterbox.chat.spaces import SpaceSettings
from chatterbox.errors import BackendDown, BackendError, Refused
from chatterbox.models import Actor, Case, CaseResult, Message, Place, Serving, Space
from chatterbox.rules.service import Rules
from chatterbox.rules.words import WordFilter
from chatterbox.store.store import Store
from chatterbox.texts import say
from chatterbox.training.evaluation.cases import MAX_CASES, parse_cases
from chatterbox.training.evaluation.matching import passes
from chatterbox.training.plots import Plots, Table, TableRow
from chatterbox.training.serving import serving_of
from chatterbox.training.together import together

__all__ = ["MAX_CASES", "Answerer", "EvaluationService", "Scores"]

AT_ONCE = 4
TRIES = 3
"""How often a question is asked of a backend that is down before the whole test is given up."""


@dataclass(frozen=True, slots=True)
class Scores:
    """The results of one `/test`, model by model, the serving one first."""

    test_id: int
    helped: bool
    models: tuple[str, ...]
    results: dict[str, tuple[CaseResult, ...]]
    base: str = ""

    def passed(self, model: str) -> int:
        return sum(result.passed for result in self.results[model])

    def label(self, model: str) -> str:
        """What a model is to people: now, before, or the base."""
        if model == self.base:
            return say("test-base")
        return say("test-now" if model == self.models[0] else "test-before")


class Answerer(Protocol):
    async def answer_once(
        self, space: Space, serving: Serving, messages: Sequence[Message], *, helped: bool
    ) -> Answered:
        """What `serving` answers, as the bot would (`helped`) or alone. Raises BackendError."""


class EvaluationService:
    def __init__(
        self,
        store: Store,
        spaces: SpaceSettings,
        answerer: Answerer,
        plots: Plots,
        rules: Rules,
        *,
        at_once: int = AT_ONCE,
        pause_s: float = 2.0,
    ) -> None:
        self._store = store
        self._spaces = spaces
        self._answerer = answerer
        self._plots = plots
        self._rules = rules
        self._at_once = at_once
        self._pause_s = pause_s

    def parse(self, text: bytes) -> tuple[Case, ...]:
        """The cases of a JSON document. Raises BadInput naming case and key, line and column for broken JSON."""
        return parse_cases(text)

    async def admit(self, actor: Actor) -> None:
        """Raises Refused for whom no test may begin: see `Rules.admit`."""
        if actor.space.kind != "guild":
            raise Refused(say("only-in-server"))
        await self._rules.admit(actor)

    async def run(
        self, actor: Actor, cases: tuple[Case, ...], *, helped: bool, progress: Callable[[int, int], None]
    ) -> Scores:
        """Asks the serving model and the one before it (or the base), several at a time; `progress(done, of)`.

        In what comes back, words that are never said there are masked; scored was what the models said. Raises Refused
        (a direct message, paused, blocked) and BackendDown (when the backend stays down; nothing is kept then).
        """
        await self.admit(actor)
        servings = await self._compared(actor.space)
        asked = list(product(servings, cases))
        results = await self._asked(actor.space, asked, helped, progress)
        models = tuple(serving.model for serving in servings)
        async with self._store.transaction() as work:
            test_id = await work.tests.add(actor.space, actor.user_id, models, results, datetime.now(UTC))
        by_model = {
            model: tuple(results[number * len(cases) : (number + 1) * len(cases)])
            for number, model in enumerate(models)
        }
        words = await self._rules.filter(actor.space)
        shown = {model: tuple(_masked(result, words) for result in results) for model, results in by_model.items()}
        return Scores(test_id, helped, models, shown, servings[0].base)

    async def begin(self, space: Space, interaction_id: int, channel_id: int) -> None:
        """Tells that a test begins, before its message is sent; `ended` is told when that message has its end."""
        async with self._store.transaction() as work:
            await work.tests.begin(space, interaction_id, channel_id)

    async def shown(self, space: Space, interaction_id: int, place: Place) -> None:
        """Tells in which message a test shows its progress."""
        async with self._store.transaction() as work:
            await work.tests.shown(space, interaction_id, place)

    async def ended(self, space: Space, interaction_id: int) -> None:
        async with self._store.transaction() as work:
            await work.tests.end(space, interaction_id)

    async def unfinished(self) -> list[tuple[Space, int, Place]]:
        """The tests that a crash cut: where, by which interaction, and in which message."""
        async with self._store.reading() as work:
            return await work.tests.under_way()

    async def table(self, scores: Scores) -> bytes:
        """The score table as a PNG, legible on a phone."""
        first = scores.results[scores.models[0]]
        rows = tuple(
            TableRow(
                number + 1,
                _last_question(result.case),
                tuple(scores.results[model][number].passed for model in scores.models),
            )
            for number, result in enumerate(first)
        )
        table = Table(
            columns=tuple(scores.label(model) for model in scores.models),
            passed=tuple(scores.passed(model) for model in scores.models),
            rows=rows,
        )
        return await self._plots.scores(table)

    def failures(self, scores: Scores) -> bytes:
        """The failed cases with expectation and answer, as JSON."""
        failed = [
            {"case": number, "model": model, **_told(result)}
            for model in scores.models
            for number, result in enumerate(scores.results[model], 1)
            if not result.passed
        ]
        return json.dumps(failed, ensure_ascii=False, indent=2).encode("utf-8", "replace")

    async def _compared(self, space: Space) -> list[Serving]:
        """What serves, and what served before it; the base alone where nothing was trained."""
        serving = await self._spaces.serving(space)
        before = serving.previous or serving.base
        if before == serving.model:
            before = serving.base
        if before == serving.model:
            return [serving]
        return [serving, await self._earlier(space, before, serving.base)]

    async def _earlier(self, space: Space, model: str, base: str) -> Serving:
        """How an earlier model of this space served: with the rows of its own dataset."""
        async with self._store.reading() as work:
            succeeded = await work.runs.succeeded(space)
        for record in succeeded:
            if record.model == model:
                return serving_of(record)
        return Serving(model=model, previous=base, base=base)

    async def _asked(
        self, space: Space, asked: list[tuple[Serving, Case]], helped: bool, progress: Callable[[int, int], None]
    ) -> list[CaseResult]:
        free = asyncio.Semaphore(self._at_once)
        done = 0

        async def one(serving: Serving, case: Case) -> CaseResult:
            nonlocal done
            async with free:
                result = await self._result(space, serving, case, helped)
            done += 1
            progress(done, len(asked))
            return result

        return await together(one(serving, case) for serving, case in asked)

    async def _result(self, space: Space, serving: Serving, case: Case, helped: bool) -> CaseResult:
        for attempt in range(1, TRIES + 1):
            try:
                answered = await self._answerer.answer_once(space, serving, case.messages, helped=helped)
            except BackendDown:
                if attempt == TRIES:
                    raise
                await asyncio.sleep(self._pause_s)
            except BackendError as error:
                return CaseResult(case, serving.model, "", False, str(error))
            else:
                return CaseResult(case, answered.model, answered.text, passes(case, answered.text))
        raise AssertionError("the last attempt returns or raises")


def _masked(result: CaseResult, words: WordFilter) -> CaseResult:
    """A result as it may be shown in its server."""
    if not words:
        return result
    case, masked = result.case, words.masked
    messages = tuple(replace(message, content=masked(message.content)) for message in case.messages)
    lists = {name: tuple(map(masked, getattr(case, name))) for name in ("expect", "any", "all", "none")}
    exact = None if case.exact is None else masked(case.exact)
    regex = None if case.regex is None else masked(case.regex)
    shown = replace(case, messages=messages, exact=exact, regex=regex, **lists)
    return replace(result, case=shown, answer=masked(result.answer), error=masked(result.error))


def _last_question(case: Case) -> str:
    return case.messages[-1].content


def _told(result: CaseResult) -> dict[str, Any]:
    case = result.case
    messages = [{"role": message.role, "content": message.content} for message in case.messages]
    asked: dict[str, Any] = {"prompt": messages[0]["content"]} if len(messages) == 1 else {"messages": messages}
    expected = {
        "expect": case.expect,
        "any": case.any,
        "all": case.all,
        "not": case.none,
        "exact": case.exact,
        "regex": case.regex,
    }
    told = asked | {key: value for key, value in expected.items() if value} | {"answer": result.answer}
    return told | ({"error": result.error} if result.error else {}) | {"answered_by": result.model}
