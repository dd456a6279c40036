"""Bases: what is trained from and served, by the name that the configuration gives it.

A base is one GGUF file; it is served from the file itself and trained from its dequantised weights, or from Hugging
Face weights that lie beside it. Nothing here loads torch: the server resolves its bases at start.
"""

from __future__ import annotations

import hashlib
import importlib.util
from pathlib import Path

import msgspec

from chatterbox.config import Base_
from chatterbox.engine.gguf_header import Value, read_header
from chatterbox.errors import ConfigError

SUPPORTED = ("llama", "qwen2")
"""Each is tested with an adapter in both runtimes (tests/test_engine_adapters.py)."""


class Base(msgspec.Struct, frozen=True):
    """A resolved base. It goes to the training process as JSON (`msgspec.to_builtins`)."""

    name: str
    gguf: str  # path of the file
    sha256: str  # of that file
    architecture: str
    layers: int
    hidden: int
    heads: int
    kv_heads: int
    context_tokens: int
    quantised: bool
    begins_with_bos: bool | None  # None: as the tokenizer itself does it
    weights: str = ""  # a Hugging Face folder; "": dequantised from the GGUF file
    licence: str = ""  # as its maker calls it; "" where neither the configuration nor the file says it
    languages: tuple[str, ...] = ()
    parameters: int = 0
    about: str = ""


def resolve(name: str, settings: Base_, downloads: Path) -> Base:
    """What the configuration calls `name`, found, downloaded when it has to be, and checked.

    Raises `ConfigError` with a sentence when the file or package is not there, its checksum differs, it is no GGUF
    file, or its architecture is not supported.
    """
    path = _find_gguf(name, settings, downloads)
    digest = file_sha256(path)
    if settings.sha256 and settings.sha256.lower() != digest:
        raise ConfigError(
            f"The weights of {name} ({path.name}) have the SHA-256 {digest}, but {settings.sha256} is expected. "
            "The file is damaged or another one: fetch it again, or correct engine.bases.*.sha256."
        )
    try:
        header, parameters = read_header(path)
    except (OSError, ValueError) as error:
        raise ConfigError(f"The weights of {name} ({path}) cannot be read as a GGUF file: {error}.") from error
    base = _describe(
        name, path, digest, header, str(weights_folder(name, settings.weights, downloads)) if settings.weights else ""
    )
    return msgspec.structs.replace(
        base,
        licence=settings.licence or str(header.get("general.license", "")),
        languages=settings.languages or _languages(header.get("general.languages")),
        parameters=parameters,
        about=settings.about,
    )


def _languages(named: Value | None) -> tuple[str, ...]:
    return tuple(map(str, named)) if isinstance(named, list) else ()


def file_sha256(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _describe(name: str, path: Path, digest: str, header: dict[str, Value], weights: str) -> Base:
    architecture = str(header.get("general.architecture", "unnamed"))
    if architecture not in SUPPORTED:
        raise ConfigError(
            f"The base {name} has the architecture {architecture}, which cannot be trained here. "
            f"Supported are: {', '.join(SUPPORTED)}. Choose another base in [engine.bases]."
        )
    if not header.get("tokenizer.chat_template"):
        raise ConfigError(f"The base {name} has no chat template in its GGUF file. Choose an instruct (chat) version.")

    def number(key: str, default: int | None = None) -> int:
        value = header.get(f"{architecture}.{key}", default)
        if not isinstance(value, int):
            raise ConfigError(f"The GGUF file of {name} does not say its {key}. It is incomplete: fetch it again.")
        return value

    begins = header.get("tokenizer.ggml.add_bos_token")
    heads = number("attention.head_count")
    return Base(
        name=name,
        gguf=str(path),
        sha256=digest,
        architecture=architecture,
        layers=number("block_count"),
        hidden=number("embedding_length"),
        heads=heads,
        kv_heads=number("attention.head_count_kv", heads),
        context_tokens=number("context_length"),
        quantised=header.get("general.file_type", 0) != 0,
        begins_with_bos=None if begins is None else bool(begins),
        weights=weights,
    )


def _find_gguf(name: str, settings: Base_, downloads: Path) -> Path:
    if not settings.gguf:
        raise ConfigError(f'engine.bases."{name}".gguf is empty: it names the GGUF file.')
    if settings.gguf_package:
        path = _package_folder(name, settings.gguf_package) / settings.gguf
    elif settings.repository:
        path = _download(name, settings.repository, settings.gguf, downloads)
    else:
        path = Path(settings.gguf).expanduser().absolute()
    if not path.is_file():
        raise ConfigError(f"The weights of {name} are not there: {path} does not exist. Correct [engine.bases].")
    return path


def _package_folder(name: str, package: str) -> Path:
    # find_spec does not run the package: only its files are wanted.
    found = importlib.util.find_spec(package)
    if found is None or not found.submodule_search_locations:
        raise ConfigError(
            f"The package {package} that holds the weights of {name} is not installed. Run scripts/install again."
        )
    return Path(next(iter(found.submodule_search_locations)))


def _download(name: str, repository: str, file: str, downloads: Path) -> Path:
    import huggingface_hub
    import huggingface_hub.errors

    try:
        return Path(huggingface_hub.hf_hub_download(repository, file, cache_dir=downloads))
    except (huggingface_hub.errors.HfHubHTTPError, OSError, ValueError) as error:
        raise ConfigError(
            f"The weights of {name} could not be downloaded ({repository}, {file}): {_first_line(error)} "
            "Check the names and the network, or download the file yourself and give its path as gguf."
        ) from error


def weights_folder(name: str, place: str, downloads: Path) -> Path:
    """A model's Hugging Face folder: `place` is one, or a repository that is downloaded. Raises ConfigError."""
    folder = Path(place).expanduser().absolute()
    if not folder.is_dir():
        folder = _download_weights(name, place, downloads)
    if not (folder / "config.json").is_file():
        raise ConfigError(f"The folder of weights for {name} ({folder}) holds no config.json: it is not a model.")
    return folder


def _download_weights(name: str, repository: str, downloads: Path) -> Path:
    import huggingface_hub
    import huggingface_hub.errors

    # Only data: no pickles and no code.
    wanted = ["*.json", "*.safetensors", "*.jinja", "*.txt", "*.model"]
    try:
        return Path(huggingface_hub.snapshot_download(repository, allow_patterns=wanted, cache_dir=downloads))
    except (huggingface_hub.errors.HfHubHTTPError, OSError, ValueError) as error:
        raise ConfigError(
            f"The weights of {name} are neither a folder nor could they be downloaded ({repository}): "
            f"{_first_line(error)}"
        ) from error


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0]
