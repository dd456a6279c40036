"""Facts that a model never learned: `python -m benchmarks.unlearned [--seed 1] [--work …]`.

A correction acts before any training. The starter model, trained on one community's rows, is asked about the facts of
two others, each beside the question: as the bot gives it to the model that learned it, and as it gives it to one that
did not; of the trained model and of its base. Near: another wording of the fact; far: few words in common.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.asking import Model
from benchmarks.communities import INSTRUCTION, communities, right
from benchmarks.training import starter, train

from chatterbox.chat.composer import opening
from chatterbox.models import Help, HelpKind, Message

TRAINED, STRANGERS = "garden", ("games", "choir")


@dataclass(frozen=True, slots=True)
class Question:
    text: str
    known: str  # the wording that the correction has
    answer: str
    keys: tuple[str, ...]

    def messages(self, learned: bool) -> list[Message]:
        help = Help(HelpKind.FACT, "correction", 1, self.known, self.answer, 1.0, learned)
        return [*opening(INSTRUCTION, help), Message("user", self.text)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--work", type=Path, default=Path(".sandbox/benchmarks"))
    options = parser.parse_args()
    work: Path = options.work.absolute()
    base, rows = starter(work), communities()[TRAINED].rows()
    trained = train(base, rows, work / f"rewrite-{TRAINED}-{options.seed}", work / "cache", seed=options.seed)
    model = Model(base.gguf, [trained.adapter])
    near, far = questions()
    print(f"| asked | as | near of {len(near)} | far of {len(far)} |\n|---|---|---|---|")
    for name, adapter in (("trained", 0), ("base", None)):
        for form, learned in (("fact", True), ("fact and turn", False)):
            counts = [_right(model, asked, adapter, learned) for asked in (near, far)]
            print(f"| {name} | {form} | {counts[0]} | {counts[1]} |", flush=True)


def questions() -> tuple[list[Question], list[Question]]:
    """Near and far ones about facts of the communities that the model was not trained on."""
    facts = [fact for name in STRANGERS for fact in communities()[name].facts]
    near = [Question(fact.taught[-1], fact.taught[0], fact.answer, fact.keys) for fact in facts]
    far = [Question(text, fact.taught[0], fact.answer, fact.keys) for fact in facts for text in fact.far]
    return near, far


def _right(model: Model, asked: Sequence[Question], adapter: int | None, learned: bool) -> int:
    replies = model.converse((one.messages(learned), adapter) for one in asked)
    return sum(right(reply, one.keys) for reply, one in zip(replies, asked, strict=True))


if __name__ == "__main__":
    main()
