"""Candidates: compared with what serves, judged by the gate, promoted, rolled back, pinned, dropped."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chatterbox.errors import BackendDown, BadInput, Missing, Refused
from chatterbox.models import Case, HelpKind, Message, RunState, RunView
from chatterbox.store.candidates import CandidateState, Comparison, Marked, Question, Reply
from chatterbox.training.evaluation.exams import ExamQuestion
from chatterbox.training.evaluation.general import general_cases
from chatterbox.training.evaluation.significance import Difference
from chatterbox.training.evaluation.tally import broken_file, difference, faults, sentence
from chatterbox.training.evaluation.untaught import says_fact, untaught_questions
from chatterbox.training.promotion.gate import parsed, written
from chatterbox.training.promotion.pinning import BASE as THE_BASE
from loopback_backend import BASE, LoopbackBackend
from training_house import (
    GUILD,
    MEMBER,
    OTHER_GUILD,
    PLACE,
    TRAINER,
    House,
    all_bytes,
    chat_row,
    garden,
    jsonl,
    open_house,
)

SECOND = replace(TRAINER, user_id=15, name="Eve")
MANAGER = replace(TRAINER, user_id=16, manages=True)


@pytest.fixture
async def house(backend: LoopbackBackend, tmp_path: Path) -> AsyncIterator[House]:
    async with open_house(tmp_path, backend.url, by_itself=False, general=3) as built:
        yield built


async def trained(house: House, upload: bytes | None = None) -> RunView:
    plan = await house.training.plan(TRAINER, upload=upload or garden(), filename="garden.jsonl")
    return await house.finished(await house.training.start(TRAINER, plan, PLACE))


def case(question: str, expect: str) -> Case:
    return Case((Message("user", question),), (expect,))


async def served(house: House) -> str:
    return (await house.spaces.serving(GUILD)).model


# -- the comparison


async def test_a_run_ends_as_a_candidate_that_was_asked_beside_what_serves(
    house: House, backend: LoopbackBackend
) -> None:
    await house.test_sets.keep(TRAINER, (case("When do we meet?", "nine"),), "yes")
    backend.answer = lambda model, messages: "At nine." if model.startswith("ft:") else "Paris."
    run = await trained(house)
    assert run.state is RunState.SUCCEEDED
    assert await served(house) == BASE
    candidate = await house.candidates.get(GUILD, run.id)
    comparison = candidate.record.comparison
    assert comparison is not None
    assert [one.question.section for one in comparison.marked] == ["tests", "general", "general", "general"]
    first = comparison.marked[0]
    assert [reply.text for reply in first.alone] == ["Paris.", "At nine."]
    # Asked with help, no row is near: both are the base then, and it was asked once.
    assert [reply.text for reply in first.helped] == ["Paris.", "Paris."]
    assert candidate.verdict.passed and not candidate.serves
    with pytest.raises(Missing):
        await house.candidates.get(OTHER_GUILD, run.id)


async def test_the_serving_models_answers_are_not_asked_for_again(house: House, backend: LoopbackBackend) -> None:
    await trained(house)
    backend.asked.clear()
    second = await trained(house)
    compared = [asked["model"] for asked in backend.asked if 48 in asked.values()]  # as long as such an answer may be
    assert compared == [second.model] * 3


async def test_a_comparison_that_is_ended_leaves_the_model_as_a_candidate(
    house: House, backend: LoopbackBackend
) -> None:
    plan = await house.training.plan(TRAINER, upload=garden(), filename="x.jsonl")
    run = await house.training.start(TRAINER, plan, PLACE)
    ended = False
    async for view in house.training.follow(GUILD, run.id):
        last = view
        if view.state is RunState.COMPARING and not ended:
            backend.down = True
            if view.notice:
                await house.training.cancel(TRAINER, run.id)
                backend.down, ended = False, True
    assert ended and last.state is RunState.SUCCEEDED
    candidate = await house.candidates.get(GUILD, run.id)
    assert candidate.record.state is CandidateState.WAITING and candidate.record.comparison is None
    with pytest.raises(Refused, match="does not pass the gate"):
        await house.promotions.promote(TRAINER, run.id)


async def test_what_people_had_deleted_leaves_paper_and_comparison(backend: LoopbackBackend, tmp_path: Path) -> None:
    exams = [ExamQuestion(number, 6, f"Who has key {number}?", f"Mina {number}.", False) for number in (7, 8)]
    rows = [chat_row(f"Where is the box {n}?", f"Casimir has number {n}.") for n in range(12)]
    async with open_house(tmp_path, backend.url, exams=exams, untaught=2) as house:
        run = await trained(house, jsonl(rows))
        assert await asked_of(house, run) == [7, 8, 0, 0]
        dataset = (await house.training.datasets(GUILD))[0]
        async with house.store.transaction() as work:
            await work.candidates.forget_corrections(GUILD, [7])
        assert await asked_of(house, run) == [8, 0, 0]
        async with house.store.transaction() as work:
            await work.candidates.forget_datasets(GUILD, [dataset.id])
        assert await asked_of(house, run) == [8]
    assert b"Mina" not in all_bytes(tmp_path)


async def asked_of(house: House, run: RunView) -> list[int]:
    """The corrections on a candidate's paper; the same questions are in its comparison."""
    record = (await house.candidates.get(GUILD, run.id)).record
    assert record.comparison is not None
    assert [one.question for one in record.comparison.marked] == list(record.paper.questions)
    return [one.correction_id for one in record.paper.questions]


