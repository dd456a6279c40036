"""A server's own rules about the bot, as they are kept."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bars:
    """What the operator decided about a server, above its managers."""

    paused: bool = False
    blocked: bool = False


@dataclass(frozen=True, slots=True)
class Policy:
    """What managers decided. The defaults hold where they decided nothing."""

    paused: bool = False
    notices: int = 0  # the channel that is told of every acting correction; 0: none
    trainers: tuple[int, ...] = ()  # roles that may train, besides those of the configuration
    correctors: tuple[int, ...] = ()  # roles whose corrections act at once; (): corrections.acts decides
    channels: tuple[int, ...] = ()  # where the bot answers; (): everywhere
    words: tuple[str, ...] = ()  # that the bot never says, as they were typed
    row: bool = True  # whether 👍 👎 Correct stand under each finished answer
    credits: bool = True  # whether an answer that was helped says by whom
