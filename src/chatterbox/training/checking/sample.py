"""Text of a dataset's rows to count tokens in: all of it, or evenly spaced rows; memory stays constant."""

from __future__ import annotations

SAMPLE_BYTES = 1024 * 1024
"""Up to this much text is counted token by token; of more, a sample of evenly spaced rows."""
PARTS = 8
"""A sample is counted in so many parts, each spaced evenly: how far they differ tells how far the total may be off."""
LEARNED_TOKENS = 1024
"""Of a row so much is learned: what our engine reads of one (`engine/train/tokens.py`)."""
_MOST_LONG = 20_000


class Sample:
    """Evenly spaced rows' text of at most `SAMPLE_BYTES`, in constant memory: when full, every other row goes."""

    def __init__(self) -> None:
        self._kept: list[str] = []
        self._stride = 1
        self._seen = 0
        self._size = 0
        self._all = 0
        self.long: list[tuple[int, int]] = []
        """Bytes and line of each row that may be longer than what is learned: no token is shorter than a byte."""

    def add(self, text: str, line: int = 0) -> None:
        size = len(text.encode("utf-8", "surrogatepass"))
        self._all += size
        if size > LEARNED_TOKENS and len(self.long) < _MOST_LONG:
            self.long.append((size, line))
        if self._seen % self._stride == 0:
            self._kept.append(text)
            self._size += size
        self._seen += 1
        while self._size > SAMPLE_BYTES and len(self._kept) > 1:
            self._kept = self._kept[::2]
            self._stride *= 2
            self._size = sum(len(kept.encode("utf-8", "surrogatepass")) for kept in self._kept)

    def texts(self) -> tuple[list[str], float]:
        """The text, and how much of all it is: in one part where it is all of it."""
        parts = 1 if self._stride == 1 else PARTS
        share = self._size / self._all if self._all else 1.0
        return ["\n".join(self._kept[first::parts]) for first in range(parts) if self._kept[first::parts]], share
