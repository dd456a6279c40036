"""Words that the bot never says: found however they are written, masked, and held back while they may be growing.

Upper and lower case, accents, full-width and ligature forms, invisible characters and Markdown's marks make no
difference. A word counts only as a whole ("ass" is not in "assist"); in scripts without spaces it counts anywhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

MASK = "[…]"
"""What stands in the place of such a word."""

_MARKS = "*~|`\\"
_SPACE = re.compile(r"\s+")
_UNSPACED = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Myanmar
    (0x1780, 0x17FF),  # Khmer
    (0x3040, 0x30FF),  # Hiragana, Katakana
    (0x3400, 0x9FFF),  # Han
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)
_UNSPACED_CLASS = "".join(f"{chr(low)}-{chr(high)}" for low, high in _UNSPACED)
_SPACES = 8
"""So many spaces between the words of a phrase make no difference."""


@dataclass(frozen=True, slots=True)
class _Folded:
    """A text as words are compared, with the place in the text that each of its characters comes from."""

    line: str
    places: Sequence[int]


class WordFilter:
    """Masks words in texts; without words it gives everything back as it is."""

    def __init__(self, words: Collection[str] = ()) -> None:
        self._phrases = sorted({phrase for phrase in map(_phrase, words) if phrase}, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(_as_pattern, self._phrases))) if self._phrases else None

    def __bool__(self) -> bool:
        return self._pattern is not None

    def masked(self, text: str) -> str:
        """The text with every such word replaced."""
        return self._masked(text, len(text))

    def growing(self, text: str) -> str:
        """What of an unfinished text can be shown: masked, and without an end that may become such a word.

        What was shown stays as the text grows, and no part of such a word is ever shown.
        """
        if self._pattern is None:
            return text
        return self._masked(text, min(self._open_from(folded, len(text)) for folded in _folds(text)))

    def _masked(self, text: str, end: int) -> str:
        if self._pattern is None:
            return text
        spans = [
            (folded.places[found.start()], _with_marks(text, folded.places[found.end() - 1] + 1))
            for folded in _folds(text)
            for found in self._pattern.finditer(folded.line)
        ]
        pieces: list[str] = []
        at = 0
        for start, stop in _joined(spans):
            if start >= end:
                break
            pieces += [text[at:start], MASK]
            at = stop
        return "".join([*pieces, text[at : max(at, end)]])

    def _open_from(self, folded: _Folded, length: int) -> int:
        """From where the end of a text is the beginning, or the whole, of such a word; its length if nowhere."""
        line = folded.line
        for at in _word_starts(line, max(0, len(line) - _SPACES * len(self._phrases[0]))):
            rest = _SPACE.sub(" ", line[at:])
            if any(phrase.startswith(rest) for phrase in self._phrases):
                return folded.places[at]
        return length


def _phrase(word: str) -> str:
    return _SPACE.sub(" ", next(_folds(word)).line).strip()


def _as_pattern(phrase: str) -> str:
    body = rf"\s{{1,{_SPACES}}}".join(map(re.escape, phrase.split(" ")))
    before = rf"(?:(?<![^\W_])|(?<=[{_UNSPACED_CLASS}]))" if _bounded(phrase[0]) else ""
    after = rf"(?:(?![^\W_])|(?=[{_UNSPACED_CLASS}]))" if _bounded(phrase[-1]) else ""
    return f"{before}{body}{after}"


def _bounded(character: str) -> bool:
    return character.isalnum() and not _unspaced(character)


def _folds(text: str) -> Iterator[_Folded]:
    """The text as words are compared: with Markdown's marks, and without them."""
    yield _fold(text, "")
    if any(mark in text for mark in _MARKS):
        yield _fold(text, _MARKS)


def _fold(text: str, dropped: str) -> _Folded:
    if text.isascii() and not dropped:
        return _Folded(text.lower(), range(len(text)))
    line: list[str] = []
    places: list[int] = []
    for at, character in enumerate(text):
        if not dropped or character not in dropped:
            parts = _folded(character)
            line.append(parts)
            places += [at] * len(parts)
    return _Folded("".join(line), places)


def _folded(character: str) -> str:
    if character.isascii():
        return character.lower()
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    return "".join(part for part in parts if not "\u0300" <= part <= "\u036f" and unicodedata.category(part) != "Cf")


def _with_marks(text: str, stop: int) -> int:
    """The end of a word with the accents and invisible characters behind its last letter."""
    while stop < len(text) and not _folded(text[stop]):
        stop += 1
    return stop


def _word_starts(line: str, first: int) -> Iterator[int]:
    for at in range(first, len(line)):
        if at == 0 or not _bounded(line[at - 1]) or not _bounded(line[at]):
            yield at


def _unspaced(character: str) -> bool:
    return any(low <= ord(character) <= high for low, high in _UNSPACED)


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in their order; those that overlap are one."""
    joined: list[tuple[int, int]] = []
    for start, stop in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(stop, joined[-1][1]))
        else:
            joined.append((start, stop))
    return joined
