"""What a training process says, as its job's events, checkpoints and numbers."""

from __future__ import annotations

import asyncio
import hashlib
import time
from pathlib import Path

import msgspec

from chatterbox.engine import supervise
from chatterbox.engine.disk import write_atomically
from chatterbox.engine.job_rows import event
from chatterbox.engine.models import tuned_now
from chatterbox.engine.shapes.ids import tuned_name
from chatterbox.engine.shapes.objects import OWNER, Hyperparameters, Job
from chatterbox.engine.workshop import Workshop

_KEPT_CHECKPOINTS = 3


class Recording:
    """The record of one job while it is trained. `name` is the name that its model will have."""

    def __init__(self, job: Job, workshop: Workshop) -> None:
        self.name = tuned_name(job.model, OWNER, job.suffix, job.id)
        self.last_step = 0
        self.pace_s: float | None = None  # seconds a step
        self._job = job
        self._shop = workshop
        self._steps = 0
        self._began: tuple[float, int] | None = None  # when this process was at which step

    def begin_life(self) -> None:
        """Another process goes on with the job: the pace is taken anew."""
        self._began = None

    async def take(self, told: supervise.Event) -> None:
        """Records what the process said, each thing once: a resumed training says some again."""
        match told:
            case supervise.Message(text=text):
                await self._shop.jobs.change(self._job.id, event(text), once=f"said-{_digest(text)}")
            case supervise.Plan():
                await self._plan(told)
            case supervise.Libraries(versions=versions):
                text = "Trained with " + ", ".join(f"{name} {version}" for name, version in versions.items())
                told_once = event(text, data={"libraries": versions})
                await self._shop.jobs.change(self._job.id, told_once, once="libraries")
            case supervise.Step():
                await self._step(told)
            case supervise.CheckpointWritten(step=step, path=path):
                await self._checkpoint(step, Path(path))

    async def _plan(self, plan: supervise.Plan) -> None:
        self._steps = plan.steps
        resolved = msgspec.convert(plan.hyperparameters, Hyperparameters)
        text = f"Training {plan.steps} steps in {plan.epochs} epochs over {plan.tokens} tokens"
        await self._shop.jobs.change(
            self._job.id,
            event(text, data={"total_steps": plan.steps, **plan.hyperparameters}),
            once="plan",
            hyperparameters=resolved,
            method=self._job.method.with_hyperparameters(plan.hyperparameters),
        )

    async def _step(self, step: supervise.Step) -> None:
        now = time.time()
        self._began = self._began or (now, step.step)
        self.last_step = max(self.last_step, step.step)
        since, first = self._began
        self.pace_s = pace = (now - since) / (step.step - first) if step.step > first else None
        data = {
            "step": step.step,
            "total_steps": self._steps,
            "train_loss": step.train_loss,
            "train_mean_token_accuracy": step.train_mean_token_accuracy,
            "learning_rate": step.lr,
            **_if_measured(step),
        }
        await self._shop.jobs.change(
            self._job.id,
            event(f"Step {step.step}/{self._steps}: training loss={step.train_loss:.2f}", kind="metrics", data=data),
            once=f"step-{step.step}",
            estimated_finish=None if pace is None else int(now + pace * (self._steps - step.step)),
        )

    async def _checkpoint(self, step: int, path: Path) -> None:
        """The checkpoint answers to a name of its own; the adapters of older ones are dropped."""
        kept = self._shop.models.adapter_file(self._job.id, step)
        try:
            content = await asyncio.to_thread((path / "adapter.gguf").read_bytes)
        except FileNotFoundError:  # the training was quicker and has dropped it
            return
        await asyncio.to_thread(write_atomically, kept, content)
        name = f"{self.name}:ckpt-step-{step}"
        await self._shop.models.add(tuned_now(name, self._job.model, self._job.id, kept), listed=False)
        await self._shop.jobs.add_checkpoint(self._job, name, step)
        page = await self._shop.jobs.checkpoints(self._job.id, after=None, limit=1000)
        for old in page.data[_KEPT_CHECKPOINTS:]:
            await self._shop.models.delete(old.fine_tuned_model_checkpoint)


def _if_measured(step: supervise.Step) -> dict[str, float]:
    """What only some steps have. The questions held out are always asked all: OpenAI's `full_` names say the same."""
    measured = {
        "valid_loss": step.valid_loss,
        "full_valid_loss": step.valid_loss,
        "valid_mean_token_accuracy": step.valid_mean_token_accuracy,
        "full_valid_mean_token_accuracy": step.valid_mean_token_accuracy,
        "train_preference_loss": step.train_preference_loss,
        "train_preference_accuracy": step.train_preference_accuracy,
    }
    return {name: value for name, value in measured.items() if value is not None}


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
