"""The chat template of a GGUF file, with its control tokens: what training and serving share."""

from __future__ import annotations

from pathlib import Path

from chatterbox.engine.gguf_header import Value, read_metadata
from chatterbox.engine.template import ChatTemplate

_CONTROL = 3  # gguf.TokenType.CONTROL


def chat_template_of(path: Path) -> ChatTemplate:
    """Raises ValueError when the file is no GGUF file or has no template, OSError when it cannot be read."""
    metadata = read_metadata(path)
    source = metadata.get("tokenizer.chat_template")
    if not isinstance(source, str):
        raise ValueError("it holds no chat template")
    tokens, kinds = metadata.get("tokenizer.ggml.tokens"), metadata.get("tokenizer.ggml.token_type")
    if not isinstance(tokens, list) or not isinstance(kinds, list):
        raise ValueError("it holds no vocabulary")
    control = {str(token): at for at, (token, kind) in enumerate(zip(tokens, kinds, strict=True)) if kind == _CONTROL}
    return ChatTemplate(
        source,
        control,
        bos=_token(tokens, metadata.get("tokenizer.ggml.bos_token_id")),
        eos=_token(tokens, metadata.get("tokenizer.ggml.eos_token_id")),
    )


def _token(tokens: list[int | float | bool | str], number: Value | None) -> str:
    return str(tokens[number]) if isinstance(number, int) and 0 <= number < len(tokens) else ""
