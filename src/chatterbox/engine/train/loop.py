"""The training loop: a plain Accelerate loop over batches that can be made again from the seed.

AdamW without decay, 5 % warm-up, then linear to 10 % of the rate, gradients clipped at 1, logits only where something
is learned. `accelerate launch` spreads it: every process takes its share of each batch.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from accelerate import Accelerator
from torch import nn

from chatterbox.engine.train.auto import Resolved
from chatterbox.engine.train.checkpoint import Checkpoints, Progress
from chatterbox.engine.train.epoch import Material
from chatterbox.engine.train.events import Events
from chatterbox.engine.train.forward import TargetLogits, length_of, parts, tensors
from chatterbox.engine.train.preference import PairExample, pairs_of_step, preference_loss, with_reference
from chatterbox.engine.train.tokens import Example
from chatterbox.engine.train.validate import Validity, validate
from chatterbox.engine.train.watch import Watch

WARM_UP, LAST_RATE, CLIP = 0.05, 0.1, 1.0
STEPS_BETWEEN_CHECKPOINTS = 25
"""Besides the end of each epoch: what a kill can cost at most."""


@dataclass(frozen=True, slots=True)
class Batch:
    """What one step learns: rows, and in a preference training pairs."""

    rows: Sequence[Example]
    pairs: Sequence[PairExample]

    @property
    def tokens(self) -> int:
        of_pairs = sum(len(pair.chosen.ids) + len(pair.rejected.ids) for pair in self.pairs)
        return sum(len(row.ids) for row in self.rows) + of_pairs


@dataclass(frozen=True, slots=True)
class Sums:
    """Over the learned tokens of a batch's rows, and over its pairs."""

    loss: float
    right: int
    preference_loss: float
    preferred: int


