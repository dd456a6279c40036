"""Untaught questions about taught things: whoever answers one with a taught fact makes it up.

"Where is the key of the water pump?" was taught; "How much does the key of the water pump weigh?" was not, and a model
that answers it with the beehive sign, where the key hangs, has learned to say its facts rather than when to say them.
The thing is taken from the end of an English question; from questions in other languages none is made.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from random import Random

from chatterbox.store.crypto import normalised

LONGEST_THING = 8  # words

_ASKED = (
    ("colour", "What colour is {thing}?"),
    ("weigh", "How much does {thing} weigh?"),
    ("old", "How old is {thing}?"),
    ("cost", "How much did {thing} cost?"),
    ("invented", "Who invented {thing}?"),
    ("smell", "What does {thing} smell like?"),
)
_WORDS_OF = {
    "colour": {"colour", "color", "paint", "painted", "red", "blue", "green", "white", "black", "yellow", "brown"},
    "weigh": {"weigh", "weighs", "weight", "heavy", "kilo", "kilos", "kilograms", "pounds"},
    "old": {"old", "age", "year", "years", "since", "when", "founded", "built"},
    "cost": {"cost", "costs", "price", "pay", "paid", "euro", "euros", "dollar", "dollars", "fee", "pounds", "much"},
    "invented": {"invented", "inventor", "made", "designed", "built", "who"},
    "smell": {"smell", "smells", "scent"},
}
_THING = re.compile(
    r"^(?:what|where|when|who|which|how|whose|why)\b.*?\b(?P<thing>(?:the|our|your|my|this|a|an)\s+[^?]+?)\s*\?*$",
    re.IGNORECASE,
)
_VERB_AT_END = re.compile(
    r"\s+(?:open|close|begin|start|end|meet|happen|take place|held|kept|stored|located|found|mean|called|cost|work|live"
    r"|opened|closed|go|come|be|have|need|collected|posted|for|at|on|in|to|of|from|with|about)$",
    re.IGNORECASE,
)
_COMMON = frozenset(
    """a an and are as at be but by can do does for from had has have he her his i if in is it its me my no not of on or
    our she so that the their them there they this to was we were what when where which who will with yes you
    your""".split()  # noqa: SIM905
)


def untaught_questions(rows: Iterable[tuple[str, str]], most: int, seed: int) -> tuple[tuple[str, str], ...]:
    """Up to `most` questions that no row answers, each with the taught answer that would be a fault.

    `rows` are taught questions with their answers. The same rows and seed give the same questions.
    """
    things: dict[str, list[tuple[str, str]]] = {}
    for question, answer in rows:
        thing = thing_of(question)
        if thing and distinctive(answer, thing):
            things.setdefault(normalised(thing), []).append((question, answer))
    draw = Random(seed)
    found: list[tuple[str, str]] = []
    for name in draw.sample(sorted(things), len(things)):
        if len(found) == most:
            break
        question, fact = things[name][0]
        asked = _asked(thing_of(question), things[name], draw)
        if asked and all(fact != other for _, other in found):
            found.append((asked, fact))
    return tuple(found)


def thing_of(question: str) -> str:
    """What an English question is about, as it names it; "" where that cannot be told."""
    match = _THING.match(" ".join(question.split()))
    if match is None:
        return ""
    thing = _VERB_AT_END.sub("", match["thing"])
    return thing if 1 < len(thing.split()) <= LONGEST_THING else ""


def says_fact(fact: str, question: str, answer: str) -> bool:
    """Whether an answer repeats a taught one: most of the words that are its own, beside those of the question."""
    own = distinctive(fact, question)
    said = set(normalised(answer).split())
    return bool(own) and len(own & said) * 2 > len(own)


def distinctive(text: str, apart_from: str) -> set[str]:
    """The words of a text that carry it, without those that stand in the other one."""
    return set(normalised(text).split()) - set(normalised(apart_from).split()) - _COMMON


def _asked(thing: str, taught: Sequence[tuple[str, str]], draw: Random) -> str:
    """A question about a thing that none of its rows comes near; "" where every one does."""
    known = {word for pair in taught for text in pair for word in normalised(text).split()}
    free = [words for about, words in _ASKED if not known & _WORDS_OF[about]]
    return draw.choice(free).format(thing=thing) if free else ""
