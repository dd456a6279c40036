"""What a serving process is told, on its stdin, and what it answers, on its stdout: one line of JSON each."""

from __future__ import annotations

import msgspec


class Plan(msgspec.Struct, frozen=True):
    """What one serving process loads. `adapters` are GGUF LoRA files; a request names them by position."""

    model: str
    adapters: tuple[str, ...]
    key: str  # every request to the process must carry it
    threads: int
    context: int  # tokens of one conversation
    parallel: int  # conversations at a time


class Report(msgspec.Struct, frozen=True):
    """Where the process listens; or why it does not."""

    address: str = ""
    failure: str = ""
