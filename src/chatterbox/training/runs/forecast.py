"""What those who train are told of the backend before they do: whether it trains at all, the cost, what ends soon."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from chatterbox.backend.chat_model import BYTES_PER_TOKEN
from chatterbox.backend.survey import Survey
from chatterbox.models import Cost
from chatterbox.training.runs.costs import Prices, likely_epochs
from chatterbox.training.runs.rows import TrainingFile


@dataclass(frozen=True, slots=True)
class Forecast:
    """`cost` is an estimate, None where nothing is billed or the price is not known; `notes` are sentences."""

    cost: Cost | None = None
    notes: tuple[str, ...] = ()


class Forecaster:
    def __init__(self, survey: Survey, prices: Prices) -> None:
        self._survey = survey
        self._prices = prices

    async def admit(self) -> None:
        """Raises Refused where no backend trains."""
        await self._survey.admit_training()

    async def of(self, base: str, file: TrainingFile, epochs: int | Literal["auto"]) -> Forecast:
        """What a training of that base on that file will probably be; `base` "" where none can be found now."""
        tokens = len(file.content) // BYTES_PER_TOKEN * likely_epochs(epochs, len(file.origins))
        notes = (*await self._survey.of_training(), *await self._survey.shutdowns([base]))
        return Forecast(self._prices.of(base, tokens), notes)
