"""`chatterbox model NAME`: the files of a trained model, fetched from the backend that trained it."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from chatterbox.backend.connection import told_as_ours
from chatterbox.backend.factory import connect
from chatterbox.config import Settings
from chatterbox.errors import Missing
from chatterbox.texts import say

if TYPE_CHECKING:
    import openai

MERGE_TIMEOUT_S = 1800.0


def save_model(settings: Settings, name: str, folder: Path, *, merged: bool) -> int:
    """Writes the model's files to a folder and prints their paths; 0. Raises Missing, BackendError, OSError."""
    for path in asyncio.run(fetch_model(settings, name, folder, merged=merged)):
        sys.stdout.write(f"{path}\n")
    return 0


async def fetch_model(settings: Settings, name: str, folder: Path, *, merged: bool) -> Sequence[Path]:
    """Its numbers, its adapter as GGUF and as PEFT with a model card; `merged`: one zip with everything in one GGUF."""
    connection = connect(settings, settings.training_backend)
    try:
        with told_as_ours(connection.name):
            client = await connection.client()
            job_id, file_ids = await _job_of(client, name)
            if merged:
                file_ids = [await _merged(client, job_id)]
            await asyncio.to_thread(folder.mkdir, parents=True, exist_ok=True)
            return [await _save(client, file_id, folder) for file_id in file_ids]
    finally:
        await connection.close()


async def _job_of(client: openai.AsyncOpenAI, name: str) -> tuple[str, list[str]]:
    async for job in client.fine_tuning.jobs.list(limit=100):
        if job.fine_tuned_model == name:
            return job.id, job.result_files
    raise Missing(say("model-files-unknown", name=name))


async def _merged(client: openai.AsyncOpenAI, job_id: str) -> str:
    """Our own engine's request; takes as long as a large file takes to be written."""
    patient = client.with_options(timeout=MERGE_TIMEOUT_S, max_retries=0)
    answer = await patient.post(f"/fine_tuning/jobs/{job_id}/merged", cast_to=object)
    if not isinstance(answer, dict) or not isinstance(answer.get("id"), str):
        raise Missing(say("model-files-unmerged"))
    return str(answer["id"])


async def _save(client: openai.AsyncOpenAI, file_id: str, folder: Path) -> Path:
    """Whole or not at all."""
    named = await client.files.retrieve(file_id)
    target = folder / (Path(named.filename.replace("\\", "/")).name or file_id)
    draft = target.with_name(f".{target.name}.part")
    try:
        async with client.files.with_streaming_response.content(file_id) as content:
            await content.stream_to_file(draft)
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
    return target
