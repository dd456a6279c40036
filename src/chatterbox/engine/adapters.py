"""PEFT adapters as llama.cpp reads them: LoRA weights in one GGUF file.

After llama.cpp's convert_lora_to_gguf.py. Its llama keeps the two halves of each rotary pair side by side, so the rows
of B for q and k must be put in that order too, or the adapter is silently wrong; qwen2 keeps Hugging Face's order.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import gguf
import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file

from chatterbox.engine.bases import Base

_TENSOR = re.compile(r"^base_model\.model\.(?P<module>.+)\.lora_(?P<half>[AB])\.weight$")
_PERMUTED = {"llama": ("q_proj", "k_proj"), "qwen2": ()}


class UnusableAdapter(ValueError):
    """The adapter holds something that llama.cpp cannot apply; the message names it."""


def convert(folder: Path, base: Base, target: Path) -> None:
    """Write the PEFT adapter in `folder` to `target` as a GGUF LoRA for `base`, whole or not at all.

    Raises `UnusableAdapter` for anything but plain LoRA on the linear layers of the base.
    """
    config = json.loads((folder / "adapter_config.json").read_text("utf-8"))
    _check(config)
    weights = load_file(folder / "adapter_model.safetensors")
    partial = target.with_name(target.name + ".partial")
    writer = gguf.GGUFWriter(partial, base.architecture)
    writer.add_type(gguf.GGUFType.ADAPTER)
    writer.add_string(gguf.Keys.Adapter.TYPE, "lora")
    writer.add_float32(gguf.Keys.Adapter.LORA_ALPHA, float(config["lora_alpha"]))
    names = _names(base)
    for name, values in sorted(weights.items()):
        writer.add_tensor(*_tensor(name, values, base, names))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    _settle(partial, target)


def _check(config: dict[str, Any]) -> None:
    if config.get("peft_type") != "LORA":
        raise UnusableAdapter(f"it is a {config.get('peft_type')} adapter, not LoRA")
    for extra in ("use_dora", "use_rslora", "modules_to_save", "rank_pattern", "alpha_pattern"):
        if config.get(extra):
            raise UnusableAdapter(f"it uses {extra}")
    if config.get("bias", "none") != "none":
        raise UnusableAdapter("it trains biases")


def _tensor(name: str, values: NDArray[Any], base: Base, names: gguf.TensorNameMap) -> tuple[str, NDArray[np.float32]]:
    match = _TENSOR.match(name)
    stem = match and names.get_name(match["module"])
    if match is None or not stem:
        raise UnusableAdapter(f"it holds {name}, which {base.architecture} has no place for")
    half = match["half"]
    values = values.astype(np.float32)
    module = match["module"].rpartition(".")[2]
    if half == "B" and module in _PERMUTED[base.architecture]:
        values = _paired(values, base.heads if module == "q_proj" else base.kv_heads)
    return f"{stem}.weight.lora_{half.lower()}", values


def _names(base: Base) -> gguf.TensorNameMap:
    architecture = next(key for key, name in gguf.MODEL_ARCH_NAMES.items() if name == base.architecture)
    return gguf.get_tensor_name_map(architecture, base.layers)


def _paired(rows: NDArray[np.float32], heads: int) -> NDArray[np.float32]:
    """`rows` (heads * size, rank) with each head's two halves interleaved, as convert_hf_to_gguf's `permute` does."""
    size, rank = rows.shape[0] // heads, rows.shape[1]
    swapped = rows.reshape(heads, 2, size // 2, rank).swapaxes(1, 2)
    return np.ascontiguousarray(swapped.reshape(heads * size, rank))


def _settle(partial: Path, target: Path) -> None:
    with partial.open("rb") as file:
        os.fsync(file.fileno())
    partial.replace(target)
