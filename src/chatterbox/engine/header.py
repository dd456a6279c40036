"""What a GGUF file says about itself: architecture, context, chat template, control tokens."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from chatterbox.engine.disk import write_atomically
from chatterbox.engine.template import ChatTemplate

CHATML = (
    "{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\\n' + message['content'] + '<|im_end|>' "
    "+ '\\n' }}{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}"
)
"""For files without a template, as llama.cpp does it."""

_CONTROL = 3  # gguf.TokenType.CONTROL


class Header(msgspec.Struct, frozen=True):
    architecture: str
    context_length: int
    template: str
    special: dict[str, int]  # the control tokens: text and id
    bos: str
    eos: str
    created_at: int  # seconds since 1970: when the file was written

    def chat_template(self) -> ChatTemplate:
        return ChatTemplate(self.template, self.special, self.bos, self.eos)


def read_header(path: Path, cache: Path) -> Header:
    """The header of a GGUF file. Reading a vocabulary takes seconds, so it is kept in `cache` by size and time."""
    status = path.stat()
    kept = cache / "headers" / f"{path.stem}-{status.st_size}-{status.st_mtime_ns}.json"
    try:
        return msgspec.json.decode(kept.read_bytes(), type=Header)
    except (FileNotFoundError, msgspec.MsgspecError):
        header = _read(path, status)
    kept.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(kept, msgspec.json.encode(header))
    return header


def _read(path: Path, status: os.stat_result) -> Header:
    from gguf import GGUFReader

    fields = GGUFReader(path).fields

    def value(key: str, default: object) -> object:
        return fields[key].contents() if key in fields else default

    architecture = str(value("general.architecture", ""))
    tokens, kinds = value("tokenizer.ggml.tokens", []), value("tokenizer.ggml.token_type", [])
    assert isinstance(tokens, list)
    assert isinstance(kinds, list)
    return Header(
        architecture=architecture,
        context_length=int(str(value(f"{architecture}.context_length", 2048))),
        template=str(value("tokenizer.chat_template", CHATML)),
        special={token: number for number, token in enumerate(tokens) if number < len(kinds) and kinds[number] == _CONTROL},
        bos=_token(tokens, value("tokenizer.ggml.bos_token_id", None)),
        eos=_token(tokens, value("tokenizer.ggml.eos_token_id", None)),
        created_at=int(status.st_mtime),
    )


def _token(tokens: list[str], number: object) -> str:
    return tokens[number] if isinstance(number, int) and 0 <= number < len(tokens) else ""