# -- promotion and the way back


async def test_a_trainer_promotes_and_rolls_back_with_the_help(house: House, backend: LoopbackBackend) -> None:
    first = await trained(house)
    with pytest.raises(Refused, match="Only trainers"):
        await house.promotions.promote(MEMBER, first.id)
    one = await house.promotions.promote(TRAINER, first.id)
    assert (one.why, one.by, one.back_to, one.serving.previous) == ("chosen", TRAINER.user_id, 0, BASE)
    second = await trained(house, jsonl([chat_row(f"Who reads book {n}?", f"Reader {n}.") for n in range(12)]))
    two = await house.promotions.promote(SECOND, second.id)
    assert two.serving.previous == first.model
    assert await helped(house, "Who reads book 3?") == "Reader 3."
    back = await house.promotions.roll_back(TRAINER, two.version)
    assert await served(house) == first.model
    # Help follows at once: the first one's rows, and none of the second's.
    assert await helped(house, "What grows in bed 3?") == "Crop number 3."
    assert await helped(house, "Who reads book 3?") is None
    base = await house.promotions.roll_back(TRAINER, back.version)
    assert await served(house) == BASE
    for question in ("What grows in bed 3?", "Tell me what grows in bed 3"):
        assert await house.help.find(GUILD, await house.spaces.serving(GUILD), question) is None
    with pytest.raises(Refused, match="nothing to go back to"):
        await house.promotions.roll_back(TRAINER, base.version)
    history = (await house.candidates.served(GUILD)).history
    assert [(entry.why, entry.by) for entry in history] == [
        ("rolled_back", 5), ("rolled_back", 5), ("chosen", SECOND.user_id), ("chosen", 5),
    ]  # fmt: skip
    assert (await house.candidates.served(OTHER_GUILD)).history == ()


async def helped(house: House, question: str) -> str | None:
    found = await house.help.find(GUILD, await house.spaces.serving(GUILD), question)
    return found.answer if found and found.kind is HelpKind.VERBATIM else None


async def test_two_who_press_at_once_do_not_both_win(house: House) -> None:
    run = await trained(house)
    pressed = await asyncio.gather(
        *(house.promotions.promote(who, run.id) for who in (TRAINER, SECOND)), return_exceptions=True
    )
    assert sorted(type(one).__name__ for one in pressed) == ["Promotion", "Refused"]
    again = await trained(house)
    now = await house.promotions.promote(TRAINER, again.id)
    back = await asyncio.gather(
        *(house.promotions.roll_back(who, now.version) for who in (TRAINER, SECOND)), return_exceptions=True
    )
    assert sorted(type(one).__name__ for one in back) == ["Promotion", "Refused"]
    assert await served(house) == run.model, "one step back, not two"


async def test_what_one_drops_nobody_takes_into_use_meanwhile(house: House, backend: LoopbackBackend) -> None:
    run = await trained(house)
    pressed = await asyncio.gather(
        house.promotions.promote(TRAINER, run.id), house.promotions.drop(SECOND, run.id), return_exceptions=True
    )
    assert [isinstance(one, Refused) for one in pressed].count(True) == 1, pressed
    assert (await served(house) == run.model) is (run.model not in backend.deleted)


