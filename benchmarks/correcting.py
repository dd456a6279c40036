"""A second training, with the failures of the first corrected: `python -m benchmarks.correcting [--seeds 1 2 3]`.

The starter model is trained on a community's rows (as in `benchmarks.learning`, whose finished trainings are taken) and
asked twenty far phrasings with the bot's help. What it says wrongly is corrected with the fact's answer, it is trained
anew on rows and corrections, and is asked all again: helped, where a corrected question gets its correction word for
word; alone; and the general questions.
"""

from __future__ import annotations

import argparse
import statistics
from dataclasses import astuple, dataclass
from pathlib import Path

from benchmarks.asking import Model
from benchmarks.communities import Community, chat, communities, general_questions, right
from benchmarks.helping import Helper
from benchmarks.training import embedder, starter, train

from chatterbox.config import Training


@dataclass(frozen=True, slots=True)
class Scores:
    """Counts: of 20 far phrasings before and after, and of 60 general questions, as the bot answers and the base."""

    far_before: float
    corrected: float
    far: float
    far_alone: float
    general: float
    base_general: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--only", nargs="+", default=["garden", "games"])
    parser.add_argument("--work", type=Path, default=Path(".sandbox/benchmarks"))
    options = parser.parse_args()
    print("| community | far before | corrected | far after | alone | general of 60 | base |")
    print("|---|---|---|---|---|---|---|")
    for name in options.only:
        runs = [_corrected(communities()[name], seed, options.work.absolute()) for seed in options.seeds]
        medians = [statistics.median(column) for column in zip(*map(astuple, runs), strict=True)]
        print(f"| {name} |", " | ".join(f"{one:g}" for one in medians), "|", flush=True)


def _corrected(community: Community, seed: int, work: Path) -> Scores:
    base = starter(work)
    first = train(base, community.rows(), work / f"rewrite-{community.name}-{seed}", work / "cache", seed=seed)
    asked = [(question, fact) for fact in community.facts for question in fact.far]
    questions = [question for question, _ in asked]
    helper = Helper(embedder(), community)
    replies = Model(base.gguf, [first.adapter]).ask(helper.routed(question, 0) for question in questions)
    wrong = [
        (question, fact.answer)
        for (question, fact), reply in zip(asked, replies, strict=True)
        if not right(reply, fact.keys)
    ]
    more = [chat(*one) for one in wrong for _ in range(Training().correction_weight)]
    folder = work / f"corrected-{community.name}-{seed}"
    second = train(base, [*community.rows(), *more], folder, work / "cache", seed=seed)
    model, helper = Model(base.gguf, [second.adapter]), Helper(embedder(), community, wrong)
    known = dict(wrong)
    helped = model.ask(helper.routed(question, 0) for question in questions)
    said = [known.get(question, reply) for question, reply in zip(questions, helped, strict=True)]
    alone = model.plainly(questions, 0)
    general = general_questions()
    asks = [one.ask for one in general]

    def good(replies: list[str]) -> int:
        return sum(right(reply, fact.keys) for (_, fact), reply in zip(asked, replies, strict=True))

    def fine(replies: list[str]) -> int:
        return sum(right(reply, one.keys) for one, reply in zip(general, replies, strict=True))

    scores = Scores(
        far_before=good(replies),
        corrected=len(wrong),
        far=good(said),
        far_alone=good(alone),
        general=fine(model.ask(helper.routed(ask, 0) for ask in asks)),
        base_general=fine(model.plainly(asks, None)),
    )
    print(community.name, "seed", seed, scores, flush=True)
    return scores


if __name__ == "__main__":
    main()
