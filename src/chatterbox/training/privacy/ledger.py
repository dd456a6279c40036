"""Runs from before there was a ledger are entered into it, from what their manifests say."""

from __future__ import annotations

from datetime import datetime

import msgspec

from chatterbox.store.ledger import Source
from chatterbox.store.runs import RunRecord
from chatterbox.store.store import Store
from chatterbox.training.runs.rows import Manifest


async def enter_old_runs(store: Store, now: datetime) -> None:
    """Enters every run that has a model and stands in no ledger; a second time nothing is left to do."""
    async with store.reading() as work:
        old = await work.runs.not_in_ledger()
    for run in old:
        async with store.transaction() as work:
            await work.ledger.record_late(run.space, run.id, _sources(run), now)


def _sources(run: RunRecord) -> dict[Source, int]:
    manifest = msgspec.json.decode(run.manifest, type=Manifest)
    sources = {Source("form", part.correction_id): part.wordings * part.times for part in manifest.parts}
    if manifest.dataset is not None:
        source = Source("upload", manifest.dataset.dataset_id)
        sources[source] = manifest.dataset.rows - len(manifest.dataset.left_out)
    return sources
