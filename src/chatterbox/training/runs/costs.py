"""What a training costs at a backend that bills it: estimated before, counted after; prices are configured."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from chatterbox.models import Cost

_USUAL_EPOCHS, _MOST_EPOCHS = 3, 25
_FEW_PASSES, _MANY_PASSES = 100, 25_000
_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Prices:
    """Of a million trained tokens, by base model; a base that is not there has no known price."""

    prices: Mapping[str, float] = field(default_factory=dict)
    currency: str = "USD"

    def of(self, base: str, tokens: int) -> Cost | None:
        """What so many trained tokens cost."""
        price = self.prices.get(base)
        return None if price is None else Cost(tokens, price * tokens / _MILLION, self.currency)


def likely_epochs(asked: int | Literal["auto"], rows: int) -> int:
    """How often a hosted trainer goes through the rows when it may choose.

    The rule of OpenAI's own notebook for estimates: 3 times; few rows more often, up to 25 times; very many less often.
    """
    if asked != "auto":
        return asked
    if rows * _USUAL_EPOCHS < _FEW_PASSES:
        return min(_MOST_EPOCHS, -(-_FEW_PASSES // max(rows, 1)))
    return max(1, min(_USUAL_EPOCHS, _MANY_PASSES // rows))
