"""Rows that say nearly the same: a word spelled otherwise, a small word more or less, another order.

Candidates come from a MinHash over the row's words (Broder 1997) in six bands of three, so that two rows that share
eight words in ten meet with 98 %. What meets is compared word by word: rows that differ in a number, or in a word that
is no spelling of the other row's, are different facts and no doubles ("Ada's plot", "Ben's plot").
"""

from __future__ import annotations

import re
import zlib
from collections import Counter
from difflib import SequenceMatcher
from random import Random

MOST_ROWS = 10_000
MOST_BYTES = 16 * 1024 * 1024
"""So many rows, and so much of their text, are compared with each other: some 300 µs each at worst."""
_BANDS, _WIDTH = 6, 3
_COMPARED = 8  # candidates a row: of a form letter that thousands of rows share, a few are enough
_FEWEST = 5  # words: in fewer, each one matters
_SMALL = 3  # letters: "is", "the", "of"
_ALIKE = 0.75  # of two spellings of one word; "gate" and "gates" are 0.89, "Ada" and "Ben" 0
_DIFFERENT = 0.2  # of a row's words may differ
_Key = tuple[int, ...]
_WORDS = re.compile(r"\w+")
_random = Random(20)
_FACTORS = [[_random.getrandbits(32) | 1 for _ in range(_WIDTH)] for _ in range(_BANDS)]
_32_BITS = (1 << 32) - 1


class Doubles:
    """Holds each row against those before it; bounded memory."""

    def __init__(self) -> None:
        self._places: list[tuple[int, str]] = []
        self._texts: list[str] = []
        self._size = 0
        self._bands: dict[_Key, list[int]] = {}

    def of(self, text: str, line: int, file: str = "") -> tuple[int, str] | None:
        """The place (line, file) of the first row that this one nearly repeats; it is remembered if there is none."""
        words = _WORDS.findall(text.casefold())
        if not words or len(self._texts) >= MOST_ROWS or self._size >= MOST_BYTES:
            return None
        keys = _keys(words)
        candidates = dict.fromkeys(index for key in keys for index in self._bands.get(key, ())[:_COMPARED])
        for index in list(candidates)[:_COMPARED]:
            if _same(words, self._texts[index].split()):
                return self._places[index]
        self._remember(words, keys, (line, file))
        return None

    def _remember(self, words: list[str], keys: list[_Key], place: tuple[int, str]) -> None:
        text = " ".join(words)
        for key in keys:
            self._bands.setdefault(key, []).append(len(self._texts))
        self._texts.append(text)
        self._places.append(place)
        self._size += len(text)


def _keys(words: list[str]) -> list[_Key]:
    hashes = [zlib.crc32(word.encode("utf-8", "surrogatepass")) for word in set(words)]
    return [
        (band, *(min(number * factor & _32_BITS for number in hashes) for factor in factors))
        for band, factors in enumerate(_FACTORS)
    ]


def _same(words: list[str], others: list[str]) -> bool:
    shorter = min(len(words), len(others))
    if shorter < _FEWEST:
        return False
    mine, theirs = Counter(words), Counter(others)
    more, less = list((mine - theirs).elements()), list((theirs - mine).elements())
    if max(len(more), len(less)) > max(1, _DIFFERENT * shorter):
        return False
    if any(not word.isalpha() for word in (*more, *less)):
        return False  # a number is another fact
    unmatched = []
    for word in more:
        spelled = next((other for other in less if _alike(word, other)), None)
        if spelled is None:
            unmatched.append(word)
        else:
            less.remove(spelled)
    # A small word may come or go ("the"); two that stand for each other must be smaller ("is" and "'s", not two names).
    small = _SMALL - 1 if unmatched and less else _SMALL
    return all(len(word) <= small for word in (*unmatched, *less))


def _alike(word: str, other: str) -> bool:
    return SequenceMatcher(None, word, other, autojunk=False).ratio() >= _ALIKE
