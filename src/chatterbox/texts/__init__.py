"""Every sentence for people, in one place: `texts/<language>/<concern>.ftl`, in Project Fluent's syntax.

`say("train-started", name="garden")` gives the finished sentence. A test reads the code and holds it against the
catalogue: a key that is missing, unused or called without one of its values fails.
"""

from functools import lru_cache
from importlib.resources import files

from fluent.runtime import FluentBundle, FluentResource

DEFAULT_LANGUAGE = "en"


@lru_cache(maxsize=8)
def _bundle(language: str) -> FluentBundle:
    bundle = FluentBundle([language], use_isolating=False)
    folder = files(__package__) / language
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".ftl"):
            bundle.add_resource(FluentResource(file.read_text(encoding="utf-8")))
    return bundle


def say(key: str, /, **values: str | int | float) -> str:
    """The sentence `key` with its `{ $values }` filled in.

    Raises KeyError for a key that is not in the catalogue and ValueError for a value that the sentence needs and did
    not get: both are defects, found by the tests.
    """
    bundle = _bundle(DEFAULT_LANGUAGE)
    message = bundle.get_message(key)
    if message.value is None:
        raise KeyError(key)
    text, faults = bundle.format_pattern(message.value, values)
    if faults:
        raise ValueError(f"{key}: {faults[0]}")
    return str(text)
