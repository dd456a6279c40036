"""The files that a finished training hands out, as files of OpenAI's protocol: `result_files` of its job.

The numbers of its steps, the adapter as GGUF, and the adapter as PEFT with its model card. On request also the base and
the adapter as one GGUF with a Modelfile; that is large, so it goes after a day and is made anew when asked for again.
"""

from __future__ import annotations

import asyncio
import contextlib
import csv
import hashlib
import io
import sys
import zipfile
from pathlib import Path
from typing import Any

from chatterbox.engine.bases import Base
from chatterbox.engine.chat_format import chat_template_of
from chatterbox.engine.files import Files
from chatterbox.engine.handout.card import Made, model_card
from chatterbox.engine.handout.modelfile import modelfile
from chatterbox.engine.jobs import Jobs
from chatterbox.engine.models import Models
from chatterbox.engine.shapes.errors import ApiError, bad
from chatterbox.engine.shapes.objects import FileObject, Job
from chatterbox.engine.template import TemplateRefused

PURPOSE = "fine-tune-results"
MERGED_LIVES_S = 24 * 3600
_COLUMNS = (
    "step", "train_loss", "train_mean_token_accuracy", "learning_rate", "valid_loss", "valid_mean_token_accuracy",
    "train_preference_loss", "train_preference_accuracy",
)  # fmt: skip
_MODEL = "model.gguf"


class Results:
    """Makes, finds and deletes what trainings hand out."""

    def __init__(self, jobs: Jobs, files: Files, models: Models) -> None:
        self._jobs = jobs
        self._files = files
        self._models = models
        self._merging = asyncio.Lock()  # a merge takes as much memory as its base has weights

    async def save(self, job: Job, name: str, base: Base, adapter: Path, peft: Path, trained_tokens: int) -> list[str]:
        """The ids of a job's files; made twice (after a crash) they are the same files."""
        made = await self._made(job, name, base, trained_tokens)
        card = model_card(made)
        contents: dict[str, bytes | Path] = {
            "step_metrics.csv": _table(made),
            "adapter.gguf": adapter,
            "adapter-peft.zip": await asyncio.to_thread(_packed, peft, card),
        }
        for filename, content in contents.items():
            file_id = _file_id(job, filename)
            await self._files.save(content, filename=filename, purpose=PURPOSE, file_id=file_id)
        return [_file_id(job, filename) for filename in contents]

    async def merged(self, job_id: str) -> FileObject:
        """The zip of base and adapter as one GGUF, a Modelfile and the card. Raises ApiError."""
        job = await self._jobs.get(job_id)
        if job.fine_tuned_model is None:
            raise bad(f"The job {job_id} has no model.", "no_model", "fine_tuning_job_id")
        target = await self._models.target(job.fine_tuned_model)
        if target.adapter is None:
            raise bad(f"The job {job_id} has no adapter.", "no_model", "fine_tuning_job_id")
        async with self._merging:
            with contextlib.suppress(ApiError):
                return await self._files.get(_file_id(job, "merged.zip"))
            made = await self._made(job, job.fine_tuned_model, target.base, job.trained_tokens or 0)
            return await self._merge(made, target.adapter)

    async def drop(self, job_id: str) -> None:
        """Deletes the files that hold a model which is gone; the numbers of its steps stay."""
        with contextlib.suppress(ApiError):
            job = await self._jobs.get(job_id)
            for filename in ("adapter.gguf", "adapter-peft.zip", "merged.zip"):
                with contextlib.suppress(ApiError):
                    await self._files.delete(_file_id(job, filename))
            left = [file_id for file_id in job.result_files if file_id == _file_id(job, "step_metrics.csv")]
            await self._jobs.set_result_files(job_id, left)

    async def _made(self, job: Job, name: str, base: Base, trained_tokens: int) -> Made:
        libraries = await self._jobs.told(job.id, "libraries")
        metrics = await self._jobs.metrics(job.id)
        versions = libraries[0].data.get("libraries", {}) if libraries else {}
        return Made(name, job, base, metrics, versions, trained_tokens)

    async def _merge(self, made: Made, adapter: Path) -> FileObject:
        try:
            template = chat_template_of(Path(made.base.gguf))
            described = modelfile(template, _MODEL, made.base.context_tokens)
        except TemplateRefused:
            described = (
                f"FROM ./{_MODEL}\n# Ollama cannot say this model's chat template; llama.cpp reads it from the file.\n"
            )
        upload = self._files.upload()
        whole = upload.draft.with_suffix(".gguf")
        try:
            await _in_a_process(Path(made.base.gguf), adapter, whole)
            await asyncio.to_thread(_zip_merged, upload.draft, whole, described, model_card(made))
            upload.adopt("merged.zip")
            file_id = _file_id(made.job, "merged.zip")
            return await self._files.take_in(upload, PURPOSE, lives_s=MERGED_LIVES_S, file_id=file_id)
        finally:
            whole.unlink(missing_ok=True)
            upload.discard()


async def _in_a_process(base: Path, adapter: Path, target: Path) -> None:
    """So that neither its memory nor its time is the engine's."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "chatterbox.engine.handout.merge", str(base), str(adapter), str(target),
        stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        _, errors = await process.communicate()
    except BaseException:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()
        raise
    if process.returncode != 0:
        last = errors.decode("utf-8", "replace").strip().rpartition("\n")[2]
        raise ApiError(500, f"The adapter could not be merged: {last}", code="merge_failed")


def _zip_merged(draft: Path, whole: Path, described: str, card: str) -> None:
    with zipfile.ZipFile(draft, "w", zipfile.ZIP_STORED) as archive:  # weights do not shrink
        archive.write(whole, _MODEL)
        archive.writestr("Modelfile", described)
        archive.writestr("README.md", card)


def _packed(peft: Path, card: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for file in sorted(peft.iterdir()):
            archive.write(file, file.name)
        archive.writestr("README.md", card)
    return buffer.getvalue()


def _table(made: Made) -> bytes:
    """The numbers of every step; columns that no step has are left out."""
    steps: list[dict[str, Any]] = [dict(step) for step in made.metrics]
    columns = [name for name in _COLUMNS if any(step.get(name) is not None for step in steps)] or list(_COLUMNS[:4])
    table = io.StringIO()
    writer = csv.DictWriter(table, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(steps)
    return table.getvalue().encode()


def _file_id(job: Job, filename: str) -> str:
    """Always the same one for the same file of a job, as long as OpenAI's."""
    return f"file-{hashlib.sha256(f'{job.id}/{filename}'.encode()).hexdigest()[:24]}"
