"""Runs as records: what is told of one, what trainers do with it, and which models stay at the backend."""

from __future__ import annotations

import tomllib
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pydantic import SecretStr

from chatterbox.backend.bases import label, offered_bases
from chatterbox.backend.factory import connect
from chatterbox.base_list import alternative_lines, alternatives, base_lines
from chatterbox.config import Backend, Bot, Chat, Settings
from chatterbox.doctor_disk import disk_by_space
from chatterbox.errors import BadInput, Missing, Refused
from chatterbox.models import RunState, RunView
from chatterbox.rules.service import Rules
from chatterbox.training.plots import Plots
from chatterbox.training.promotion.retention import Retention
from chatterbox.training.runs.curves_picture import KINDS
from chatterbox.training.runs.run_book import RunBook
from loopback_backend import BASE, LoopbackBackend, loopback_backend
from test_training_runs import correction
from training_house import GUILD, MEMBER, OTHER_GUILD, PLACE, TRAINER, House, garden, open_house

PNG = b"\x89PNG"


@pytest.fixture
async def backend() -> AsyncIterator[LoopbackBackend]:
    async with loopback_backend() as made:
        yield made


@pytest.fixture
async def house(tmp_path: Path, backend: LoopbackBackend) -> AsyncIterator[House]:
    async with open_house(tmp_path, backend.url) as made:
        yield made


@pytest.fixture
def book(house: House) -> RunBook:
    return RunBook(house.store, house.trainer, Plots(), Rules(house.store), backend="loop")


async def trained(house: House, name: str = "garden") -> RunView:
    plan = await house.training.plan(TRAINER, upload=garden(), filename=f"{name}.jsonl")
    return await house.finished(await house.training.start(TRAINER, plan, PLACE))


async def test_a_record_tells_what_a_run_was_made_of(house: House, book: RunBook, backend: LoopbackBackend) -> None:
    house.corrections.kept = [correction(4, "Who has the key?", "Mina has it."), correction(9, "Where?", "There.")]
    run = await trained(house)
    (job,) = backend.jobs.values()
    story = await book.get(GUILD, run.id)
    assert story.dataset is not None
    assert (story.dataset.name, story.dataset.version, story.dataset_sha256) == ("garden", 1, story.dataset.sha256)
    assert (story.corrections, story.base, story.backend, story.seed) == ((4, 9), BASE, "loop", 17)
    assert (story.job_id, story.serves, story.repeats) == (job["id"], True, "")
    assert story.training_s is not None and 0 <= story.training_s < 60
    assert [point.loss for point in story.view.losses] == [3.0, 1.5, 1.0]
    assert [one.view.id for one in await book.latest(GUILD)] == [run.id]
    assert await book.latest(OTHER_GUILD) == []
    with pytest.raises(Missing):
        await book.get(OTHER_GUILD, run.id)


async def test_libraries_chosen_numbers_and_held_out_loss_are_recorded(
    house: House, book: RunBook, backend: LoopbackBackend
) -> None:
    backend.hold = "running"
    plan = await house.training.plan(TRAINER, upload=garden(), filename="x.jsonl")
    run = await house.training.start(TRAINER, plan, PLACE)
    await backend.saw("GET /fine_tuning/jobs/{id}", 4)
    (job,) = backend.jobs.values()
    job["method"] = {"type": "supervised", "supervised": {"hyperparameters": {"n_epochs": 9, "batch_size": 16}}}
    backend.trained_tokens = 4711
    backend.tell(job["id"], "Trained with torch 2", "message", {"libraries": {"torch": "2.13.0"}})
    data = {"step": 3, "train_loss": 1.0, "full_valid_loss": 2.5, "total_steps": 3}
    backend.tell(job["id"], "Step 3/3", "metrics", data)
    backend.hold = ""
    await house.finished(run)
    story = await book.get(GUILD, run.id)
    assert (story.chosen, story.libraries) == ({"n_epochs": 9, "batch_size": 16}, {"torch": "2.13.0"})
    assert story.trained_tokens == 4711
    assert [(point.step, point.loss) for point in story.view.valid] == [(3, 2.5)]


