"""`python -m chatterbox.engine.embedding.convert FOLDER TARGET`: a sentence-transformers folder as one ONNX file.

Mean pooling and normalising go into the graph. The file is compared with the original on a few sentences before it
takes its place; measured difference: 2e-7.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import numpy as np

from chatterbox.engine.disk import make_durable

TOLERANCE = 1e-4
"""The largest difference of a vector's element; a cosine similarity then differs by less than 0.01 %."""

_SENTENCES = (
    "When is the seed swap?",
    "The gate code is four four seven one.",
    "Où laisse-t-on les manteaux, et jusqu'à quelle heure ?",
    "x",
    "A longer sentence, with commas, a number (4711) and words enough to fill a good part of a row. " * 4,
)


def convert(folder: Path, target: Path) -> None:
    """Raises ValueError when the converted model answers otherwise than the original."""
    import torch
    from tokenizers import Tokenizer
    from transformers import AutoModel

    model = AutoModel.from_pretrained(folder, attn_implementation="eager").eval()
    sentences = _sentence_model(model)
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.enable_padding()
    encoded = tokenizer.encode_batch(list(_SENTENCES))
    ids = torch.tensor([one.ids for one in encoded])
    mask = torch.tensor([one.attention_mask for one in encoded])
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with torch.no_grad():
            expected = sentences(ids, mask).numpy()
            _export(sentences, (ids, mask), draft)
        _compare(draft, ids.numpy(), mask.numpy(), expected)
        draft.replace(target)
        make_durable(target.parent)
    finally:
        draft.unlink(missing_ok=True)


def _sentence_model(model: Any) -> Any:
    import torch

    class Sentences(torch.nn.Module):
        """Token ids and mask to one unit-length vector a row."""

        def __init__(self) -> None:
            super().__init__()
            self.model = model

        def forward(self, input_ids: torch.Tensor, attention_mask: torch.Tensor) -> torch.Tensor:
            states = self.model(input_ids=input_ids, attention_mask=attention_mask).last_hidden_state
            weights = attention_mask.unsqueeze(-1).to(states.dtype)
            mean = (states * weights).sum(1) / weights.sum(1).clamp(min=1e-9)
            return torch.nn.functional.normalize(mean, dim=1)

    return Sentences().eval()


def _export(model: Any, example: tuple[Any, Any], draft: Path) -> None:
    import torch

    rows, length = torch.export.Dim("rows", min=1, max=4096), torch.export.Dim("length", min=2, max=512)
    torch.onnx.export(
        model,
        example,
        str(draft),
        dynamo=True,
        dynamic_shapes=({0: rows, 1: length}, {0: rows, 1: length}),
        input_names=["input_ids", "attention_mask"],
        output_names=["vectors"],
        external_data=False,
        verbose=False,
    )


def _compare(draft: Path, ids: Any, mask: Any, expected: Any) -> None:
    import onnxruntime  # type: ignore[import-untyped]

    session = onnxruntime.InferenceSession(str(draft), providers=["CPUExecutionProvider"])
    for rows in (slice(None), slice(0, 1), slice(3, 4)):  # whole batch, and rows alone with their padding cut
        length = int(mask[rows].sum(1).max())
        inputs = {"input_ids": ids[rows, :length], "attention_mask": mask[rows, :length]}
        (found,) = session.run(None, inputs)
        difference = float(np.abs(found - expected[rows]).max())
        if not difference <= TOLERANCE:
            raise ValueError(f"the converted embedding model differs from the original by {difference:g}")


def main() -> int:
    folder, target = sys.argv[1:]
    convert(Path(folder), Path(target))
    return 0


if __name__ == "__main__":
    sys.exit(main())
