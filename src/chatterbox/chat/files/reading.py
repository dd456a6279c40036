"""What a reader found in a file, as the worker's answer and the bot know it."""

from __future__ import annotations

from typing import Literal

import msgspec

Fault = Literal["", "empty", "locked", "scanned", "broken", "other", "slow", "large"]
"""Why nothing was read: no password, no text but pictures, damaged, neither text nor PDF, too much work."""


class Reading(msgspec.Struct, frozen=True):
    """`text` is the beginning; `characters` how many there are in all, 0 where only the pages were counted."""

    text: str = ""
    characters: int = 0
    pages: int = 0
    pages_read: int = 0
    fault: Fault = ""
