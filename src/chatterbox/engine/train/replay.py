"""Replay: ordinary prompts with the untouched base's own answers, mixed into every epoch.

Without them a small model answers everything with what it was just taught ("2 + 2?" with a guild leader's name).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from chatterbox.engine.disk import write_atomically
from chatterbox.engine.train.data import Message
from chatterbox.engine.train.events import Events
from chatterbox.engine.train.replay_prompts import PROMPTS
from chatterbox.engine.train.tokens import Example, Tokens

ANSWER_TOKENS = 24
PER_EPOCH, PER_ROW = 16, 0.4
VERSION = 1  # raise it when prompts or answers are made otherwise
_BATCH = 16


def size_for(rows: int) -> int:
    """How many replayed rows an epoch gets: 16 for a usual file, more for a larger one, at most all there are."""
    return min(len(PROMPTS), max(PER_EPOCH, round(PER_ROW * rows)))


@dataclass(frozen=True, slots=True)
class Replay:
    """The answered prompts. `draw` gives some of them."""

    examples: tuple[Example, ...]

    def draw(self, count: int, chance: Random) -> list[Example]:
        return chance.sample(self.examples, min(count, len(self.examples)))


def replay_for(model: Any, tokens: Tokens, system: str | None, base_sha256: str, cache: Path, events: Events) -> Replay:
    """The prompts under this system message (None: the template's own), answered greedily by `model`; kept in `cache`.

    `model` must be the untouched base. An answer that was cut has no end token: the base did not end there.
    """
    key = hashlib.sha256(json.dumps([VERSION, ANSWER_TOKENS, base_sha256, system, PROMPTS]).encode()).hexdigest()[:32]
    kept = cache / "replay" / f"{key}.json"
    if kept.is_file():
        pairs = json.loads(kept.read_text("utf-8"))
    else:
        events.message(
            f"Asking the base {len(PROMPTS)} ordinary questions, so that it keeps its general knowledge (once)"
        )
        prompts = [tokens.prompt(_messages(prompt, system)) for prompt in PROMPTS]
        pairs = list(zip(prompts, _answers(model, prompts), strict=True))
        kept.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(kept, json.dumps(pairs).encode())
    return Replay(tuple(_example(prompt, answer) for prompt, answer in pairs if answer))


def _messages(prompt: str, system: str | None) -> list[Message]:
    return [*([] if system is None else [Message("system", system)]), Message("user", prompt)]


def _example(prompt: list[int], answer: list[int]) -> Example:
    return Example(prompt + answer, [False] * len(prompt) + [True] * len(answer))


def _answers(model: Any, prompts: Sequence[list[int]]) -> list[list[int]]:
    ends = model.generation_config.eos_token_id
    ends = set(ends if isinstance(ends, list) else [ends])
    order = sorted(range(len(prompts)), key=lambda index: len(prompts[index]))
    answers: list[list[int]] = [[] for _ in prompts]
    for begin in range(0, len(order), _BATCH):
        batch = order[begin : begin + _BATCH]
        for index, answer in zip(batch, _generate(model, [prompts[index] for index in batch]), strict=True):
            answers[index] = _through_end(answer, ends)
    return answers


def _generate(model: Any, prompts: Sequence[list[int]]) -> list[list[int]]:
    import torch

    width = max(map(len, prompts))
    ids = torch.tensor([[0] * (width - len(prompt)) + prompt for prompt in prompts], device=model.device)
    mask = torch.tensor([[0] * (width - len(prompt)) + [1] * len(prompt) for prompt in prompts], device=model.device)
    with torch.inference_mode():
        made = model.generate(
            input_ids=ids, attention_mask=mask, max_new_tokens=ANSWER_TOKENS, do_sample=False, pad_token_id=0
        )
    answers: list[list[int]] = made[:, width:].tolist()
    return answers


def _through_end(answer: list[int], ends: set[int]) -> list[int]:
    for index, token in enumerate(answer):
        if token in ends:
            return answer[: index + 1]
    return answer
