"""Rows as token ids, with the template and the cutting of special tokens that serving uses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from chatterbox.engine.template import ChatTemplate, Piece, TemplateRefused
from chatterbox.engine.train.data import Message, Row
from chatterbox.engine.train.events import Failure

LONGEST = 1024
"""Tokens of one row; what stands behind is not learned. Keeps a batch in the memory of a small machine."""


@dataclass(frozen=True, slots=True)
class Example:
    """`ids[i]` is learned (predicted from what stands before it) where `learned[i]`."""

    ids: list[int]
    learned: list[bool]

    @property
    def targets(self) -> int:
        return sum(self.learned)

    def cut(self, length: int) -> Example:
        return self if len(self.ids) <= length else Example(self.ids[:length], self.learned[:length])


class Tokens:
    """Turns conversations into ids. `tokenizer` is the base's Hugging Face tokenizer."""

    def __init__(self, tokenizer: Any, template: ChatTemplate, begins_with_bos: bool | None) -> None:
        self._tokenizer = tokenizer
        self._template = template
        self._bos = self._bos_id(begins_with_bos)

    def prompt(self, messages: Sequence[Message]) -> list[int]:
        """What serving gives the model before it answers."""
        return self._encode_all(self._pieces(messages, prompt=True), first=True)

    def example(self, row: Row) -> Example:
        """The row with its learned answers marked, each through its end token.

        Raises `Failure` when the base's template does not take the row, or rewrites earlier messages as a
        conversation goes on, so that no prefix is stable.
        """
        ids: list[int] = []
        learned: list[bool] = []
        done: list[Piece] = []
        for index, message in enumerate(row.messages):
            if not message.learned:
                continue
            before = self._pieces(row.messages[:index], prompt=True)
            after = self._pieces(row.messages[: index + 1], prompt=False)
            context = self._encode_all(_rest(before, done, row.line), first=not ids)
            answer = _through_end(_rest(after, before, row.line))
            target = self._encode_all(answer, first=False)
            ids += context + target
            learned += [False] * len(context) + [True] * len(target)
            done = _joined(before, answer)
        return Example(ids, learned)

    def _pieces(self, messages: Sequence[Message], *, prompt: bool) -> list[Piece]:
        try:
            return self._template.pieces([message.plain() for message in messages], add_generation_prompt=prompt)
        except TemplateRefused as error:
            raise Failure(
                "unsupported_rows", f"The base's chat template does not take a conversation of the file: {error}."
            ) from error

    def _encode_all(self, pieces: Sequence[Piece], *, first: bool) -> list[int]:
        ids: list[int] = []
        for piece in pieces:
            ids += [piece] if isinstance(piece, int) else self._encode(piece)
        # As llama.cpp does it: only before a text, a template that begins with a special token brings its own.
        bos = [self._bos] if first and self._bos is not None and pieces and isinstance(pieces[0], str) else []
        return bos + ids

    def _encode(self, text: str) -> list[int]:
        ids: list[int] = self._tokenizer(text, add_special_tokens=False, split_special_tokens=True).input_ids
        return ids

    def _bos_id(self, begins_with_bos: bool | None) -> int | None:
        if begins_with_bos is None:
            begins_with_bos = self._tokenizer("").input_ids == [self._tokenizer.bos_token_id]
        return self._tokenizer.bos_token_id if begins_with_bos else None


def _rest(pieces: list[Piece], start: list[Piece], line: int) -> list[Piece]:
    """What `pieces` has behind `start`, whose last text may have grown."""
    if not start:
        return pieces
    shared, last = start[:-1], start[-1]
    behind = pieces[len(start) :]
    if pieces[: len(shared)] == shared and len(pieces) > len(shared):
        grown = pieces[len(shared)]
        if grown == last:
            return behind
        if isinstance(grown, str) and isinstance(last, str) and grown.startswith(last):
            return [grown[len(last) :], *behind]
    raise Failure(
        "unsupported_base",
        f"The base's chat template rewrites earlier messages (line {line}), so it cannot be trained.",
    )


def _through_end(pieces: list[Piece]) -> list[Piece]:
    """An answer through its end token, without what the template puts behind it (mostly a line break)."""
    ends = [index for index, piece in enumerate(pieces) if isinstance(piece, int)]
    return pieces[: ends[-1] + 1] if ends else pieces


def _joined(left: list[Piece], right: list[Piece]) -> list[Piece]:
    if left and right and isinstance(left[-1], str) and isinstance(right[0], str):
        return [*left[:-1], left[-1] + right[0], *right[1:]]
    return left + right
