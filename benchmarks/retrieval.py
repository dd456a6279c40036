"""How well taught questions are told from others: `python -m benchmarks.retrieval`.

For each community, at the plain threshold and at that with ordinary questions taken off: far phrasings of 20 that find
their own row, that find another, general questions of 60 that find any, untaught ones of 6 that do.
"""

from __future__ import annotations

from benchmarks.communities import Community, communities, general_questions
from benchmarks.helping import THRESHOLD, Helper
from benchmarks.training import embedder

from chatterbox.chat.ordinary import SHARE

RULES = {"plain .35": (0.0, 0.35), "plain .30": (0.0, 0.30), "the bot's": (SHARE, THRESHOLD)}


def main() -> None:
    print("| community | rule | right of 20 | wrong | general of 60 | untaught of 6 |")
    print("|---|---|---|---|---|---|")
    for name, community in communities().items():
        helper = Helper(embedder(), community)
        for rule, (share, threshold) in RULES.items():
            print(f"| {name} | {rule} | {' | '.join(map(str, _counts(helper, community, share, threshold)))} |")


def _counts(helper: Helper, community: Community, share: float, threshold: float) -> tuple[int, int, int, int]:
    right = wrong = 0
    for fact in community.facts:
        for question in fact.far:
            best, _, worth = helper.nearest(question, share)
            if worth >= threshold:
                right += helper.rows[best][1] == fact.answer
                wrong += helper.rows[best][1] != fact.answer
    general = sum(helper.nearest(one.ask, share)[2] >= threshold for one in general_questions())
    untaught = sum(helper.nearest(question, share)[2] >= threshold for question in community.untaught)
    return right, wrong, general, untaught


if __name__ == "__main__":
    main()
