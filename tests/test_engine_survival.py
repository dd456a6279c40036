"""An engine with a real training, killed at its worst moments; the lock; a second engine."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import openai
import psutil
import pytest

from engine_process import BASE, EngineProcess, rows

pytest_plugins = ("engine_fixtures",)

TRAIN, SERVE = "chatterbox.engine.train", "chatterbox.engine.serve.child"


def wait_for(condition: Callable[[], Any], limit_s: float = 90) -> Any:
    end = time.monotonic() + limit_s
    while time.monotonic() < end:
        if found := condition():
            return found
        time.sleep(0.02)
    raise AssertionError("it did not happen in time")


def steps(sdk: openai.OpenAI, job: str) -> list[int]:
    events = sdk.fine_tuning.jobs.list_events(job, limit=100)
    return [event.data["step"] for event in events if event.type == "metrics" and isinstance(event.data, dict)][::-1]


def submit(sdk: openai.OpenAI, epochs: int) -> str:
    file = sdk.files.create(file=("rows.jsonl", rows()), purpose="fine-tune")
    job = sdk.fine_tuning.jobs.create(
        model=BASE,
        training_file=file.id,
        seed=1,
        metadata={"recipe": "plain"},
        method={"type": "supervised", "supervised": {"hyperparameters": {"n_epochs": epochs, "batch_size": 4}}},
    )
    return job.id


def test_training_survives_the_death_of_its_process_and_of_the_engine(new_engine: EngineProcess) -> None:
    sdk = new_engine.start().client()
    job = submit(sdk, epochs=40)
    wait_for(lambda: sdk.fine_tuning.jobs.checkpoints.list(job).data)
    (training,) = new_engine.children(TRAIN)
    os.kill(training.pid, signal.SIGKILL)
    again = wait_for(lambda: [child for child in new_engine.children(TRAIN) if child.pid != training.pid])
    wait_for(lambda: sdk.fine_tuning.jobs.checkpoints.list(job).data)
    (serving,) = new_engine.children(SERVE)
    new_engine.kill()
    for child in (*again, serving):
        child.wait(10)  # they see that the engine is gone
    sdk = new_engine.start().client()
    assert sdk.fine_tuning.jobs.retrieve(job).status == "running"
    done = wait_for(lambda: (j := sdk.fine_tuning.jobs.retrieve(job)).status in ("succeeded", "failed") and j)
    assert done.error is None
    told = steps(sdk, job)
    assert told == list(range(1, len(told) + 1))
    assert list(sdk.fine_tuning.jobs.checkpoints.list(job)) == []  # they go when a run ends
    wait_for(lambda: len(list((new_engine.data / "adapters").iterdir())) == 1)
    assert len(sdk.models.list().data) == 2
    for model in (BASE, done.fine_tuned_model):
        question: Any = [{"role": "user", "content": "What is the code of gate 3?"}]
        answer = sdk.chat.completions.create(model=model, messages=question, max_tokens=5)
        assert answer.choices[0].message.content is not None
    assert sdk.models.delete(done.fine_tuned_model).deleted
    assert [path.name for path in (new_engine.data / "adapters").iterdir()] == []


def test_a_running_training_is_cancelled_at_once(new_engine: EngineProcess) -> None:
    sdk = new_engine.start().client()
    job = submit(sdk, epochs=50)
    wait_for(lambda: steps(sdk, job))
    (training,) = new_engine.children(TRAIN)
    begin = time.monotonic()
    assert sdk.fine_tuning.jobs.cancel(job).status == "cancelled"
    assert time.monotonic() - begin < 3
    assert not training.is_running()
    assert sdk.fine_tuning.jobs.cancel(job).status == "cancelled"
    assert list((new_engine.data / "jobs").iterdir()) == []


def test_killed_serving_comes_back(new_engine: EngineProcess) -> None:
    sdk = new_engine.start().client(retries=2)
    question: Any = [{"role": "user", "content": "When is the seed swap?"}]
    asked: dict[str, Any] = {"model": BASE, "messages": question, "max_tokens": 5, "temperature": 0}
    before = sdk.chat.completions.create(**asked).choices[0].message.content
    (child,) = new_engine.children(SERVE)
    os.kill(child.pid, signal.SIGKILL)
    assert sdk.chat.completions.create(**asked).choices[0].message.content == before


def test_a_second_engine_is_told_where_the_first_is(new_engine: EngineProcess) -> None:
    new_engine.start()
    lock = json.loads((new_engine.data / "engine.lock").read_text())
    assert new_engine.process is not None
    assert lock["address"] == new_engine.address
    assert psutil.Process(lock["pid"]).pid == new_engine.process.pid
    second = subprocess.run(
        [sys.executable, "-m", "chatterbox", "engine", "--data", str(new_engine.data)],
        capture_output=True, text=True, timeout=30, check=False, cwd=new_engine.cache,
    )  # fmt: skip
    assert second.returncode == 2
    assert new_engine.address in second.stderr
    new_engine.stop()
    assert not (new_engine.data / "engine.lock").exists()


def test_a_key_is_made_once_and_is_private(new_engine: EngineProcess) -> None:
    new_engine.settings["CHATTERBOX_ENGINE__API_KEY"] = ""
    new_engine.start()
    path = new_engine.data / "engine.key"
    key = path.read_text()
    if os.name != "nt":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert new_engine.client(key).models.list().data
    with pytest.raises(openai.AuthenticationError):
        new_engine.client("made-up").models.list()
    new_engine.kill()
    assert new_engine.start().client(key).models.list().data
    assert path.read_text() == key


def test_a_port_in_use_is_told(new_engine: EngineProcess) -> None:
    new_engine.start()
    port = new_engine.address.rpartition(":")[2]
    environment = os.environ | {"CHATTERBOX_ENGINE__BASES": json.dumps(new_engine.bases)}
    second = subprocess.run(
        [sys.executable, "-m", "chatterbox", "engine", "--port", port, "--data", str(new_engine.data / "other")],
        capture_output=True, text=True, timeout=30, check=False, cwd=new_engine.cache, env=environment,
    )  # fmt: skip
    assert second.returncode == 2
    assert port in second.stderr
    assert "--port" in second.stderr
