"""Numbers, days and lists as the language writes them that is spoken: what sentences are given as finished text.

Whole numbers need none of this: `say` writes them itself, and chooses the plural by them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from functools import cache
from typing import Literal

from babel import Locale
from babel.dates import format_date, format_skeleton, format_time, get_datetime_format
from babel.lists import format_list
from babel.numbers import format_decimal

from chatterbox.texts import CONVENTIONS, spoken


def decimal(value: float, places: int, *, trimmed: bool = False) -> str:
    """A number with so many places after the point; `trimmed`: without those that are 0 at its end."""
    pattern = "#,##0." + ("#" if trimmed else "0") * places if places else "#,##0"
    return format_decimal(value, format=pattern, locale=_locale())


def megabytes(size_bytes: int) -> str:
    """How many MB (1024 * 1024 bytes) a size is, with one place where it is not whole."""
    return decimal(size_bytes / 1024 / 1024, 1, trimmed=True)


def probability(p: float) -> str:
    """A p value as it stands behind the letter: "= 0.031", "< 0.001"."""
    return f"< {decimal(0.001, 3)}" if p < 0.001 else f"= {decimal(p, 3)}"


def tick(value: float, _: object = None) -> str:
    """A number at an axis."""
    return decimal(value, 2, trimmed=True)


def listed(items: Iterable[str]) -> str:
    """Things in a sentence: "a, b and c"."""
    return format_list(list(items), locale=_locale())


def enumerated(items: Iterable[str], *, more: bool = False) -> str:
    """Things in a row, "a, b, c"; `more`: with dots for those that are left out."""
    between = str(_locale().list_patterns["standard"]["middle"])
    separator = between.replace("{0}", "").replace("{1}", "")
    return separator.join([*items, *(["…"] if more else [])])


def day(on: date, length: Literal["long", "medium"] = "long") -> str:
    return format_date(on, format=length, locale=_locale())


def short_day(on: date) -> str:
    """A day of the year, at an axis."""
    return format_skeleton("MMMd", on, locale=_locale())


def moment(at: datetime) -> str:
    """A day with the time of day. Where Discord shows it, its own `<t:…>` knows the reader's time zone besides."""
    on, time = day(at, "medium"), format_time(at, format="short", locale=_locale())
    return str(get_datetime_format("medium", locale=_locale())).replace("{1}", on).replace("{0}", time)


def language_names(codes: Iterable[str]) -> str:
    """Languages by their ISO 639-1 codes, listed as they are called."""
    names = _locale().languages
    return listed(names.get(code, code) for code in codes)


def _locale() -> Locale:
    return _parsed(CONVENTIONS[spoken()])


@cache
def _parsed(convention: str) -> Locale:
    return Locale.parse(convention, sep="-")
