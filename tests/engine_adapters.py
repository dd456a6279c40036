"""Adapters with random weights for tiny models: each answers otherwise than the base and than the others."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file

from chatterbox.config import Base_
from chatterbox.engine.adapters import convert
from chatterbox.engine.bases import resolve
from tiny import HEADS, HIDDEN, Tiny

RANK = 4


def random_adapter(folder: Path, tiny: Tiny, seed: int) -> Path:
    """A GGUF LoRA file below `folder`."""
    peft = folder / f"peft-{seed}"
    peft.mkdir(parents=True)
    random = np.random.default_rng(seed)
    width = HIDDEN // HEADS * HEADS
    weights = {}
    for layer in range(2):
        name = f"base_model.model.model.layers.{layer}.self_attn.q_proj.lora_"
        weights[name + "A.weight"] = random.normal(size=(RANK, HIDDEN)).astype(np.float32)
        weights[name + "B.weight"] = random.normal(size=(width, RANK)).astype(np.float32)
    save_file(weights, peft / "adapter_model.safetensors")
    config = {"peft_type": "LORA", "r": RANK, "lora_alpha": 8, "bias": "none", "target_modules": ["q_proj"]}
    (peft / "adapter_config.json").write_text(json.dumps(config))
    target = folder / f"adapter-{seed}.gguf"
    convert(peft, resolve("tiny", Base_(gguf=str(tiny.gguf)), folder), target)
    return target
