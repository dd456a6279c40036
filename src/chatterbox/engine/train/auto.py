"""What "auto" means for a training's hyperparameters.

* `batch_size`: 16 rows.
* `learning_rate_multiplier`: 1, of 2e-3 for models as narrow as the starter model (576) and less for wider ones, by the
  root of the width. Only the first figure is measured.
* `n_epochs`: 9 for a usual community's file (40 to 100 rows); more for a smaller file, so that it comes to about forty
  steps; fewer for a larger one, at least 3.
* `beta`, of a preference training: 0.1, as in its paper.
"""

from __future__ import annotations

import math
from dataclasses import asdict, dataclass
from typing import Any

from chatterbox.engine.train.job import Hyperparameters

RATE = 2e-3
RATE_WIDTH = 576
BATCH = 16
EPOCHS, FEWEST_EPOCHS, MOST_EPOCHS = 9, 3, 25
FEWEST_STEPS = 40
USUAL_ROWS = 100
BETA = 0.1


@dataclass(frozen=True, slots=True)
class Resolved:
    n_epochs: int
    batch_size: int
    learning_rate_multiplier: float
    learning_rate: float
    beta: float

    def named(self) -> dict[str, Any]:
        return asdict(self)


def resolve(asked: Hyperparameters, rows: int, rows_an_epoch: int, hidden: int) -> Resolved:
    """The numbers to train with. `rows_an_epoch` counts rewritten and replayed rows too."""
    batch = BATCH if asked.batch_size == "auto" else asked.batch_size
    multiplier = 1.0 if asked.learning_rate_multiplier == "auto" else float(asked.learning_rate_multiplier)
    epochs = _epochs(rows, math.ceil(rows_an_epoch / batch)) if asked.n_epochs == "auto" else asked.n_epochs
    rate = RATE * multiplier * min(1.0, math.sqrt(RATE_WIDTH / hidden))
    return Resolved(epochs, batch, multiplier, rate, BETA if asked.beta == "auto" else float(asked.beta))


def _epochs(rows: int, steps_an_epoch: int) -> int:
    if rows <= USUAL_ROWS:
        return min(MOST_EPOCHS, max(EPOCHS, math.ceil(FEWEST_STEPS / steps_an_epoch)))
    return max(FEWEST_EPOCHS, round(EPOCHS * math.sqrt(USUAL_ROWS / rows)))
