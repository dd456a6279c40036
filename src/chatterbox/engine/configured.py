"""What the configuration makes of the machine: which bases, how many threads, which folders."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from chatterbox.config import Base_, Engine
from chatterbox.engine.bases import Base, resolve, weights_folder
from chatterbox.engine.embedding.service import Source
from chatterbox.engine.serve.sizes import Sizes, machine_threads
from chatterbox.weights import shipped


@dataclass(frozen=True, slots=True)
class Folders:
    """Everything that an engine keeps."""

    data: Path
    cache: Path  # what is made once for a model

    @property
    def records(self) -> Path:
        return self.data / "engine.sqlite3"

    @property
    def files(self) -> Path:
        return self.data / "files"

    @property
    def adapters(self) -> Path:
        return self.data / "adapters"

    @property
    def jobs(self) -> Path:
        return self.data / "jobs"


def folders(settings: Engine, data: Path) -> Folders:
    """Makes the folders that must be there at once; only their owner may look in."""
    data = data.absolute()
    cache = Path(settings.cache).expanduser().absolute() if settings.cache else data / "cache"
    for folder in (data, cache):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return Folders(data, cache)


def bases(settings: Engine, cache: Path) -> dict[str, Base]:
    """The configured bases; without any, the one that ships. Raises ConfigError. Reads and hashes whole files."""
    configured = settings.bases or _shipped()
    return {name: resolve(name, base, cache / "downloads") for name, base in configured.items()}


def embedder(settings: Engine, cache: Path) -> Source:
    """The embedding model that answers. Raises ConfigError when a configured one cannot be found."""
    if not settings.embedder:
        weight = shipped()["embedder"]
        return Source(weight.name, weight.sha256, lambda: weight.checked_path().parent)
    name = settings.embedder.rstrip("/").rpartition("/")[2]
    digest = hashlib.sha256(settings.embedder.encode()).hexdigest()
    return Source(name, digest, lambda: weights_folder(name, settings.embedder, cache / "downloads"))


def sizes(settings: Engine) -> Sizes:
    return Sizes(
        threads=settings.threads or machine_threads(),
        context=settings.context_tokens,
        parallel=settings.parallel,
        adapters=settings.loaded_adapters,
    )


def _shipped() -> dict[str, Base_]:
    weight = shipped()["base"]
    return {
        weight.name: Base_(
            gguf_package=weight.module,
            gguf=weight.file,
            sha256=weight.sha256,
            licence=weight.licence,
            languages=tuple(weight.languages),
        )
    }
