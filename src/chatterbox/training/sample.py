"""Text of a dataset's rows to count tokens in: all of it, or evenly spaced rows; memory stays constant."""

from __future__ import annotations

SAMPLE_BYTES = 1024 * 1024
"""Up to this much text is counted token by token; of more, a sample of evenly spaced rows."""


class Sample:
    """Evenly spaced rows' text of at most `SAMPLE_BYTES`, in constant memory: when full, every other row goes."""

    def __init__(self) -> None:
        self._kept: list[str] = []
        self._stride = 1
        self._seen = 0
        self._size = 0
        self._all = 0

    def add(self, text: str) -> None:
        size = len(text.encode("utf-8", "surrogatepass"))
        self._all += size
        if self._seen % self._stride == 0:
            self._kept.append(text)
            self._size += size
        self._seen += 1
        while self._size > SAMPLE_BYTES and len(self._kept) > 1:
            self._kept = self._kept[::2]
            self._stride *= 2
            self._size = sum(len(kept.encode("utf-8", "surrogatepass")) for kept in self._kept)

    def text(self) -> tuple[str, float]:
        return "\n".join(self._kept), self._size / self._all if self._all else 1.0
