"""Every sentence for people, in one place: `texts/<language>/<concern>.ftl`, in Project Fluent's syntax.

`say("train-started", name="garden")` gives the finished sentence in the language that is spoken just now. Who reads
decides: `with speaking("de"): …`. Tasks that are started within speak on in that language. Where one person asks and
all in a channel read the answer, it is said in their language: `with aloud(): …`.

Tests read the code and hold it against the catalogue: a key that is missing, unused or called without one of its
values fails, and so does one that a language does not have as English has it.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
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

_spoken: ContextVar[tuple[str, str]] = ContextVar("spoken", default=(DEFAULT_LANGUAGE, DEFAULT_LANGUAGE))
"""To who asks, and to all around."""


def language_of(locale: str | None) -> str:
    """The language for who reads `locale`, as Discord ("es-419") or a terminal ("de_DE.UTF-8") names it.

    English for one that there are no texts in.
    """
    language = (locale or "").replace("_", "-").partition("-")[0].partition(".")[0].lower()
    return language if language in LANGUAGES else DEFAULT_LANGUAGE


def spoken() -> str:
    """The language that sentences are said in just now."""
    return _spoken.get()[0]


@contextmanager
def speaking(language: str, around: str | None = None) -> Iterator[None]:
    """Says every sentence within in that language, and those `aloud` in the language of all `around`, if it differs.

    Raises ValueError for a language that there are no texts in.
    """
    around = language if around is None else around
    if not {language, around} <= set(LANGUAGES):
        raise ValueError(f"nobody here speaks {language!r} and {around!r}")
    before = _spoken.set((language, around))
    try:
        yield
    finally:
        _spoken.reset(before)


def aloud() -> AbstractContextManager[None]:
    """Says every sentence within so that all around understand it."""
    return speaking(_spoken.get()[1])


def say(key: str, /, **values: Value) -> str:
    """The sentence `key` with its `{ $values }` filled in, in the language that is spoken.

    In English, and logged once, where that language does not have it. Raises KeyError for a key that is not in the
    catalogue and ValueError for a value that the sentence needs and did not get. All three are defects, found by the
    tests.
    """
    language = spoken()
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


def translations(key: str) -> dict[str, dict[str, str]]:
    """What a message says in each language that has it: by attribute, "" for its own text. It takes no values."""
    found = {}
    for language in LANGUAGES:
        bundle = _bundle(language)
        if bundle.has_message(key):
            message = bundle.get_message(key)
            parts = {"": message.value, **message.attributes}
            found[language] = {name: str(bundle.format_pattern(part)[0]) for name, part in parts.items() if part}
    return found


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
