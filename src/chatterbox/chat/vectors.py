"""Vectors of one kind of entry, searched in memory.

Small blocks are searched whole. A scan of 100,000 vectors is bound by memory (154 MB: 8 to 50 ms on two shared cores),
so large blocks first rank all entries by their strongest 96 directions (principal components, 38 MB: 2 to 4 ms) and
then the best few thousand exactly. `benchmarks/help_search.py` measures time and agreement with the whole scan.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float32]

WHOLE_UP_TO = 15_000
_DIRECTIONS = 96
_SAMPLE = 20_000
_EXACT = 2_000


@dataclass(frozen=True, slots=True)
class _Head:
    """The entries seen along the directions in which they differ most."""

    basis: Vector  # (dimensions, _DIRECTIONS), orthonormal columns
    rows: Vector  # (entries, _DIRECTIONS)

    @staticmethod
    def of(matrix: Vector, known: _Head | None) -> _Head:
        basis = known.basis if known is not None else _basis(matrix)
        return _Head(basis, matrix @ basis)


@dataclass(frozen=True, slots=True)
class Block:
    """Ids and unit vectors, row by row. Never changed: a search in a thread and an update do not meet."""

    ids: NDArray[np.int64]
    matrix: Vector
    head: _Head | None = None

    @staticmethod
    def empty() -> Block:
        return Block(np.empty(0, np.int64), np.empty((0, 0), np.float32))

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def size_bytes(self) -> int:
        return self.matrix.nbytes + (self.head.rows.nbytes if self.head else 0)

    def updated(self, keep: Collection[int], ids: list[int], vectors: list[Vector]) -> Block:
        """This block with only the entries `keep` and with further ones, normalised."""
        kept = np.isin(self.ids, np.fromiter(keep, np.int64, len(keep)))
        if not ids and kept.all():
            return self
        fresh = _normalised(vectors)
        old = self.matrix[kept] if kept.any() else np.empty((0, fresh.shape[1]), np.float32)
        matrix = np.concatenate([old, fresh]) if len(fresh) else old
        all_ids = np.concatenate([self.ids[kept], np.array(ids, np.int64)])
        return Block(all_ids, matrix, _Head.of(matrix, self.head) if len(all_ids) > WHOLE_UP_TO else None)

    def nearest(self, query: Vector, count: int = 1) -> list[tuple[int, float]]:
        """Ids and cosine similarities of the nearest entries, the nearest first."""
        if not len(self):
            return []
        unit = query / max(float(np.linalg.norm(query)), 1e-12)
        if self.head is None:
            return self._ranked(unit, np.arange(len(self)), count)
        rough = self.head.rows @ (unit @ self.head.basis)
        # In the order of memory: gathering rows is what the second pass costs.
        return self._ranked(unit, np.sort(np.argpartition(rough, -_EXACT)[-_EXACT:]), count)

    def _ranked(self, unit: Vector, rows: NDArray[np.int64], count: int) -> list[tuple[int, float]]:
        scores = (self.matrix if len(rows) == len(self) else self.matrix[rows]) @ unit
        best = np.argsort(scores)[::-1][:count] if count > 1 else [int(np.argmax(scores))]
        return [(int(self.ids[rows[place]]), float(scores[place])) for place in best]


def _normalised(vectors: list[Vector]) -> Vector:
    if not vectors:
        return np.empty((0, 0), np.float32)
    matrix = np.stack(vectors).astype(np.float32)
    return np.asarray(matrix / np.maximum(np.linalg.norm(matrix, axis=1, keepdims=True), 1e-12), np.float32)


def _basis(matrix: Vector) -> Vector:
    sample = matrix[:: max(1, len(matrix) // _SAMPLE)]
    _, directions = np.linalg.eigh((sample.T @ sample).astype(np.float64))  # ascending
    return np.ascontiguousarray(directions[:, -_DIRECTIONS:], dtype=np.float32)
