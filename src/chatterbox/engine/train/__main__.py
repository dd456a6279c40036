"""`python -m chatterbox.engine.train JOBDIR`: one training, from `job.json` to `adapter.gguf`.

A plain Accelerate script: `accelerate launch -m chatterbox.engine.train JOBDIR` spreads it over GPUs and machines.
Started again in the same folder after a kill it goes on from its last checkpoint. Exit code 0: done, 1: an error event.
SIGTERM ends it at once; nothing is lost but the steps since that checkpoint.
"""

from __future__ import annotations

import argparse
import logging
import os
import sys
from pathlib import Path
from typing import TextIO

from chatterbox.engine.lifeline import end_with_parent
from chatterbox.engine.train.events import Events, Failure
from chatterbox.engine.train.job import Job, read_job
from chatterbox.logs import log_to_stderr


def main() -> int:
    parser = argparse.ArgumentParser(prog="chatterbox.engine.train", description="Run or resume one training.")
    parser.add_argument("folder", type=Path, help="the job's folder; holds job.json")
    parser.add_argument("--end-with-parent", action="store_true", help="end when stdin closes")
    arguments = parser.parse_args()
    log_to_stderr("WARNING")
    if arguments.end_with_parent:
        end_with_parent()
    folder: Path = arguments.folder.absolute()
    events = Events(_own_stdout(), silent=os.environ.get("RANK", "0") != "0")
    try:
        job = read_job(folder)
        _prepare_process(job)
        from chatterbox.engine.train.training import train

        train(folder, job, events)
    except Failure as failure:
        events.error(failure.code, str(failure))
        return 1
    except MemoryError:
        events.error("out_of_memory", _no_memory())
        return 1
    except OSError as error:
        events.error("disk", f"A file could not be written or read: {error}. Is the disk full?")
        return 1
    except Exception as error:
        if _is_out_of_memory(error):
            events.error("out_of_memory", _no_memory())
        else:
            logging.getLogger(__name__).exception("training failed")
            events.error("internal_error", f"The training broke: {type(error).__name__}. The engine's log says more.")
        return 1
    return 0


def _own_stdout() -> TextIO:
    """The real stdout for events alone: what libraries print goes to stderr."""
    own = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return own


def _prepare_process(job: Job) -> None:
    """Settings that only count before torch is imported."""
    # Threads that wait must not spin: on a busy machine of two cores that made steps 2.5 times as long.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
    if job.threads:
        os.environ.setdefault("OMP_NUM_THREADS", str(job.threads))


def _is_out_of_memory(error: Exception) -> bool:
    # torch on the CPU raises a plain RuntimeError with this text; on CUDA its own OutOfMemoryError.
    return type(error).__name__ == "OutOfMemoryError" or "can't allocate memory" in str(error)


def _no_memory() -> str:
    return "The machine's memory was not enough for this training. Close other programs, or use a smaller batch_size."


if __name__ == "__main__":
    sys.exit(main())
