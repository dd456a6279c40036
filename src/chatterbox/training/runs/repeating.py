"""A run once more: everything that decided it is taken from its record."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import uuid4

import msgspec

from chatterbox.errors import Missing
from chatterbox.models import Actor, Place, RunState
from chatterbox.store.runs import Detail, RunRecord
from chatterbox.texts import aloud, say
from chatterbox.training.runs.rows import Manifest

NAME_LIMIT = 60


def repeated(earlier: RunRecord, actor: Actor, place: Place, now: datetime) -> RunRecord:
    """A new record with the rows, base, seed and numbers of an earlier run. Raises Missing where it made no rows."""
    try:
        msgspec.json.decode(earlier.manifest, type=Manifest)
    except msgspec.MsgspecError:
        raise Missing(say("run-unrepeatable")) from None
    with aloud():
        name = say("run-again", name=earlier.name)[:NAME_LIMIT]
    return replace(
        earlier,
        id=str(uuid4()),
        name=name,
        state=RunState.PREPARING,
        requested_by=actor.user_id,
        place=place,
        created_at=now,
        detail=Detail(repeats=earlier.id, seed=earlier.detail.seed),
        job_id="",
        file_id="",
        model="",
        previous_model="",
        finished_at=None,
        told_at=None,
    )
