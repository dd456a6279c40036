"""The law on data: what members wrote in chat is never a training row (Discord's Developer Policy, rule 21).

Rows come from uploads, from text typed into a form, and from the bot's own output. This finds the way around it: an
output or an answer that only says again what a member wrote.
"""

from __future__ import annotations

from chatterbox.store.crypto import normalised

REPEATED_WORDS = 8


def repeats(text: str, message: str, *, words: int = REPEATED_WORDS) -> bool:
    """Whether `text` holds that many words in a row of a member's message; case and punctuation do not count."""
    said = normalised(message).split()
    ours = f" {' '.join(normalised(text).split())} "
    return any(f" {' '.join(said[at : at + words])} " in ours for at in range(len(said) - words + 1))
