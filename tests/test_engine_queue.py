"""The queue of trainings with a training process that follows a script: order, crashes, cancelling, failures."""

from __future__ import annotations

import asyncio
import contextlib
import json
import sys
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import pytest

from chatterbox.config import Base_
from chatterbox.engine.bases import resolve
from chatterbox.engine.database import Database
from chatterbox.engine.files import Files
from chatterbox.engine.handout.results import Results
from chatterbox.engine.jobs import Jobs
from chatterbox.engine.measured import Measured
from chatterbox.engine.models import Models
from chatterbox.engine.queue import TrainingQueue
from chatterbox.engine.shapes.errors import ApiError
from chatterbox.engine.shapes.job_request import JobRequest, WantedMethod
from chatterbox.engine.shapes.objects import Job
from chatterbox.engine.workshop import Workshop
from engine_process import rows
from tiny import Tiny

pytest_plugins = ("engine_fixtures",)

PLAN = {"event": "plan", "steps": 4, "epochs": 2, "tokens": 99, "hyperparameters": {"n_epochs": 2, "batch_size": 8}}
DONE = {"event": "done", "trained_tokens": 198}
SCRIPT = (sys.executable, str(Path(__file__).with_name("scripted_training.py")))


def step(number: int) -> dict[str, Any]:
    return {"event": "step", "step": number, "train_loss": 4 - number, "train_mean_token_accuracy": 0.5, "lr": 0.1}


def checkpoint(number: int) -> dict[str, Any]:
    return {"event": "checkpoint", "step": number}


@dataclass
class House:
    """An engine's records with a queue that can be torn down as a crash would, and made again."""

    data: Path
    tiny: Tiny
    warmed: list[Path]

    @contextlib.asynccontextmanager
    async def open(self) -> AsyncIterator[Open]:
        database = Database(self.data / "engine.sqlite3")
        base = resolve("tiny", Base_(gguf=str(self.tiny.gguf)), self.data)
        files, jobs = Files(database, self.data / "files"), Jobs(database)
        measured = Measured(self.data, 1)
        models = Models(database, self.data / "adapters", {"tiny": base}, None, measured)
        results = Results(jobs, files, models)

        async def warm(_base: str, adapter: Path) -> None:
            self.warmed.append(adapter)

        places = (self.data / "jobs", self.data / "cache")
        shop = Workshop(jobs, files, models, results, measured, *places, lambda: "", 1, warm, SCRIPT)
        queue = TrainingQueue(shop)
        for part in (files, models, queue):
            await part.open()
        try:
            yield Open(files, jobs, models, queue, self.data / "jobs")
        finally:
            await queue.close()
            await database.close()


@dataclass
class Open:
    files: Files
    jobs: Jobs
    models: Models
    queue: TrainingQueue
    folder: Path

    async def submit(self, *lives: list[Any], **more: Any) -> Job:
        """A job whose process lives several times, each after its own plot."""
        first = json.dumps({"plot": lives, "messages": [{"role": "assistant", "content": "x"}]}).encode()
        return await self.queue.submit(JobRequest("tiny", await self.upload(first + b"\n" + rows(9)), **more))

    async def upload(self, content: bytes) -> str:
        made = self.files.upload()
        await made.receive(pieces(content), "rows.jsonl")
        return (await self.files.take_in(made, "fine-tune")).id

    async def until(self, job: Job, *statuses: str) -> Job:
        async with asyncio.timeout(30):
            while (now := await self.jobs.get(job.id)).status not in statuses:  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        return now

    async def hanging(self, job: Job) -> psutil.Process:
        """The training process, once its plot hangs."""
        async with asyncio.timeout(30):
            while not (self.folder / job.id / "hanging").exists():  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        return psutil.Process(json.loads((self.folder / job.id / "process.json").read_text())["pid"])

    async def messages(self, job: Job) -> list[str]:
        return [event.message for event in (await self.jobs.events(job.id, after=None, limit=100)).data[::-1]]


async def pieces(content: bytes) -> AsyncIterator[bytes]:
    yield content