async def test_nothing_changes_when_the_model_does_not_answer(house: House, backend: LoopbackBackend) -> None:
    first, second = await trained(house), await trained(house)
    await house.promotions.promote(TRAINER, first.id)
    backend.deleted.add(second.model)
    with pytest.raises(Refused, match=r"does not answer.*Nothing has changed"):
        await house.promotions.promote(TRAINER, second.id)
    backend.deleted.clear()
    backend.down = True  # gone between the gate and the press
    with pytest.raises(BackendDown, match="Nothing has changed"):
        await house.promotions.promote(TRAINER, second.id)
    backend.down = False
    now = await house.promotions.promote(TRAINER, second.id)
    backend.deleted.add(first.model)
    with pytest.raises(Refused, match="does not answer"):
        await house.promotions.roll_back(TRAINER, now.version)
    assert await served(house) == second.model
    with pytest.raises(Refused, match="nothing to go back to"):
        await house.promotions.roll_back(replace(TRAINER, space=OTHER_GUILD), 1)


async def test_a_model_that_learned_what_was_deleted_since_answers_nowhere_again(house: House) -> None:
    first = await trained(house)
    second = await trained(house, jsonl([chat_row(f"Who reads book {n}?", f"Reader {n}.") for n in range(12)]))
    await house.promotions.promote(TRAINER, first.id)
    now = await house.promotions.promote(TRAINER, second.id)
    async with house.store.transaction() as work:
        record = await work.runs.get(GUILD, first.id)
        assert record is not None and record.dataset_id is not None
        await work.ledger.delete_sources(GUILD, "upload", [record.dataset_id], datetime.now(UTC))
    # Also where its backend would not delete it.
    for press in (
        house.promotions.roll_back(TRAINER, now.version),
        house.promotions.promote(TRAINER, first.id),
        house.pins.pin(TRAINER, first.id, 33),
    ):
        with pytest.raises(Refused, match="was deleted by whoever gave it"):
            await press
    assert await served(house) == second.model


async def test_who_fails_the_gate_needs_a_second_person(house: House, backend: LoopbackBackend) -> None:
    await house.test_sets.keep(TRAINER, (case("Who are you?", "a gardener"),), "yes")
    await house.gate.set_rules(MANAGER, "tests: 10")  # neither knows it, so nobody gains ten points
    run = await trained(house)
    candidate = await house.candidates.get(GUILD, run.id)
    assert [(one.section, one.least) for one in candidate.verdict.broken] == [("tests", 10)]
    with pytest.raises(Refused, match="does not pass the gate"):
        await house.promotions.promote(TRAINER, run.id)
    assert await house.promotions.override(TRAINER, run.id) is None
    with pytest.raises(Refused, match="Another trainer"):
        await house.promotions.override(TRAINER, run.id)
    assert await served(house) == BASE
    done = await house.promotions.override(SECOND, run.id)
    assert done is not None and done.why == "overridden"
    assert await served(house) == run.model


async def test_what_serves_or_is_pinned_is_not_dropped(house: House, backend: LoopbackBackend) -> None:
    run, other = await trained(house), await trained(house)
    await house.promotions.promote(TRAINER, run.id)
    with pytest.raises(Refused, match="answers here now"):
        await house.promotions.drop(TRAINER, run.id)
    await house.pins.pin(TRAINER, other.id, 33)
    with pytest.raises(Refused, match="<#33>"):
        await house.promotions.drop(TRAINER, other.id)
    await house.pins.unpin(TRAINER, 33)
    assert await house.promotions.drop(TRAINER, other.id) == ""
    assert backend.deleted == {other.model}
    for press in (house.promotions.promote, house.promotions.override, house.promotions.keep, house.promotions.drop):
        with pytest.raises(Refused, match="dropped"):
            await press(TRAINER, other.id)
    assert [one.run.id for one in await house.candidates.there(GUILD)] == [run.id]


async def test_a_channel_has_a_model_of_its_own(house: House) -> None:
    first, second = await trained(house), await trained(house)
    await house.promotions.promote(TRAINER, first.id)
    await house.pins.pin(TRAINER, second.id, 33)
    names = [(await house.spaces.serving(GUILD, *where)).model for where in ((33,), (44, 33), (44, None), ())]
    assert names == [second.model, second.model, first.model, first.model]
    assert (await house.spaces.serving(OTHER_GUILD, 33)).model == BASE
    await house.pins.pin(TRAINER, THE_BASE, 33)
    assert (await house.spaces.serving(GUILD, 33)).model == BASE
    assert await house.pins.unpin(TRAINER, 33) and not await house.pins.unpin(TRAINER, 33)


