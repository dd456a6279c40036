"""Hugging Face weights of a base: made once from its GGUF file, and kept.

Training needs the weights as torch tensors. transformers dequantises them and rebuilds the tokenizer; that takes half a
minute for the starter model, so the result is kept under the GGUF file's SHA-256.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
from pathlib import Path
from typing import Any

from chatterbox.engine.bases import Base, file_sha256
from chatterbox.engine.disk import make_durable
from chatterbox.engine.train.events import Events, Failure


def trainable_folder(base: Base, cache: Path, events: Events) -> Path:
    """A Hugging Face folder with weights and tokenizer of `base`. Raises `Failure` when the base cannot be used."""
    if base.weights:
        return _checked(base, Path(base.weights))
    kept = cache / "bases" / base.sha256
    if kept.is_dir():
        return kept
    events.message(f"Preparing {base.name} for training (once, about half a minute for a small model)")
    if not Path(base.gguf).is_file() or file_sha256(Path(base.gguf)) != base.sha256:
        raise Failure("base_unavailable", f"The weights of {base.name} have gone or changed. Restart the engine.")
    _convert_to(base, kept)
    return kept


def _checked(base: Base, folder: Path) -> Path:
    try:
        kind = json.loads((folder / "config.json").read_text("utf-8")).get("model_type")
    except (OSError, ValueError) as error:
        raise Failure("base_unavailable", f"The weights of {base.name} cannot be read: {error}.") from error
    if kind != base.architecture:
        raise Failure(
            "unsupported_base",
            f"The weights of {base.name} are a {kind}, but its GGUF file is a {base.architecture}: they do not belong "
            "together.",
        )
    return folder


def _convert_to(base: Base, kept: Path) -> None:
    for leftover in kept.parent.glob(f".{base.sha256}.*"):
        shutil.rmtree(leftover, ignore_errors=True)
    draft = kept.parent / f".{base.sha256}.{secrets.token_hex(4)}"
    draft.mkdir(parents=True)
    _save(base, draft)
    for file in draft.iterdir():
        with file.open("rb") as written:
            os.fsync(written.fileno())
    draft.rename(kept)
    make_durable(kept.parent)


def _save(base: Base, folder: Path) -> None:
    import torch
    from transformers import AutoModelForCausalLM, AutoTokenizer

    gguf = Path(base.gguf)
    loaded: Any = AutoModelForCausalLM.from_pretrained(gguf.parent, gguf_file=gguf.name, dtype=torch.float32)
    config = loaded.config
    # save_pretrained refuses a model that says it is quantised, so its values go into a fresh one.
    if hasattr(config, "quantization_config"):
        del config.quantization_config
    state = loaded.state_dict()
    # Quantised values are products of float16 numbers: half the disk at no measurable loss, where they fit.
    small = base.quantised and all(value.abs().max() < torch.finfo(torch.float16).max for value in state.values())
    fresh = type(loaded)(config)
    fresh.load_state_dict(state)
    fresh.to(torch.float16 if small else torch.float32).save_pretrained(folder)
    AutoTokenizer.from_pretrained(gguf.parent, gguf_file=gguf.name).save_pretrained(folder)
