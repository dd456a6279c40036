"""How well taught questions are told from others: `python -m benchmarks.retrieval`.

For each community, at the plain threshold and at that with ordinary questions taken off: far phrasings of 20 that find
their own row, that find another, general questions of 60 that find any, untaught ones of 6 that do.
"""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.communities import Community, communities, general_questions
from benchmarks.helping import THRESHOLD, Helper
from benchmarks.training import embedder

from chatterbox.chat.ordinary import needed_similarity

Near = Callable[[float, float], bool]
"""Judges a similarity and how like an ordinary question it is."""

RULES: dict[str, Near] = {
    "plain .36": lambda similarity, _: similarity >= 0.36,
    "plain .30": lambda similarity, _: similarity >= 0.30,
    "the bot's": lambda similarity, ordinary: similarity >= needed_similarity(THRESHOLD, ordinary),
}


def main() -> None:
    print("| community | rule | right of 20 | wrong | general of 60 | untaught of 6 |")
    print("|---|---|---|---|---|---|")
    for name, community in communities().items():
        helper = Helper(embedder(), community)
        for rule, near in RULES.items():
            print(f"| {name} | {rule} | {' | '.join(map(str, _counts(helper, community, near)))} |")


def _counts(helper: Helper, community: Community, near: Near) -> tuple[int, int, int, int]:
    right = wrong = 0
    for fact in community.facts:
        for question in fact.far:
            best, *alike = helper.nearest(question)
            if near(*alike):
                right += helper.rows[best][1] == fact.answer
                wrong += helper.rows[best][1] != fact.answer
    general = sum(near(*helper.nearest(one.ask)[1:]) for one in general_questions())
    untaught = sum(near(*helper.nearest(question)[1:]) for question in community.untaught)
    return right, wrong, general, untaught


if __name__ == "__main__":
    main()
