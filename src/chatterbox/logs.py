"""How this program logs: to standard error, ids and never content.

What somebody wrote, or a key, can stand in the message of an exception (what a backend refused, the value that a
parser stumbled over). So a traceback tells types and places; with `--log-level DEBUG` it tells all.
"""

from __future__ import annotations

import logging
import sys
import traceback
from types import TracebackType
from typing import Any

CHATTY = ("alembic", "httpx2", "httpcore2", "openai", "aiohttp.access")
"""Libraries that log each request or plugin at INFO."""


def log_to_stderr(level: str) -> None:
    """Sets logging up for a whole process, for exceptions too that nobody catches."""
    handler = logging.StreamHandler(sys.stderr)
    layout = "%(asctime)s %(levelname)s %(name)s: %(message)s"
    told_all = level == "DEBUG"
    handler.setFormatter(logging.Formatter(layout) if told_all else Discreet(layout))
    logging.basicConfig(level=level, handlers=[handler])
    for chatty in CHATTY:
        logging.getLogger(chatty).setLevel(max(logging.getLogger().level, logging.WARNING))
    if not told_all:
        sys.excepthook = _uncaught


class Discreet(logging.Formatter):
    """Leaves out what exceptions say of themselves."""

    def format(self, record: logging.LogRecord) -> str:
        record.exc_text = None  # where logging keeps what another handler made of the exception
        return super().format(record)

    def formatException(self, ei: Any) -> str:
        return discreet(ei[1]) if ei[1] is not None else ""


def discreet(error: BaseException) -> str:
    """A traceback, causes first, with the types of the exceptions and without their messages."""
    known: set[int] = set()
    parts: list[str] = []
    while error is not None and id(error) not in known:
        known.add(id(error))
        where = "".join(traceback.format_tb(error.__traceback__))
        parts.append(f"Traceback (most recent call last):\n{where}{_name(type(error))}{_number(error)}")
        before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        if before is None:
            break
        error = before
    return "\n\nThen:\n\n".join(reversed(parts))


def _name(kind: type[BaseException]) -> str:
    return kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"


def _number(error: BaseException) -> str:
    """What can be told of it safely: the system's number of a failure, Discord's code."""
    numbers = {name: getattr(error, name, None) for name in ("errno", "code", "status", "status_code")}
    told = [f"{name} {value}" for name, value in numbers.items() if isinstance(value, int)]
    return f" ({', '.join(told)})" if told else ""


def _uncaught(kind: type[BaseException], error: BaseException, _trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    sys.stderr.write(discreet(error) + "\n")