@pytest.fixture
def house(tiny_llama: Tiny, tmp_path: Path) -> House:
    return House(tmp_path, tiny_llama, [])


async def test_a_job_from_its_creation_to_its_model(house: House) -> None:
    async with house.open() as opened:
        plot = ["noise", PLAN, step(1), step(2), checkpoint(2), step(3), step(4), checkpoint(4), DONE]
        job = await opened.submit(plot, suffix="Our Guild!", seed=3)
        assert job.status == "validating_files"
        done = await opened.until(job, "succeeded", "failed")
        assert done.error is None
        assert done.fine_tuned_model == f"ft:tiny:chatterbox:our-guild:{job.id[-8:]}"
        assert (done.trained_tokens, done.hyperparameters.n_epochs, done.hyperparameters.batch_size) == (198, 2, 8)
        target = await opened.models.target(done.fine_tuned_model)
        assert target.adapter is not None
        assert house.warmed == [target.adapter]
        events = await opened.jobs.events(job.id, after=None, limit=100)
        assert [e.data["step"] for e in events.data[::-1] if e.type == "metrics"] == [1, 2, 3, 4]
        assert events.data[0].message == "The job has successfully completed"
        assert (await opened.jobs.checkpoints(job.id, after=None, limit=10)).data == []
        result = (await opened.files.path(done.result_files[0])).read_text().splitlines()
        assert (result[0].split(",")[0], len(result)) == ("step", 5)
        names = [(await opened.files.get(file_id)).filename for file_id in done.result_files]
        assert names == ["step_metrics.csv", "adapter.gguf", "adapter-peft.zip"]
        async with asyncio.timeout(10):
            while (opened.folder / job.id).exists():  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        assert [path.name for path in target.adapter.parent.iterdir()] == [target.adapter.name]


async def test_a_checkpoint_answers_while_its_job_runs_and_goes_with_its_end(house: House) -> None:
    async with house.open() as opened:
        job = await opened.submit([PLAN, step(1), step(2), checkpoint(2), "hang"])
        await opened.hanging(job)
        async with asyncio.timeout(10):
            while not (kept := (await opened.jobs.checkpoints(job.id, after=None, limit=10)).data):  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        assert [(c.step_number, c.metrics.train_loss) for c in kept] == [(2, 2)]
        named = await opened.models.target(kept[0].fine_tuned_model_checkpoint)
        assert named.adapter is not None
        assert named.adapter.read_bytes() == b"adapter at 2"
        await opened.queue.cancel(job.id)
        assert (await opened.jobs.checkpoints(job.id, after=None, limit=10)).data == []
        assert not named.adapter.exists()


async def test_events_come_in_pages_newest_first(house: House) -> None:
    async with house.open() as opened:
        job = await opened.submit([PLAN, step(1), step(2), DONE])
        await opened.until(job, "succeeded")
        whole = (await opened.jobs.events(job.id, after=None, limit=100)).data
        first = await opened.jobs.events(job.id, after=None, limit=2)
        second = await opened.jobs.events(job.id, after=first.last_id, limit=100)
        assert first.has_more
        assert first.data + second.data == whole
        assert not second.has_more
        assert (await opened.jobs.events(job.id, after="ftevent-nobody", limit=5)).data == []
        assert (await opened.jobs.events(job.id, after=None, limit=0)).data == []
        with pytest.raises(ApiError):
            await opened.jobs.events("ftjob-nobody", after=None, limit=5)


async def test_jobs_run_one_by_one_and_are_found_by_their_metadata(house: House) -> None:
    async with house.open() as opened:
        first = await opened.submit([PLAN, "hang"], metadata={"run": "1"})
        await opened.hanging(first)
        second = await opened.submit([PLAN, DONE], metadata={"run": "2"})
        assert (await opened.until(second, "queued")).status == "queued"
        found = await opened.jobs.page(after=None, limit=10, metadata={"run": "2"})
        assert [job.id for job in found.data] == [second.id]
        await opened.queue.cancel(first.id)
        assert (await opened.until(second, "succeeded")).fine_tuned_model


