"""What a row of a dataset was made of: rows that came out of a correction say so, in the vault and nowhere else.

Such a row carries `"origin": {"correction": id}` beside its messages. It belongs to whoever wrote the correction, and
goes with it. It is never sent anywhere: in a training the correction speaks for itself, as long as it may.
"""

from __future__ import annotations

import msgspec

_IN_A_LINE = b'"origin"'  # `store.datasets.ORIGIN`


class _Origin(msgspec.Struct):
    correction: int = 0


class _Row(msgspec.Struct):
    origin: _Origin | None = None


def correction_of(line: bytes) -> int:
    """The correction that a line of a dataset was made of; 0 where it is the upload's own."""
    if _IN_A_LINE not in line:
        return 0
    origin = msgspec.json.decode(line, type=_Row).origin
    return origin.correction if origin else 0
