"""Corrections before rows, and by how much: `python -m benchmarks.margin`.

Every second fact of a community is corrected: its correction, asked in two wordings, stands beside rows that give the
answer of another fact to all four; the other facts stand in rows alone. For each margin: of the far phrasings of
corrected facts those that find the correction, and of the other facts those that find their row, where a correction
goes first unless a row is nearer by more than the margin.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from benchmarks.communities import Community, communities
from benchmarks.helping import THRESHOLD, Helper
from benchmarks.training import embedder

from chatterbox.chat.ordinary import needed_similarity

MARGINS = (0.0, 0.05, 0.1, 0.15, 0.2, 0.3, 1.0)
Entries = list[tuple[str, str]]


def main() -> None:
    found = {margin: [0, 0] for margin in MARGINS}
    asked = [0, 0]
    for community in communities().values():
        helper = Helper(embedder(), community)
        questions = [question for fact in community.facts for question in fact.far]
        needed = [needed_similarity(THRESHOLD, helper.nearest(question)[2]) for question in questions]
        vectors = helper.embed(questions)
        for half in (0, 1):
            entries = _entries(community, half)
            likeness = [vectors @ helper.embed([f"{q}\n{a}" for q, a in side]).T for side in entries]
            for number, (corrected, answer) in enumerate(_expected(community, half)):
                asked[corrected] += 1
                alike = [side[number] for side in likeness]
                for margin in MARGINS:
                    found[margin][corrected] += _answer(entries, alike, needed[number], margin) == answer
    print(f"| margin | corrected facts of {asked[1]} | other facts of {asked[0]} |\n|---|---|---|")
    for margin, (other, corrected) in found.items():
        print(f"| {margin:g} | {corrected} | {other} |")


def _entries(community: Community, half: int) -> tuple[Entries, Entries]:
    corrections: Entries = []
    rows: Entries = []
    for number, fact in enumerate(community.facts):
        corrected = number % 2 == half
        old = community.facts[number - 1].answer if corrected else fact.answer
        rows += [(question, old) for question in fact.taught]
        corrections += [(question, fact.answer) for question in fact.taught[:2]] if corrected else []
    return corrections, rows


def _expected(community: Community, half: int) -> Iterator[tuple[bool, str]]:
    """For each far phrasing, whether its fact is corrected, and the right answer."""
    for number, fact in enumerate(community.facts):
        for _ in fact.far:
            yield number % 2 == half, fact.answer


def _answer(entries: tuple[Entries, Entries], likeness: list[Any], needed: float, margin: float) -> str:
    (correction, its), (row, rows) = [(int(side.argmax()), float(side.max())) for side in likeness]
    if its >= needed and rows - its <= margin:
        return entries[0][correction][1]
    return entries[1][row][1] if rows >= needed else ""


if __name__ == "__main__":
    main()
