"""Checkpoints that survive a kill at any moment: written beside, made durable, then renamed.

A folder `step-N` holds PEFT's adapter, the same as a GGUF file (it can be served), and the state of the optimizer.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chatterbox.engine.adapters import convert
from chatterbox.engine.bases import Base
from chatterbox.engine.disk import make_durable

KEPT = 3  # as OpenAI keeps them
_NAME = re.compile(r"^step-(\d+)$")


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a training stands."""

    step: int = 0
    trained_tokens: int = 0


class Checkpoints:
    """The checkpoints of one training, in `folder`."""

    def __init__(self, folder: Path, base: Base) -> None:
        self._folder = folder
        self._base = base

    def latest(self) -> Path | None:
        """The last complete one."""
        return max(self._complete(), key=_step, default=None)

    def save(self, progress: Progress, model: Any, optimizer: Any, scheduler: Any) -> Path:
        """Writes `step-N` whole or not at all, then drops the oldest ones."""
        import torch

        self._folder.mkdir(parents=True, exist_ok=True)
        draft = self._folder / f".draft-{secrets.token_hex(4)}"
        draft.mkdir()
        model.save_pretrained(draft)
        convert(draft, self._base, draft / "adapter.gguf")
        state = {
            "step": progress.step,
            "trained_tokens": progress.trained_tokens,
            "optimizer": optimizer.state_dict(),
            "scheduler": scheduler.state_dict(),
            "random": torch.get_rng_state(),
        }
        torch.save(state, draft / "state.pt")
        for file in draft.iterdir():
            with file.open("rb") as written:
                os.fsync(written.fileno())
        target = self._folder / f"step-{progress.step}"
        draft.rename(target)
        make_durable(self._folder)
        self._drop_old()
        return target

    def restore(self, folder: Path, model: Any, optimizer: Any, scheduler: Any) -> Progress:
        """Puts the saved adapter and state back in place."""
        import torch
        from peft import set_peft_model_state_dict
        from safetensors.torch import load_file

        set_peft_model_state_dict(model, load_file(folder / "adapter_model.safetensors"))
        state = torch.load(folder / "state.pt", map_location="cpu", weights_only=True)
        optimizer.load_state_dict(state["optimizer"])
        scheduler.load_state_dict(state["scheduler"])
        torch.set_rng_state(state["random"])
        return Progress(state["step"], state["trained_tokens"])

    def _complete(self) -> list[Path]:
        return [path for path in self._folder.glob("step-*") if _NAME.match(path.name)]

    def _drop_old(self) -> None:
        for old in sorted(self._complete(), key=_step)[:-KEPT]:
            # Renamed first: a kill in the middle must not leave half a checkpoint under a good name.
            gone = old.rename(self._folder / f".gone-{old.name}-{secrets.token_hex(4)}")
            shutil.rmtree(gone)
        for leftover in self._folder.glob(".*"):
            shutil.rmtree(leftover, ignore_errors=True)


def _step(path: Path) -> int:
    match = _NAME.match(path.name)
    return int(match[1]) if match else -1
