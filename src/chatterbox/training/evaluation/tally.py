"""What a comparison comes to: counts by part, what the candidate broke, one sentence with the uncertainty."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from chatterbox.store.candidates import SECTIONS, Comparison, Marked, Reply, Section
from chatterbox.texts import say
from chatterbox.texts.figures import probability
from chatterbox.training.evaluation.significance import Difference

KNOWLEDGE: tuple[Section, ...] = ("tests", "corrections", "general")
"""The parts that the sentence is about. Faults with untaught questions are another thing: they are counted apart."""


@dataclass(frozen=True, slots=True)
class Count:
    """Right answers of what serves and of the candidate, to `of` questions."""

    of: int
    now: int
    new: int


def difference(comparison: Comparison, *sections: Section, helped: bool) -> Difference:
    """How the candidate did beside the serving model, question by question."""
    pairs = [_pair(one, helped) for one in comparison.marked if one.question.section in sections]
    better = sum(new.right and not now.right for now, new in pairs)
    worse = sum(now.right and not new.right for now, new in pairs)
    return Difference(len(pairs), better, worse)


def count(comparison: Comparison, section: Section, *, helped: bool) -> Count:
    pairs = [_pair(one, helped) for one in comparison.marked if one.question.section == section]
    return Count(len(pairs), sum(now.right for now, _ in pairs), sum(new.right for _, new in pairs))


def sections_of(comparison: Comparison) -> tuple[Section, ...]:
    """The parts that have questions."""
    there = {one.question.section for one in comparison.marked}
    return tuple(section for section in SECTIONS if section in there)


def sentence(comparison: Comparison) -> str:
    """What the comparison says of the answers that members would get, with its uncertainty."""
    found = difference(comparison, *KNOWLEDGE, helped=True)
    if not found.of:
        return say("compared-nothing")
    low, high = found.interval
    values: dict[str, str | int] = {
        "of": found.of,
        "better": found.better,
        "worse": found.worse,
        "points": signed(found.points),
        "low": signed(low),
        "high": signed(high),
        "p": probability(found.p),
    }
    match found.verdict:
        case "too few":
            return say("compared-too-few", **values)
        case "unclear":
            return say("compared-unclear", **values)
        case "better":
            return say("compared-better", **values)
        case _:
            return say("compared-worse", **values)


def faults(comparison: Comparison) -> str:
    """How often taught facts were made answers to what nobody taught; "" where that was not asked."""
    counted = count(comparison, "untaught", helped=True)
    if not counted.of:
        return ""
    return say("compared-faults", of=counted.of, now=counted.of - counted.now, new=counted.of - counted.new)


def signed(points: float) -> str:
    """Points with their sign: a minus that lines up, no sign for nothing."""
    whole = round(points)
    return f"+{whole}" if whole > 0 else f"\u2212{-whole}" if whole < 0 else "0"


def broke(comparison: Comparison) -> list[Marked]:
    """What the serving model has right and the candidate wrong, as members would get it or alone."""
    return [one for one in comparison.marked if any(_worse(_pair(one, helped)) for helped in (True, False))]


def broken_file(comparison: Comparison, masked: Callable[[str], str]) -> bytes:
    """What the candidate broke, with questions and answers, as JSON; `masked` gives texts as they may be shown."""
    told = [
        {
            "part": one.question.section,
            "question": masked(one.question.case.messages[-1].content),
            **_expected(one, masked),
            "broke": [mode for mode, pair in (("with help", one.helped), ("alone", one.alone)) if _worse(pair)],
            "now": {"with help": masked(one.helped[0].text), "alone": masked(one.alone[0].text)},
            "candidate": {"with help": masked(one.helped[1].text), "alone": masked(one.alone[1].text)},
        }
        for one in broke(comparison)
    ]
    return json.dumps(told, ensure_ascii=False, indent=2).encode("utf-8", "replace")


def _expected(one: Marked, masked: Callable[[str], str]) -> dict[str, object]:
    case = one.question.case
    if one.question.section == "untaught":
        return {"fault": masked(one.question.expected)}
    if one.question.section == "corrections":
        return {"expected": masked(one.question.expected), "reworded": one.question.reworded}
    asked = {"expect": case.expect, "any": case.any, "all": case.all, "not": case.none}
    told: dict[str, object] = {name: [masked(text) for text in texts] for name, texts in asked.items() if texts}
    exact = {name: masked(text) for name, text in (("exact", case.exact), ("regex", case.regex)) if text is not None}
    return told | exact


def _pair(one: Marked, helped: bool) -> tuple[Reply, Reply]:
    return one.helped if helped else one.alone


def _worse(pair: tuple[Reply, Reply]) -> bool:
    return pair[0].right and not pair[1].right
