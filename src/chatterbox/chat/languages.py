"""Which language a text is written in, told by its letters and its smallest words.

A detector that knows a hundred languages takes 100 MB and half a second to start, and still guesses at short texts.
This one knows the languages below; a text that has none of their words, or as many of two, says nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

_WORDS = re.compile(r"[^\W\d_]+")
_KANA = re.compile(r"[\u3040-\u30ff]")

_SMALL_WORDS = {
    "en": "the and is are what where when who how does of with this that you your at it which why",
    "de": "der die das und ist nicht ein eine wer wo wann wie mit auf im den dem von zu sind was wir ich",
    "fr": "le les des est et une du où que qui quand pour dans avec sur au pas nous vous quel quelle",
    "es": "el los las una qué dónde cuándo es en con para por del quién cómo está son se cuál y",
    "pt": "os as uma não que em com para por do da onde quando quem como são no na qual é",
    "it": "il gli una che di con per dove quando chi come sono nel della non si quale è",
    "nl": "de het een en van niet wie waar wanneer hoe met op voor wat zijn naar aan welke",
    "sv": "och är en ett det på som inte vad var när vem hur med för till av",
    "da": "og er en et det på som ikke hvad hvor hvornår hvem med for til af",
    "nb": "og er en et det på som ikke hva hvor når hvem med for til av",
    "fi": "ja on ei mikä missä milloin kuka se että ovat kun miten tämä",
    "pl": "jest nie co gdzie kiedy kto się na do jak to są czy i w z",
    "cs": "je na co kde kdy kdo jak se to není jsou který a v",
    "hu": "az és egy nem mi hol mikor ki van hogy meg a",
    "ro": "și este un nu ce unde când cine cum cu la pe în sunt",
    "tr": "ve bir bu ne nerede kim mi için ile değil var zaman",
    "id": "dan yang di apa mana kapan siapa ini itu dengan untuk tidak ada",
    "vi": "là và của gì ở đâu khi nào ai không có",
}
_OF = {word: [code for code, words in _SMALL_WORDS.items() if word in words.split()]
       for words in _SMALL_WORDS.values() for word in words.split()}  # fmt: skip
_BY_SCRIPT = {
    "GREEK": "el", "HEBREW": "he", "ARABIC": "ar", "DEVANAGARI": "hi", "BENGALI": "bn", "TAMIL": "ta", "TELUGU": "te",
    "THAI": "th", "GEORGIAN": "ka", "ARMENIAN": "hy", "HANGUL": "ko",
}  # fmt: skip
_UKRAINIAN, _PERSIAN = set("іїєґ"), set("پچژگ")


def language_of(text: str, *, least: int = 1) -> str:
    """The code of a text's language, "" where its letters and words do not tell.

    `least`: so many small words tell, where letters do not. One is enough among many rows, and for one question not:
    "Go on" is not Finnish.
    """
    words = _WORDS.findall(text.casefold())
    scripts = Counter(_script(word[0]) for word in words)
    script = next((name for name, _ in scripts.most_common(1)), "")
    if script in ("CJK", "HIRAGANA", "KATAKANA"):
        return "ja" if _KANA.search(text) else "zh"  # Japanese mixes its own signs with Chinese ones
    if script == "CYRILLIC":
        return "uk" if _UKRAINIAN.intersection(text.casefold()) else "ru"
    if script == "ARABIC" and _PERSIAN.intersection(text):
        return "fa"
    return _latin(words, least) if script == "LATIN" else _BY_SCRIPT.get(script, "")


def _latin(words: list[str], least: int) -> str:
    counts = Counter(code for word in words for code in _OF.get(word, ()))
    best = counts.most_common(2)
    if not best or best[0][1] < least or (len(best) > 1 and best[0][1] == best[1][1]):
        return ""
    return best[0][0]


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]
