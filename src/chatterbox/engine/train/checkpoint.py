"""Checkpoints that survive a kill at any moment: written beside, made durable, then renamed.

A folder `step-N` holds PEFT's adapter, the same as a GGUF file (it can be served), and the state of the optimizer. The
last few are kept, and the best on the questions that were held out.
"""

from __future__ import annotations

import json
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
VALID = "valid.json"
_NAME = re.compile(r"^step-(\d+)$")


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a training stands."""

    step: int = 0
    trained_tokens: int = 0
    losses: tuple[float, ...] = ()  # of every step so far


class Checkpoints:
    """The checkpoints of one training, in `folder`."""

    def __init__(self, folder: Path, base: Base) -> None:
        self._folder = folder
        self._base = base

    def latest(self) -> Path | None:
        """The last complete one."""
        return max(self._complete(), key=_step, default=None)

    def best(self) -> Path | None:
        """The one with the smallest loss on the questions held out, the earlier of equal ones; None without any."""
        judged = [(loss, _step(path), path) for path in self._complete() if (loss := _valid_loss(path)) is not None]
        return min(judged)[2] if judged else None

    def save(
        self, progress: Progress, model: Any, optimizer: Any, scheduler: Any, valid_loss: float | None = None
    ) -> Path:
        """Writes `step-N` whole or not at all, then drops the oldest ones but for the best."""
        import torch

        self._folder.mkdir(parents=True, exist_ok=True)
        draft = self._folder / f".draft-{secrets.token_hex(4)}"
        draft.mkdir()
        model.save_pretrained(draft)
        convert(draft, self._base, draft / "adapter.gguf")
        state = {
            "step": progress.step,
            "trained_tokens": progress.trained_tokens,
            "losses": list(progress.losses),
            "optimizer": optimizer.state_dict(),
            "scheduler": scheduler.state_dict(),
            "random": torch.get_rng_state(),
        }
        torch.save(state, draft / "state.pt")
        if valid_loss is not None:
            (draft / VALID).write_text(json.dumps(valid_loss), "ascii")
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
        return Progress(state["step"], state["trained_tokens"], tuple(state["losses"]))

    def _complete(self) -> list[Path]:
        return [path for path in self._folder.glob("step-*") if _NAME.match(path.name)]

    def _drop_old(self) -> None:
        best = self.best()
        for old in sorted(self._complete(), key=_step)[:-KEPT]:
            if old == best:
                continue
            # Renamed first: a kill in the middle must not leave half a checkpoint under a good name.
            gone = old.rename(self._folder / f".gone-{old.name}-{secrets.token_hex(4)}")
            shutil.rmtree(gone)
        for leftover in self._folder.glob(".*"):
            shutil.rmtree(leftover, ignore_errors=True)


def _step(path: Path) -> int:
    match = _NAME.match(path.name)
    return int(match[1]) if match else -1


def _valid_loss(path: Path) -> float | None:
    try:
        return float(json.loads((path / VALID).read_text("ascii")))
    except FileNotFoundError:
        return None
