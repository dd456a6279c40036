"""The embedding model at work: token ids in, unit-length vectors out, with bounded memory."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

BATCH = 32
MAX_TOKENS = 256
"""What all-MiniLM-L6-v2 was trained with (its sentence_bert_config.json); longer texts are cut."""


class Encoder:
    """Blocking: call it from a thread. One call at a time."""

    def __init__(self, model: Path, tokenizer: Path, threads: int) -> None:
        import onnxruntime  # type: ignore[import-untyped]
        from tokenizers import Tokenizer

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False  # an arena keeps the largest batch for ever
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        self._session = onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
        self._tokenizer = Tokenizer.from_file(str(tokenizer))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self.vocabulary = self._tokenizer.get_vocab_size()

    def tokens(self, texts: Sequence[str]) -> list[list[int]]:
        return [encoded.ids for encoded in self._tokenizer.encode_batch(list(texts))]

    def vectors(self, rows: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        """One vector of 384 numbers a row, in the order of the rows."""
        longest_first = sorted(range(len(rows)), key=lambda at: -len(rows[at]))  # little padding within a batch
        found: list[NDArray[np.float32]] = []
        for start in range(0, len(rows), BATCH):
            found.append(self._run([rows[at] for at in longest_first[start : start + BATCH]]))
        ordered = np.empty((len(rows), found[0].shape[1]), dtype=np.float32)
        ordered[longest_first] = np.concatenate(found)
        return ordered

    def _run(self, rows: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        length = max(2, *(len(row) for row in rows), 2)
        ids = np.zeros((len(rows), length), dtype=np.int64)
        mask = np.zeros((len(rows), length), dtype=np.int64)
        for at, row in enumerate(rows):
            ids[at, : len(row)] = row
            mask[at, : len(row)] = 1
        vectors: NDArray[np.float32] = self._session.run(None, {"input_ids": ids, "attention_mask": mask})[0]
        return vectors
