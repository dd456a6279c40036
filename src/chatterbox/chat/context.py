"""What of a conversation fits beside instruction and answer into the model's context."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from chatterbox.chat.files.fence import cut, said
from chatterbox.models import Attachment, Message, Picture, PictureMessage, Turn, TurnState

MOST_PICTURES = 4
"""In one request: each takes much of the context."""
RECALL = "What was said before, in short?"

_BYTES_PER_TOKEN = 3
_PER_MESSAGE = 6
_PER_PICTURE = 500
_SHORTEST_QUESTION = 64


def estimated_tokens(text: str) -> int:
    """How many tokens a message takes, rather too many: English has about four bytes a token, most scripts fewer.

    Asking the backend would cost a request for each message of the history.
    """
    return -(-len(text.encode("utf-8", "replace")) // _BYTES_PER_TOKEN) + _PER_MESSAGE


def fitted(
    opening: Sequence[Message],
    history: Sequence[Turn],
    question: str,
    *,
    tokens: int,
    files: Sequence[Attachment] = (),
    pictures: Sequence[Picture] = (),
    earlier: Mapping[int, Sequence[Picture]] | None = None,
) -> list[Message]:
    """The messages to send: the opening, as much of the history as fits (the latest first), the question.

    The opening is a system message, which takes at most half of the context, and turns that stay as long as three
    quarters hold both. A question longer than the context loses its middle; its files get what is left then. Where the
    history does not fit, the latest summary stands for what it covers. `earlier` are past turns' pictures, by turn.
    """
    head, left = _opened(opening, tokens)
    question, left = _asked(question, left)
    shown = tuple(pictures[:MOST_PICTURES])
    asked = said(question, cut(files, max(0, left) * _BYTES_PER_TOKEN))
    left -= estimated_tokens(asked) - estimated_tokens(question) + len(shown) * _PER_PICTURE
    past = _past(history, left, earlier or {}, MOST_PICTURES - len(shown))
    return [*head, *past, _message(asked, shown)]


def file_room(opening: Sequence[Message], question: str, tokens: int) -> int:
    """How many bytes of files a question can carry."""
    _, left = _opened(opening, tokens)
    _, left = _asked(question, left)
    return max(0, left) * _BYTES_PER_TOKEN


def bytes_of(tokens: int) -> int:
    """How long a text of so many tokens may be."""
    return tokens * _BYTES_PER_TOKEN


def answered(history: Sequence[Turn]) -> list[Turn]:
    """The turns that a model can be reminded of."""
    return [turn for turn in history if turn.state in (TurnState.DONE, TurnState.CUT) and turn.answer.strip()]


def ending(text: str, tokens: int) -> str:
    """As much of the end of a text as fits."""
    most = max(1, tokens - _PER_MESSAGE) * _BYTES_PER_TOKEN
    return text.encode("utf-8", "replace")[-most:].decode("utf-8", "ignore")


def clipped(text: str, tokens: int) -> str:
    """A text that takes so many tokens at most: of a longer one the beginning and the end."""
    most = max(0, tokens - _PER_MESSAGE) * _BYTES_PER_TOKEN
    encoded = text.encode("utf-8", "replace")
    if len(encoded) <= most:
        return text
    half = max(0, most // 2 - 3)
    head, tail = encoded[:half].decode("utf-8", "ignore"), encoded[len(encoded) - half :].decode("utf-8", "ignore")
    return f"{head} … {tail}"


def _opened(opening: Sequence[Message], tokens: int) -> tuple[list[Message], int]:
    """What of the opening is sent, and how many tokens are left."""
    system = clipped(opening[0].content, tokens // 2)
    left = tokens - estimated_tokens(system)
    turns = list(opening[1:])
    length = sum(estimated_tokens(message.content) for message in turns)
    if left - length < tokens // 4:
        turns, length = [], 0
    return [Message("system", system), *turns], left - length


def _asked(question: str, left: int) -> tuple[str, int]:
    question = clipped(question, max(left, _SHORTEST_QUESTION))
    return question, left - estimated_tokens(question)


def _past(
    history: Sequence[Turn], left: int, pictures: Mapping[int, Sequence[Picture]], most_pictures: int
) -> list[Message]:
    turns = answered(history)
    kept, messages = _latest(turns, left, pictures, most_pictures)
    begins = not history or history[0].parent_id is None
    summary = next((turn.summary for turn in reversed(turns) if turn.summary), "")
    if (begins and kept == len(turns)) or not summary:
        return messages
    recalled = [Message("user", RECALL), Message("assistant", summary)]
    left -= sum(estimated_tokens(message.content) for message in recalled)
    return [*recalled, *_latest(turns, left, pictures, most_pictures)[1]] if left >= 0 else messages


def _latest(
    turns: Sequence[Turn], left: int, pictures: Mapping[int, Sequence[Picture]], most_pictures: int
) -> tuple[int, list[Message]]:
    """How many of the latest turns fit, and their messages; one whose files do not fit stays without them."""
    kept: list[Message] = []
    for count, turn in enumerate(reversed(turns)):
        shown = tuple(pictures.get(turn.id, ())[:most_pictures])
        asked = said(turn.question, turn.files)
        bare = estimated_tokens(turn.question) + estimated_tokens(turn.answer)
        whole = bare + estimated_tokens(asked) - estimated_tokens(turn.question) + len(shown) * _PER_PICTURE
        if bare > left:
            return count, kept
        if whole > left:
            asked, shown, whole = turn.question, (), bare
        left -= whole
        most_pictures -= len(shown)
        kept[:0] = [_message(asked, shown), Message("assistant", turn.answer)]
    return len(turns), kept


def _message(text: str, pictures: tuple[Picture, ...]) -> Message:
    return PictureMessage("user", text, pictures) if pictures else Message("user", text)
