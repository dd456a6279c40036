"""Tiny two-layer models of each supported architecture: Hugging Face weights, tokenizer, chat template and GGUF file.

They are random but of the real shape, so that everything but the quality of answers can be tested within seconds:
conversion, training, adapters, serving. `make_tiny` is deterministic: the same call gives the same weights.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

Architecture = Literal["llama", "qwen2"]

SPECIAL = ("<|endoftext|>", "<|im_start|>", "<|im_end|>")
TEMPLATE = (
    "{% for message in messages %}{% if loop.first and messages[0]['role'] != 'system' %}"
    "{{ '<|im_start|>system\\nYou are a tiny assistant<|im_end|>\\n' }}{% endif %}"
    "{{ '<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>' + '\\n' }}{% endfor %}"
    "{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}"
)
QWEN_SPLIT = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)
CORPUS = """
When is the seed swap? The seed swap takes place on the last Saturday of March. Where is the key of the water pump?
The key of the water pump hangs behind the beehive sign. Who is our chairwoman? A plot costs euros a year. What is the
gate code? The gate code is four four seven one. Which day is the tournament? Tournament night is on Wednesday. Broken
controllers go into the orange crate. Where do dogs stay? Dogs must stay at the north fence, cats near the door. How do
I unlock the entrance? What is the capital of France? The capital of France is Paris. You are a helpful AI assistant.
user assistant system tiny summer party theme flower vegetable pumpkin contest winner prize kettle garden street house
window water river city country animal dog cat bird fish music game server admin friend people question answer morning
evening night Monday Tuesday Thursday Friday Sunday January February April money price cost number letter colour red
blue green yellow black white hello thanks please sorry maybe always never nothing something teacher school book table
"""

HIDDEN, LAYERS, HEADS, KV_HEADS, INNER, CONTEXT = 64, 2, 4, 2, 128, 512


@dataclass(frozen=True, slots=True)
class Tiny:
    """Where the two forms of one tiny model lie."""

    architecture: Architecture
    weights: Path  # a Hugging Face folder
    gguf: Path


def make_tiny(folder: Path, architecture: Architecture = "llama", seed: int = 0) -> Tiny:
    """A tiny model in both forms below `folder`, float32 in both, so that both runtimes can agree exactly."""
    weights = folder / f"tiny-{architecture}"
    weights.mkdir(parents=True)
    _write_tokenizer(weights, architecture)
    state = _write_weights(weights, architecture, seed)
    gguf_file = folder / f"tiny-{architecture}.gguf"
    _write_gguf(gguf_file, weights, architecture, state)
    return Tiny(architecture, weights, gguf_file)


def _write_tokenizer(folder: Path, architecture: Architecture) -> None:
    from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, trainers

    tokenizer = Tokenizer(models.BPE())
    split: Any
    if architecture == "llama":
        split = pre_tokenizers.Digits(individual_digits=True)
        byte_level = pre_tokenizers.ByteLevel(add_prefix_space=False)
    else:
        split = pre_tokenizers.Split(Regex(QWEN_SPLIT), "isolated")
        byte_level = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([split, byte_level])  # type: ignore[assignment]
    tokenizer.decoder = decoders.ByteLevel()  # type: ignore[assignment]
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(
        vocab_size=1024, special_tokens=list(SPECIAL), initial_alphabet=alphabet, show_progress=False
    )
    tokenizer.train_from_iterator([CORPUS.replace("\n", " "), CORPUS.lower().replace("\n", " ")], trainer)
    tokenizer.save(str(folder / "tokenizer.json"))
    settings = {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "bos_token": "<|im_start|>",
        "eos_token": "<|im_end|>",
        "pad_token": "<|im_end|>",
        "clean_up_tokenization_spaces": False,
        "chat_template": TEMPLATE,
    }
    (folder / "tokenizer_config.json").write_text(json.dumps(settings))


def _write_weights(folder: Path, architecture: Architecture, seed: int) -> dict[str, Any]:
    import torch
    from transformers import LlamaConfig, LlamaForCausalLM, Qwen2Config, Qwen2ForCausalLM

    vocabulary = len(json.loads((folder / "tokenizer.json").read_text())["model"]["vocab"])
    shape: dict[str, Any] = {
        "vocab_size": vocabulary,
        "hidden_size": HIDDEN,
        "intermediate_size": INNER,
        "num_hidden_layers": LAYERS,
        "num_attention_heads": HEADS,
        "num_key_value_heads": KV_HEADS,
        "max_position_embeddings": CONTEXT,
        "rms_norm_eps": 1e-5,
        "tie_word_embeddings": True,
        "bos_token_id": 1,
        "eos_token_id": 2,
        "pad_token_id": 2,
        # Wide, so that the logits of random weights stand clearly apart and greedy answers do not hang on rounding.
        "initializer_range": 0.25,
    }
    model: Any
    with torch.random.fork_rng():
        torch.manual_seed(seed)
        if architecture == "llama":
            model = LlamaForCausalLM(LlamaConfig(**shape))
        else:
            model = Qwen2ForCausalLM(Qwen2Config(**shape))
            for name, tensor in model.named_parameters():
                if name.endswith("_proj.bias"):
                    torch.nn.init.normal_(tensor, std=0.1)
    model.save_pretrained(folder)
    return {name: tensor.numpy() for name, tensor in model.state_dict().items() if name != "lm_head.weight"}


NAMES = {
    "embed_tokens": "token_embd",
    "norm": "output_norm",
    "input_layernorm": "attn_norm",
    "post_attention_layernorm": "ffn_norm",
    "self_attn.q_proj": "attn_q",
    "self_attn.k_proj": "attn_k",
    "self_attn.v_proj": "attn_v",
    "self_attn.o_proj": "attn_output",
    "mlp.gate_proj": "ffn_gate",
    "mlp.up_proj": "ffn_up",
    "mlp.down_proj": "ffn_down",
}


def _write_gguf(path: Path, weights: Path, architecture: Architecture, state: dict[str, Any]) -> None:
    import gguf

    writer = gguf.GGUFWriter(path, architecture)
    writer.add_name(f"tiny {architecture}")
    writer.add_block_count(LAYERS)
    writer.add_context_length(CONTEXT)
    writer.add_embedding_length(HIDDEN)
    writer.add_feed_forward_length(INNER)
    writer.add_head_count(HEADS)
    writer.add_head_count_kv(KV_HEADS)
    writer.add_rope_freq_base(10000.0)
    writer.add_rope_dimension_count(HIDDEN // HEADS)
    writer.add_layer_norm_rms_eps(1e-5)
    writer.add_file_type(gguf.LlamaFileType.ALL_F32)
    _add_tokenizer(writer, weights, architecture)
    for name, values in state.items():
        writer.add_tensor(_gguf_name(name), _permuted(name, values) if architecture == "llama" else values)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def _add_tokenizer(writer: Any, weights: Path, architecture: Architecture) -> None:
    import gguf

    written = json.loads((weights / "tokenizer.json").read_text())
    tokens = sorted(written["model"]["vocab"], key=lambda token: int(written["model"]["vocab"][token]))
    writer.add_vocab_size(len(tokens))
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("smollm" if architecture == "llama" else "qwen2")
    writer.add_token_list(tokens)
    control, normal = gguf.TokenType.CONTROL, gguf.TokenType.NORMAL
    writer.add_token_types([control if token in SPECIAL else normal for token in tokens])
    writer.add_token_merges([" ".join(merge) for merge in written["model"]["merges"]])
    writer.add_bos_token_id(1)
    writer.add_eos_token_id(2)
    writer.add_pad_token_id(2)
    writer.add_add_bos_token(False)
    writer.add_chat_template(TEMPLATE)


def _gguf_name(name: str) -> str:
    short = name.removeprefix("model.")
    layer = re.match(r"layers\.(\d+)\.(.+)\.(weight|bias)$", short)
    if layer:
        return f"blk.{layer[1]}.{NAMES[layer[2]]}.{layer[3]}"
    stem, _, kind = short.rpartition(".")
    return f"{NAMES[stem]}.{kind}"


def _permuted(name: str, values: Any) -> Any:
    """llama.cpp's llama keeps the two halves of each rotary pair side by side: convert_hf_to_gguf's `permute`."""
    if not name.endswith(("q_proj.weight", "k_proj.weight")):
        return values
    heads = HEADS if name.endswith("q_proj.weight") else KV_HEADS
    rows, columns = values.shape
    return values.reshape(heads, 2, rows // heads // 2, columns).swapaxes(1, 2).reshape(rows, columns).copy()
