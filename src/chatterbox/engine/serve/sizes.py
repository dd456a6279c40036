"""How much of the machine serving may use."""

from __future__ import annotations

import os
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sizes:
    threads: int
    context: int  # tokens of one conversation
    parallel: int  # conversations at a time
    adapters: int  # how many stay loaded


def machine_threads() -> int:
    """The CPUs that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
