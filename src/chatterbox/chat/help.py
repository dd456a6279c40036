"""Help: the single nearest thing that somebody taught, put beside a question."""

from __future__ import annotations

from chatterbox.models import Help, Serving, Space


class HelpIndex:
    """Searches a space's acting corrections first, then the rows of the serving model's dataset."""

    async def find(self, space: Space, serving: Serving, question: str, *, previous: str = "") -> Help | None:
        """Help for a question; `previous` is the question before it where it follows one up.

        A repeat of a known question as the opener gets VERBATIM, a near one FACT, anything else None.
        """
        raise NotImplementedError

    async def index_dataset(self, space: Space, dataset_id: int) -> None:
        """Embeds the single-turn rows of a dataset (up to help.max_rows); a second call does nothing."""
        raise NotImplementedError
