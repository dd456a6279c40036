"""Examples through the model: logits and labels of the learned positions only, in parts that fit into memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeVar

import torch
from torch import nn

from chatterbox.engine.train.tokens import Example

T = TypeVar("T")

TOKENS_AT_ONCE = 4096
"""A batch of long rows is computed in parts of so many tokens, padding included, to bound the memory."""


class TargetLogits(nn.Module):
    """Logits and labels of the learned positions only: the vocabulary is the widest matrix of a small model."""

    def __init__(self, model: Any) -> None:
        super().__init__()
        self.model = model

    def forward(self, ids: torch.Tensor, mask: torch.Tensor, learned: torch.Tensor) -> tuple[Any, torch.Tensor]:
        inner = self.model.get_base_model()
        hidden = inner.get_decoder()(input_ids=ids, attention_mask=mask, use_cache=False).last_hidden_state
        # A position predicts the token behind it.
        return inner.get_output_embeddings()(hidden[:, :-1][learned[:, 1:]]), ids[:, 1:][learned[:, 1:]]


def tensors(part: Sequence[Example], device: torch.device) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """Ids, mask and learned positions, each (rows, longest row)."""
    width = max(len(example.ids) for example in part)
    fill = [width - len(example.ids) for example in part]
    ids = [example.ids + [0] * gap for example, gap in zip(part, fill, strict=True)]
    # The mask goes by length, never by id: padding and end token may be the same.
    mask = [[1] * (width - gap) + [0] * gap for gap in fill]
    learned = [example.learned + [False] * gap for example, gap in zip(part, fill, strict=True)]
    return torch.tensor(ids, device=device), torch.tensor(mask, device=device), torch.tensor(learned, device=device)


def parts(batch: Sequence[T], length: Callable[[T], int], rows: int = 1) -> Iterator[Sequence[T]]:
    """The batch in parts of at most `TOKENS_AT_ONCE` tokens with padding; each item stands for so many rows."""
    begin = 0
    for end in range(1, len(batch) + 1):
        following = max((length(item) for item in batch[begin : end + 1]), default=0)
        if end == len(batch) or following * rows * (end + 1 - begin) > TOKENS_AT_ONCE:
            yield batch[begin:end]
            begin = end


def answer_log_probability(model: Any, examples: Sequence[Example], device: torch.device) -> torch.Tensor:
    """For each example the log-probability of all its learned tokens together, (rows,)."""
    ids, mask, learned = tensors(examples, device)
    logits, labels = model(ids, mask, learned)
    of_token = -nn.functional.cross_entropy(logits.float(), labels, reduction="none")
    row = learned[:, 1:].nonzero()[:, 0]
    return torch.zeros(len(examples), device=device).index_add(0, row, of_token)


def length_of(example: Example) -> int:
    return len(example.ids)
