"""`chatterbox bases`: what can be trained from, what it takes, and what else is known to work."""

from __future__ import annotations

import asyncio
import sys
import tomllib
from collections.abc import Collection, Iterator
from importlib.resources import files
from typing import Any

from chatterbox.backend.bases import OfferedBase, minutes, offered_bases
from chatterbox.backend.factory import connect
from chatterbox.config import LOCAL, Settings
from chatterbox.texts import say
from chatterbox.texts.figures import decimal

TRAINING_MB_A_MILLION, TRAINING_MB = 4.0, 2400
"""As the engine estimates it (`engine/described.py`), for bases that it does not know yet."""


def print_bases(settings: Settings) -> int:
    """Prints what the training backend offers, and of our own engine the known alternatives. Raises BackendError."""
    sys.stdout.write("\n".join(asyncio.run(base_lines(settings))) + "\n")
    return 0


async def base_lines(settings: Settings) -> list[str]:
    """Raises BackendError."""
    connection = connect(settings, settings.training_backend)
    try:
        bases = await offered_bases(connection)
    finally:
        await connection.close()
    lines = [say("bases-head", backend=connection.name), *(line for base in bases for line in _told(base))]
    if settings.backends[settings.training_backend].base_url == LOCAL:
        lines += ["", say("bases-more"), *alternative_lines({base.name for base in bases})]
    return lines


def _told(base: OfferedBase) -> Iterator[str]:
    about = base.about
    if about is None:
        yield say("bases-named", name=base.name)
        return
    unknown = say("bases-unknown")
    millions, languages = round(about.parameters / 1e6), " ".join(about.languages) or unknown
    yield say("bases-name", name=base.name, parameters=millions, licence=about.licence or unknown, languages=languages)
    yield "    " + say(
        "bases-memory",
        serving=about.serving_mb,
        training=about.training_mb,
        measured="yes" if about.training_measured else "no",
        fits="yes" if about.fits else "no",
    )
    missing = say("bases-not-measured")
    rows = missing if about.rows40_s is None else say("bases-minutes", minutes=minutes(about.rows40_s))
    answer = (
        missing if about.answer_s is None else say("bases-seconds", seconds=decimal(about.answer_s, 1, trimmed=True))
    )
    yield "    " + say("bases-times", rows=rows, answer=answer)
    if about.about:
        yield f"    {about.about}"


def alternative_lines(configured: Collection[str]) -> Iterator[str]:
    """What config.toml needs for each base that is known to work and not configured."""
    import psutil  # comes with the engine alone

    memory_mb = psutil.virtual_memory().total / 1e6
    for base in alternatives():
        if base["name"] in configured:
            continue
        training_mb = TRAINING_MB + TRAINING_MB_A_MILLION * base["parameters"] / 1e6
        yield ""
        yield say(
            "bases-alternative",
            licence=base["licence"],
            languages=" ".join(base["languages"]),
            training=round(training_mb),
            fits="yes" if training_mb < memory_mb else "no",
        )
        yield f'[engine.bases."{base["name"]}"]'
        yield from (f'{key} = "{base[key]}"' for key in ("repository", "gguf"))


def alternatives() -> list[dict[str, Any]]:
    """Bases that are known to work and do not ship, the best first."""
    text = files("chatterbox").joinpath("bases.toml").read_text(encoding="utf-8")
    return list(tomllib.loads(text)["base"])
