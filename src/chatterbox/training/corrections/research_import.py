"""Corrections from a file, handed in by a trainer as if typed into the form one by one."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from chatterbox.errors import BadInput, Refused
from chatterbox.models import Actor, CorrectionForm, CorrectionState
from chatterbox.training.corrections.feedback import LONGEST_NOTE, FeedbackService
from chatterbox.training.corrections.research_files import Entry, read, to_complete
from chatterbox.training.corrections.service import CorrectionService


@dataclass(frozen=True, slots=True)
class Imported:
    """What became of a file. `refused` is (where, why) of each entry that was not taken."""

    taken: int
    held: int  # of those taken: contradict an older one
    known: int  # stand there already, word for word
    feedback: int
    odd: tuple[int, ...]
    refused: tuple[tuple[int, str], ...]
    incomplete: int
    to_complete: bytes  # a table of those without a question, b"" where there is none


class Importing:
    def __init__(self, corrections: CorrectionService, feedback: FeedbackService) -> None:
        self._corrections = corrections
        self._feedback = feedback

    async def take(self, actor: Actor, content: bytes) -> Imported:
        """Takes a file's corrections as the caller's own: not shared, unless the caller ticks so in a form.

        Raises Refused (trainers only) and BadInput (no such file).
        """
        await self._corrections.trainers_only(actor)
        await self._corrections.admit(actor)
        found = await asyncio.to_thread(read, content)
        known = await self._corrections.said(actor.space)
        asked = [one for one in found.entries if one.question]
        fresh = [one for one in asked if (one.question, one.right) not in known]
        taken, refused = [], []
        for one in fresh:
            try:
                taken.append((await self._corrections.submit(actor, _form(one), None, wrong=one.wrong)).state)
            except (BadInput, Refused) as error:
                refused.append((one.where, str(error)))
        incomplete = [one for one in found.entries if not one.question]
        return Imported(
            taken=len(taken),
            held=sum(state is CorrectionState.CONTRADICTED for state in taken),
            known=len(asked) - len(fresh),
            feedback=await self._noted(actor, found.feedback),
            odd=found.odd,
            refused=tuple(refused),
            incomplete=len(incomplete),
            to_complete=to_complete(incomplete) if incomplete else b"",
        )

    async def _noted(self, actor: Actor, texts: tuple[str, ...]) -> int:
        """Keeps texts of feedback; how many, for a person may write so many within a day."""
        for number, text in enumerate(texts):
            try:
                await self._feedback.write(actor, text[:LONGEST_NOTE])
            except (Refused, BadInput):
                return number
        return len(texts)


def _form(entry: Entry) -> CorrectionForm:
    return CorrectionForm(entry.question, entry.right, entry.phrasings, entry.reason)
