"""Texts as they are kept and compared: whole characters; and a question without what does not count in repeats."""

from __future__ import annotations

import re
import unicodedata

_NOT_WORDS = re.compile(r"[^\w]+")


def normalised(question: str) -> str:
    """A question as repeats are recognised by: case, punctuation, spacing and Unicode form do not count."""
    folded = unicodedata.normalize("NFKC", question).casefold()
    return _NOT_WORDS.sub(" ", folded).strip()


def whole(text: str) -> str:
    """A text in which halves of characters, which JSON can name and nothing else can hold, are replaced."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
