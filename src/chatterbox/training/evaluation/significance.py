"""Whether one model did better than another on the same questions, or whether that may be chance.

Both were asked the same, so only the questions that came out differently tell anything (`better` and `worse`).
Test: McNemar, "Note on the sampling error of the difference between correlated proportions", Psychometrika 12 (1947),
in its exact form, which is a sign test. Interval: Bonett & Price, "Adjusted Wald confidence interval for a difference
of binomial proportions based on paired data", Journal of Educational and Behavioral Statistics 37 (2012).
"""

from __future__ import annotations

from dataclasses import dataclass
from math import comb, sqrt
from typing import Literal

LEVEL = 0.05
_Z = 1.959964  # 95 % of a normal distribution lie within
FEWEST = 6
"""With fewer that differ not even all of them on one side would be beyond chance at `LEVEL`."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Paired results: of `of` questions `better` turned from wrong to right, `worse` from right to wrong."""

    of: int
    better: int
    worse: int

    @property
    def points(self) -> float:
        """The difference in percentage points."""
        return 100 * (self.better - self.worse) / self.of if self.of else 0.0

    @property
    def p(self) -> float:
        """How likely at least such a split is by chance alone, two-sided, exact."""
        n, less = self.better + self.worse, min(self.better, self.worse)
        if self.better == self.worse:
            return 1.0
        return float(min(1.0, 2 * sum(comb(n, k) for k in range(less + 1)) / 2**n))

    @property
    def interval(self) -> tuple[float, float]:
        """Percentage points between which the difference lies with 95 % confidence."""
        n = self.of + 2
        up, down = (self.better + 1) / n, (self.worse + 1) / n
        middle, half = up - down, _Z * sqrt((up + down - (up - down) ** 2) / n)
        return 100 * max(-1.0, middle - half), 100 * min(1.0, middle + half)

    @property
    def verdict(self) -> Literal["better", "worse", "unclear", "too few"]:
        """What may be said of it."""
        if self.better + self.worse < FEWEST:
            return "too few"
        if self.p >= LEVEL:
            return "unclear"
        return "better" if self.better > self.worse else "worse"
