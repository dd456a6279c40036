"""What one epoch trains on: rows (rewritten anew), replay, and their order; all drawn from the seed and its number.

So a training that was killed finds the same batches again without having kept them.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from chatterbox.engine.train.data import Row
from chatterbox.engine.train.preference import PairExample
from chatterbox.engine.train.replay import Replay
from chatterbox.engine.train.rewrite import Rewriter
from chatterbox.engine.train.tokens import Example, Tokens


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that epochs are made from. `rewriter` None: the rows as they are."""

    rows: Sequence[Row]
    tokens: Tokens
    rewriter: Rewriter | None
    replay: Replay
    replayed: int  # rows an epoch
    longest: int  # tokens of a row
    seed: int
    pairs: Sequence[PairExample] = ()  # of a preference training
    held_out: Sequence[Example] = ()

    @property
    def size(self) -> int:
        """Tokens of all rows as they are."""
        return sum(len(self._example(row).ids) for row in self.rows)

    @property
    def rows_an_epoch(self) -> int:
        own = len(self.rows) if self.rewriter is None else self.rewriter.count(self.rows)
        return own + min(self.replayed, len(self.replay.examples))

    def batches(self, epoch: int, size: int) -> list[list[Example]]:
        """Batches of at most `size`, as even as can be, of similar length inside, in random order."""
        chance = Random(f"{self.seed}:{epoch}")
        rows = self.rows if self.rewriter is None else self.rewriter.epoch(self.rows, chance)
        examples = [self._example(row) for row in rows] + self.replay.draw(self.replayed, chance)
        chance.shuffle(examples)
        examples.sort(key=lambda example: len(example.ids))
        count = self.steps(size)
        edges = [round(index * len(examples) / count) for index in range(count + 1)]
        batches = [examples[begin:end] for begin, end in itertools.pairwise(edges) if begin < end]
        chance.shuffle(batches)
        return batches

    def steps(self, size: int) -> int:
        """How many batches an epoch has."""
        return max(1, math.ceil(self.rows_an_epoch / size))

    def _example(self, row: Row) -> Example:
        example = self.tokens.example(row).cut(self.longest)
        if example.targets:
            return example
        # Rewriting made the question too long to leave room for the answer.
        original = next(own for own in self.rows if own.line == row.line)
        return self.tokens.example(original).cut(self.longest)
