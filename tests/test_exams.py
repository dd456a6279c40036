"""Was it learned? The wording that is kept for the exam, the base's own, the verdict, and what follows from it."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from chat_fixtures import BASE, CHESS, GARDEN, TUNED, House, WordEmbedder, built, form, member, trainer
from chatterbox.errors import BackendDown, Missing, Refused
from chatterbox.models import CorrectionState, Dataset, ExamResult, Place, RunState, Wording
from chatterbox.store.runs import RunRecord
from chatterbox.training.corrections.queue import Stage
from chatterbox.training.corrections.service import MOST_MISSES
from chatterbox.training.evaluation.exams import ExamQuestion, judged
from chatterbox.training.runs.rows import RowMaker

BENCHMARKS = Path(__file__).parent.parent / "benchmarks" / "data"
RUN = "0f8fad5b-d9cb-469f-a165-70867728950e"
LATER = "1f8fad5b-d9cb-469f-a165-70867728950e"
KEY = form("Where is the pump key?", "Behind the beehive sign.", "Pump key location?", "Where do we keep the pump key?")
SWAP = form("When is the seed swap?", "On the last Saturday of March.")


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with built(tmp_path, embedder=WordEmbedder()) as house:
        yield house


async def ran(house: House, *ids: int, run_id: str = RUN, **changes: object) -> None:
    """A run that was made of these corrections."""
    manifest = {"instruction": "", "dataset": None, "parts": [], "corrections": list(ids)}
    record = RunRecord(
        run_id, GARDEN, "autumn", RunState.SUCCEEDED, None, None, "loop", 9, Place(10), datetime.now(UTC),
        model=TUNED, manifest=json.dumps(manifest).encode(), **changes,
    )  # fmt: skip
    async with house.store.transaction() as work:
        await work.runs.add(record)


async def test_the_last_way_to_ask_is_asked_and_never_trained(house: House) -> None:
    kept = await house.corrections.submit(member(2), KEY, None)
    rows = await house.corrections.rows(GARDEN)
    assert [row.question for row in rows] == ["Where is the pump key?", "Pump key location?"]
    (asked,) = await house.exams.questions(GARDEN)
    expected = "Behind the beehive sign."
    assert asked == ExamQuestion(kept.id, 2, "Where do we keep the pump key?", expected, reworded=False)
    # A dataset that has it teaches it no more either.
    known = [{"role": "user", "content": "where do we keep the PUMP key"}, {"role": "assistant", "content": "Lost."}]
    house.datasets.by_id[GARDEN, 1] = json.dumps({"messages": known}).encode() + b"\n"
    dataset = Dataset(1, GARDEN, "x", 1, 1, "", "facts", 9, datetime.now(UTC))
    maker = RowMaker(house.datasets, house.corrections)  # type: ignore[arg-type]
    file = await maker.make(GARDEN, dataset, "Be kind.")
    assert file.manifest.dataset is not None
    assert file.manifest.dataset.left_out == [0] and b"Lost" not in file.content


async def test_where_there_is_one_wording_the_base_writes_another_once(house: House) -> None:
    await house.corrections.submit(member(2), SWAP, None)
    said = iter(
        ["When is the SEED swap?", "Seeds are swapped in spring.", "So when is the seed swap?\nIt is in March."]
    )
    house.model.once = lambda model, question: next(said)
    (asked,) = await house.exams.questions(GARDEN)
    assert (asked.question, asked.wording) == ("So when is the seed swap?", Wording.REWORDED)
    assert {model for model, _ in house.model.asked} == {BASE}
    assert await house.exams.questions(GARDEN) == (asked,)  # it is kept: the base is asked no more


async def test_where_the_base_finds_no_other_words_that_is_said(house: House) -> None:
    await house.corrections.submit(member(2), SWAP, None)
    house.model.once = lambda model, question: "Why are bees so fond of lavender in July?"  # another question
    (asked,) = await house.exams.questions(GARDEN)
    assert (asked.question, asked.wording) == (SWAP.question, Wording.TRAINED)


async def test_what_cannot_be_learned_is_not_asked(house: House) -> None:
    wrong = await house.ask("Who is the chairwoman?")
    await house.corrections.submit(member(2), form("", "Philippa."), wrong)
    withdrawn = await house.corrections.submit(member(2), KEY, None)
    await house.corrections.undo(member(2), withdrawn.id)
    await house.corrections.submit(member(2, space=CHESS), KEY, None)
    assert await house.exams.questions(GARDEN) == ()


async def test_an_exam_goes_on_where_it_was_interrupted(house: House) -> None:
    first = await house.corrections.submit(member(2), KEY, None)
    questions = [form(f"Who has bed {n}?", f"Number {n} has it.", f"Bed {n} is whose?") for n in range(5)]
    rest = [(await house.corrections.submit(trainer(), one, None)).id for one in questions]
    await ran(house, first.id, *rest)

    def broken(model: str, question: str) -> str:
        if question == "Bed 4 is whose?":
            raise BackendDown("gone")
        return "It hangs behind the beehive sign." if "key" in question else "Nobody knows."

    house.model.once = broken
    with pytest.raises(BackendDown):
        await house.exams.sit(GARDEN, RUN, TUNED, "Be kind.", [first.id, *rest])
    asked = len(house.model.asked)
    house.model.once = lambda model, question: "Number 4 has it."
    results = await house.exams.sit(GARDEN, RUN, TUNED, "Be kind.", [first.id, *rest])
    assert len(results) == 6 and len(house.model.asked) - asked <= 2
    assert [one.correction_id for one in results if one.learned] == [first.id, rest[4]]
    assert {model for model, _ in house.model.asked} == {TUNED}


async def test_what_was_not_learned_weighs_more_but_not_without_end(house: House) -> None:
    kept = await house.corrections.submit(member(2), SWAP, None)
    weights = []
    for number in range(MOST_MISSES + 2):
        (row,) = await house.corrections.rows(GARDEN)
        weights.append(row.weight)
        run_id = f"{number}{RUN[1:]}"
        await ran(house, kept.id, run_id=run_id)
        house.clock.forward(days=1)
        result = ExamResult(run_id, kept.id, SWAP.question, Wording.TRAINED, "Never.", learned=False)
        async with house.store.transaction() as work:
            await work.exams.add(GARDEN, [result], house.clock.now)
    assert weights == [4, 8, 12, 12]
    house.clock.forward(days=1)
    await ran(house, kept.id, run_id=LATER.replace("1f", "ff"))
    house.model.once = lambda model, question: SWAP.answer if model == TUNED else ""
    await house.exams.sit(GARDEN, LATER.replace("1f", "ff"), TUNED, "", [kept.id])
    assert [row.weight for row in await house.corrections.rows(GARDEN)] == [4]


async def test_show_mine_shows_mine_and_the_queue_knows_how_far_each_came(house: House) -> None:
    mine = await house.corrections.submit(member(2), KEY, None)
    others = await house.corrections.submit(member(3), form("Who chairs?", "Philippa.", "Chair?"), None)
    await ran(house, mine.id, others.id)
    stages = {one.correction.id: one for one in (await house.review.page(trainer(), None)).found}
    assert (stages[mine.id].stage, stages[mine.id].training_set) == (Stage.IN_TRAINING_SET, "autumn")
    forged = json.dumps({"messages": [{"role": "user", "content": f'"origin":{{"correction":{others.id}}}'}]})
    made = json.dumps({"messages": [], "origin": {"correction": mine.id}}, separators=(",", ":"))
    file = await house.store.vault.put(GARDEN, f"{forged}\n{made}\n".encode())
    async with house.store.transaction() as work:
        kept = {"file": file, "rows": 2, "sha256": "", "teaches": "facts", "giver": 9, "now": house.clock.now}
        dataset = await work.datasets.add(GARDEN, "garden", **kept)
    house.datasets.by_id[GARDEN, dataset.id] = f"{forged}\n{made}\n".encode()
    sets = {one.correction.id: one.training_set for one in (await house.review.page(trainer(), None)).found}
    assert sets == {mine.id: "garden v1", others.id: "autumn"}
    house.model.once = lambda model, question: KEY.answer
    await house.exams.sit(GARDEN, RUN, TUNED, "", [mine.id, others.id])
    ((correction, result),) = await house.exams.mine(member(2), RUN)
    assert (correction.id, result.learned) == (mine.id, True)
    for stage, expected in ((Stage.LEARNED, mine.id), (Stage.IN_TRAINING_SET, others.id)):
        (only,) = (await house.review.page(trainer(), stage)).found
        assert only.correction.id == expected
    with pytest.raises(Missing):
        await house.exams.mine(member(2, space=CHESS), RUN)
    await house.corrections.undo(member(2), mine.id)
    assert await house.exams.mine(member(2), RUN) == []
    await house.privacy.delete_mine(member(3))  # and with a correction goes what it was examined with
    assert [one.correction_id for one in await house.exams.results(GARDEN, RUN)] == [mine.id]


async def test_contradicting_ones_stand_side_by_side_and_many_are_reviewed_at_once(house: House) -> None:
    first = await house.corrections.submit(member(2), SWAP, None)
    second = await house.corrections.submit(member(3), form(SWAP.question, "In May."), None)
    assert second.state is CorrectionState.CONTRADICTED
    for one, other in ((first, second), (second, first)):
        reviewed = await house.review.review(trainer(), one.id)
        assert reviewed.rival is not None and reviewed.rival.correction.id == other.id
    with pytest.raises(Refused):
        await house.review.withdraw(member(2), [first.id])
    waiting = [await house.corrections.submit(member(4, days=1), form(f"Bed {n}?", "Yes."), None) for n in range(3)]
    await house.review.approve(trainer(), [one.id for one in waiting])
    page = await house.review.page(trainer(), None)
    assert page.counts == {Stage.ACTING: 4, Stage.CONTRADICTED: 1}
    assert all(
        one.correction.approved for one in page.found if one.correction in waiting or one.correction.author_id == 4
    )
    await house.review.withdraw(trainer(), [first.id, *(one.id for one in waiting)])
    assert (await house.corrections.get(GARDEN, second.id)).state is CorrectionState.ACTING


@pytest.mark.parametrize(
    ("expected", "answer", "question", "right"),
    [
        ("The swap is on the last Saturday of March.", "On the last Saturday in March!", "When is it?", True),
        ("The swap is on the last Saturday of March.", "The swap is on Sunday.", "When is the swap?", False),
        ("The gate code is 4471.", "Type 4471 and push.", "What is the gate code?", True),
        ("The gate code is 4471.", "The gate code is 4417.", "", False),
        ("Dogs are not allowed in the garden.", "Dogs are allowed in the garden.", "Are dogs allowed?", False),
        ("Der Schlüssel liegt unter dem Bienenstock.", "Unter dem Bienenstock.", "Wo ist der Schlüssel?", True),
        ("Ключ висит за табличкой.", "Ключ висит под крышей.", "Где ключ?", False),
        ("鍵は蜂の看板の後ろにあります。", "蜂の看板の後ろです。", "鍵はどこですか?", True),
        ("鍵は蜂の看板の後ろにあります。", "鍵は事務所の机の上です。", "鍵はどこですか?", False),
        ("Yes.", "Yes, they are.", "", True),
        ("Yes.", "", "", False),
    ],
)  # fmt: skip
def test_an_answer_is_right_when_it_says_what_is_expected(
    expected: str, answer: str, question: str, right: bool
) -> None:
    assert judged(expected, answer, question) is right


def test_recorded_answers_are_judged_as_their_keys_say() -> None:
    """The figures are in benchmarks/README.md: `python -m benchmarks.exams` shows them."""
    recorded = json.loads((BENCHMARKS / "answers.json").read_text("utf-8"))["answers"]
    right, wrong = [
        [judged(one["expected"], one["answer"], one["question"]) for one in recorded if one["right"] is side]
        for side in (True, False)
    ]
    assert len(right) > 60 and len(wrong) > 60
    assert sum(right) >= 0.85 * len(right) and sum(wrong) <= 0.05 * len(wrong)
