"""A server's own rules about the bot, as they are kept."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Policy:
    """What managers decided. The defaults hold where they decided nothing."""

    paused: bool = False
    words: tuple[str, ...] = ()  # that the bot never says, as they were typed
