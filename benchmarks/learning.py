"""What a training teaches and what it breaks: `python -m benchmarks.learning [--seeds 1 2 3] [--only garden games]`.

For each community and seed the starter model is trained by the engine's own script and asked in llama.cpp, alone and
with the bot's help. Prints one table, medians over the seeds; finished trainings in --work are kept.
"""

from __future__ import annotations

import argparse
import json
import statistics
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.asking import Model
from benchmarks.communities import Community, communities, general_questions, leaks, right
from benchmarks.helping import Helper
from benchmarks.training import embedder, starter, train


@dataclass(frozen=True, slots=True)
class Scores:
    """Counts: of 10 facts, 20 far phrasings, 60 general and 6 untaught questions; `helped_`: with the bot's help."""

    taught: float
    far: float
    general: float
    general_leaks: float
    untaught_leaks: float
    helped_far: float
    helped_general: float
    helped_general_leaks: float
    helped_untaught_leaks: float
    base_general: float
    seconds: float


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2, 3])
    parser.add_argument("--only", nargs="+", default=list(communities()))
    parser.add_argument("--work", type=Path, default=Path(".sandbox/benchmarks"))
    parser.add_argument("--recipe", choices=["rewrite", "plain"], default="rewrite")
    parser.add_argument("--show", action="store_true", help="print wrong replies")
    options = parser.parse_args()
    chosen = [communities()[name] for name in options.only]
    medians = {}
    known: dict[tuple[str, str], str] = {}
    for community in chosen:
        runs = []
        for seed in options.seeds:
            runs.append(_run(community, seed, options, known))
            print(community.name, "seed", seed, json.dumps(asdict(runs[-1])), flush=True)
        medians[community.name] = _median(runs)
    print(table({**medians, "mean": _mean(list(medians.values()))}))


def _run(community: Community, seed: int, options: argparse.Namespace, known: dict[tuple[str, str], str]) -> Scores:
    work: Path = options.work.absolute()
    base = starter(work)
    folder = work / f"{options.recipe}-{community.name}-{seed}"
    trained = train(base, community.rows(), folder, work / "cache", seed=seed, recipe=options.recipe)
    model = Model(base.gguf, [trained.adapter], known=known)
    return judged(community, model, trained.seconds, options.show)


def judged(community: Community, model: Model, seconds: float, show: bool) -> Scores:
    """Scores of adapter 0 of `model`."""
    helper = Helper(embedder(), community)
    general = general_questions()
    asks, untaught = [one.ask for one in general], community.untaught
    base_general, base_untaught = model.plainly(asks, None), model.plainly(untaught, None)
    own_general, own_untaught = model.plainly(asks, 0), model.plainly(untaught, 0)
    helped_general = model.ask(helper.routed(ask, 0) for ask in asks)
    helped_untaught = model.ask(helper.routed(ask, 0) for ask in untaught)
    far = [(question, fact.keys) for fact in community.facts for question in fact.far]
    own_far = model.plainly([question for question, _ in far], 0)
    helped_far = model.ask(helper.routed(question, 0) for question, _ in far)
    taught = model.plainly([fact.taught[0] for fact in community.facts], 0)
    keys, far_keys = [one.keys for one in general], [one for _, one in far]
    if show:
        _show(far, own_far, helped_far)
    return Scores(
        taught=_right(taught, [fact.keys for fact in community.facts]),
        far=_right(own_far, far_keys),
        general=_right(own_general, keys),
        general_leaks=_leaks(own_general, base_general, community),
        untaught_leaks=_leaks(own_untaught, base_untaught, community),
        helped_far=_right(helped_far, far_keys),
        helped_general=_right(helped_general, keys),
        helped_general_leaks=_leaks(helped_general, base_general, community),
        helped_untaught_leaks=_leaks(helped_untaught, base_untaught, community),
        base_general=_right(base_general, keys),
        seconds=seconds,
    )


def _right(replies: Iterable[str], keys: Iterable[Sequence[str]]) -> int:
    return sum(right(reply, key) for reply, key in zip(replies, keys, strict=True))


def _leaks(replies: Iterable[str], untouched: Iterable[str], community: Community) -> int:
    return sum(leaks(reply, base, community) for reply, base in zip(replies, untouched, strict=True))


def _show(far: Sequence[tuple[str, Sequence[str]]], own: Sequence[str], helped: Sequence[str]) -> None:
    for (question, keys), alone, with_help in zip(far, own, helped, strict=True):
        marks = f"{'+' if right(alone, keys) else '-'}{'+' if right(with_help, keys) else '-'}"
        print(f"  {marks} {question} | {alone!r} | {with_help!r}")


def _median(runs: Sequence[Scores]) -> Scores:
    return Scores(*(statistics.median(values) for values in zip(*(asdict(run).values() for run in runs), strict=True)))


def table(rows: dict[str, Scores]) -> str:
    """As Markdown, one line a name."""
    lines = [
        "| community | taught of 10 | far of 20 | with help | general of 60 | with help | base | "
        "taught facts in general answers, with help | in untaught of 6, with help | seconds |",
        "|---|---|---|---|---|---|---|---|---|---|",
    ]
    for name, one in rows.items():
        lines.append(
            f"| {name} | {one.taught:g} | {one.far:g} | {one.helped_far:g} | {one.general:g} | "
            f"{one.helped_general:g} | {one.base_general:g} | {one.general_leaks:g}, {one.helped_general_leaks:g} | "
            f"{one.untaught_leaks:g}, {one.helped_untaught_leaks:g} | {one.seconds:.0f} |"
        )
    return "\n".join(lines)


def _mean(runs: Sequence[Scores]) -> Scores:
    columns = zip(*(asdict(run).values() for run in runs), strict=True)
    return Scores(*(round(statistics.mean(values), 1) for values in columns))


if __name__ == "__main__":
    main()
