"""Vectors of one kind of entry, searched in memory.

Small blocks are searched whole. A scan of 100,000 vectors is bound by memory (154 MB: 8 to 50 ms where other processes
want it too), so large blocks first compare one bit a direction (random-hyperplane hashing, Charikar 2002; 5 MB: about
1 ms) and then the best few thousand exactly. `benchmarks/help_search.py` measures time and agreement with the scan.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float32]

WHOLE_UP_TO = 5_000
_EXACT = 2_000
_SEED = 384


@dataclass(frozen=True, slots=True)
class _Codes:
    """On which side of each of many planes through the middle of the block an entry lies, one bit a plane."""

    middle: Vector
    planes: Vector  # (dimensions, dimensions): as many planes as there are dimensions
    bits: NDArray[np.uint64]  # (words, entries)

    @staticmethod
    def of(matrix: Vector) -> _Codes:
        planes = np.random.default_rng(_SEED).standard_normal((matrix.shape[1], matrix.shape[1]), dtype=np.float32)
        middle = matrix.mean(axis=0, dtype=np.float32)
        return _Codes(middle, planes, _packed(np.matmul(matrix - middle, planes, dtype=np.float32)))

    def likely(self, unit: Vector, count: int) -> NDArray[np.intp]:
        """The rows that differ from a vector in the fewest bits: at least `count`, in their order in memory."""
        code = _packed(np.einsum("i,ij->j", unit - self.middle, self.planes)[np.newaxis])
        differing = np.zeros(self.bits.shape[1], np.uint16)
        for word, own in zip(self.bits, code, strict=True):
            differing += np.bitwise_count(word ^ own)
        most = np.searchsorted(np.bincount(differing).cumsum(), count)
        return np.flatnonzero(differing <= most)


def _packed(sides: Vector) -> NDArray[np.uint64]:
    octets = np.packbits(sides > 0, axis=1)
    whole = np.pad(octets, ((0, 0), (0, -octets.shape[1] % 8)))
    return np.ascontiguousarray(whole.view(np.uint64).T)


@dataclass(frozen=True, slots=True)
class Block:
    """Ids and unit vectors, row by row. Never changed: a search in a thread and an update do not meet."""

    ids: NDArray[np.int64]
    matrix: Vector
    codes: _Codes | None = None

    @staticmethod
    def empty() -> Block:
        return Block(np.empty(0, np.int64), np.empty((0, 0), np.float32))

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def size_bytes(self) -> int:
        return self.matrix.nbytes + (self.codes.bits.nbytes if self.codes else 0)

    def updated(self, keep: Collection[int], ids: list[int], vectors: list[Vector]) -> Block:
        """This block with only the entries `keep` and with further ones, normalised."""
        kept = np.isin(self.ids, np.fromiter(keep, np.int64, len(keep)))
        if not ids and kept.all():
            return self
        fresh = _normalised(vectors)
        old = self.matrix[kept] if kept.any() else np.empty((0, fresh.shape[1]), np.float32)
        matrix = np.concatenate([old, fresh]) if len(fresh) else old
        all_ids = np.concatenate([self.ids[kept], np.array(ids, np.int64)])
        return Block(all_ids, matrix, _Codes.of(matrix) if len(all_ids) > WHOLE_UP_TO else None)

    def nearest(self, query: Vector, count: int = 1) -> list[tuple[int, float]]:
        """Ids and cosine similarities of the nearest entries, the nearest first."""
        if not len(self):
            return []
        unit = query / max(float(np.linalg.norm(query)), 1e-12)
        rows = np.arange(len(self)) if self.codes is None else self.codes.likely(unit, _EXACT)
        return self._ranked(unit, rows, count)

    def _ranked(self, unit: Vector, rows: NDArray[np.int64], count: int) -> list[tuple[int, float]]:
        near = self.matrix if len(rows) == len(self) else self.matrix[rows]
        scores = np.einsum("ij,j->i", near, unit)  # BLAS would wake its threads for this: slower on a busy machine
        best = np.argsort(scores)[::-1][:count] if count > 1 else [int(np.argmax(scores))]
        return [(int(self.ids[rows[place]]), float(scores[place])) for place in best]


def _normalised(vectors: list[Vector]) -> Vector:
    if not vectors:
        return np.empty((0, 0), np.float32)
    matrix = np.stack(vectors).astype(np.float32)
    return np.asarray(matrix / np.maximum(np.linalg.norm(matrix, axis=1, keepdims=True), 1e-12), np.float32)