async def test_cancelling_takes_less_than_three_seconds(house: House) -> None:
    async with house.open() as opened:
        job = await opened.submit([PLAN, step(1), checkpoint(1), "ignore SIGTERM", "hang"])
        process = await opened.hanging(job)
        begin = time.monotonic()
        assert (await opened.queue.cancel(job.id)).status == "cancelled"
        assert time.monotonic() - begin < 3
        assert not process.is_running()
        again = await opened.queue.cancel(job.id)
        assert (again.status, again.error) == ("cancelled", None)
        assert (await opened.messages(job)).count("The job was cancelled") == 1
        with pytest.raises(ApiError):
            await opened.models.target(f"ft:tiny:chatterbox::{job.id[-8:]}:ckpt-step-1")


async def test_a_killed_training_goes_on_without_doubles(house: House) -> None:
    async with house.open() as opened:
        first = [PLAN, {"event": "message", "text": "Hello"}, step(1), checkpoint(1), step(2), "die"]
        second = [{"event": "message", "text": "Hello"}, PLAN, step(2), step(3), checkpoint(3), step(4), DONE]
        job = await opened.submit(first, second)
        await opened.until(job, "succeeded")
        told = await opened.messages(job)
        assert [text for text in told if text.startswith("Step")] == [
            "Step 1/4: training loss=3.00",
            "Step 2/4: training loss=2.00",
            "Step 3/4: training loss=1.00",
            "Step 4/4: training loss=0.00",
        ]
        assert told.count("Hello") == told.count("Training 4 steps in 2 epochs over 99 tokens") == 1
        assert any("goes on from its last checkpoint" in text for text in told)


async def test_a_training_that_is_killed_again_and_again_fails(house: House) -> None:
    async with house.open() as opened:
        job = await opened.submit([PLAN, "die"])
        failed = await opened.until(job, "failed")
        assert failed.error is not None
        assert (failed.error.code, failed.fine_tuned_model) == ("out_of_memory", None)
        assert "memory" in failed.error.message


@pytest.mark.parametrize(
    ("code", "message"), [("nan", "The loss is no number any more."), ("out_of_memory", "Not enough memory.")]
)
async def test_a_failure_says_why(house: House, code: str, message: str) -> None:
    async with house.open() as opened:
        job = await opened.submit([PLAN, {"event": "error", "code": code, "message": message}])
        failed = await opened.until(job, "failed")
        assert failed.error is not None
        assert (failed.error.code, failed.error.message) == (code, message)
        assert (await opened.messages(job))[-1] == message


@pytest.mark.parametrize(
    ("content", "code", "says"),
    [
        (rows(9), "invalid_n_examples", "Training file has 9 example(s), but must have at least 10 examples"),
        (rows(6) + b"not json\n" + rows(6), "invalid_jsonl", "Line 7 is not JSON."),
        (rows(10) + b'{"messages": [{"role": "user", "content": "x"}]}', "missing_assistant", "Line 11 has no"),
        (rows(10).replace(b'"system"', b'"pirate"', 1), "invalid_file_format", "Line 1 is no chat example"),
    ],
)
async def test_an_unusable_file_fails_the_job(house: House, content: bytes, code: str, says: str) -> None:
    async with house.open() as opened:
        job = await opened.queue.submit(JobRequest("tiny", await opened.upload(content)))
        failed = await opened.until(job, "failed")
        assert failed.error is not None
        assert (failed.error.code, failed.error.param) == (code, "training_file")
        assert failed.error.message.startswith(says)


async def test_a_file_that_is_deleted_before_its_turn_fails_the_job(house: House) -> None:
    async with house.open() as opened:
        first = await opened.submit([PLAN, "hang"])
        await opened.hanging(first)
        job = await opened.submit([PLAN, DONE])
        await opened.until(job, "queued")
        await opened.files.delete(job.training_file)
        await opened.queue.cancel(first.id)
        failed = await opened.until(job, "failed")
        assert failed.error is not None
        assert (failed.error.code, failed.error.param) == ("file_not_found", "training_file")


