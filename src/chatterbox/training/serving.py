"""What serves once a run has succeeded."""

from __future__ import annotations

import msgspec

from chatterbox.models import Serving
from chatterbox.store.runs import RunRecord
from chatterbox.training.rows import Manifest


def serving_of(record: RunRecord) -> Serving:
    """The run's model, with the base below it, the model before it, and what its rows were."""
    return Serving(
        model=record.model,
        previous=record.previous_model,
        base=record.base,
        run_id=record.id,
        dataset_id=record.dataset_id,
        teaches=record.detail.teaches,
        learned=tuple(msgspec.json.decode(record.manifest, type=Manifest).corrections),
    )
