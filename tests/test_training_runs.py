"""Runs from /train to a model that serves, over a backend that misbehaves in every way."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from chatterbox.errors import BadInput, Missing, Refused
from chatterbox.models import Place, RunState
from chatterbox.training.corrections.service import TrainingRow
from loopback_backend import BASE, LoopbackBackend
from training_house import (
    GUILD,
    MEMBER,
    OTHER_GUILD,
    PLACE,
    TRAINER,
    House,
    chat_row,
    garden,
    jsonl,
    open_house,
)

CREATE = "POST /fine_tuning/jobs"
UPLOAD = "POST /files"
RETRIEVE = "GET /fine_tuning/jobs/{id}"


def correction(number: int, question: str, answer: str, weight: int = 4) -> TrainingRow:
    return TrainingRow(number, 9, question, answer, weight)


async def test_an_upload_becomes_the_model_that_serves(house: House, backend: LoopbackBackend) -> None:
    plan = await house.training.plan(TRAINER, upload=garden(), filename="garden.jsonl", epochs=3)
    assert (plan.name, plan.dataset and plan.dataset.version, plan.report and plan.report.rows) == ("garden", 1, 12)
    run = await house.finished(await house.training.start(TRAINER, plan, PLACE))
    assert (run.state, run.error, run.notice) == (RunState.SUCCEEDED, "", "")
    assert (run.rows, run.corrections, run.step, run.steps, len(run.losses)) == (12, 0, 3, 3, 3)
    job = next(iter(backend.jobs.values()))
    assert job["metadata"]["chatterbox_run"] == run.id
    assert job["method"]["supervised"]["hyperparameters"] == {"n_epochs": 3}
    serving = await house.spaces.serving(GUILD)
    assert (serving.model, serving.previous, serving.base, serving.run_id) == (run.model, BASE, BASE, run.id)
    assert serving.dataset_id == plan.dataset.id if plan.dataset else False
    assert backend.files == {}
    assert (await house.spaces.serving(OTHER_GUILD)).model == BASE


async def test_ten_questions_are_asked_before_and_after_without_help(house: House, backend: LoopbackBackend) -> None:
    backend.answer = lambda model, messages: "new" if model.startswith("ft:") else "old"
    plan = await house.training.plan(TRAINER, upload=garden(15), filename="garden.jsonl")
    run = await house.finished(await house.training.start(TRAINER, plan, PLACE))
    assert len(run.samples) == 10
    assert {(sample.before, sample.after) for sample in run.samples} == {("old", "new")}
    assert all(
        [message["role"] for message in asked["messages"]] == ["system", "user"]
        and asked["messages"][0]["content"] == "You are the garden's helper."
        for asked in backend.asked[:20]  # then it is promoted, which asks it for a word
    )
    again = await house.training.plan(TRAINER)
    second = await house.finished(await house.training.start(TRAINER, again, PLACE))
    assert [sample.question for sample in second.samples] == [sample.question for sample in run.samples]
    assert second.model != run.model
    assert (await house.spaces.serving(GUILD)).previous == run.model


async def test_rows_without_system_message_get_the_instruction_that_serves(
    house: House, backend: LoopbackBackend
) -> None:
    manager = replace(TRAINER, manages=True)
    await house.spaces.edit_instruction(manager, "Speak of gardens.")
    rows = [chat_row(f"Q{number}?", "A.") for number in range(9)] + [chat_row("Q?", "A.", system="Own words.")]
    plan = await house.training.plan(TRAINER, upload=jsonl(rows), filename="x.jsonl")
    await house.finished(await house.training.start(TRAINER, plan, PLACE))
    sent = [json.loads(line)["messages"][0] for line in backend.uploads[0].splitlines()]
    assert sent.count({"role": "system", "content": "Speak of gardens."}) == 9
    assert sent[-1] == {"role": "system", "content": "Own words."}


async def test_a_second_training_takes_dataset_and_corrections(house: House, backend: LoopbackBackend) -> None:
    plan = await house.training.plan(TRAINER, upload=garden(), filename="garden.jsonl")
    await house.finished(await house.training.start(TRAINER, plan, PLACE))
    house.corrections.kept = [
        correction(1, "Who has the key?", "Mina has it."),
        correction(1, "Where is the key?", "Mina has it."),
        correction(2, "what grows in bed 3", "Leeks."),
    ]
    second = await house.training.plan(TRAINER)
    assert second.corrections == 2
    run = await house.finished(await house.training.start(TRAINER, second, PLACE))
    sent = [json.loads(line)["messages"] for line in backend.uploads[-1].splitlines()]
    asked = [messages[1]["content"] for messages in sent]
    assert (asked.count("Who has the key?"), asked.count("Where is the key?")) == (4, 4)
    assert "What grows in bed 3?" not in asked  # a correction answers it otherwise
    assert (run.rows, run.corrections) == (11 + 12, 2)


async def test_without_a_dataset_three_corrections_are_needed(house: House, backend: LoopbackBackend) -> None:
    house.corrections.kept = [correction(number, f"Q{number}", "A") for number in range(2)]
    with pytest.raises(BadInput, match="3 corrections are needed, and there are 2"):
        await house.training.plan(TRAINER)
    house.corrections.kept = [correction(number, f"Q{number}", "A", weight=1) for number in range(3)]
    plan = await house.training.plan(TRAINER)
    run = await house.finished(await house.training.start(TRAINER, plan, PLACE))
    assert (run.state, run.name, run.corrections) == (RunState.SUCCEEDED, "corrections", 3)
    assert run.rows >= 10  # a trainer takes no fewer


async def test_one_training_waits_behind_another_and_a_third_is_refused(house: House, backend: LoopbackBackend) -> None:
    backend.hold = "running"
    plan = await house.training.plan(TRAINER, upload=garden(), filename="spring.jsonl")
    runs = [await house.training.start(TRAINER, plan, PLACE) for _ in range(2)]
    for third in (house.training.plan(TRAINER), house.training.start(TRAINER, plan, PLACE)):
        with pytest.raises(Refused, match='"spring" waits already'):
            await third
    backend.hold = ""
    assert [(await house.finished(run)).state for run in runs] == [RunState.SUCCEEDED] * 2
    (owner,) = {job["metadata"]["owner"] for job in backend.jobs.values()}
    assert len(owner) == 32


async def test_a_trainer_that_takes_no_second_one_yet_is_waited_for(house: House, backend: LoopbackBackend) -> None:
    backend.refused_routes[CREATE] = (429, "You have a training waiting already.")
    plan = await house.training.plan(TRAINER, upload=garden(), filename="spring.jsonl")
    run = await house.training.start(TRAINER, plan, PLACE)
    async for view in house.training.follow(GUILD, run.id):
        if view.notice:
            backend.refused_routes.clear()
        last = view
    assert last.state is RunState.SUCCEEDED


async def test_only_trainers_in_servers_train(house: House) -> None:
    with pytest.raises(Refused, match="Only trainers"):
        await house.training.plan(MEMBER, upload=garden(), filename="x.jsonl")
    alone = replace(TRAINER, space=replace(GUILD, kind="dm"))
    with pytest.raises(Refused, match="server"):
        await house.training.plan(alone, upload=garden(), filename="x.jsonl")


async def test_nothing_crosses_to_another_server(house: House) -> None:
    plan = await house.training.plan(TRAINER, upload=garden(), filename="garden.jsonl")
    run = await house.finished(await house.training.start(TRAINER, plan, PLACE))
    stranger = replace(TRAINER, space=OTHER_GUILD)
    assert await house.training.datasets(OTHER_GUILD) == []
    with pytest.raises(Missing):
        await house.training.plan(stranger, dataset="garden")
    with pytest.raises(Missing):
        await house.training.start(stranger, plan, PLACE)
    with pytest.raises(Missing):
        await house.training.cancel(stranger, run.id)
    with pytest.raises(Missing):
        await anext(house.training.follow(OTHER_GUILD, run.id))
    with pytest.raises(BadInput, match="nothing to train on"):
        await house.training.plan(stranger)


async def test_a_job_that_was_made_although_the_answer_broke_is_found(house: House, backend: LoopbackBackend) -> None:
    backend.unclear_routes[CREATE] = 1
    plan = await house.training.plan(TRAINER, upload=garden(), filename="x.jsonl")
    run = await house.finished(await house.training.start(TRAINER, plan, PLACE))
    assert run.state is RunState.SUCCEEDED
    assert len(backend.jobs) == 1


async def test_an_upload_whose_answer_broke_leaves_no_file_behind(house: House, backend: LoopbackBackend) -> None:
    backend.unclear_routes[UPLOAD] = 4  # the SDK's own two retries, and one of ours
    plan = await house.training.plan(TRAINER, upload=garden(), filename="x.jsonl")
    run = await house.finished(await house.training.start(TRAINER, plan, PLACE))
    assert run.state is RunState.SUCCEEDED
    assert len(backend.uploads) > 1
    assert backend.files == {}


async def test_a_backend_that_is_down_is_a_state_and_no_failure(house: House, backend: LoopbackBackend) -> None:
    backend.hold = "running"
    plan = await house.training.plan(TRAINER, upload=garden(), filename="x.jsonl")
    run = await house.training.start(TRAINER, plan, PLACE)
    await backend.saw(RETRIEVE, 4)
    backend.down = True
    seen = []
    async for view in house.training.follow(GUILD, run.id):
        seen.append(view)
        if view.notice:
            assert "I keep trying" in view.notice
            backend.down, backend.hold = False, ""
    assert seen[-1].state is RunState.SUCCEEDED
    assert any(view.notice for view in seen)
    assert seen[-1].notice == ""


async def test_a_status_that_nobody_knows_is_passed_on(house: House, backend: LoopbackBackend) -> None:
    backend.status = "paused"
    plan = await house.training.plan(TRAINER, upload=garden(), filename="x.jsonl")
    run = await house.training.start(TRAINER, plan, PLACE)
    async for view in house.training.follow(GUILD, run.id):
        if '"paused"' in view.notice:
            backend.status = ""
        last = view
    assert last.state is RunState.SUCCEEDED


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"fails": "Out of memory: use fewer rows."}, "Out of memory: use fewer rows."),
        ({"names_model": False}, "names no model"),
    ],
)
async def test_a_failed_job_says_why_and_leaves_nothing(
    house: House, backend: LoopbackBackend, change: dict[str, object], sentence: str
) -> None:
    for name, value in change.items():
        setattr(backend, name, value)
    plan = await house.training.plan(TRAINER, upload=garden(), filename="x.jsonl")
    run = await house.finished(await house.training.start(TRAINER, plan, PLACE))
    assert run.state is RunState.FAILED
    assert sentence in run.error
    await backend.saw("DELETE /files/{id}")
    assert (await house.spaces.serving(GUILD)).model == BASE


async def test_a_job_that_the_backend_lost_fails(house: House, backend: LoopbackBackend) -> None:
    backend.hold = "running"
    plan = await house.training.plan(TRAINER, upload=garden(), filename="x.jsonl")
    run = await house.training.start(TRAINER, plan, PLACE)
    await backend.saw(RETRIEVE, 4)
    backend.jobs.clear()
    last = await house.finished(run)
    assert last.state is RunState.FAILED
    assert "No such job" in last.error


async def test_cancel_ends_the_job_and_removes_its_file(house: House, backend: LoopbackBackend) -> None:
    backend.hold = "running"
    plan = await house.training.plan(TRAINER, upload=garden(), filename="x.jsonl")
    run = await house.training.start(TRAINER, plan, PLACE)
    await backend.saw(RETRIEVE, 4)
    with pytest.raises(Refused, match="Only trainers"):
        await house.training.cancel(MEMBER, run.id)
    await house.training.cancel(TRAINER, run.id)
    assert (await house.finished(run)).state is RunState.CANCELLED
    await backend.saw("DELETE /files/{id}")
    assert [job["status"] for job in backend.jobs.values()] == ["cancelled"]
    with pytest.raises(Refused, match="over"):
        await house.training.cancel(TRAINER, run.id)


async def test_cancel_works_while_the_backend_is_down(house: House, backend: LoopbackBackend) -> None:
    backend.hold = "running"
    plan = await house.training.plan(TRAINER, upload=garden(), filename="x.jsonl")
    run = await house.training.start(TRAINER, plan, PLACE)
    await backend.saw(RETRIEVE, 4)
    backend.down = True
    await house.training.cancel(TRAINER, run.id)
    assert (await house.finished(run)).state is RunState.CANCELLED
    backend.down = False
    await backend.saw("DELETE /files/{id}")
    assert [job["status"] for job in backend.jobs.values()] == ["cancelled"]
    assert backend.files == {}


async def test_the_earlier_model_may_be_gone(house: House, backend: LoopbackBackend) -> None:
    backend.refuse_chat = True
    plan = await house.training.plan(TRAINER, upload=garden(), filename="x.jsonl")
    run = await house.finished(await house.training.start(TRAINER, plan, PLACE))
    assert run.state is RunState.SUCCEEDED
    assert "no such model" in run.samples[0].before


async def test_what_ended_untold_is_told_after_a_restart(backend: LoopbackBackend, tmp_path: Path) -> None:
    async with open_house(tmp_path, backend.url) as house:
        plan = await house.training.plan(TRAINER, upload=garden(), filename="x.jsonl")
        run = await house.training.start(TRAINER, plan, PLACE)
        await house.training.placed(GUILD, run.id, Place(900, 901))
        await house.finished(run)
    async with open_house(tmp_path, backend.url) as house:
        (left,) = await house.training.unfinished()
        assert (left.state, left.place) == (RunState.SUCCEEDED, Place(900, 901))
        assert (await house.finished(left)).model == left.model
        await house.training.told(GUILD, run.id)
        assert await house.training.unfinished() == []


async def test_a_run_of_a_backend_that_is_configured_no_longer_says_so(
    backend: LoopbackBackend, tmp_path: Path
) -> None:
    backend.hold = "running"
    async with open_house(tmp_path, backend.url) as house:
        plan = await house.training.plan(TRAINER, upload=garden(), filename="x.jsonl")
        await house.training.start(TRAINER, plan, PLACE)
        await backend.saw(RETRIEVE, 4)
    async with open_house(tmp_path, backend.url, backend="another") as house:
        (left,) = await house.training.unfinished()
        last = await house.finished(left)
        assert last.state is RunState.FAILED
        assert '"loop"' in last.error


@pytest.mark.parametrize("epochs", [0, 51])
async def test_epochs_have_limits(house: House, epochs: int) -> None:
    with pytest.raises(BadInput, match="1 to 50"):
        await house.training.plan(TRAINER, upload=garden(), filename="x.jsonl", epochs=epochs)


async def test_the_curve_is_a_picture(house: House, backend: LoopbackBackend) -> None:
    plan = await house.training.plan(TRAINER, upload=garden(), filename="x.jsonl")
    run = await house.finished(await house.training.start(TRAINER, plan, PLACE))
    assert (await house.training.curve(run)).startswith(b"\x89PNG")
    assert (await house.training.curve(replace(run, losses=()))).startswith(b"\x89PNG")
