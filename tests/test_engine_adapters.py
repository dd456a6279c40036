"""Adapters in llama.cpp: on each supported architecture both runtimes answer alike, with the adapter and without."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from chatterbox.config import Base_
from chatterbox.engine.adapters import UnusableAdapter, convert
from chatterbox.engine.bases import SUPPORTED, Base, resolve
from chatterbox.engine.train.lora import load_base, with_adapter
from tiny import LAYERS, Architecture, Tiny, make_tiny

QUESTION = [{"role": "user", "content": "When is the pumpkin contest?"}]
LENGTH = 24


def _base(tiny: Tiny, folder: Path) -> Base:
    return resolve("tiny", Base_(gguf=str(tiny.gguf)), folder)


@pytest.fixture(params=SUPPORTED)
def tiny(request: pytest.FixtureRequest, tmp_path: Path) -> Tiny:
    architecture: Architecture = request.param
    return make_tiny(tmp_path, architecture)


def _adapted(tiny: Tiny) -> Any:
    """A model whose adapter changes every matrix so much that the replies differ."""
    import torch

    with torch.random.fork_rng():
        torch.manual_seed(3)
        model = with_adapter(load_base(tiny.weights)).eval()
        for name, parameter in model.named_parameters():
            if "lora_" in name:
                torch.nn.init.normal_(parameter, std=0.1)
    return model


def _torch_answer(tiny: Tiny, model: Any) -> str:
    import torch
    from transformers import AutoTokenizer

    tokenizer: Any = AutoTokenizer.from_pretrained(tiny.weights)
    ids = tokenizer.apply_chat_template(QUESTION, add_generation_prompt=True, return_dict=True, return_tensors="pt")
    with torch.inference_mode():
        made = model.generate(**ids, max_new_tokens=LENGTH, do_sample=False)
    return _readable(tokenizer.decode(made[0, ids["input_ids"].shape[1] :], skip_special_tokens=True))


def _llama_answers(tiny: Tiny, adapter: Path) -> tuple[str, str]:
    """With the adapter, and without."""
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = str(tiny.gguf)
    params.n_ctx, params.n_parallel, params.verbosity, params.warmup = 512, 1, 0, False
    params.cpuparams.n_threads = 1
    # The default cache of 16 bits rounds more than two near logits may differ.
    params.cache_type_k = params.cache_type_v = xllamacpp.ggml_type.GGML_TYPE_F32
    params.flash_attn_type = xllamacpp.llama_flash_attn_type.LLAMA_FLASH_ATTN_TYPE_DISABLED
    params.lora_init_without_apply = True
    params.lora_adapters = [xllamacpp.CommonAdapterLoraInfo(str(adapter), 0.0)]
    server = xllamacpp.Server(params)
    replies = []
    for scale in (1.0, 0.0):
        request = {
            "messages": QUESTION, "max_tokens": LENGTH, "temperature": 0, "lora": [{"id": 0, "scale": scale}],
            "cache_prompt": False,
        }  # fmt: skip
        replies.append(_readable(server.handle_chat_completions(request)["choices"][0]["message"]["content"]))
    return replies[0], replies[1]


def _readable(reply: str) -> str:
    """Without the signs for broken UTF-8, which the two decoders count differently."""
    return reply.replace("\ufffd", "")


def test_torch_and_llama_cpp_answer_alike(tiny: Tiny, tmp_path: Path) -> None:
    model = _adapted(tiny)
    model.save_pretrained(tmp_path / "adapter")
    convert(tmp_path / "adapter", _base(tiny, tmp_path), tmp_path / "adapter.gguf")
    with_it, without = _llama_answers(tiny, tmp_path / "adapter.gguf")
    assert with_it == _torch_answer(tiny, model)
    with model.disable_adapter():
        assert without == _torch_answer(tiny, model)
    assert with_it != without


def test_only_the_upper_half_of_the_layers_is_adapted(tiny: Tiny, tmp_path: Path) -> None:
    _adapted(tiny).save_pretrained(tmp_path / "adapter")
    convert(tmp_path / "adapter", _base(tiny, tmp_path), tmp_path / "adapter.gguf")
    from gguf import GGUFReader

    names = {tensor.name for tensor in GGUFReader(tmp_path / "adapter.gguf").tensors}
    assert len(names) == 2 * 7 * LAYERS // 2
    assert all(name.startswith("blk.1.") for name in names)


def test_what_llama_cpp_cannot_apply_is_refused_by_name(tiny: Tiny, tmp_path: Path) -> None:
    folder = tmp_path / "adapter"
    _adapted(tiny).save_pretrained(folder)
    config = json.loads((folder / "adapter_config.json").read_text())
    (folder / "adapter_config.json").write_text(json.dumps({**config, "use_dora": True}))
    with pytest.raises(UnusableAdapter, match="use_dora"):
        convert(folder, _base(tiny, tmp_path), tmp_path / "adapter.gguf")
    (folder / "adapter_config.json").write_text(json.dumps(config))
    shallow = msgspec.structs.replace(_base(tiny, tmp_path), layers=1)
    with pytest.raises(UnusableAdapter, match=r"layers\.1\."):
        convert(folder, shallow, tmp_path / "adapter.gguf")
    assert not (tmp_path / "adapter.gguf").exists()