async def test_a_run_that_waits_shows_its_place_in_the_line(house: House, backend: LoopbackBackend) -> None:
    backend.hold = "queued"
    plan = await house.training.plan(TRAINER, upload=garden(), filename="x.jsonl")
    run = await house.training.start(TRAINER, plan, PLACE)
    await backend.saw("GET /fine_tuning/jobs/{id}", 3)
    (job_id,) = backend.jobs
    backend.tell(job_id, "Number 2 in the queue", "message", {"queue_position": 2, "expected_wait_s": 59})
    async for view in house.training.follow(GUILD, run.id):
        if view.queue is not None:
            assert (view.queue.number, view.queue.begins_at) == (2, datetime.fromtimestamp(60, UTC))
            backend.hold = ""
        last = view
    assert (last.state, last.queue) == (RunState.SUCCEEDED, None)


async def test_a_run_is_repeated_exactly(house: House, book: RunBook, backend: LoopbackBackend) -> None:
    house.corrections.kept = [correction(1, "Who has the key?", "Mina has it."), correction(2, "Where?", "There.")]
    first = await trained(house)
    house.corrections.kept += [correction(3, "New?", "Yes.")]  # it was not among the rows then
    again = await house.finished(await house.training.repeat(TRAINER, first.id, PLACE))
    assert backend.uploads[0] == backend.uploads[1]
    asked = [{**job, "metadata": ""} for job in backend.jobs.values()]
    assert [asked[0][name] for name in ("model", "seed", "method")] == [
        asked[1][name] for name in ("model", "seed", "method")
    ]
    story = await book.get(GUILD, again.id)
    assert (story.view.name, story.repeats, story.same_rows) == ("garden (again)", "garden", True)
    del house.corrections.kept[1]  # withdrawn
    third = await house.finished(await house.training.repeat(TRAINER, first.id, PLACE))
    assert b"There." not in backend.uploads[2]
    assert not (await book.get(GUILD, third.id)).same_rows
    with pytest.raises(Missing):
        await house.training.repeat(replace(TRAINER, space=OTHER_GUILD), first.id, PLACE)
    with pytest.raises(Refused, match="trainers"):
        await house.training.repeat(MEMBER, first.id, PLACE)


async def test_a_run_is_renamed_annotated_and_dropped(house: House, book: RunBook, backend: LoopbackBackend) -> None:
    first, second = await trained(house), await trained(house)
    assert await book.rename(TRAINER, first.id, "  Spring  beds ") == "Spring beds"
    await book.annotate(TRAINER, first.id, "Too few rows.")
    story = await book.get(GUILD, first.id)
    assert (story.view.name, story.note) == ("Spring beds", "Too few rows.")
    with pytest.raises(BadInput):
        await book.rename(TRAINER, first.id, "   ")
    for refused in (
        book.rename(MEMBER, first.id, "x"),
        book.annotate(MEMBER, first.id, "x"),
        book.drop(MEMBER, first.id),
    ):
        with pytest.raises(Refused, match="trainers"):
            await refused
    with pytest.raises(Refused, match="answers in this server"):
        await book.drop(TRAINER, second.id)
    with pytest.raises(Missing):
        await book.drop(replace(TRAINER, space=OTHER_GUILD), first.id)
    assert await book.drop(TRAINER, first.id) == "Spring beds"
    assert backend.deleted == {first.model}
    with pytest.raises(Missing):
        await book.get(GUILD, first.id)


async def test_curves_are_compared_in_one_picture(house: House, book: RunBook) -> None:
    for _ in range(2):
        await trained(house)
    stories = await book.latest(GUILD)
    assert (await book.curves(stories)).startswith(PNG)
    assert (await book.curves(stories * len(KINDS))).startswith(PNG)


