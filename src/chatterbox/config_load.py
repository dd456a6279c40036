"""Reads the configuration: environment > `.env` > `config.toml`, and remembers which value came from where.

Secrets come from the environment, or from a file that it names (`CHATTERBOX_DISCORD__TOKEN_FILE=/run/secrets/token`);
in `config.toml` they are refused, because that file is shown and committed.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_args

from dotenv import dotenv_values
from pydantic import BaseModel, SecretStr, ValidationError
from pydantic_settings import EnvSettingsSource

from chatterbox.config import Settings
from chatterbox.errors import ConfigError

PREFIX = "CHATTERBOX_"
CONFIG_VARIABLE = "CHATTERBOX_CONFIG"
NOT_SETTINGS = frozenset({CONFIG_VARIABLE, "CHATTERBOX_STOP_ON_EOF", "CHATTERBOX_DISCORD_OPENAPI", "CHATTERBOX_JUDGES"})
"""Variables with our prefix that are about one process, not settings."""

Tree = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Source:
    """Where values came from, in words, and the values."""

    name: str
    values: Tree


@dataclass(frozen=True, slots=True)
class Loaded:
    settings: Settings
    sources: tuple[Source, ...]  # the strongest first

    def source_of(self, path: tuple[str, ...]) -> str:
        """The name of the source that decided the value at `path`, or "default"."""
        return _source_of(self.sources, path)


def load(environment: Mapping[str, str] | None = None, folder: Path | None = None) -> Settings:
    """The settings in force. Raises ConfigError naming key, source and what is allowed."""
    return load_with_sources(environment, folder).settings


def load_with_sources(environment: Mapping[str, str] | None = None, folder: Path | None = None) -> Loaded:
    """As `load`, with the source of every value."""
    environment = os.environ if environment is None else environment
    folder = folder or Path()
    sources = tuple(_sources(environment, folder))
    merged: Tree = {}
    for source in reversed(sources):
        merged = _merged(merged, source.values)
    try:
        return Loaded(Settings(**merged), sources)
    except ValidationError as error:
        raise ConfigError("\n".join(_sentences(error, sources))) from None


def _sources(environment: Mapping[str, str], folder: Path) -> Iterator[Source]:
    yield Source("the environment", _from_variables(environment, "the environment"))
    dotenv = folder / ".env"
    if dotenv.is_file():
        values = {key: value for key, value in dotenv_values(dotenv).items() if value is not None}
        yield Source(str(dotenv), _from_variables(values, str(dotenv)))
    yield from _toml(environment, folder)


def _toml(environment: Mapping[str, str], folder: Path) -> Iterator[Source]:
    named = environment.get(CONFIG_VARIABLE, "")
    path = Path(named) if named else folder / "config.toml"
    if not path.is_file():
        if named:
            raise ConfigError(f"{CONFIG_VARIABLE} names {path}, and there is no such file.")
        return
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} is not TOML: {error}") from None
    for secret in _secret_paths(Settings, values):
        variable = PREFIX + "__".join(secret).upper()
        raise ConfigError(
            f"{'.'.join(secret)} is a secret and must not stand in {path}. Set the environment variable {variable}."
        )
    yield Source(str(path), values)


def _from_variables(variables: Mapping[str, str], source: str) -> Tree:
    """What variables set, as a tree; JSON is understood for lists and tables."""
    ours = {name.upper(): value for name, value in variables.items() if name.upper().startswith(PREFIX)}
    ours = _with_files({name: value for name, value in ours.items() if name not in NOT_SETTINGS}, source)
    for name in ours:
        section = name.removeprefix(PREFIX).split("__")[0].lower()
        if section not in Settings.model_fields:
            near = get_close_matches(section, Settings.model_fields, 1)
            hint = f" Do you mean {PREFIX}{near[0].upper()}?" if near else ""
            raise ConfigError(f"{name} (in {source}) sets nothing: there is no section {section!r}.{hint}")
    reader = EnvSettingsSource(Settings, case_sensitive=False, env_prefix=PREFIX, env_nested_delimiter="__")
    reader.env_vars = {name.lower(): value for name, value in ours.items()}
    try:
        return reader()
    except ValueError as error:
        raise ConfigError(f"A variable in {source} cannot be read: {error}") from None


def _with_files(variables: dict[str, str], source: str) -> dict[str, str]:
    """Each secret's `…_FILE` variable replaced by the content of the file that it names."""
    found = {}
    for name, value in variables.items():
        plain = name.removesuffix("_FILE")
        if plain == name or not plain.endswith(("__TOKEN", "__KEY", "__API_KEY")):
            found[name] = value
            continue
        try:
            found[plain] = Path(value).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise ConfigError(f"{name} (in {source}) names {value}, which cannot be read: {error.strerror}.") from None
    return found


def _secret_paths(model: type[BaseModel], values: Tree, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for key, value in values.items():
        field = model.model_fields.get(key)
        if field is None:
            continue
        if field.annotation is SecretStr:
            yield (*path, key)
        inner = _model_in(field.annotation)
        if inner is None or not isinstance(value, dict):
            continue
        if not get_args(field.annotation):
            yield from _secret_paths(inner, value, (*path, key))
        else:
            for name, entry in value.items():
                if isinstance(entry, dict):
                    yield from _secret_paths(inner, entry, (*path, key, name))


def _model_in(annotation: Any) -> type[BaseModel] | None:
    for candidate in (annotation, *get_args(annotation)):
        if isinstance(candidate, type) and issubclass(candidate, BaseModel):
            return candidate
    return None


def _merged(below: Tree, above: Tree) -> Tree:
    merged = dict(below)
    for key, value in above.items():
        both = isinstance(value, dict) and isinstance(merged.get(key), dict)
        merged[key] = _merged(merged[key], value) if both else value
    return merged


def _source_of(sources: tuple[Source, ...], path: tuple[str, ...]) -> str:
    for source in sources:
        value: Any = source.values
        for key in path:
            value = value.get(key, _ABSENT) if isinstance(value, dict) else _ABSENT
        if value is not _ABSENT:
            return source.name
    return "default"


_ABSENT = object()


def _sentences(error: ValidationError, sources: tuple[Source, ...]) -> Iterator[str]:
    for fault in error.errors():
        path = tuple(str(part) for part in fault["loc"] if part != "[key]")  # pydantic's word for "the name itself"
        key, source = ".".join(path) or "the configuration", _source_of(sources, path)
        where = f" (from {source})" if source != "default" else ""
        if fault["type"] == "extra_forbidden":
            yield f"There is no setting {key}{where}.{_meant(path)}"
        else:
            yield f"{key}{where} is wrong: {fault['msg']}."


def _meant(path: tuple[str, ...]) -> str:
    model: type[BaseModel] | None = Settings
    for part in path[:-1]:
        field = model.model_fields.get(part) if model else None
        model = _model_in(field.annotation) if field else model
    names = list(model.model_fields) if model else []
    near = get_close_matches(path[-1], names, 1)
    return f" Do you mean {'.'.join((*path[:-1], near[0]))}?" if near else f" Allowed here: {', '.join(names)}."
