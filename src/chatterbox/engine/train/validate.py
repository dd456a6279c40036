"""How well a model that is being trained answers the questions that were held out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import nn

from chatterbox.engine.train.forward import length_of, parts, tensors
from chatterbox.engine.train.tokens import Example


@dataclass(frozen=True, slots=True)
class Validity:
    """Means over the answers' tokens."""

    loss: float
    accuracy: float


def validate(model: Any, examples: Sequence[Example], device: torch.device) -> Validity:
    """`model` gives logits and labels, as `TargetLogits` does."""
    loss, right, targets = 0.0, 0, 0
    with torch.no_grad():
        for part in parts(sorted(examples, key=length_of), length_of):
            logits, labels = model(*tensors(part, device))
            loss += float(nn.functional.cross_entropy(logits.float(), labels, reduction="sum"))
            right += int((logits.argmax(-1) == labels).sum())
            targets += len(labels)
    return Validity(loss / targets, right / targets)
