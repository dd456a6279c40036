"""The log of a training as a text: what it was made of, how it went, step by step. It holds nobody's words."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from chatterbox.store.runs import RunRecord
from chatterbox.training.runs.rows import FromDataset, Manifest


def log_of(run: RunRecord) -> bytes:
    """UTF-8, one fact a line, then the loss of every step."""
    return ("\n".join(_lines(run)) + "\n").encode("utf-8", "replace")


def _lines(run: RunRecord) -> Iterator[str]:
    facts = {
        "run": run.id,
        "name": run.name,
        "state": run.state.value,
        "started": run.created_at.isoformat(timespec="seconds"),
        "ended": run.finished_at.isoformat(timespec="seconds") if run.finished_at else "",
        "backend": run.backend,
        "base": run.base,
        "job": run.job_id,
        "model": run.model,
        "method": run.method,
        "epochs": str(run.epochs or "auto"),
        "rows": str(run.detail.rows),
        "error": run.detail.error,
    }
    yield from (f"{name}: {value}" for name, value in facts.items() if value)
    yield from _made_of(run)
    yield ""
    yield "step\tloss"
    yield from (f"{step}\t{loss:.6g}" for step, loss in run.detail.losses)


def _made_of(run: RunRecord) -> Iterator[str]:
    if run.manifest == b"{}":
        return
    manifest = msgspec.json.decode(run.manifest, type=Manifest)
    yield f"training file: sha256 {manifest.sha256}"
    for name, part in (("dataset", manifest.dataset), ("to avoid", manifest.avoid)):
        if isinstance(part, FromDataset):
            yield f"{name}: version id {part.dataset_id}, {part.rows} rows, sha256 {part.sha256}"
            yield f"{name}, rows left out: {len(part.left_out)}"
    if manifest.corrections:
        yield "corrections: " + ", ".join(map(str, manifest.corrections))
