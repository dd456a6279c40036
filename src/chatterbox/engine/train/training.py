"""One training put together: base, material, adapter, loop, and what is handed out at the end."""

from __future__ import annotations

import json
import platform
import shutil
import sys
import time
from importlib.metadata import version
from pathlib import Path

import torch
from accelerate import Accelerator
from accelerate.utils import set_seed
from transformers.utils import logging as transformers_logging

from chatterbox.engine.disk import write_atomically
from chatterbox.engine.train import auto
from chatterbox.engine.train.checkpoint import Checkpoints
from chatterbox.engine.train.convert import trainable_folder
from chatterbox.engine.train.events import Events, Failure
from chatterbox.engine.train.job import Job
from chatterbox.engine.train.loop import Loop
from chatterbox.engine.train.lora import load_base, with_adapter
from chatterbox.engine.train.material import given, material_of
from chatterbox.engine.train.precision import choose

_LIBRARIES = ("torch", "transformers", "peft", "accelerate", "gguf")
_PEFT_FILES = ("adapter_model.safetensors", "adapter_config.json")


def train(folder: Path, job: Job, events: Events) -> None:
    """Runs or resumes the training of `folder` and writes `adapter.gguf` and `peft` there. Raises `Failure`."""
    transformers_logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    if job.threads:
        torch.set_num_threads(job.threads)
    begin = time.monotonic()
    files = given(job, events)
    precision = choose(job.base.hidden)
    accelerator = Accelerator(mixed_precision=precision)
    checkpoints = Checkpoints(folder / "checkpoints", job.base)
    with accelerator.main_process_first():  # what is made once is made by one process
        weights = trainable_folder(job.base, Path(job.cache), events)
        model = load_base(weights).to(accelerator.device)
        material = material_of(job, files, weights, model, events)
    set_seed(job.seed)
    plan = auto.resolve(job.hyperparameters, len(material.rows), material.rows_an_epoch, job.base.hidden)
    loop = Loop(with_adapter(model), material, plan, accelerator, checkpoints, events)
    recipe = "plain" if material.rewriter is None else "rewrite"
    events.libraries({"python": platform.python_version(), **{name: version(name) for name in _LIBRARIES}})
    events.plan(loop.steps, plan.n_epochs, material.size, {**plan.named(), "precision": precision, "recipe": recipe})
    progress = loop.run()
    if accelerator.is_main_process:
        _publish(checkpoints, folder, job, events)
    events.message(f"Trained in {time.monotonic() - begin:.0f} s; at most {_peak_mb():.0f} MB of memory were used")
    events.done(str(folder / "adapter.gguf"), str(folder / "peft"), progress.trained_tokens, round(_peak_mb()))


def _publish(checkpoints: Checkpoints, folder: Path, job: Job, events: Events) -> None:
    """The best checkpoint as the result, the last one where nothing was held out; the GGUF file comes last."""
    best = checkpoints.best()
    chosen = best or checkpoints.latest()
    if chosen is None:
        raise Failure("internal_error", "The training ended without a checkpoint.")
    if best is not None:
        step = best.name.removeprefix("step-")
        events.message(f"The checkpoint of step {step} answers the questions held out best: it becomes the model")
    peft = folder / "peft"
    peft.mkdir(exist_ok=True)
    for name in _PEFT_FILES:
        shutil.copyfile(chosen / name, peft / name)
    config = json.loads((peft / "adapter_config.json").read_text("utf-8"))
    # It is handed out: a path of this machine tells nobody what it was trained from.
    config["base_model_name_or_path"] = job.base.name
    (peft / "adapter_config.json").write_text(json.dumps(config, indent=2), "utf-8")
    write_atomically(folder / "adapter.gguf", (chosen / "adapter.gguf").read_bytes())


def _peak_mb() -> float:
    """The most memory that this process has held so far; 0 where the system does not tell."""
    if sys.platform == "win32":
        return 0.0
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024 * 1024 if sys.platform == "darwin" else 1024)
