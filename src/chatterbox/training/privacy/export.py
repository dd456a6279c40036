"""The export: everything that is kept about one person, as a zip that people and programs can read."""

from __future__ import annotations

import asyncio
import io
import json
import zipfile
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from chatterbox.errors import Missing
from chatterbox.models import Correction, Dataset, Space, Turn
from chatterbox.store.runs import RunRecord
from chatterbox.store.store import Store, Work
from chatterbox.texts import say

DATA = "data.json"
README = "README.txt"
_BESIDE_BYTES = 64 * 1024  # for the zip's own list


async def exported(
    store: Store, user_id: int, spaces: Sequence[Space], now: datetime, most_bytes: int | None = None
) -> bytes:
    """A zip of `data.json` and of the files that came from the person, those that fit into `most_bytes`."""
    places, pictures, datasets = [], dict[str, bytes](), list[tuple[str, Space, Dataset]]()
    for space in spaces:
        async with store.reading() as work:
            places.append(await _of_space(work, space, user_id))
            given = await work.datasets.of_giver(space, user_id)
            pictures |= await _pictures(work, space, user_id)
        datasets += [(f"datasets/{space.kind}-{space.id}-{one.id}", space, one) for one in given]
    data = {"person": str(user_id), "exported_at": now.isoformat(), "places": places}
    files = {DATA: json.dumps(data, ensure_ascii=False, indent=2).encode("utf-8", "replace")}
    left_out = [name for name, content in pictures.items() if not _taken(files, name, content, most_bytes)]
    for name, space, dataset in datasets:
        if not _taken(files, name, await _file(store, space, dataset), most_bytes):
            left_out.append(f"{name} ({dataset.name}, version {dataset.version})")
    files[README] = "\n".join([say("export-readme"), *map(_left_out, left_out)]).encode()
    return await asyncio.to_thread(_packed, files)


def _taken(files: dict[str, bytes], name: str, content: bytes, most_bytes: int | None) -> bool:
    """Puts a file beside the others if there is room."""
    fits = most_bytes is None or sum(map(len, files.values())) + len(content) + _BESIDE_BYTES <= most_bytes
    if fits:
        files[name] = content
    return fits


async def _pictures(work: Work, space: Space, user_id: int) -> dict[str, bytes]:
    """The pictures that stood beside questions, by their names in the zip."""
    shown = await work.pictures.of(space, await work.turns.asked_by(space, user_id))
    return {
        f"pictures/{space.kind}-{space.id}-{turn_id}-{number}.{one.media_type.rpartition('/')[2]}": one.content
        for turn_id, pictures in shown.items()
        for number, one in enumerate(pictures)
    }


def _left_out(name: str) -> str:
    return say("export-left-out", name=name)


async def _file(store: Store, space: Space, dataset: Dataset) -> bytes:
    async with store.reading() as work:
        found = await work.datasets.original(space, dataset.id)
    try:
        return b"" if found is None else await store.vault.get(space, found[0])
    except Missing:
        return b""


async def _of_space(work: Work, space: Space, user_id: int) -> dict[str, Any]:
    place = {"server": str(space.id)} if space.kind == "guild" else {"direct_messages": True}
    return place | {
        "questions": [_turn(turn) for turn in await work.turns.by(space, user_id)],
        "corrections": [_correction(one) for one in await work.corrections.by(space, user_id)],
        "datasets": [_dataset(one, space) for one in await work.datasets.of_giver(space, user_id)],
        "trainings": [_run(run) for run in await work.runs.by(space, user_id)],
        "tests": [
            {"at": at.isoformat(), "answers": [asdict(result) for result in results]}
            for at, results in await work.tests.by(space, user_id)
        ],
        "thumbs": [
            {"at": one.created_at.isoformat(), "up": one.up, "model": one.model}
            for one in await work.feedback.votes(space, user_id)
        ],
        "feedback": [
            {"at": one.created_at.isoformat(), "text": one.text, "model": one.model}
            for one in await work.feedback.notes(space, user_id)
        ],
        "votes": [
            {"vote": vote_id, "pair": ballot.pair, "choice": ballot.choice}
            for vote_id, ballot in await work.votes.cast_by(space, user_id)
        ],
        "reports": [
            {"at": one.created_at.isoformat(), "text": one.text} for one in await work.reports.by(space, user_id)
        ],
        "language": await work.languages.of(space) if space.kind == "dm" else None,
        "models_that_contain_something": list(await work.ledger.models_of(space, user_id)),
    }


def _turn(turn: Turn) -> dict[str, Any]:
    return {
        "id": turn.id,
        "at": turn.created_at.isoformat(),
        "channel": str(turn.question_place.channel_id),
        "message": str(turn.question_place.message_id or ""),
        "question": turn.question,
        "answer": turn.answer,
        "model": turn.model,
        "state": turn.state.value,
        "files": [{"name": file.name, "read": file.text, "left_out": file.note} for file in turn.files],
        "summary_of_the_conversation": turn.summary,
    }


def _correction(one: Correction) -> dict[str, Any]:
    return {
        "at": one.created_at.isoformat(),
        "id": one.id,
        "question": one.form.question,
        "further_ways_to_ask": list(one.form.phrasings),
        "answer": one.form.answer,
        "reason": one.form.reason,
        "shared_for_research": one.form.shared,
        "state": one.state.value,
    }


def _dataset(one: Dataset, space: Space) -> dict[str, Any]:
    return {
        "at": one.created_at.isoformat(),
        "name": one.name,
        "version": one.version,
        "rows": one.rows,
        "sha256": one.sha256,
        "file": f"datasets/{space.kind}-{space.id}-{one.id}",
    }


def _run(run: RunRecord) -> dict[str, Any]:
    return {"at": run.created_at.isoformat(), "name": run.name, "state": run.state.value, "model": run.model}


def _packed(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()
