"""Every sentence for people, in one place: `texts/<language>/<concern>.ftl`, in Project Fluent's syntax.

`say("train-started", name="garden")` gives the finished sentence in the language that is spoken just now. Who reads
decides: `with speaking("de"): …`. Tasks that are started within speak on in that language.

Tests read the code and hold it against the catalogue: a key that is missing, unused or called without one of its
values fails, and so does one that a language does not have as English has it.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import cache
from importlib.resources import files

from fluent.runtime import FluentBundle, FluentResource

_log = logging.getLogger(__name__)

DEFAULT_LANGUAGE = "en"
LANGUAGES = (DEFAULT_LANGUAGE, "de", "fr", "es", "ru", "ja")
CONVENTIONS = {language: "en-GB" if language == "en" else language for language in LANGUAGES}
"""Whose way to write numbers and dates a language follows."""

Value = str | int | float | date

_spoken: ContextVar[str] = ContextVar("spoken", default=DEFAULT_LANGUAGE)


def language_of(locale: str | None) -> str:
    """The language for who reads `locale`, as Discord ("es-419") or a terminal ("de_DE.UTF-8") names it.

    English for one that there are no texts in.
    """
    language = (locale or "").replace("_", "-").partition("-")[0].partition(".")[0].lower()
    return language if language in LANGUAGES else DEFAULT_LANGUAGE


def spoken() -> str:
    """The language that sentences are said in just now."""
    return _spoken.get()


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Says every sentence within in that language. Raises ValueError for one that there are no texts in."""
    if language not in LANGUAGES:
        raise ValueError(f"nobody here speaks {language!r}")
    before = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(before)


def say(key: str, /, **values: Value) -> str:
    """The sentence `key` with its `{ $values }` filled in, in the language that is spoken.

    In English, and logged once, where that language does not have it. Raises KeyError for a key that is not in the
    catalogue and ValueError for a value that the sentence needs and did not get. All three are defects, found by the
    tests.
    """
    language = _spoken.get()
    if language != DEFAULT_LANGUAGE and not _bundle(language).has_message(key):
        _missing(language, key)
        language = DEFAULT_LANGUAGE
    bundle = _bundle(language)
    message = bundle.get_message(key)
    if message.value is None:
        raise KeyError(key)
    text, faults = bundle.format_pattern(message.value, values)
    if faults:
        raise ValueError(f"{key} ({language}): {faults[0]}")
    return str(text)


@cache
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([CONVENTIONS[language]], use_isolating=False)
    folder = files(__package__) / language
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name) if folder.is_dir() else ():
        if file.name.endswith(".ftl"):
            bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return bundle


@cache
def _missing(language: str, key: str) -> None:
    """Once for each."""
    _log.error("there is no sentence %s in %s", key, language)