async def test_an_engine_that_comes_back_goes_on(house: House) -> None:
    async with house.open() as opened:
        running = await opened.submit([PLAN, step(1), "hang"], [PLAN, step(2), DONE])
        waiting = await opened.submit([PLAN, step(1), DONE])
        process = await opened.hanging(running)
        async with asyncio.timeout(10):
            while not any("Step 1/4" in text for text in await opened.messages(running)):  # noqa: ASYNC110
                await asyncio.sleep(0.01)
    assert not process.is_running()
    async with house.open() as opened:
        assert (await opened.until(waiting, "succeeded")).fine_tuned_model
        done = await opened.jobs.get(running.id)
        assert done.status == "succeeded"
        assert done.finished_at is not None
        assert [text[:8] for text in await opened.messages(running) if "loss" in text] == ["Step 1/4", "Step 2/4"]


async def test_owners_take_turns_and_have_one_waiting_each(house: House) -> None:
    async with house.open() as opened:
        first = await opened.submit([PLAN, "hang"], metadata={"owner": "a"})
        await opened.hanging(first)
        again = await opened.submit([PLAN, "hang"], metadata={"owner": "a"})
        other = await opened.submit([PLAN, "hang"], metadata={"owner": "b"})
        with pytest.raises(ApiError, match="waiting already") as refused:
            await opened.submit([PLAN, DONE], metadata={"owner": "a"})
        assert (refused.value.code, refused.value.status) == ("job_limit_reached", 429)
        places = {again.id: 2, other.id: 1}  # whose turn was longer ago goes first
        async with asyncio.timeout(10):
            while {job: await place(opened, job) for job in places} != places:  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        await opened.queue.cancel(first.id)
        await opened.hanging(other)
        async with asyncio.timeout(10):
            while await place(opened, again.id) != 1:  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        assert any(text.startswith("Number 1 in the queue") for text in await opened.messages(again))
        await opened.queue.cancel(other.id)
        await opened.hanging(again)


async def place(opened: Open, job_id: str) -> int | None:
    """The last that a job was told."""
    events = (await opened.jobs.events(job_id, after=None, limit=100)).data
    return next((event.data["queue_position"] for event in events if "queue_position" in event.data), None)


async def test_a_wait_is_told_with_its_time_once_trainings_are_known(house: House) -> None:
    async with house.open() as opened:
        await opened.until(await opened.submit([PLAN, DONE], metadata={"owner": "a"}), "succeeded")
        running = await opened.submit([PLAN, "hang"], metadata={"owner": "a"})
        await opened.hanging(running)
        waiting = await opened.submit([PLAN, DONE], metadata={"owner": "b"})
        async with asyncio.timeout(10):
            while "Number 1 in the queue, about 1 min until it begins" not in await opened.messages(waiting):  # noqa: ASYNC110
                await asyncio.sleep(0.01)


PREFERENCE = {
    "input": {"messages": [{"role": "user", "content": "What is the gate code?"}]},
    "preferred_output": [{"role": "assistant", "content": "4471."}],
    "non_preferred_output": [{"role": "assistant", "content": "I do not know."}],
}


@pytest.mark.parametrize(
    ("change", "code", "says"),
    [
        ({"preferred_output": []}, "invalid_file_format", "Line 11 is no preference example"),
        ({"non_preferred_output": [{"role": "user", "content": "x"}]}, "invalid_role", "Line 11: non_preferred_output"),
        ({"input": {"messages": PREFERENCE["preferred_output"]}}, "invalid_last_role", "Line 11: the last input"),
        ({"input": None}, "invalid_file_format", "Line 11 is no preference example"),
        (None, "missing_preferences", "Training file has no preference example"),
    ],
)
async def test_an_unusable_preference_file_fails_the_job(
    house: House, change: dict[str, Any] | None, code: str, says: str
) -> None:
    line = b"" if change is None else json.dumps(PREFERENCE | change).encode()
    async with house.open() as opened:
        request = JobRequest("tiny", await opened.upload(rows(10) + line), method=WantedMethod("dpo"))
        failed = await opened.until(await opened.queue.submit(request), "failed")
        assert failed.error is not None
        assert (failed.error.code, failed.error.param) == (code, "training_file")
        assert failed.error.message.startswith(says)
