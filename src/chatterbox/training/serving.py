"""What serves once a run has succeeded."""

from __future__ import annotations

from chatterbox.models import Serving
from chatterbox.store.runs import RunRecord


def serving_of(record: RunRecord) -> Serving:
    """The run's model, with the base below it, the model before it, what its rows were and what it learned of them."""
    return Serving(
        model=record.model,
        previous=record.previous_model,
        base=record.base,
        run_id=record.id,
        dataset_id=record.dataset_id,
        teaches=record.detail.teaches,
        learned=record.detail.learned,
    )
