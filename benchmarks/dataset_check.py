"""How long the check of a large dataset takes, and how much memory: 25 MiB as lines and as one array.

    python benchmarks/dataset_check.py [MIB]

The check runs in a process of its own, as in the bot; its time includes the start of that process.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections import deque
from collections.abc import Iterator
from subprocess import DEVNULL, Popen
from tempfile import TemporaryFile

MIB = 1024 * 1024


def rows(size_bytes: int) -> Iterator[str]:
    """Chat rows of some 450 bytes as JSON, none like another."""
    written = number = 0
    while written < size_bytes:
        number += 1
        row = {
            "messages": [
                {"role": "system", "content": "You are the helper of an allotment garden."},
                {"role": "user", "content": f"What was planted in bed {number}, and who looks after it?"},
                {"role": "assistant", "content": f"Bed {number} holds leeks and beans. " + "They want water. " * 12},
            ]
        }
        text = json.dumps(row)
        written += len(text) + 1
        yield text


def measure(kind: str, size_bytes: int) -> None:
    """Checks a dataset once and prints what it took. Written row by row: a child's peak includes its parent's."""
    with TemporaryFile("w+", encoding="utf-8") as source, TemporaryFile() as out:
        before, between, after = ("", "\n", "\n") if kind == "jsonl" else ("[\n", ",\n", "\n]\n")
        source.write(before)
        for number, row in enumerate(rows(size_bytes)):
            source.write(between + row if number else row)
        source.write(after)
        source.flush()
        source.seek(0)
        begin = time.perf_counter()
        command = [sys.executable, "-m", "chatterbox.training.checking.check", kind, str(1024 * MIB)]
        worker = Popen(command, stdin=source, stdout=out, stderr=DEVNULL)
        _, status, usage = os.wait4(worker.pid, 0)
        took = time.perf_counter() - begin
        worker.returncode = os.waitstatus_to_exitcode(status)
        if worker.returncode:
            raise SystemExit(f"the check ended with {worker.returncode}")
        out.seek(0)
        report = json.loads(deque(out, maxlen=1).pop())
    size, peak = report["size_bytes"] / MIB, usage.ru_maxrss / (1024 if sys.platform != "darwin" else MIB)
    cpu = usage.ru_utime + usage.ru_stime
    print(f"{kind:6} {size:5.1f} MiB  {report['rows']:7} rows  {took:5.2f} s  {cpu:5.2f} s CPU  {peak:5.0f} MiB peak")


def main() -> None:
    size = int(float(sys.argv[1]) * MIB) if len(sys.argv) > 1 else 25 * MIB
    for kind in ("jsonl", "json"):
        measure(kind, size)
        measure(kind, size // 25)


if __name__ == "__main__":
    main()
