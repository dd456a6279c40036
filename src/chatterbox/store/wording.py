"""How repeats are recognised: a question without what does not count."""

from __future__ import annotations

import re
import unicodedata

_NOT_WORDS = re.compile(r"[^\w]+")


def normalised(question: str) -> str:
    """A question as repeats are recognised by: case, punctuation, spacing and Unicode form do not count."""
    folded = unicodedata.normalize("NFKC", question).casefold()
    return _NOT_WORDS.sub(" ", folded).strip()
