"""corrections_log.txt, as the bot that came before this one kept it.

    Original: what the bot had said
    Correction: what it should have said
    (an empty line)

What /feedback was told stood there too, with "Feedback" as its original. Texts of several lines stand as they are: an
entry ends where the next "Original:" begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

FILENAME = "corrections_log.txt"
FEEDBACK = "Feedback"

_START = re.compile(r"^Original: ?", re.MULTILINE)
_CORRECTION = re.compile(r"^Correction: ?", re.MULTILINE)


def is_log(text: str) -> bool:
    return _START.match(text.lstrip()) is not None


def written(entries: Iterable[tuple[str, str]]) -> str:
    """The log of these (original, correction)."""
    return "".join(f"Original: {_inside(original)}\nCorrection: {_inside(right)}\n\n" for original, right in entries)


def read(text: str) -> list[tuple[str, str]]:
    """The entries of a log as (original, correction); one without a correction is left out."""
    found = []
    for entry in _START.split(text)[1:]:
        original, *rest = _CORRECTION.split(entry, maxsplit=1)
        if rest:
            found.append((_outside(original), _outside(rest[0])))
    return found


def _inside(text: str) -> str:
    """A text that begins no entry of its own in the midst of it."""
    return re.sub(r"^( *(?:Original|Correction):)", r" \1", text.replace("\r\n", "\n"), flags=re.MULTILINE)


def _outside(text: str) -> str:
    return re.sub(r"^ ( *(?:Original|Correction):)", r"\1", text, flags=re.MULTILINE).strip()
