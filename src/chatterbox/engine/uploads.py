"""A file on its way in: kept beside the others until everything about it is known, then taken in or dropped."""

from __future__ import annotations

import asyncio
import contextlib
import os
import secrets
import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import IO

from chatterbox.engine.shapes.errors import ApiError

MAX_BYTES = 512 * 1024 * 1024
"""OpenAI's limit for a file."""

_LABEL_LENGTH = 255


class Upload:
    """A draft in `folder`. `discard` it in the end, whatever happened."""

    def __init__(self, folder: Path) -> None:
        self.draft = folder / f"{secrets.token_hex(8)}.part"
        self.size = 0
        self.filename = ""
        self.received = False

    async def receive(self, chunks: AsyncIterator[bytes], filename: str) -> None:
        """Writes durably. Raises ApiError when it is too large, empty, or the second file of its request."""
        if self.received:
            raise ApiError(400, "Only one file can be uploaded at a time.", code="invalid_value", param="file")
        self.received = True
        # A label only: it never names anything on the disk.
        self.filename = Path(filename.replace("\\", "/")).name[:_LABEL_LENGTH] or "file"
        descriptor = os.open(self.draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with contextlib.closing(os.fdopen(descriptor, "wb")) as file:
            async for chunk in chunks:
                self.size += len(chunk)
                if self.size > MAX_BYTES:
                    raise ApiError(413, "The file is larger than 512 MB.", code="file_too_large", param="file")
                await asyncio.to_thread(file.write, chunk)
            await asyncio.to_thread(_make_durable, file)
        if self.size == 0:
            raise ApiError(400, "The file is empty.", code="empty_file", param="file")

    def share(self, file: Path, filename: str) -> None:
        """Takes the bytes of a file that stays where it is: the same ones on the disk, where the system can."""
        try:
            os.link(file, self.draft)
        except OSError:
            shutil.copyfile(file, self.draft)
        self.adopt(filename)

    def adopt(self, filename: str) -> None:
        """Takes the draft as it was written by somebody else."""
        self.received, self.filename, self.size = True, filename, self.draft.stat().st_size
        with self.draft.open("rb") as file:
            os.fsync(file.fileno())

    def discard(self) -> None:
        self.draft.unlink(missing_ok=True)


def _make_durable(file: IO[bytes]) -> None:
    file.flush()
    os.fsync(file.fileno())
