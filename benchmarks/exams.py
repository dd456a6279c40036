"""What an exam of corrections stands on: `python -m benchmarks.exams [--record] [--work …]`.

With --record the models answer anew: those of a finished `benchmarks.learning` alone, the base alone, the base with the
fact beside the question; the answers are kept in data/answers.json, each with whether it holds the fact's keys, and the
base's rewordings are printed. Without it: how often the exam's judgement of the recorded answers is that of the keys.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.asking import Model
from benchmarks.communities import DATA, INSTRUCTION, Community, Fact, communities, right
from benchmarks.helping import Helper
from benchmarks.training import embedder, starter, train

from chatterbox.chat.composer import opening
from chatterbox.models import Help, HelpKind, Message
from chatterbox.training.evaluation import rewording
from chatterbox.training.evaluation.judging import judged

ANSWERS = DATA / "answers.json"
TRAINED = ("garden", "games")


@dataclass(frozen=True, slots=True)
class Answer:
    """A recorded answer: who gave it, what was expected, and whether it holds the keys of that."""

    asked: str
    question: str
    expected: str
    answer: str
    right: bool


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--record", action="store_true")
    parser.add_argument("--work", type=Path, default=Path(".sandbox/benchmarks"))
    options = parser.parse_args()
    if options.record:
        _record(options.work.absolute())
    print("| answered by | right by the keys | of these judged right | wrong by the keys | of these judged right |")
    print("|---|---|---|---|---|")
    answers = recorded()
    for asked in dict.fromkeys(one.asked for one in answers):
        print(f"| {asked} | {' | '.join(map(str, agreement([one for one in answers if one.asked == asked])))} |")
    print(f"| all | {' | '.join(map(str, agreement(answers)))} |")
    print("right answers held against other facts: {1} of {0} judged right".format(*strangers(answers)))


def agreement(answers: Sequence[Answer]) -> tuple[int, int, int, int]:
    """How many answers are right, how many of these are judged right, and the same of the wrong ones."""
    counts = []
    for right_ones in (True, False):
        these = [one for one in answers if one.right is right_ones]
        counts += [len(these), sum(judged(one.expected, one.answer, one.question) for one in these)]
    return (counts[0], counts[1], counts[2], counts[3])


def strangers(answers: Sequence[Answer]) -> tuple[int, int]:
    """How many pairs there are of a right answer and another fact, and how many of them are judged right."""
    facts = {one.expected: one for one in answers}.values()
    pairs = [(one, fact) for one in answers if one.right for fact in facts if fact.expected != one.expected]
    return len(pairs), sum(judged(fact.expected, one.answer, fact.question) for one, fact in pairs)


def recorded() -> list[Answer]:
    """The recorded answers."""
    return [Answer(**one) for one in json.loads(ANSWERS.read_text("utf-8"))["answers"]]


def _record(work: Path) -> None:
    base = starter(work)
    folders = [work / f"rewrite-{name}-1" for name in TRAINED]
    made = [
        train(base, communities()[name].rows(), at, work / "cache", seed=1)
        for name, at in zip(TRAINED, folders, strict=True)
    ]
    model = Model(base.gguf, [one.adapter for one in made])
    answers = [answer for name, community in communities().items() for answer in _answers(model, name, community)]
    lines = ",\n".join(f"  {json.dumps(asdict(answer), ensure_ascii=False)}" for answer in answers)
    about = "Answers of the starter model, alone, trained, or with the fact, and whether they hold the keys of a fact."
    ANSWERS.write_text(f'{{\n "about": "{about}",\n "answers": [\n{lines}\n ]\n}}\n', "utf-8")
    _reword(model)


def _answers(model: Model, name: str, community: Community) -> Iterator[Answer]:
    pairs = [(fact, question) for fact in community.facts for question in (*fact.far, fact.taught[-1])]
    if name in TRAINED:
        replies = model.plainly([question for _, question in pairs], TRAINED.index(name))
        yield from _kept("trained", pairs, replies)
        yield from _kept("base", pairs[::3], model.plainly([question for _, question in pairs[::3]], None))
    else:
        talks = [(_with_fact(fact, question), None) for fact, question in pairs]
        yield from _kept("base with the fact", pairs, model.converse(talks))


def _kept(asked: str, pairs: list[tuple[Fact, str]], replies: list[str]) -> Iterator[Answer]:
    for (fact, question), reply in zip(pairs, replies, strict=True):
        yield Answer(asked, question, fact.answer, reply, right(reply, fact.keys))


def _with_fact(fact: Fact, question: str) -> list[Message]:
    help = Help(HelpKind.FACT, "correction", 1, fact.taught[0], fact.answer, 1.0, learned=False)
    return [*opening(INSTRUCTION, help), Message("user", question)]


def _reword(model: Model) -> None:
    """Prints the base's rewordings of every first wording, with how alike they are."""
    helper = Helper(embedder(), communities()["garden"])
    for community in communities().values():
        for fact in community.facts:
            question = fact.taught[0]
            for seed in range(4):
                text = rewording.first_line(model.sampled(rewording.asked(question), seed))
                vectors = helper.embed([question, text])
                other = rewording.is_other(text, question, ())
                print(f"{float(vectors[0] @ vectors[1]):.2f} {other!s:5} {question} -> {text}")


if __name__ == "__main__":
    main()
