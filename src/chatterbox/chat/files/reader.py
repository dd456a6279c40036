"""Has a file read by a worker process, few at a time; whatever becomes of the worker, there is an answer."""

from __future__ import annotations

import asyncio
import contextlib
import sys

import msgspec

from chatterbox.chat.files.reading import Reading

TIMEOUT_S = 20.0
AT_A_TIME = 2
_decode = msgspec.json.Decoder(Reading).decode


class FileReader:
    def __init__(self, timeout_s: float = TIMEOUT_S) -> None:
        self._timeout_s = timeout_s
        self._few = asyncio.Semaphore(AT_A_TIME)

    async def read(self, content: bytes, most: int) -> Reading:
        """At most `most` characters of a file's text, or why there are none."""
        if not content:
            return Reading(fault="empty")
        async with self._few:
            return await self._worked(content, most)

    async def _worked(self, content: bytes, most: int) -> Reading:
        worker = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "chatterbox.chat.files.worker", str(most),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )  # fmt: skip
        try:
            output, _ = await asyncio.wait_for(worker.communicate(content), self._timeout_s)
            return _decode(output)
        except TimeoutError:
            return Reading(fault="slow")
        except msgspec.DecodeError:
            return Reading(fault="large")  # it was ended by one of its limits
        finally:
            if worker.returncode is None:
                with contextlib.suppress(ProcessLookupError):
                    worker.kill()
                await worker.wait()
