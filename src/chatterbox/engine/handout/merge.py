"""`python -m chatterbox.engine.handout.merge BASE ADAPTER TARGET`: base and adapter as one GGUF file.

Each weight that the adapter changes becomes W + (alpha / rank) · B·A. In a quantised base such a weight is written as
float16: quantised again, it would lose just what was learned. Everything else, the chat template with it, is copied
byte for byte.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import gguf
import numpy as np
from gguf import GGMLQuantizationType as Kind
from numpy.typing import NDArray

Halves = tuple[NDArray[np.float32], NDArray[np.float32]]

_OWN = (gguf.Keys.General.ARCHITECTURE,)  # the writer writes them itself


def merge(base: Path, adapter: Path, target: Path) -> None:
    """Writes `target` whole; what was begun is the caller's to delete. Raises ValueError for an adapter of another."""
    reader, halves, scale = gguf.GGUFReader(base), *_adapter(adapter)
    architecture = str(reader.fields[gguf.Keys.General.ARCHITECTURE].contents())
    writer = gguf.GGUFWriter(target, architecture)
    writer.data_alignment = reader.alignment
    _copy_metadata(reader, writer)
    merged = [_merged(tensor, halves.pop(tensor.name, None), scale) for tensor in reader.tensors]
    if halves:
        raise ValueError(f"the adapter changes {min(halves)}, which the base does not have")
    for name, values, kind in merged:
        writer.add_tensor_info(name, values.shape, values.dtype, values.nbytes, raw_dtype=kind)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_ti_data_to_file()
    for _name, values, _kind in merged:
        writer.write_tensor_data(values)
    writer.close()


def _adapter(path: Path) -> tuple[dict[str, Halves], float]:
    """The two halves for each weight, and what their product is multiplied by."""
    reader = gguf.GGUFReader(path)
    alpha = float(reader.fields[gguf.Keys.Adapter.LORA_ALPHA].contents())
    found = {tensor.name: np.asarray(tensor.data, dtype=np.float32) for tensor in reader.tensors}
    names = [name.removesuffix(".lora_a") for name in found if name.endswith(".lora_a")]
    halves = {name: (found[f"{name}.lora_a"], found[f"{name}.lora_b"]) for name in names}
    ranks = {a.shape[0] for a, _ in halves.values()}
    if len(ranks) != 1:
        raise ValueError("the adapter's halves have several ranks")
    return halves, alpha / ranks.pop()


def _copy_metadata(reader: gguf.GGUFReader, writer: gguf.GGUFWriter) -> None:
    for field in reader.fields.values():
        if field.name in _OWN or field.name.startswith("GGUF."):
            continue
        of = field.types[-1] if field.types[0] is gguf.GGUFValueType.ARRAY else None
        writer.add_key_value(field.name, field.contents(), field.types[0], sub_type=of)


def _merged(tensor: Any, halves: Halves | None, scale: float) -> tuple[str, NDArray[Any], Kind]:
    if halves is None:
        return tensor.name, tensor.data, tensor.tensor_type
    a, b = halves
    weight = gguf.quants.dequantize(tensor.data, tensor.tensor_type) + scale * (b @ a)
    kind = Kind.F32 if tensor.tensor_type is Kind.F32 else Kind.F16
    return tensor.name, weight.astype(np.float32 if kind is Kind.F32 else np.float16), kind


def main() -> int:
    base, adapter, target = map(Path, sys.argv[1:])
    merge(base, adapter, target)
    return 0


if __name__ == "__main__":
    sys.exit(main())
