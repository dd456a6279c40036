"""Messages to token ids, the same for answering and for counting."""

from __future__ import annotations

from collections.abc import Sequence

from chatterbox.engine.serve.process import ServingProcess
from chatterbox.engine.template import ChatTemplate, Piece


async def token_ids(process: ServingProcess, template: ChatTemplate, pieces: Sequence[Piece]) -> list[int]:
    """The ids of rendered `pieces`: control tokens only where the template put them."""
    names = {number: text for text, number in template.special.items()}
    whole = "".join(piece if isinstance(piece, str) else names[piece] for piece in pieces)
    if template.cut(whole) == list(pieces):  # nobody typed a control token: one request does
        return await process.tokenize(whole, special=True)
    ids: list[int] = []
    for piece in pieces:
        ids += [piece] if isinstance(piece, int) else await process.tokenize(piece, special=False)
    return ids
