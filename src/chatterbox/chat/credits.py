"""Who taught what an answer was helped by: the author of a correction, or the dataset of a row."""

from __future__ import annotations

from dataclasses import dataclass

from chatterbox.models import CorrectionState, Help, Space, Turn
from chatterbox.rules.service import Rules
from chatterbox.store.people import NOBODY
from chatterbox.store.store import Store, Work


@dataclass(frozen=True, slots=True)
class Credit:
    """Either a person, or a dataset with its version."""

    author_id: int = NOBODY
    dataset: str = ""
    version: int = 0


class Credits:
    def __init__(self, store: Store, rules: Rules) -> None:
        self._store = store
        self._rules = rules

    async def of(self, turn: Turn) -> Credit | None:
        """Whom to name under an answer.

        None where nothing helped, the server wants no names, or there is none: what helped was withdrawn or deleted
        meanwhile, and who has left is not named.
        """
        if turn.help is None or not (await self._rules.of(turn.space)).credits:
            return None
        async with self._store.reading() as work:
            if turn.help.source == "row":
                return await _dataset(work, turn.space, turn.help)
            return await _author(work, turn.space, turn.help)


async def _author(work: Work, space: Space, help: Help) -> Credit | None:
    correction = await work.corrections.get(space, help.source_id)
    if correction is None or correction.state is not CorrectionState.ACTING or correction.author_id == NOBODY:
        return None
    return None if await work.presences.left(space, correction.author_id) else Credit(correction.author_id)


async def _dataset(work: Work, space: Space, help: Help) -> Credit | None:
    dataset = await work.datasets.get(space, help.source_id)
    return Credit(dataset=dataset.name, version=dataset.version) if dataset else None
