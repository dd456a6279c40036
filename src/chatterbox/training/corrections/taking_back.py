"""Taking an answer back: it leaves the log, and so every later context, and what it was taken from helps no more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from chatterbox.chat.help import HelpIndex
from chatterbox.errors import Refused
from chatterbox.models import Actor, CorrectionState, Help, HelpKind, Space, Turn
from chatterbox.rules.service import Rules
from chatterbox.store.store import Store, Work
from chatterbox.texts import say
from chatterbox.training.corrections.brakes import trains
from chatterbox.training.corrections.standing import OPEN, Standing


@dataclass(frozen=True, slots=True)
class TakenBack:
    """The answer that is gone, as it was logged, and what it repeated word for word: that helps no more either."""

    turn: Turn
    repeated: Literal["", "correction", "row"] = ""
    author_id: int = 0  # of that correction


class TakingBack:
    def __init__(self, store: Store, help: HelpIndex, standing: Standing, rules: Rules) -> None:
        self._store = store
        self._help = help
        self._standing = standing
        self._rules = rules

    async def take_back(self, actor: Actor, message_id: int) -> TakenBack | None:
        """Takes the answer out of the log that went out in that message; None where the log has none.

        In one transaction: its text, its help and the record of its messages go; the question stays for its time, for
        corrections may rest on it. A correction that the answer repeated is withdrawn; rows of the dataset with that
        answer help no more. Raises Refused: trainers only.
        """
        if actor.space.kind == "dm":
            raise Refused(say("only-in-server"))
        if not trains(actor):
            raise Refused(say("trainers-only"))
        await self._rules.allow(actor)
        async with self._store.transaction() as work:
            turn = await work.turns.of_reply(actor.space, message_id)
            if turn is None:
                return None
            await work.turns.take_back(actor.space, turn.id)
            await work.corrections.forget_wrong(actor.space, [turn.id])
            taken = await self._without_source(work, actor.space, turn)
        self._help.changed(actor.space)
        return taken

    async def _without_source(self, work: Work, space: Space, turn: Turn) -> TakenBack:
        help = turn.help
        if help is None or help.kind is not HelpKind.VERBATIM:
            return TakenBack(turn)
        if help.source == "row":
            await work.entries.take_back(space, help.source_id, help.answer)
            return TakenBack(turn, "row")
        return await self._without_correction(work, space, turn, help)

    async def _without_correction(self, work: Work, space: Space, turn: Turn, help: Help) -> TakenBack:
        correction = await work.corrections.get(space, help.source_id)
        if correction is None or correction.state not in OPEN:
            return TakenBack(turn)
        await self._standing.end(work, space, [correction], CorrectionState.WITHDRAWN)
        return TakenBack(turn, "correction", correction.author_id)
