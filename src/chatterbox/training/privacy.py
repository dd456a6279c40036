"""PrivacyService: what is kept about a person in a space, and how it goes away."""

from __future__ import annotations

from dataclasses import dataclass

from chatterbox.models import Actor


@dataclass(frozen=True, slots=True)
class Kept:
    """What a space holds of one person. Numbers of things; `models` names those that learned something of theirs."""

    turns: int
    corrections: int
    datasets: int
    runs: int
    models: tuple[str, ...]


class PrivacyService:
    async def kept(self, actor: Actor) -> Kept:
        raise NotImplementedError

    async def delete_mine(self, actor: Actor) -> Kept:
        """Deletes all that is kept about the caller in this space, in one transaction; what there was.

        Asked questions and the replies to them, corrections with their entries, test answers; uploaded datasets stay
        with the server (they are its own) but lose the giver's name.
        """
        raise NotImplementedError
