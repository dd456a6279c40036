"""The training process, seen from the engine: started, listened to, stopped, and found again after a crash.

It runs `python -m chatterbox.engine.train --end-with-parent JOBDIR` and tells what happens on its stdout: one JSON
object a line.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import signal
import sys
from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import psutil

from chatterbox.engine.disk import write_atomically

_log = logging.getLogger(__name__)

GRACE_S = 1.5
"""How long a training may take to end by itself; then it is killed. A cancelled job is over within 3 seconds."""

TRAIN = (sys.executable, "-m", "chatterbox.engine.train", "--end-with-parent")
_LINE_LIMIT = 1 << 20
_NICE = 10  # chat goes first: training takes what answering leaves
_PROCESS_FILE = "process.json"
LOG_FILE = "train.log"


class Told(msgspec.Struct, frozen=True, tag_field="event"):
    """Something that the training process said."""


class Message(Told, frozen=True, tag="message"):
    text: str


class Plan(Told, frozen=True, tag="plan"):
    steps: int
    epochs: int
    tokens: int
    hyperparameters: dict[str, Any]


class Libraries(Told, frozen=True, tag="libraries"):
    versions: dict[str, str]


class Step(Told, frozen=True, tag="step"):
    step: int
    train_loss: float
    train_mean_token_accuracy: float
    lr: float
    valid_loss: float | None = None
    valid_mean_token_accuracy: float | None = None
    train_preference_loss: float | None = None
    train_preference_accuracy: float | None = None


class CheckpointWritten(Told, frozen=True, tag="checkpoint"):
    step: int
    path: str


class Done(Told, frozen=True, tag="done"):
    adapter: str
    peft: str
    trained_tokens: int
    peak_mb: float = 0.0


class Failed(Told, frozen=True, tag="error"):
    code: str
    message: str


Event = Message | Plan | Libraries | Step | CheckpointWritten | Done | Failed


class _Identity(msgspec.Struct, frozen=True):
    """A process id is used again by the system; with the time of its start it is unique."""

    pid: int
    created: float


class TrainingProcess:
    """One run of the training script over a job's folder."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    @classmethod
    async def start(cls, command: Sequence[str], folder: Path, threads: int) -> TrainingProcess:
        """Runs `command` with the folder as its last argument."""
        with (folder / LOG_FILE).open("ab") as log:
            process = await asyncio.create_subprocess_exec(
                *command, str(folder),
                stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, stderr=log,
                env=_environment(threads), start_new_session=True, limit=_LINE_LIMIT,
            )  # fmt: skip
        with contextlib.suppress(psutil.Error):
            known = psutil.Process(process.pid)
            if os.name != "nt":
                known.nice(_NICE)
            write_atomically(folder / _PROCESS_FILE, msgspec.json.encode(_Identity(process.pid, known.create_time())))
        _log.info("training in process %d", process.pid)
        return cls(process)

    @property
    def pid(self) -> int:
        return self._process.pid

    async def events(self) -> AsyncIterator[Event]:
        """What it says until it closes its stdout. Lines that are no event are passed over."""
        if self._process.stdout is None:
            raise TypeError("the process needs pipes")
        decoder = msgspec.json.Decoder(Event)
        async for line in self._process.stdout:
            try:
                yield decoder.decode(line)
            except msgspec.MsgspecError:
                _log.debug("the training process wrote a line that is no event")

    async def gone(self) -> int:
        """Waits for its end; the exit status, negative for a signal."""
        return await self._process.wait()

    async def stop(self) -> None:
        """Asks it to end, then ends it and whatever it started."""
        _signal(self.pid, signal.SIGTERM)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(GRACE_S):
                await self._process.wait()
        _signal(self.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
        await self._process.wait()


def end_orphan(folder: Path) -> None:
    """Ends the training process that an engine before this one left behind in `folder`."""
    try:
        left = msgspec.json.decode((folder / _PROCESS_FILE).read_bytes(), type=_Identity)
        process = psutil.Process(left.pid)
        if abs(process.create_time() - left.created) < 0.01:
            _log.warning("ending the training process %d that a former engine left", left.pid)
            _signal(left.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
            process.wait(timeout=10)
    except (FileNotFoundError, msgspec.MsgspecError, psutil.Error):
        return


def _signal(pid: int, number: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(pid, number)  # it leads a group of its own
        else:
            os.kill(pid, number)


def _environment(threads: int) -> dict[str, str]:
    """No secret of the bot's, a polite OpenMP (measured: 4.2 s a step instead of 10.6 on a busy machine)."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CHATTERBOX_")}
    return kept | {
        "OMP_WAIT_POLICY": "PASSIVE",
        "OMP_NUM_THREADS": str(threads),
        "TOKENIZERS_PARALLELISM": "false",
        "PYTHONUNBUFFERED": "1",
    }
