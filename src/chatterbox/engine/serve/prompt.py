"""Messages to token ids, the same for answering and for counting."""

from __future__ import annotations

from collections.abc import Sequence

from chatterbox.engine.serve.process import ServingProcess
from chatterbox.engine.template import ChatTemplate, Piece


async def token_ids(process: ServingProcess, template: ChatTemplate, pieces: Sequence[Piece]) -> list[int]:
    """The ids of rendered `pieces`: control tokens only where the template put them."""
    begins = bool(pieces) and isinstance(pieces[0], str)  # else the template has brought its own BOS
    names = {number: text for text, number in template.special.items()}
    whole = "".join(piece if isinstance(piece, str) else names[piece] for piece in pieces)
    if template.cut(whole) == list(pieces):  # nobody typed a control token: one request does
        return await process.tokenize(whole, special=True, begins=begins)
    ids: list[int] = []
    for at, piece in enumerate(pieces):
        if isinstance(piece, int):
            ids.append(piece)
        else:
            ids += await process.tokenize(piece, special=False, begins=begins and at == 0)
    return ids
