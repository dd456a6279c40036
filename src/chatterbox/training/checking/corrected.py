"""What was corrected in a server, as a check knows it: keyed by hashes, so that the check holds nobody's words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import blake2b

from chatterbox.store.wording import normalised
from chatterbox.training.checking.rules import Row, RowMessage


def marks(taught: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The mark of each question and of its answer."""
    return {_mark(question): _mark(answer) for question, answer in taught}


def overruled(row: Row, corrected: Mapping[str, str]) -> bool:
    """Whether a row answers its one question otherwise than a correction does."""
    match [message for message in row.messages if message.role not in ("system", "developer")]:
        case [RowMessage(role="user") as asked, RowMessage(role="assistant") as said]:
            answer = corrected.get(_mark(asked.text()))
            return answer is not None and answer != _mark(said.text())
    return False


def _mark(text: str) -> str:
    return blake2b((normalised(text) or text).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
