"""Tests asked of the serving model and the one before it: several at a time, helped or alone, kept and drawn."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace
from pathlib import Path

import pytest

from chatterbox.errors import BackendDown, Refused
from chatterbox.models import Case, Message, Place
from chatterbox.training.plots import ROWS_SHOWN, Plots, Table, TableRow, shown_rows
from loopback_backend import BASE, LoopbackBackend
from training_house import GUILD, MEMBER, OTHER_GUILD, PLACE, TRAINER, House, all_bytes, garden


def case(question: str, expect: str) -> Case:
    return Case((Message("user", question),), (expect,))


def unheard(done: int, of: int) -> None:
    """Nobody watches."""


async def trained(house: House) -> str:
    plan = await house.training.plan(TRAINER, upload=garden(), filename="garden.jsonl")
    return (await house.finished(await house.training.start(TRAINER, plan, PLACE))).model


async def test_the_serving_model_stands_beside_the_base(house: House, backend: LoopbackBackend) -> None:
    model = await trained(house)
    backend.answer = lambda asked, messages: "Leeks." if asked == model else "Who knows."
    seen: list[tuple[int, int]] = []
    scores = await house.evaluation.run(
        MEMBER, (case("A?", "leeks"), case("B?", "beans")), helped=False, progress=lambda *done: seen.append(done)
    )
    assert scores.models == (model, BASE)
    assert [scores.label(name) for name in scores.models] == ["now", "base"]
    assert [scores.passed(name) for name in scores.models] == [1, 0]
    assert seen == [(1, 4), (2, 4), (3, 4), (4, 4)]
    failures = json.loads(house.evaluation.failures(scores))
    assert [(failed["case"], failed["model"]) for failed in failures] == [(2, model), (1, BASE), (2, BASE)]
    assert failures[0] == {
        "case": 2,
        "model": model,
        "prompt": "B?",
        "expect": ["beans"],
        "answer": "Leeks.",
        "answered_by": model,
    }


async def test_after_a_second_training_the_first_model_stands_beside(house: House) -> None:
    first = await trained(house)
    second = await trained(house)
    scores = await house.evaluation.run(MEMBER, (case("A?", "x"),), helped=False, progress=unheard)
    assert scores.models == (second, first)
    assert [scores.label(name) for name in scores.models] == ["now", "before"]


async def test_an_untrained_server_asks_the_base_alone(house: House) -> None:
    scores = await house.evaluation.run(MEMBER, (case("A?", "hello"),), helped=True, progress=unheard)
    assert (scores.models, scores.passed(BASE)) == ((BASE,), 1)


async def test_with_help_the_dataset_answers_and_without_it_the_model_alone(
    house: House, backend: LoopbackBackend
) -> None:
    model = await trained(house)
    backend.asked.clear()
    cases = (case("what grows in bed 3", "Crop number 3."),)
    helped = await house.evaluation.run(MEMBER, cases, helped=True, progress=unheard)
    assert helped.results[model][0].answer == "Crop number 3."  # a repeat: word for word
    alone = await house.evaluation.run(MEMBER, cases, helped=False, progress=unheard)
    assert alone.results[model][0].answer == f"{model} says hello"
    assert all("Crop" not in json.dumps(asked) for asked in backend.asked if asked["model"] == model)


async def test_a_conversation_is_asked_as_it_stands(house: House, backend: LoopbackBackend) -> None:
    talk = (
        Message("system", "Be brief."),
        Message("user", "Hi"),
        Message("assistant", "Yes?"),
        Message("user", "Where?"),
    )
    await house.evaluation.run(MEMBER, (Case(talk, ("x",)),), helped=False, progress=unheard)
    assert backend.asked[-1]["messages"] == [{"role": said.role, "content": said.content} for said in talk]


async def test_several_are_asked_at_a_time_and_no_more(house: House, backend: LoopbackBackend) -> None:
    backend.slow_chat = asyncio.Event()
    cases = tuple(case(f"{number}?", "x") for number in range(12))
    running = asyncio.create_task(house.evaluation.run(MEMBER, cases, helped=False, progress=unheard))
    await backend.saw("POST /chat/completions", 4)
    assert len(backend.asked) == 4
    backend.slow_chat.set()
    assert len((await running).results[BASE]) == 12


async def test_answers_are_kept_sealed_with_the_models_name(
    house: House, tmp_path: Path, backend: LoopbackBackend
) -> None:
    backend.answer = lambda model, messages: "Snorkelwort"
    scores = await house.evaluation.run(MEMBER, (case("Quibblewick?", "x"),), helped=False, progress=unheard)
    async with house.store.reading() as work:
        (kept,) = await work.tests.results(GUILD, scores.test_id) or []
        assert await work.tests.results(OTHER_GUILD, scores.test_id) is None
    assert (kept.model, kept.answer, kept.passed) == (BASE, "Snorkelwort", False)
    everything = all_bytes(tmp_path)
    assert b"Snorkelwort" not in everything
    assert b"Quibblewick" not in everything


async def test_a_backend_that_stays_down_ends_the_test(house: House, backend: LoopbackBackend) -> None:
    await house.spaces.serving(GUILD)
    backend.down = True
    with pytest.raises(BackendDown):
        await house.evaluation.run(MEMBER, (case("A?", "x"),) * 3, helped=False, progress=unheard)


async def test_an_answer_that_is_none_is_a_failed_case(house: House, backend: LoopbackBackend) -> None:
    backend.refuse_chat = True
    scores = await house.evaluation.run(MEMBER, (case("A?", "x"),), helped=False, progress=unheard)
    (result,) = scores.results[BASE]
    assert not result.passed
    assert "no such model" in result.error
    assert json.loads(house.evaluation.failures(scores))[0]["error"] == result.error


async def test_a_test_belongs_to_a_server(house: House) -> None:
    alone = replace(MEMBER, space=replace(GUILD, kind="dm"))
    with pytest.raises(Refused, match="belongs to a server"):
        await house.evaluation.run(alone, (case("A?", "x"),), helped=True, progress=unheard)


async def test_a_test_is_unfinished_until_its_end_was_told(house: House) -> None:
    await house.evaluation.begin(GUILD, 7, channel_id=70)
    await house.evaluation.begin(OTHER_GUILD, 8, channel_id=80)
    await house.evaluation.shown(GUILD, 7, Place(70, 71))
    await house.evaluation.ended(GUILD, 8)  # another server's
    found = await house.evaluation.unfinished()
    assert sorted(found, key=lambda one: one[1]) == [(GUILD, 7, Place(70, 71)), (OTHER_GUILD, 8, Place(80))]
    await house.evaluation.ended(GUILD, 7)
    await house.evaluation.ended(OTHER_GUILD, 8)
    assert await house.evaluation.unfinished() == []


async def test_the_table_is_a_picture_whatever_is_asked(house: House) -> None:
    hard = ("種の交換会はいつ？ 🌱", "كم سعر؟", "$x^2$ \\frac", "a\nb\0c", "\ud800", "x" * 4000, "word " * 500)
    scores = await house.evaluation.run(
        MEMBER,
        tuple(case(question.encode("utf-8", "replace").decode(), "hello") for question in hard),
        helped=False,
        progress=unheard,
    )
    assert (await house.evaluation.table(scores)).startswith(b"\x89PNG")


async def test_a_large_table_shows_what_failed() -> None:
    rows = tuple(TableRow(number, f"Q{number}", (number % 10 != 0, True)) for number in range(1, 201))
    table = Table(("now", "before"), (180, 200), rows)
    shown = shown_rows(table)
    assert len(shown) == ROWS_SHOWN
    assert {row.number for row in rows if not all(row.passed)} <= {row.number for row in shown}
    assert (await Plots().scores(table)).startswith(b"\x89PNG")
