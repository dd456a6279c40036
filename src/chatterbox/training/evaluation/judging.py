"""Whether an answer says what a correction says: a plain function, so that anybody can follow why it was counted."""

from __future__ import annotations

import re
import unicodedata

from chatterbox.training.evaluation.telling import same_word, telling, words_in

SHARE = 0.55
"""How much of what is telling in the right answer must stand in the answer."""

NAMED = 3.0
"""How much more a name or a number tells than another word."""

_NAME = re.compile(r"(?<![.!?:\s])\s+[^\W\d_](?<=[A-Z\u00c0-\u00de\u0400-\u042f])\w*")  # not where a sentence begins
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")
_NOT = re.compile(
    r"\b(?:not|no|never|nobody|none|nothing|neither|cannot|\w+n['\u2019]t"
    r"|nicht|kein\w*|nie|niemand|pas|jamais|aucune?|ning[uú]n\w*|nunca|jam[aá]s|не|нет|никогда)\b"
    r"|ません|ない|なかった",
    re.IGNORECASE,
)


def judged(expected: str, answer: str, question: str = "") -> bool:
    """Whether `answer` says what `expected` says, in whatever words around it.

    Its numbers must be there and most of its words that tell something, names and numbers before others; function
    words tell nothing, nor do those of the question, which a right answer may leave out and a wrong one repeats. A
    "not" on one side alone makes it wrong, unless the question has one to repeat. An answer of function words alone
    must be there as it is. Measured on recorded answers (`python -m benchmarks.exams`): of 104 that hold the keys of
    their fact 99 are judged right, of 66 that do not none; of right answers held against other facts none.
    """
    wanted = telling(expected, words_in(question)) or telling(expected, ())
    if not wanted:
        return bool(expected.strip()) and _plain(expected) in _plain(answer)
    if not _same_numbers(expected, answer, question):
        return False
    said = words_in(answer)
    names = set(words_in(" ".join(_NAME.findall(expected))))
    weights = {word: NAMED if word in names or word.isdigit() else 1.0 for word in wanted}
    found = sum(weight for word, weight in weights.items() if any(same_word(word, other) for other in said))
    agrees = _negated(question) or _negated(expected) == _negated(answer)
    return agrees and found >= SHARE * sum(weights.values())


def _same_numbers(expected: str, answer: str, question: str) -> bool:
    """An answer may leave out the question's numbers, but not put others in their place."""
    wanted, said, asked = (set(_NUMBER.findall(text)) for text in (expected, answer, question))
    return wanted <= said | asked and not (wanted and said and wanted.isdisjoint(said))


def _negated(text: str) -> bool:
    return _NOT.search(text) is not None


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())
