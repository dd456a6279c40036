"""Preferences: which rows become pairs, what is left out, and that nothing to avoid is ever learned as good."""

from __future__ import annotations

import json
from typing import Any

import pytest

from chatterbox.errors import BadInput
from chatterbox.training.corrections.service import TrainingRow
from loopback_backend import LoopbackBackend
from training_house import GUILD, PLACE, TRAINER, House, chat_row, garden, jsonl


def bad(*numbers: int) -> bytes:
    return jsonl([chat_row(f"what grows in BED {number}", f"No idea about {number}.") for number in numbers])


def pairs_of(content: bytes) -> set[tuple[str, str, str]]:
    rows: list[Any] = [json.loads(line) for line in content.splitlines()]
    return {
        (
            row["input"]["messages"][-1]["content"],
            row["preferred_output"][0]["content"],
            row["non_preferred_output"][0]["content"],
        )
        for row in rows
    }


async def test_rows_to_avoid_are_the_rejected_side_of_the_same_prompt_and_nothing_else(
    house: House, backend: LoopbackBackend
) -> None:
    await house.datasets.take(GUILD, 5, garden(12), "good.jsonl")
    await house.desk.select(TRAINER, "good")
    house.corrections.kept = [TrainingRow(3, 5, "Who waters?", "Mina.", 2)]
    rows = [chat_row("who waters", "Nobody."), chat_row("Nobody asked this?", "Bad."), *[chat_row("Hi", "Go.")] * 6]
    upload = bad(1, 2) + jsonl(rows)
    plan = await house.training.plan(TRAINER, upload=upload, filename="bad.jsonl", purpose="avoid")
    assert (plan.method, plan.rows, plan.avoid_left_out, plan.imitate_left_out) == ("preference", 12, 7, 10)
    assert (plan.dataset and plan.dataset.name, plan.avoid and plan.avoid.name) == ("good", "bad")
    await house.finished(await house.training.start(TRAINER, plan, PLACE))
    (job,) = backend.jobs.values()
    assert job["method"]["type"] == "dpo"
    assert job["method"]["dpo"]["hyperparameters"] == {"n_epochs": "auto"}
    assert pairs_of(backend.uploads[-1]) == {
        ("What grows in bed 1?", "Crop number 1.", "No idea about 1."),
        ("What grows in bed 2?", "Crop number 2.", "No idea about 2."),
        ("Who waters?", "Mina.", "Nobody."),
    }


async def test_a_supervised_training_leaves_out_all_that_is_to_be_avoided(
    house: House, backend: LoopbackBackend
) -> None:
    await house.datasets.take(GUILD, 5, bad(*range(10)), "bad.jsonl", purpose="avoid")
    await house.desk.select(TRAINER, "bad")
    plan = await house.training.plan(TRAINER, upload=garden(12), filename="good.jsonl")
    assert (plan.method, plan.rows, plan.avoid_left_out) == ("supervised", 12, 10)
    await house.finished(await house.training.start(TRAINER, plan, PLACE))
    assert b"No idea" not in backend.uploads[-1]
    plan = await house.training.plan(TRAINER)  # the one trained last, beside the active one to avoid
    assert (plan.dataset and plan.dataset.name, plan.avoid and plan.avoid.name) == ("good", "bad")


async def test_a_run_without_a_pair_is_refused(house: House) -> None:
    with pytest.raises(BadInput, match="no pair to learn from"):
        await house.training.plan(TRAINER, upload=bad(*range(10)), filename="bad.jsonl", purpose="avoid")
    with pytest.raises(BadInput, match="no pair to learn from"):
        await house.training.plan(TRAINER, upload=garden(12), filename="good.jsonl", method="preference")
    with pytest.raises(BadInput, match="nothing to train on yet"):
        await house.training.plan(TRAINER, dataset="bad", method="supervised")


async def test_uploaded_pairs_are_preferences_or_their_better_answers(house: House) -> None:
    rows = [{"prompt": f"P{n}?", "chosen": f"good {n}", "rejected": f"worse {n}"} for n in range(12)]
    plan = await house.training.plan(TRAINER, upload=jsonl(rows), filename="pairs.jsonl")
    assert (plan.method, plan.rows) == ("preference", 12)
    assert (await house.training.plan(TRAINER, dataset="pairs")).method == "preference"
    plan = await house.training.plan(TRAINER, dataset="pairs", method="supervised")
    file = await house.rows.make(GUILD, plan.dataset, "Be kind.")
    assert b"worse" not in file.content
    assert file.content.count(b"good") == 12
    again = await house.rows.make_again(GUILD, file.manifest)
    assert again.content == file.content


async def test_typed_rows_are_enough_and_are_repeated_to_a_file(house: House, backend: LoopbackBackend) -> None:
    typed = "Q: When does it open? A: At nine. Question 2: And close? Answer 2: At five: or six."
    plan = await house.training.plan(TRAINER, text=typed, name="hours")
    assert plan.dataset is not None
    assert (plan.dataset.name, plan.dataset.rows, plan.rows) == ("hours", 2, 10)
    row = json.dumps(chat_row("One?", "Yes."))
    plan = await house.training.plan(TRAINER, text=row + row.replace("One", "Two"), dataset="lines")
    assert plan.dataset is not None and plan.dataset.rows == 2
    with pytest.raises(BadInput, match="plain text"):
        await house.training.plan(TRAINER, text="just words")


async def test_a_base_is_one_of_the_backend_s_and_its_languages_are_held_against_the_rows(
    house: House, backend: LoopbackBackend
) -> None:
    with pytest.raises(BadInput, match=r'no base "nothing" at this backend\. It has: tiny-base'):
        await house.training.plan(TRAINER, upload=garden(), filename="x.jsonl", base="nothing")
    assert [base.name for base in await house.training.bases("TINY")] == ["tiny-base"]
    german = jsonl([chat_row(f"Was wächst im Beet Nummer {n}?", "Dort wachsen Lauch und Bohnen.") for n in range(10)])
    plan = await house.training.plan(TRAINER, upload=german, filename="de.jsonl")
    assert plan.strange == ()  # this backend does not say what its base was made for
    backend.about = {"languages": ["en"]}
    plan = await house.training.plan(TRAINER, dataset="de", base="tiny-base")
    assert (plan.strange, plan.knows) == (("de",), ("en",))
    run = await house.finished(await house.training.start(TRAINER, plan, PLACE))
    assert run.model == f"ft:tiny-base:cb-{run.id[:8]}"


async def test_our_engine_is_sent_all_rows_beside_the_pairs(house: House, backend: LoopbackBackend) -> None:
    backend.about = {"languages": ["en"]}
    await house.datasets.take(GUILD, 5, bad(*range(2), *range(90, 98)), "bad.jsonl", purpose="avoid")
    await house.desk.select(TRAINER, "bad")
    plan = await house.training.plan(TRAINER, upload=garden(12), filename="good.jsonl", method="preference")
    assert (plan.mixed, plan.rows, plan.pairs, plan.imitate_left_out, plan.avoid_left_out) == (True, 12, 2, 0, 8)
    await house.finished(await house.training.start(TRAINER, plan, PLACE))
    lines: list[Any] = [json.loads(line) for line in backend.uploads[-1].splitlines()]
    assert sum("preferred_output" in line for line in lines) == 2
    assert sum(line.get("messages", [{}])[-1].get("content", "").startswith("Crop") for line in lines) == 10
    assert backend.uploads[-1].count(b"No idea") == 2