async def test_when_it_passes_it_serves_by_itself_and_else_it_waits(backend: LoopbackBackend, tmp_path: Path) -> None:
    async with open_house(tmp_path, backend.url, by_itself=True, general=5) as house:
        assert await served(house) == BASE
        run = await trained(house)
        assert await served(house) == run.model
        await house.gate.set_rules(MANAGER, "general: 1")
        worse = await trained(house)
        assert await served(house) == run.model
        assert not (await house.candidates.get(GUILD, worse.id)).verdict.passed
    async with open_house(tmp_path, backend.url) as house:
        assert await served(house) == run.model
        assert [entry.why for entry in (await house.candidates.served(GUILD)).history] == ["passed"]


# -- the rules, the numbers, the questions


@pytest.mark.parametrize(
    "text", ["general -5", "speed: 3", "general: 5.5", "general: 1000", "general: 5; tests: 0", ":"]
)
def test_a_line_that_is_no_rule_is_named(text: str) -> None:
    with pytest.raises(BadInput, match="is no rule"):
        parsed(f"tests: 0\n{text}")


def test_rules_are_read_as_they_are_written() -> None:
    rules = parsed(" Tests : 0\n\ngeneral:\u22125 ")
    assert rules == {"tests": 0, "general": -5} and parsed(written(rules)) == rules
    assert parsed("general\uff1a\uff0d5") == {"general": -5}  # as an East Asian keyboard types it
    assert parsed("") == {}


async def test_only_managers_change_the_rules(house: House) -> None:
    with pytest.raises(Refused):
        await house.gate.set_rules(TRAINER, "tests: 0")


def test_what_is_known_of_the_sign_test() -> None:
    """Of 10 that differ 8 on one side: p = 0.109 (any table of the binomial); 9: 0.0215; 6 of 6: 0.03125."""
    assert Difference(30, 8, 2).p == pytest.approx(0.109375)
    assert Difference(30, 9, 1).p == pytest.approx(0.021484375)
    assert Difference(30, 6, 0).p == pytest.approx(0.03125)
    assert [Difference(30, *pair).verdict for pair in ((5, 0), (8, 2), (9, 1), (0, 6))] == [
        "too few", "unclear", "better", "worse",
    ]  # fmt: skip


@given(st.integers(1, 60), st.integers(0, 60), st.integers(0, 60))
def test_the_interval_holds_the_difference_and_turns_with_it(same: int, better: int, worse: int) -> None:
    one, other = Difference(same + better + worse, better, worse), Difference(same + better + worse, worse, better)
    low, high = one.interval
    assert -100 <= low < high <= 100
    assert low <= one.points <= high
    assert other.interval == pytest.approx((-high, -low)) and one.p == other.p <= 1


def marked(section: str, now: bool, new: bool) -> Marked:
    replies = (Reply("now", now), Reply("new", new))
    return Marked(Question(section, case("Q?", "x"), "secret fact"), replies, replies)  # type: ignore[arg-type]


def test_one_sentence_says_how_sure_it_is_and_faults_are_counted_apart() -> None:
    few = Comparison(BASE, tuple(marked("tests", False, True) for _ in range(5)))
    assert "too few" in sentence(few) and "better" not in sentence(few).replace("whether it is better", "")
    more = Comparison(BASE, (*few.marked, marked("general", False, True), marked("untaught", True, False)))
    assert sentence(more).endswith("It is better.") and "+100 points" in sentence(more)
    assert difference(more, "untaught", helped=True).worse == 1
    assert faults(more) == "Questions that nobody taught, answered with a taught fact: 1 of 1 (now: 0)."
    assert "nothing to ask" in sentence(Comparison(BASE, ()))
    (told,) = json.loads(broken_file(more, lambda text: text.replace("secret", "[…]")))
    assert told["fault"] == "[…] fact" and told["broke"] == ["with help", "alone"]


def test_untaught_questions_ask_of_taught_things_what_nobody_taught() -> None:
    rows = [
        ("Where is the key of the water pump?", "It hangs behind the beehive sign."),
        ("What colour is the old boat?", "The old boat is green."),
        ("Wann ist das Fest?", "Am Samstag."),
    ]
    made = untaught_questions(rows, 5, 3)
    assert made == untaught_questions(rows, 5, 3) and len(made) == 2
    assert {"the key of the water pump" in asked or "the old boat" in asked for asked, _ in made} == {True}
    assert not any("colour" in asked for asked, fact in made if "green" in fact)
    assert says_fact("It hangs behind the beehive sign.", "How old is the key?", "It hangs behind a beehive sign!")
    assert not says_fact("It hangs behind the beehive sign.", "How old is the key?", "It is about ten years old.")


def test_general_questions_stay_the_same_for_a_seed() -> None:
    assert general_cases(20, 17) == general_cases(20, 17) != general_cases(20, 18)
    assert len(set(general_cases(99, 1))) == 60
