"""EvaluationService: asks a model questions and holds its answers against expectations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from chatterbox.models import Actor, Case, CaseResult

MAX_CASES = 200


@dataclass(frozen=True, slots=True)
class Scores:
    """The results of one `/test`, model by model, the serving one first."""

    test_id: int
    helped: bool
    models: tuple[str, ...]
    results: dict[str, tuple[CaseResult, ...]]

    def passed(self, model: str) -> int:
        return sum(result.passed for result in self.results[model])


class EvaluationService:
    def parse(self, text: bytes) -> tuple[Case, ...]:
        """The cases of a JSON document. Raises BadInput naming case and key, line and column for broken JSON."""
        raise NotImplementedError

    async def run(
        self, actor: Actor, cases: tuple[Case, ...], *, helped: bool, progress: Callable[[int, int], None]
    ) -> Scores:
        """Asks the serving model and the one before it (or the base), several at a time; `progress(done, of)`."""
        raise NotImplementedError

    async def table(self, scores: Scores) -> bytes:
        """The score table as a PNG, legible on a phone."""
        raise NotImplementedError

    def failures(self, scores: Scores) -> bytes:
        """The failed cases with expectation and answer, as JSON."""
        raise NotImplementedError