async def test_models_go_when_they_had_their_time(house: House, backend: LoopbackBackend) -> None:
    runs = [await trained(house) for _ in range(4)]  # each served
    candidate = runs[0].model
    now = datetime.now(UTC)

    def sweeper(days: int) -> Retention:
        later = now + timedelta(days=days)
        kept = {"candidate_days": 30, "promoted_models": 2}
        return Retention(house.store, house.trainer, backend="loop", **kept, now=lambda: later)

    assert await sweeper(0).sweep() == 2
    assert backend.deleted == {candidate, runs[1].model}
    assert await sweeper(0).sweep() == 0
    async with house.store.transaction() as work:
        left = await work.runs.get(GUILD, runs[2].id)
        assert left is not None
        await work.runs.save(replace(left, model="ft:never-promoted"))
    backend.jobs["never"] = {"fine_tuned_model": "ft:never-promoted"}
    assert await sweeper(29).sweep() == 0
    assert await sweeper(31).sweep() == 1
    assert "ft:never-promoted" in backend.deleted
    assert runs[3].model not in backend.deleted
    book = RunBook(house.store, house.trainer, Plots(), Rules(house.store), backend="loop")
    assert (await book.get(GUILD, runs[0].id)).model_deleted_at == now


async def test_the_doctor_shows_what_each_server_takes(house: House, backend: LoopbackBackend, tmp_path: Path) -> None:
    await trained(house)
    (job,) = backend.jobs.values()
    job["result_files"] = [backend.make_file("adapter.gguf", b"x" * 2_000_000)["id"]]
    (taken,) = [one async for one in disk_by_space(settings(backend, tmp_path))]
    assert (taken.space, taken.at_backend) == (GUILD, 2_000_000)
    assert taken.here == sum(file.stat().st_size for file in (tmp_path / "files" / "guild-77").iterdir()) > 0
    backend.refused_routes["GET /files"] = (404, "no files here")
    (taken,) = [one async for one in disk_by_space(settings(backend, tmp_path))]
    assert taken.at_backend is None


def settings(backend: LoopbackBackend, data: Path) -> Settings:
    made = {"loop": Backend(base_url=backend.url, api_key=SecretStr("key"))}
    return Settings(bot=Bot(data=data), backends=made, chat=Chat(backend="loop"))


async def test_bases_say_what_they_take_and_what_was_measured(backend: LoopbackBackend, tmp_path: Path) -> None:
    asked = settings(backend, tmp_path)
    assert (await base_lines(asked))[1] == BASE
    backend.about = {
        "parameters": 135_000_000, "licence": "Apache-2.0", "languages": ["en", "de", "fr", "es"], "fits": True,
        "serving_mb": 348, "training_mb": 2900, "training_measured": True, "rows40_s": 62.0, "answer_s": None,
    }  # fmt: skip
    told = "\n".join(await base_lines(asked))
    assert "135 million parameters, licence Apache-2.0, languages en de fr es" in told
    assert "2,900 MB to train (measured here); fits this machine" in told
    assert "40 rows: 1.0 min, measured here; an answer: not measured here yet" in told
    connection = connect(asked, "loop")
    (base,) = await offered_bases(connection)
    await connection.close()
    assert label(base) == "tiny-base · Apache-2.0 · en de fr +1 · 40 rows in 1.0 min"


def test_the_first_alternative_speaks_many_languages_and_its_lines_are_toml() -> None:
    first = alternatives()[0]
    assert {"en", "de", "fr", "es", "ru", "ja"} <= set(first["languages"])
    lines = list(alternative_lines(set()))
    configured = tomllib.loads("\n".join(lines))["engine"]["bases"]
    assert list(configured) == [base["name"] for base in alternatives()]
    assert first["repository"] in (Path(__file__).parents[1] / "config.toml").read_text()
    assert first["name"] not in "\n".join(alternative_lines({first["name"]}))
