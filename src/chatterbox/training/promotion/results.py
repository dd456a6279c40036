"""Results: what a comparison found, as a server may be shown it: sentences, a picture, a file of what broke."""

from __future__ import annotations

from dataclasses import dataclass

from chatterbox.models import Space
from chatterbox.rules.service import Rules
from chatterbox.texts import say
from chatterbox.training.evaluation.comparison_picture import alt_text, draw_comparison, lines_of
from chatterbox.training.evaluation.tally import broke, broken_file, faults, sentence, signed
from chatterbox.training.plots import Plots
from chatterbox.training.promotion.candidates import Candidate
from chatterbox.training.promotion.gate import Gate


@dataclass(frozen=True, slots=True)
class Result:
    """`picture` is a PNG, `broken` JSON; None where there is nothing to show."""

    lines: tuple[str, ...]
    picture: bytes | None
    alt: str
    broken: bytes | None


class Results:
    def __init__(self, gate: Gate, plots: Plots, rules: Rules) -> None:
        self._gate = gate
        self._plots = plots
        self._rules = rules

    async def of(self, candidate: Candidate) -> Result:
        """How a candidate did."""
        comparison = candidate.record.comparison
        if comparison is None:
            return Result((say("gate-not-compared"),), None, "", None)
        lines = lines_of(comparison)
        words = await self._rules.filter(candidate.run.space)
        told = [self._verdict(candidate), sentence(comparison), faults(comparison)]
        picture = await self._plots.drawn(lambda fonts: draw_comparison(fonts, lines)) if lines else None
        broken = broken_file(comparison, words.masked) if broke(comparison) else None
        return Result(tuple(filter(None, told)), picture, alt_text(lines), broken)

    async def said(self, space: Space, text: str) -> str:
        """A text as it may be shown in a space."""
        return await self._rules.masked(space, text)

    def _verdict(self, candidate: Candidate) -> str:
        if candidate.verdict.passed:
            return say("gate-passed")
        broken = [
            say(
                "gate-broken",
                part=say(f"part-{one.section}"),
                points=signed(one.points),
                least=signed(one.least),
            )
            for one in candidate.verdict.broken
        ]
        return say("gate-failed", rules="; ".join(broken))
