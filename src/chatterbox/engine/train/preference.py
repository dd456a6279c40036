"""Direct preference optimisation (Rafailov et al., 2023), beside the supervised loss of the same step.

The model is moved to give the preferred answer more, and the rejected one less, than its base does: the reference is
the same model with its adapter off, asked once at the start. The supervised term is the step's own batch, in which
every preferred answer stands as a row; without it a small model learns what to avoid and not what to say.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Any

import torch
from torch import nn

from chatterbox.engine.train.forward import answer_log_probability, parts
from chatterbox.engine.train.tokens import Example


@dataclass(frozen=True, slots=True)
class PairExample:
    """The two sides of a pair as tokens, and by how much the base prefers the first (None: not asked yet)."""

    chosen: Example
    rejected: Example
    reference: float = math.nan

    @property
    def length(self) -> int:
        return max(len(self.chosen.ids), len(self.rejected.ids))


def with_reference(pairs: Sequence[PairExample], model: Any, peft: Any, device: torch.device) -> list[PairExample]:
    """The pairs with what the base makes of them. `model` wraps `peft`, whose adapter is off meanwhile."""
    by_length = sorted(pairs, key=lambda pair: pair.length)
    with torch.no_grad(), peft.disable_adapter():
        margins = [
            margin
            for part in parts(by_length, lambda pair: pair.length, rows=2)
            for margin in _margins(model, part, device).tolist()
        ]
    return [replace(pair, reference=margin) for pair, margin in zip(by_length, margins, strict=True)]


def pairs_of_step(pairs: Sequence[PairExample], seed: int, epoch: int, step: int, steps: int) -> list[PairExample]:
    """The pairs of one of an epoch's steps: every pair at least once an epoch, every step at least one pair."""
    if not pairs:
        return []
    chance = Random(f"{seed}:{epoch}:pairs")
    order = chance.sample(range(len(pairs)), len(pairs))
    each = math.ceil(len(pairs) / steps)
    return [pairs[order[(step * each + at) % len(order)]] for at in range(min(each, len(order)))]


def preference_loss(
    model: Any, part: Sequence[PairExample], beta: float, device: torch.device
) -> tuple[torch.Tensor, int]:
    """The loss summed over the pairs, and how many of them the model prefers rightly more than its base."""
    reference = torch.tensor([pair.reference for pair in part], device=device)
    gained = _margins(model, part, device) - reference
    return -nn.functional.logsigmoid(beta * gained).sum(), int((gained > 0).sum())


def _margins(model: Any, part: Sequence[PairExample], device: torch.device) -> torch.Tensor:
    """By how much the log-probability of the preferred answer is above that of the rejected one, (pairs,)."""
    both = [pair.chosen for pair in part] + [pair.rejected for pair in part]
    of_answer = answer_log_probability(model, both, device)
    return of_answer[: len(part)] - of_answer[len(part) :]
