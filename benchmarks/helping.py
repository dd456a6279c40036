"""Help as the bot gives it: the single nearest row as a fact, or the base where nothing is near."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.communities import INSTRUCTION, Community

from chatterbox.chat.composer import opening
from chatterbox.chat.help import ROW_MUST_LEAD
from chatterbox.chat.ordinary import ORDINARY, needed_similarity
from chatterbox.models import Help, HelpKind

THRESHOLD = 0.36


class Helper:
    """Searches a community's rows and `corrections` (question and answer) by MiniLM, both together, as the bot does."""

    def __init__(self, embedder: Path, community: Community, corrections: Sequence[tuple[str, str]] = ()) -> None:
        from transformers import AutoModel, AutoTokenizer

        self._tokenizer: Any = AutoTokenizer.from_pretrained(embedder)
        self._model: Any = AutoModel.from_pretrained(embedder).eval()
        rows = [(question, fact.answer) for fact in community.facts for question in fact.taught]
        self.rows = [*rows, *corrections]
        self._of_rows = len(rows)
        self._vectors = self.embed([f"{question}\n{answer}" for question, answer in self.rows])
        self._ordinary = self.embed(ORDINARY)

    def nearest(self, question: str) -> tuple[int, float, float]:
        """The nearest row, its similarity, and how like an ordinary question this one is.

        A correction goes first unless a row is nearer by more than the bot's margin.
        """
        vector = self.embed([question])
        similarity = (vector @ self._vectors.T)[0]
        similarity[self._of_rows :] += ROW_MUST_LEAD
        best = int(similarity.argmax())
        similarity[self._of_rows :] -= ROW_MUST_LEAD
        return best, float(similarity[best]), max(0.0, float((vector @ self._ordinary.T).max()))

    def routed(self, question: str, adapter: int) -> tuple[str, str, int | None]:
        """System prompt, question and adapter (None: the base) as the bot would ask."""
        best, similarity, ordinary = self.nearest(question)
        if similarity < needed_similarity(THRESHOLD, ordinary):
            return INSTRUCTION, question, None
        known, answer = self.rows[best]
        help_ = Help(HelpKind.FACT, "row", 0, known, answer, similarity)
        return opening(INSTRUCTION, help_)[0].content, question, adapter

    def embed(self, texts: Sequence[str]) -> Any:
        """Unit vectors, one row a text."""
        import torch

        with torch.inference_mode():
            batch = self._tokenizer(list(texts), padding=True, truncation=True, max_length=256, return_tensors="pt")
            hidden = self._model(**batch).last_hidden_state
            mask = batch["attention_mask"].unsqueeze(-1).float()
            return torch.nn.functional.normalize((hidden * mask).sum(1) / mask.sum(1), dim=-1)
