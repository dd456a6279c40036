"""The metadata at the head of a GGUF file, read in a fraction of a second.

`gguf.GGUFReader` builds an array view of every token first (3.5 s for 49,152 of them), which is too long for a server's
start. The layout is that of https://github.com/ggml-org/ggml/blob/master/docs/gguf.md, version 2 and 3.
"""

from __future__ import annotations

import math
import struct
from pathlib import Path
from typing import BinaryIO

Single = int | float | bool | str
Value = Single | list[Single]

_FIXED = {0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "?", 10: "Q", 11: "q", 12: "d"}
_STRING, _ARRAY = 8, 9
_LONGEST_TEXT = 16 * 1024 * 1024


def read_metadata(path: Path) -> dict[str, Value]:
    """The file's metadata by key; arrays (vocabulary, merges) as lists.

    Raises `ValueError` with the reason when the file is no GGUF file or ends early, `OSError` when it cannot be read.
    """
    return read_header(path)[0]


def read_header(path: Path) -> tuple[dict[str, Value], int]:
    """As `read_metadata`, and how many numbers the file's tensors have together: the model's parameters."""
    with path.open("rb") as file:
        if file.read(4) != b"GGUF":
            raise ValueError("it does not begin with the letters GGUF")
        version = _number(file, "I")
        if version not in (2, 3):
            raise ValueError(f"it has GGUF version {version}; versions 2 and 3 are known")
        tensors, pairs = int(_number(file, "Q")), int(_number(file, "Q"))
        metadata = {_text(file): _value(file, int(_number(file, "I"))) for _ in range(pairs)}
        return metadata, sum(_tensor_size(file) for _ in range(tensors))


def _tensor_size(file: BinaryIO) -> int:
    _text(file)
    size = math.prod(int(_number(file, "Q")) for _ in range(int(_number(file, "I"))))
    _number(file, "I")  # its type
    _number(file, "Q")  # where it lies
    return size


def _value(file: BinaryIO, kind: int) -> Value:
    if kind == _ARRAY:
        return _array(file)
    return _single(file, kind)


def _array(file: BinaryIO) -> list[Single]:
    kind, length = int(_number(file, "I")), int(_number(file, "Q"))
    if kind in _FIXED:
        size = struct.calcsize("<" + _FIXED[kind]) * length
        return list(struct.unpack(f"<{length}{_FIXED[kind]}", _exactly(file, size)))

    return [_single(file, kind) for _ in range(length)]


def _single(file: BinaryIO, kind: int) -> Single:
    if kind == _STRING:
        return _text(file)
    if kind not in _FIXED:
        raise ValueError(f"it holds a value of the unknown kind {kind}")
    return _number(file, _FIXED[kind])


def _text(file: BinaryIO) -> str:
    length = int(_number(file, "Q"))
    if length > _LONGEST_TEXT:
        raise ValueError("a text in its metadata is impossibly long")
    return _exactly(file, length).decode("utf-8", "replace")


def _number(file: BinaryIO, form: str) -> int | float | bool:
    value: int | float | bool = struct.unpack("<" + form, _exactly(file, struct.calcsize("<" + form)))[0]
    return value


def _exactly(file: BinaryIO, size: int) -> bytes:
    data = file.read(size)
    if len(data) < size:
        raise ValueError("it ends in the middle of its metadata")
    return data
