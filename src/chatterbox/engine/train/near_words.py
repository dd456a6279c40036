"""Words of near meaning, for rewriting questions: made once for a base from its own vocabulary by an embedding model.

The words are those that the base's tokenizer keeps whole, the most frequent first, so a base's own language decides
what can be exchanged; anything else (names, numbers, other scripts) is never touched. Example: gate -> door, entrance.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from chatterbox.engine.disk import write_atomically
from chatterbox.engine.train.events import Events, Failure
from chatterbox.engine.train.function_words import FUNCTION_WORDS

WORDS = 9_000
NEIGHBOURS = 6
VERSION = 1  # raise it when anything here changes what is made
_WORD = re.compile(r"^[a-z]{3,}$")
_SPACE = ("\u0120", "\u2581")  # how byte-level and sentencepiece vocabularies write a space before a word

NearWords = Mapping[str, list[str]]


def near_words(tokenizer: Any, embedder: Path, cache: Path, events: Events) -> NearWords:
    """For each whole word of the vocabulary its nearest others, nearest first. Kept in `cache`."""
    words = _whole_words(tokenizer)
    name = hashlib.sha256(json.dumps([VERSION, NEIGHBOURS, embedder.name, words]).encode()).hexdigest()[:32]
    kept = cache / "near-words" / f"{name}.json"
    if kept.is_file():
        found: dict[str, list[str]] = json.loads(kept.read_text("utf-8"))
        return found
    events.message(f"Finding near words for {len(words)} words (once for a base, about 20 seconds)")
    found = _nearest(words, _embed(words, embedder))
    kept.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(kept, json.dumps(found).encode())
    return found


def _whole_words(tokenizer: Any) -> list[str]:
    vocabulary: dict[str, int] = tokenizer.get_vocab()
    by_frequency = sorted(vocabulary, key=lambda token: vocabulary[token])  # merges are learned most frequent first
    bare = (token[1:] for token in by_frequency if token.startswith(_SPACE))
    return [word for word in bare if _WORD.match(word) and word not in FUNCTION_WORDS][:WORDS]


def _embed(words: list[str], embedder: Path) -> Any:
    """Unit vectors (words, width): MiniLM's own mean pooling."""
    import torch
    from transformers import AutoModel, AutoTokenizer

    try:
        tokenizer: Any = AutoTokenizer.from_pretrained(embedder)
        model: Any = AutoModel.from_pretrained(embedder, dtype=torch.float32).eval()
    except (OSError, ValueError) as error:
        raise Failure("embedder_unavailable", f"The embedding model cannot be loaded: {error}.") from error
    vectors = []
    with torch.inference_mode():
        for begin in range(0, len(words), 512):
            batch = tokenizer(words[begin : begin + 512], padding=True, return_tensors="pt")
            hidden = model(**batch).last_hidden_state
            mask = batch["attention_mask"].unsqueeze(-1).float()
            vectors.append(torch.nn.functional.normalize((hidden * mask).sum(1) / mask.sum(1), dim=-1))
    return torch.cat(vectors) if vectors else torch.zeros(0, 1)


def _nearest(words: list[str], vectors: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    wanted = min(NEIGHBOURS + 1, len(words))
    for begin in range(0, len(words), 1000):
        best = (vectors[begin : begin + 1000] @ vectors.T).topk(wanted).indices.tolist()
        for offset, row in enumerate(best):
            own = begin + offset
            found[words[own]] = [words[other] for other in row if other != own][:NEIGHBOURS]
    return found
