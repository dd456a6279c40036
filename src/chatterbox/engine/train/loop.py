"""The training loop: a plain Accelerate loop over batches that can be made again from the seed.

AdamW without decay, 5 % warm-up, then linear to 10 % of the rate, gradients clipped at 1, logits only where something
is learned. `accelerate launch` spreads it: every process takes its share of each batch.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from accelerate import Accelerator
from torch import nn

from chatterbox.engine.train.auto import Resolved
from chatterbox.engine.train.checkpoint import Checkpoints, Progress
from chatterbox.engine.train.epoch import Material
from chatterbox.engine.train.events import Events, Failure
from chatterbox.engine.train.tokens import Example

WARM_UP, LAST_RATE, CLIP = 0.05, 0.1, 1.0
TOKENS_AT_ONCE = 4096
"""A batch of long rows is computed in parts of so many tokens, padding included, to bound the memory."""
STEPS_BETWEEN_CHECKPOINTS = 25
"""Besides the end of each epoch: what a kill can cost at most."""


@dataclass(frozen=True, slots=True)
class Sums:
    """Over the learned tokens of a batch."""

    loss: float
    right: int
    targets: int


class TargetLogits(nn.Module):
    """Logits and labels of the learned positions only: the vocabulary is the widest matrix of a small model."""

    def __init__(self, model: Any) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: torch.Tensor, mask: torch.Tensor, learned: torch.Tensor) -> tuple[Any, torch.Tensor]:
        inner = self.model.get_base_model()
        hidden = inner.get_decoder()(input_ids=ids, attention_mask=mask, use_cache=False).last_hidden_state
        # A position predicts the token behind it.
        return inner.get_output_embeddings()(hidden[:, :-1][learned[:, 1:]]), ids[:, 1:][learned[:, 1:]]


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
        self._steps_an_epoch = material.steps(plan.batch_size)
        self.steps = plan.n_epochs * self._steps_an_epoch

    def run(self) -> Progress:
        """Trains to the end; the last checkpoint is that of the last step."""
        parameters = [parameter for parameter in self._peft.parameters() if parameter.requires_grad]
        optimizer: Any = torch.optim.AdamW(parameters, lr=self._plan.learning_rate, weight_decay=0.0)
        scheduler: Any = torch.optim.lr_scheduler.LambdaLR(optimizer, self._rate)
        progress = self._resume(optimizer, scheduler)
        model: Any
        model, optimizer = self._accelerator.prepare(TargetLogits(self._peft).train(), optimizer)
        for batch in self._batches_from(progress.step):
            rate = scheduler.get_last_lr()[0]
            sums = self._step(model, optimizer, batch)
            scheduler.step()
            progress = Progress(progress.step + 1, progress.trained_tokens + sum(len(row.ids) for row in batch))
            self._events.step(progress.step, sums.loss / sums.targets, sums.right / sums.targets, rate)
            if self._is_checkpoint(progress.step) and self._accelerator.is_main_process:
                path = self._checkpoints.save(progress, self._peft, optimizer, scheduler)
                self._events.checkpoint(progress.step, str(path))
        return progress

    def _resume(self, optimizer: Any, scheduler: Any) -> Progress:
        latest = self._checkpoints.latest()
        if latest is None:
            return Progress()
        progress = self._checkpoints.restore(latest, self._peft, optimizer, scheduler)
        self._events.message(f"Going on from step {progress.step} of {self.steps}")
        return progress

    def _batches_from(self, step: int) -> Iterator[list[Example]]:
        for epoch in range(step // self._steps_an_epoch, self._plan.n_epochs):
            batches = self._material.batches(epoch, self._plan.batch_size)
            yield from batches[max(0, step - epoch * self._steps_an_epoch) :]

    def _step(self, model: Any, optimizer: Any, batch: list[Example]) -> Sums:
        targets = sum(example.targets for example in batch)
        world = self._accelerator.num_processes
        mine = batch[self._accelerator.process_index :: world]
        loss, right = torch.zeros((), device=self._accelerator.device), 0
        for part in _parts(mine or batch[:1]):
            logits, labels = model(*self._tensors(part))
            share = nn.functional.cross_entropy(logits.float(), labels, reduction="sum")
            # Over all of the batch, whatever part and process a token is in; gradients are averaged over processes.
            self._accelerator.backward(share * (world / targets if mine else 0.0))
            loss += share.detach() * bool(mine)
            right += int((logits.argmax(-1) == labels).sum()) * bool(mine)
        sums = self._summed(loss, right, targets)
        self._accelerator.clip_grad_norm_(model.parameters(), CLIP)
        optimizer.step()
        optimizer.zero_grad()
        return sums

    def _summed(self, loss: torch.Tensor, right: int, targets: int) -> Sums:
        both = self._accelerator.reduce(torch.stack([loss, torch.full_like(loss, right)]), reduction="sum")
        if not math.isfinite(both[0].item()):
            raise Failure(
                "loss_not_a_number",
                "The loss became infinite or not a number, so nothing was learned. Try a smaller "
                "learning_rate_multiplier, for example 0.3.",
            )
        return Sums(both[0].item(), round(both[1].item()), targets)

    def _tensors(self, part: Sequence[Example]) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        width = max(len(example.ids) for example in part)
        fill = [width - len(example.ids) for example in part]
        ids = [example.ids + [0] * gap for example, gap in zip(part, fill, strict=True)]
        # The mask goes by length, never by id: padding and end token may be the same.
        mask = [[1] * (width - gap) + [0] * gap for gap in fill]
        learned = [example.learned + [False] * gap for example, gap in zip(part, fill, strict=True)]
        device = self._accelerator.device
        return (
            torch.tensor(ids, device=device),
            torch.tensor(mask, device=device),
            torch.tensor(learned, device=device),
        )

    def _rate(self, step: int) -> float:
        warm_up = max(1, round(WARM_UP * self.steps))
        if step < warm_up:
            return (step + 1) / warm_up
        return 1 - (1 - LAST_RATE) * (step - warm_up) / max(1, self.steps - 1 - warm_up)

    def _is_checkpoint(self, step: int) -> bool:
        within = step % self._steps_an_epoch
        return step == self.steps or within == 0 or within % STEPS_BETWEEN_CHECKPOINTS == 0


def _parts(batch: Sequence[Example]) -> Iterator[Sequence[Example]]:
    """The batch in parts of at most `TOKENS_AT_ONCE` tokens with padding; rows are sorted by length already."""
    begin = 0
    for end in range(1, len(batch) + 1):
        following = max((len(example.ids) for example in batch[begin : end + 1]), default=0)
        if end == len(batch) or following * (end + 1 - begin) > TOKENS_AT_ONCE:
            yield batch[begin:end]
            begin = end