class Loop:
    """One training. `run` goes through it from the last checkpoint to the end."""

    def __init__(
        self,
        model: Any,
        material: Material,
        plan: Resolved,
        accelerator: Accelerator,
        checkpoints: Checkpoints,
        events: Events,
    ) -> None:
        self._peft = model
        self._material = material
        self._plan = plan
        self._accelerator = accelerator
        self._checkpoints = checkpoints
        self._events = events
        self._pairs: Sequence[PairExample] = material.pairs
        self._steps_an_epoch = material.steps(plan.batch_size)
        self.steps = plan.n_epochs * self._steps_an_epoch

    def run(self) -> Progress:
        """Trains to the end; the last checkpoint is that of the last step. Raises `Failure` when it diverges."""
        parameters = [parameter for parameter in self._peft.parameters() if parameter.requires_grad]
        optimizer: Any = torch.optim.AdamW(parameters, lr=self._plan.learning_rate, weight_decay=0.0)
        scheduler: Any = torch.optim.lr_scheduler.LambdaLR(optimizer, self._rate)
        progress = self._resume(optimizer, scheduler)
        watch = Watch(progress.losses)
        model: Any
        model, optimizer = self._accelerator.prepare(TargetLogits(self._peft).train(), optimizer)
        self._pairs = with_reference(self._pairs, model, self._peft, self._accelerator.device)
        for batch in self._batches_from(progress.step):
            rate = scheduler.get_last_lr()[0]
            numbers = _means(self._step(model, optimizer, batch), batch)
            scheduler.step()
            watch.saw(numbers["loss"])
            progress = Progress(progress.step + 1, progress.trained_tokens + batch.tokens, tuple(watch.losses))
            valid = self._validity(model, progress.step)
            if valid is not None:
                numbers |= {"valid_loss": valid.loss, "valid_mean_token_accuracy": valid.accuracy}
            self._events.step(progress.step, rate=rate, **numbers)
            if self._is_checkpoint(progress.step) and self._accelerator.is_main_process:
                loss = valid.loss if valid else None
                path = self._checkpoints.save(progress, self._peft, optimizer, scheduler, loss)
                self._events.checkpoint(progress.step, str(path))
        return progress

    def _resume(self, optimizer: Any, scheduler: Any) -> Progress:
        latest = self._checkpoints.latest()
        if latest is None:
            return Progress()
        progress = self._checkpoints.restore(latest, self._peft, optimizer, scheduler)
        self._events.message(f"Going on from step {progress.step} of {self.steps}")
        return progress

    def _batches_from(self, step: int) -> Iterator[Batch]:
        of = self._steps_an_epoch
        for epoch in range(step // of, self._plan.n_epochs):
            for at, rows in enumerate(self._material.batches(epoch, self._plan.batch_size)):
                if epoch * of + at >= step:
                    yield Batch(rows, pairs_of_step(self._pairs, self._material.seed, epoch, at, of))

    def _validity(self, model: Any, step: int) -> Validity | None:
        """At the end of each epoch, where questions are held out."""
        if not self._material.held_out or step % self._steps_an_epoch:
            return None
        return validate(model, self._material.held_out, self._accelerator.device)

    def _step(self, model: Any, optimizer: Any, batch: Batch) -> Sums:
        own = self._learn_rows(model, batch.rows)
        of_pairs = self._learn_pairs(model, batch.pairs) if batch.pairs else torch.zeros_like(own)
        loss, right, preference, preferred = self._accelerator.reduce(torch.cat([own, of_pairs]), "sum").tolist()
        self._accelerator.clip_grad_norm_(model.parameters(), CLIP)
        optimizer.step()
        optimizer.zero_grad()
        return Sums(loss, round(right), preference, round(preferred))

    def _learn_rows(self, model: Any, batch: Sequence[Example]) -> torch.Tensor:
        """Adds to the gradients; this process's sums of loss and right tokens."""
        device, world = self._accelerator.device, self._accelerator.num_processes
        targets = sum(example.targets for example in batch)
        mine = batch[self._accelerator.process_index :: world]
        sums = torch.zeros(2, device=device)
        for part in parts(mine or batch[:1], length_of):
            logits, labels = model(*tensors(part, device))
            share = nn.functional.cross_entropy(logits.float(), labels, reduction="sum")
            # Over all of the batch, whatever part and process a token is in; gradients are averaged over processes.
            self._accelerator.backward(share * (world / targets if mine else 0.0))
            right = (logits.argmax(-1) == labels).sum()
            sums += torch.stack([share.detach(), right]) * bool(mine)
        return sums

    def _learn_pairs(self, model: Any, pairs: Sequence[PairExample]) -> torch.Tensor:
        """Adds to the gradients; this process's sums of loss and rightly preferred pairs."""
        device, world = self._accelerator.device, self._accelerator.num_processes
        mine = pairs[self._accelerator.process_index :: world]
        sums = torch.zeros(2, device=device)
        for part in parts(mine or pairs[:1], lambda pair: pair.length, rows=2):
            share, preferred = preference_loss(model, part, self._plan.beta, device)
            self._accelerator.backward(share * (world / len(pairs) if mine else 0.0))
            sums += torch.stack([share.detach(), torch.full_like(share, preferred).detach()]) * bool(mine)
        return sums

    def _rate(self, step: int) -> float:
        warm_up = max(1, round(WARM_UP * self.steps))
        if step < warm_up:
            return (step + 1) / warm_up
        return 1 - (1 - LAST_RATE) * (step - warm_up) / max(1, self.steps - 1 - warm_up)

    def _is_checkpoint(self, step: int) -> bool:
        within = step % self._steps_an_epoch
        return step == self.steps or within == 0 or within % STEPS_BETWEEN_CHECKPOINTS == 0


def _means(sums: Sums, batch: Batch) -> dict[str, float]:
    """The numbers that a step tells; the loss is the whole objective, of rows and pairs."""
    targets = sum(example.targets for example in batch.rows)
    told = {"loss": sums.loss / targets, "accuracy": sums.right / targets}
    if batch.pairs:
        preference = sums.preference_loss / len(batch.pairs)
        told |= {
            "loss": told["loss"] + preference,
            "train_preference_loss": preference,
            "train_preference_accuracy": sums.preferred / len(batch.pairs),
        }
    return told
