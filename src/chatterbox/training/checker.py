"""Runs the check of a dataset in a process of its own, one at a time, and counts its tokens."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from dataclasses import dataclass

import msgspec

from chatterbox.backend.ports import ChatModel
from chatterbox.errors import BackendError
from chatterbox.models import CheckReport, Fault
from chatterbox.texts import say
from chatterbox.training.check import Checked
from chatterbox.training.findings import Finding

CHECK_TIMEOUT_S = 60.0
COUNT_TIMEOUT_S = 2.0
"""A report must stand within three seconds: a slow tokenizer (an engine that starts) gives way to an estimate."""
BYTES_PER_TOKEN = 4

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

    async def check(self, content: bytes, filename: str) -> CheckedFile:
        """Checks a file's bytes. What is wrong with them stands in the report; nothing is raised for it."""
        async with self._one:
            output, unfinished = await self._worked(content, filename)
        rows, _, last = output.rstrip(b"\n").rpartition(b"\n")
        checked = _decode(last) if last else _unfinished(len(content), unfinished)
        tokens, exact = await self._tokens(checked)
        report = CheckReport(
            rows=checked.rows,
            tokens=tokens,
            tokens_exact=exact,
            teaches=checked.teaches,
            faults=_faults(checked.faults),
            fault_counts=checked.fault_counts,
            size_bytes=checked.size_bytes,
            notes=tuple(checked.notes),
            listed=_faults(checked.listed),
            formats=checked.formats,
            separable=checked.separable,
        )
        return CheckedFile(report, rows + b"\n" if report.separable else b"")

    async def _worked(self, content: bytes, filename: str) -> tuple[bytes, str]:
        """What the worker wrote; where that is nothing, why: "check-failed" (too slow) or "check-ended" (it died)."""
        worker = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "chatterbox.training.check",
            filename.rpartition(".")[2][:16],  # its ending is all that is looked at
            str(self._max_bytes),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
        try:
            output, _ = await asyncio.wait_for(worker.communicate(content), self._timeout_s)
        except TimeoutError:
            return b"", "check-failed"
        finally:
            if worker.returncode is None:
                with contextlib.suppress(ProcessLookupError):
                    worker.kill()
                await worker.wait()
        return (output, "") if worker.returncode == 0 else (b"", "check-ended")

    async def _tokens(self, checked: Checked) -> tuple[int, bool]:
        """Tokens of the rows' texts: counted by the model's own tokenizer, or a sample of them scaled."""
        size = len(checked.sample.encode("utf-8", "surrogatepass"))
        if self._model is None:
            return round(size // BYTES_PER_TOKEN / checked.sample_share), size == 0
        try:
            async with asyncio.timeout(COUNT_TIMEOUT_S):
                count, own = await self._model.tokens(await self._model.base(), checked.sample) if size else (0, True)
        except (BackendError, TimeoutError):
            count, own = size // BYTES_PER_TOKEN, False
        return round(count / checked.sample_share), own and checked.sample_share == 1.0


def _faults(findings: list[Finding]) -> tuple[Fault, ...]:
    return tuple(Fault(one.line, one.kind, one.sentence, one.column, one.file) for one in findings)


def _unfinished(size_bytes: int, kind: str) -> Checked:
    sentence = say("dataset-fault-check-failed") if kind == "check-failed" else say("dataset-fault-check-ended")
    return Checked(0, size_bytes, "facts", [Finding(0, kind, sentence)], {kind: 1}, [], "", 1.0)
