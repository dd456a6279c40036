"""Stands in for the training process in tests of the queue: it does at once what the job's file says.

The training file's first row holds the plot, a list of lines; each is told as an event, or is one of the words below.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from pathlib import Path
from typing import Any


def main() -> None:
    folder = Path(sys.argv[-1])
    job = json.loads((folder / "job.json").read_text())
    life = len(list(folder.glob("life-*"))) + 1
    (folder / f"life-{life}").touch()
    plot = json.loads(Path(job["training_file"]).read_text().splitlines()[0])["plot"]
    for line in plot[min(life, len(plot)) - 1]:
        act(line, folder)


def act(line: Any, folder: Path) -> None:
    match line:
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)
        case "hang":
            (folder / "hanging").touch()
            threading.Event().wait()
        case "ignore SIGTERM":
            signal.signal(signal.SIGTERM, signal.SIG_IGN)
        case "exit":
            os._exit(3)
        case "noise":
            say("a library says hello")
        case {"event": "done"}:
            (folder / "adapter.gguf").write_bytes(b"adapter")
            (folder / "peft").mkdir(exist_ok=True)
            (folder / "peft" / "adapter_config.json").write_text("{}")
            say(json.dumps(line | {"adapter": str(folder / "adapter.gguf"), "peft": str(folder / "peft")}))
        case {"event": "checkpoint", "step": step}:
            kept = folder / "checkpoints" / f"step-{step}"
            kept.mkdir(parents=True, exist_ok=True)
            (kept / "adapter.gguf").write_bytes(b"adapter at %d" % step)
            say(json.dumps(line | {"path": str(kept)}))
        case _:
            say(json.dumps(line))


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
