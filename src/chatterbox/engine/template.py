"""One chat template for training and serving, in which what people type can never become a control token.

Special tokens that stand in a message's content are broken by a mark before the template sees them. After rendering,
the text is cut at the special tokens that are whole (they came from the template) and the marks are taken out again:
what people wrote keeps every character, and is tokenised as plain text.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NoReturn

from jinja2 import TemplateError
from jinja2.ext import loopcontrols
from jinja2.sandbox import ImmutableSandboxedEnvironment

MARK = "\ufdd0"  # a Unicode noncharacter: for internal use by definition, so that no text loses anything

Piece = int | str
"""A special token's id, or text that holds no special token."""


class TemplateRefused(ValueError):
    """The template does not take these messages; `str()` is its own reason."""


@dataclass(frozen=True)
class ChatTemplate:
    """A model's chat template. `special` maps each control token's text to its id."""

    source: str
    special: Mapping[str, int]
    bos: str = ""
    eos: str = ""
    _whole: re.Pattern[str] = field(init=False, repr=False)
    _compiled: Any = field(init=False, repr=False)

    def __post_init__(self) -> None:
        longest_first = sorted((text for text in self.special if len(text) > 1), key=len, reverse=True)
        object.__setattr__(self, "_whole", re.compile("|".join(map(re.escape, longest_first)) or r"(?!)"))
        object.__setattr__(self, "_compiled", _environment().from_string(self.source))

    def pieces(self, messages: Sequence[Mapping[str, Any]], *, add_generation_prompt: bool) -> list[Piece]:
        """The conversation as a model reads it. Raises TemplateRefused."""
        marked = [{**message, "content": self.broken(message.get("content") or "")} for message in messages]
        try:
            text = self._compiled.render(
                messages=marked, add_generation_prompt=add_generation_prompt, bos_token=self.bos, eos_token=self.eos
            )
        except TemplateError as error:
            raise TemplateRefused(str(error)) from error
        return self.cut(text)

    def broken(self, content: str) -> str:
        """`content` with a mark inside each special token's text."""
        unmarked = content.replace(MARK, "")
        while self._whole.search(unmarked):  # a mark can only split, but tokens may overlap
            unmarked = self._whole.sub(lambda match: match[0][0] + MARK + match[0][1:], unmarked)
        return unmarked

    def cut(self, text: str) -> list[Piece]:
        """`text` cut at its whole special tokens, without marks."""
        pieces: list[Piece] = []
        end = 0
        for match in self._whole.finditer(text):
            pieces += [text[end : match.start()], self.special[match[0]]]
            end = match.end()
        pieces.append(text[end:])
        return [piece.replace(MARK, "") if isinstance(piece, str) else piece for piece in pieces if piece != ""]


def texts_of(pieces: Iterable[Piece]) -> list[str]:
    return [piece for piece in pieces if isinstance(piece, str)]


def _environment() -> ImmutableSandboxedEnvironment:
    """What chat templates expect to find: the same as in transformers' `apply_chat_template`."""
    environment = ImmutableSandboxedEnvironment(
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=[loopcontrols],
    )
    environment.filters["tojson"] = _to_json
    environment.globals["raise_exception"] = _refuse
    environment.globals["strftime_now"] = lambda form: datetime.datetime.now().astimezone().strftime(form)
    return environment


def _to_json(value: Any, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent)


def _refuse(message: str) -> NoReturn:
    raise TemplateError(message)
