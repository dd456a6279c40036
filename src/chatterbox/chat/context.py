"""What of a conversation fits beside instruction and answer into the model's context."""

from __future__ import annotations

from collections.abc import Sequence

from chatterbox.models import Message, Turn, TurnState

_BYTES_PER_TOKEN = 3
_PER_MESSAGE = 6
_SHORTEST_QUESTION = 64


def estimated_tokens(text: str) -> int:
    """How many tokens a message takes, rather too many: English has about four bytes a token, most scripts fewer.

    Asking the backend would cost a request for each message of the history.
    """
    return -(-len(text.encode("utf-8", "replace")) // _BYTES_PER_TOKEN) + _PER_MESSAGE


def fitted(opening: Sequence[Message], history: Sequence[Turn], question: str, *, tokens: int) -> list[Message]:
    """The messages to send: the opening, as much of the history as fits (the latest first), the question.

    The opening is a system message, which takes at most half of the context, and turns that stay as long as three
    quarters hold both. A question longer than the context loses its middle.
    """
    system = _clipped(opening[0].content, tokens // 2)
    left = tokens - estimated_tokens(system)
    turns = list(opening[1:])
    length = sum(estimated_tokens(message.content) for message in turns)
    if left - length < tokens // 4:
        turns, length = [], 0
    left -= length
    question = _clipped(question, max(left, _SHORTEST_QUESTION))
    left -= estimated_tokens(question)
    kept: list[Message] = []
    for turn in reversed(history):
        if turn.state not in (TurnState.DONE, TurnState.CUT) or not turn.answer.strip():
            continue
        left -= estimated_tokens(turn.question) + estimated_tokens(turn.answer)
        if left < 0:
            break
        kept[:0] = [Message("user", turn.question), Message("assistant", turn.answer)]
    return [Message("system", system), *turns, *kept, Message("user", question)]


def ending(text: str, tokens: int) -> str:
    """As much of the end of a text as fits."""
    most = max(1, tokens - _PER_MESSAGE) * _BYTES_PER_TOKEN
    return text.encode("utf-8", "replace")[-most:].decode("utf-8", "ignore")


def _clipped(text: str, tokens: int) -> str:
    most = max(0, tokens - _PER_MESSAGE) * _BYTES_PER_TOKEN
    encoded = text.encode("utf-8", "replace")
    if len(encoded) <= most:
        return text
    half = max(0, most // 2 - 3)
    head, tail = encoded[:half].decode("utf-8", "ignore"), encoded[len(encoded) - half :].decode("utf-8", "ignore")
    return f"{head} … {tail}"
