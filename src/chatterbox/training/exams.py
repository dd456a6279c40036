"""Exams: what people corrected, asked in a wording that was not trained."""

from __future__ import annotations

from dataclasses import dataclass

from chatterbox.models import CorrectionState, Space
from chatterbox.store.store import Store
from chatterbox.training.forms import wordings_of
from chatterbox.training.untaught import distinctive


@dataclass(frozen=True, slots=True)
class ExamQuestion:
    """One acting correction in its exam wording, and what a right answer says."""

    correction_id: int
    author_id: int
    question: str
    expected: str
    reworded: bool  # by the base: its author gave no wording for it


class Exams:
    def __init__(self, store: Store) -> None:
        self._store = store

    async def questions(self, space: Space) -> tuple[ExamQuestion, ...]:
        """All acting corrections of a space that have a question, in the last of their wordings."""
        async with self._store.reading() as work:
            acting = await work.corrections.in_states(space, [CorrectionState.ACTING])
        return tuple(
            ExamQuestion(one.id, one.author_id, wordings_of(one.form)[-1], one.form.answer, False)
            for one in acting
            if wordings_of(one.form)
        )


def judged(expected: str, answer: str) -> bool:
    """Whether an answer says what the correction says: half of the words that carry it, at least."""
    own = distinctive(expected, "")
    return bool(own) and len(own & distinctive(answer, "")) * 2 >= len(own)
