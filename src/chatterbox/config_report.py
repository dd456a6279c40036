"""`chatterbox config`: every setting with its value and where that came from. Secrets are masked."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from pydantic import BaseModel, SecretStr

from chatterbox.backend.hosts import host_of, known_of
from chatterbox.config import Settings
from chatterbox.config_load import Loaded

_IN_ADDRESS = re.compile(r"([a-z][\w+.-]*://[^/\s:@]*:)[^/\s@]+@")
"""The password in an address such as postgresql://name:password@host."""


@dataclass(frozen=True, slots=True)
class Setting:
    key: str
    value: str
    source: str


def print_settings(loaded: Loaded) -> int:
    for setting in settings_of(loaded):
        sys.stdout.write(f"{setting.key} = {setting.value}    # {setting.source}\n")
    for warning in warnings_of(loaded.settings, datetime.now(UTC).date()):
        sys.stderr.write(f"{warning}\n")
    return 0


def warnings_of(settings: Settings, today: date) -> list[str]:
    """What is allowed, but should be known: a host that ends its training."""
    name = settings.training_backend
    return known_of(name, host_of(settings.backends[name].base_url), today)


def settings_of(loaded: Loaded) -> Iterator[Setting]:
    """Every leaf of the settings in force, in the order of the schema."""
    for path, value in _leaves(loaded.settings, ()):
        yield Setting(".".join(path), _shown(value), loaded.source_of(path))


def _leaves(value: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _leaves(getattr(value, name), (*path, name))
    elif isinstance(value, dict) and value:
        for name, entry in value.items():
            yield from _leaves(entry, (*path, str(name)))
    else:
        yield path, value


def _shown(value: Any) -> str:
    if isinstance(value, SecretStr):
        return "(set)" if value.get_secret_value() else "(not set)"
    if isinstance(value, str):
        value = _IN_ADDRESS.sub(r"\1(set)@", value)
    if isinstance(value, tuple):
        return "[" + ", ".join(_shown(entry) for entry in value) + "]"
    return f'"{value}"' if not isinstance(value, bool | int | float | dict | None) else str(value).lower()
