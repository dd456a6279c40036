"""CorrectionService: what people say should have been said, at once and for the next training."""

from __future__ import annotations

from dataclasses import dataclass

from chatterbox.models import Actor, Correction, CorrectionForm, CorrectionState, Place, Space, Turn

FORM_VERSION = 1
"""Goes up when the sentence changes that says what submitting the form means."""


@dataclass(frozen=True, slots=True)
class TrainingRow:
    """One row that a correction gives to the next run. `weight` is how often it stands there."""

    correction_id: int
    giver_id: int
    question: str
    answer: str
    weight: int


class CorrectionService:
    async def submit(self, actor: Actor, form: CorrectionForm, turn: Turn | None) -> Correction:
        """Records a correction (`turn`: the reply it corrects; None for /teach) and lets it act where it may.

        Raises BadInput (empty answer, …) and Refused (ten a day, a direct message, …), each with its sentence.
        """
        raise NotImplementedError

    async def get(self, space: Space, correction_id: int) -> Correction:
        """Raises Missing."""
        raise NotImplementedError

    async def add_question(self, actor: Actor, correction_id: int, question: str) -> Correction:
        """Gives a correction without a question its question: from now on it is a row too, and does not expire."""
        raise NotImplementedError

    async def undo(self, actor: Actor, correction_id: int) -> Correction:
        """Withdraws it: its author, or a trainer. Its entries and vectors go in the same transaction."""
        raise NotImplementedError

    async def approve(self, actor: Actor, correction_id: int) -> Correction:
        """Lets a waiting one act, or chooses it over its rival. Trainers only."""
        raise NotImplementedError

    async def listed(
        self, actor: Actor, state: CorrectionState | None, *, offset: int = 0, limit: int = 10
    ) -> tuple[list[Correction], int]:
        """A page of them, newest first, and how many there are. Trainers only."""
        raise NotImplementedError

    async def withdraw_mine(self, actor: Actor) -> int:
        """Withdraws all of the caller's in this space; how many there were."""
        raise NotImplementedError

    async def receipt_sent(self, space: Space, correction_id: int, place: Place) -> None:
        raise NotImplementedError

    async def rows(self, space: Space) -> list[TrainingRow]:
        """Rows of all acting and training-only corrections that have a question."""
        raise NotImplementedError
