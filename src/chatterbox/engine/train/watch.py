"""Whether a training still learns: one whose loss has risen far beyond its start is ended rather than served."""

from __future__ import annotations

import math
from collections.abc import Iterable
from statistics import fmean

from chatterbox.engine.train.events import Failure

START, RECENT = 3, 5
"""Over so many steps the loss is averaged, at the beginning and now: single batches jump."""
FACTOR, MARGIN = 1.5, 2.0
"""Far beyond: half as much again, and two more at least. A training that works stays below its start; one that has lost
all that it knew guesses among all words, and the loss of that is about 11 with a usual vocabulary."""


class Watch:
    """Sees every step's loss. `losses` are those of a training that is taken up again."""

    def __init__(self, losses: Iterable[float] = ()) -> None:
        self.losses = list(losses)

    def saw(self, loss: float) -> None:
        """Raises `Failure` when the training cannot or should not go on."""
        if not math.isfinite(loss):
            raise Failure(
                "loss_not_a_number",
                "The loss became infinite or not a number, so nothing was learned. Try a smaller "
                "learning_rate_multiplier, for example 0.3.",
            )
        self.losses.append(loss)
        if len(self.losses) < START + RECENT:
            return
        start, recent = fmean(self.losses[:START]), fmean(self.losses[-RECENT:])
        if recent > max(FACTOR * start, start + MARGIN):
            raise Failure(
                "diverged",
                f"The loss rose from {start:.2f} to {recent:.2f} by step {len(self.losses)}, far beyond its start, so "
                "the training was stopped and gave no model. Try a smaller learning_rate_multiplier, for example 0.3, "
                "and look whether rows contradict each other.",
            )
