"""The correction form as it was filled in: checked and tidied."""

from __future__ import annotations

from dataclasses import replace

from chatterbox.errors import BadInput
from chatterbox.models import CorrectionForm
from chatterbox.store.wording import normalised, whole
from chatterbox.texts import say

LONGEST_TEXT = 4_000
"""Characters in one field, says Discord."""

MOST_PHRASINGS = 20


def tidied(form: CorrectionForm) -> CorrectionForm:
    """The form without blanks, repeated wordings and halves of characters.

    Raises BadInput for an empty answer and for what is too long.

    Where only further ways to ask were typed, the first of them is the question.
    """
    wordings = _different([whole(text) for text in (form.question, *form.phrasings)])
    form = replace(
        form,
        question=wordings[0] if wordings else "",
        phrasings=tuple(wordings[1:]),
        answer=whole(form.answer).strip(),
        reason=whole(form.reason).strip(),
    )
    if not form.answer:
        raise BadInput(say("correction-no-answer"))
    if len(form.phrasings) > MOST_PHRASINGS:
        raise BadInput(say("correction-many-phrasings", most=MOST_PHRASINGS))
    longest = max(len(text) for text in (form.question, form.answer, form.reason, *form.phrasings))
    if longest > LONGEST_TEXT:
        raise BadInput(say("correction-too-long", most=LONGEST_TEXT, length=longest))
    return form


def wordings_of(form: CorrectionForm) -> list[str]:
    """All ways to ask that were typed into the form."""
    return [form.question, *form.phrasings] if form.question else []


def trained_wordings(form: CorrectionForm) -> list[str]:
    """The ways to ask that become rows: all but the one that is kept for the exam."""
    wordings = wordings_of(form)
    return wordings[:-1] if len(wordings) > 1 else wordings


def exam_wording(form: CorrectionForm) -> str:
    """The last way to ask, which is kept out of the training; "" where there is only one."""
    wordings = wordings_of(form)
    return wordings[-1] if len(wordings) > 1 else ""


def _different(texts: list[str]) -> list[str]:
    by_words: dict[str, str] = {}
    for text in texts:
        stripped = text.strip()
        if stripped:
            by_words.setdefault(normalised(stripped) or stripped, stripped)
    return list(by_words.values())
