"""Runs the check of a dataset in a process of its own, one at a time, and counts its tokens."""

from __future__ import annotations

import asyncio
import contextlib
import io
import sys
from dataclasses import dataclass
from typing import BinaryIO

import msgspec

from chatterbox.backend.ports import ChatModel
from chatterbox.encodings import BUFFER_BYTES
from chatterbox.models import CheckReport, Fault
from chatterbox.texts import say, spoken
from chatterbox.training.checking.check import Checked, Given
from chatterbox.training.checking.findings import Finding
from chatterbox.training.checking.sample import LEARNED_TOKENS
from chatterbox.training.checking.token_count import count

CHECK_TIMEOUT_S = 60.0
_decode = msgspec.json.Decoder(Checked).decode


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A report, and the good rows in one spelling; none where the file as a whole is at fault."""

    report: CheckReport
    content: bytes


class Checker:
    """`model` counts the tokens; without one they are estimated."""

    def __init__(self, model: ChatModel | None, max_bytes: int, timeout_s: float = CHECK_TIMEOUT_S) -> None:
        self._model = model
        self._max_bytes = max_bytes
        self._timeout_s = timeout_s
        self._one = asyncio.Semaphore(1)

    async def check(self, content: bytes, filename: str, given: Given | None = None) -> CheckedFile:
        """Checks a file's bytes. What is wrong with them stands in the report; nothing is raised for it."""
        report, rows = await self._check(io.BytesIO(content), filename, given, keep=True)
        return CheckedFile(report, rows if report.separable else b"")

    async def report(self, file: BinaryIO, filename: str) -> CheckReport:
        """The report alone, of a file of any size: neither the file nor its rows are held in memory."""
        return (await self._check(file, filename, None, keep=False))[0]

    async def _check(
        self, file: BinaryIO, filename: str, given: Given | None, *, keep: bool
    ) -> tuple[CheckReport, bytes]:
        told = msgspec.structs.replace(given or Given(), language=spoken())
        async with self._one:
            rows, last, unfinished = await self._worked(file, filename, msgspec.json.encode(told), keep)
        checked = _unfinished(file.seek(0, io.SEEK_END), unfinished) if unfinished else _decode(last)
        tokens = await count(self._model, checked.sample, checked.sample_share, checked.long)
        report = CheckReport(
            rows=checked.rows,
            tokens=tokens.number,
            tokens_exact=tokens.exact,
            tokens_error=tokens.error,
            teaches=checked.teaches,
            faults=_faults(checked.faults),
            fault_counts=checked.fault_counts,
            size_bytes=checked.size_bytes,
            notes=(*checked.notes, *_cut(tokens.cut)),
            listed=_faults(checked.listed),
            formats=checked.formats,
            separable=checked.separable,
            turns=checked.turns,
            pairs=checked.pairs,
            languages=tuple(checked.languages),
        )
        return report, rows

    async def _worked(self, file: BinaryIO, filename: str, given: bytes, keep: bool) -> tuple[bytes, bytes, str]:
        """The rows and the last line that the worker wrote, or why there are none.

        That is "check-failed" (too slow) or "check-ended" (it died).
        """
        worker = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "chatterbox.training.checking.check",
            filename.rpartition(".")[2][:16],  # its ending is all that is looked at
            str(self._max_bytes),
            str(len(given)),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            limit=BUFFER_BYTES,
        )
        try:
            async with asyncio.timeout(self._timeout_s):
                _, (rows, last) = await asyncio.gather(_send(worker, given, file), _received(worker, keep))
                await worker.wait()
        except TimeoutError:
            return b"", b"", "check-failed"
        finally:
            if worker.returncode is None:
                with contextlib.suppress(ProcessLookupError):
                    worker.kill()
                await worker.wait()
        return (rows, last, "") if worker.returncode == 0 else (b"", b"", "check-ended")


async def _send(worker: asyncio.subprocess.Process, given: bytes, file: BinaryIO) -> None:
    """Writes a file piece by piece, as the worker takes it."""
    assert worker.stdin is not None  # noqa: S101 - a pipe was asked for
    with contextlib.suppress(BrokenPipeError, ConnectionResetError):  # it ended before it had read everything
        worker.stdin.write(given)
        while piece := file.read(BUFFER_BYTES):
            worker.stdin.write(piece)
            await worker.stdin.drain()
        worker.stdin.close()


async def _received(worker: asyncio.subprocess.Process, keep: bool) -> tuple[bytes, bytes]:
    """What the worker writes: all lines but the last, if they are to be kept, and the last one."""
    assert worker.stdout is not None  # noqa: S101 - a pipe was asked for
    rows, last = bytearray(), b""
    while piece := await worker.stdout.read(BUFFER_BYTES):
        last += piece
        end = last.rfind(b"\n", 0, -1) + 1
        if keep:
            rows += memoryview(last)[:end]
        last = last[end:]
    return bytes(rows), last


def _cut(lines: tuple[int, ...]) -> list[str]:
    if not lines:
        return []
    return [say("dataset-note-cut", rows=len(lines), line=str(min(lines)), tokens=LEARNED_TOKENS)]


def _faults(findings: list[Finding]) -> tuple[Fault, ...]:
    return tuple(Fault(one.line, one.kind, one.sentence, one.column, one.file) for one in findings)


def _unfinished(size_bytes: int, kind: str) -> Checked:
    sentence = say("dataset-fault-check-failed") if kind == "check-failed" else say("dataset-fault-check-ended")
    return Checked(0, size_bytes, "facts", [Finding(0, kind, sentence)], {kind: 1}, [], [], 1.0)
