"""Reads one file in a process of its own: files are hostile, and this one may be ended at any moment.

    python -m chatterbox.chat.files.worker MOST_CHARACTERS < file

writes a `Reading` as JSON. It opens no file, and what a parser is led to take is bounded in memory and time.
"""

from __future__ import annotations

import contextlib
import logging
import sys

import msgspec

from chatterbox.chat.files.kinds import is_pdf
from chatterbox.chat.files.plaintext import decoded, tidied
from chatterbox.chat.files.reading import Reading

MEMORY_BYTES = 512 * 1024 * 1024
CPU_S = 10


def read(content: bytes, most: int) -> Reading:
    """At most `most` characters of a file. Nothing is raised but MemoryError and RecursionError."""
    if is_pdf(content):
        from chatterbox.chat.files.pdf import read_pdf

        found = read_pdf(content, most)
        whole = len(found.text) if found.pages_read == found.pages else 0
        return msgspec.structs.replace(found, text=found.text[:most], characters=whole)
    text = decoded(content)
    if text is None:
        return Reading(fault="other")
    text = tidied(text)
    return Reading(text[:most], characters=len(text), fault="" if text else "empty")


def main() -> None:
    _limit()
    logging.disable()  # pypdf remarks on every oddity of a file
    try:
        found = read(sys.stdin.buffer.read(), int(sys.argv[1]))
    except (MemoryError, RecursionError):
        found = Reading(fault="large")
    sys.stdout.buffer.write(msgspec.json.encode(found))


def _limit() -> None:
    """Where the system can: memory, processor time, and no file to write."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (CPU_S, CPU_S))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))


if __name__ == "__main__":
    main()
