"""Whether an answer is right: what a case expects, held against it."""

from __future__ import annotations

import unicodedata
from typing import Any

import re2

from chatterbox.models import Case


def compiled(pattern: str) -> Any:
    """A regular expression of RE2, whose time grows with the text only, whatever the pattern. Raises re2.error."""
    options = re2.Options()
    options.log_errors = False
    options.max_mem = 4 * 1024 * 1024
    return re2.compile(pattern, options)


def passes(case: Case, answer: str) -> bool:
    """Whether the answer meets everything that the case asks for."""
    folded = _folded(answer)

    def holds(text: str) -> bool:
        return _folded(text) in folded

    return (
        all(map(holds, case.expect))
        and (not case.any or any(map(holds, case.any)))
        and all(map(holds, case.all))
        and not any(map(holds, case.none))
        and (case.exact is None or answer.strip() == case.exact.strip())
        and (case.regex is None or compiled(case.regex).search(answer) is not None)
    )


def _folded(text: str) -> str:
    """A text as it is compared: case, spaces and Unicode form do not count."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())
