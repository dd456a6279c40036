"""What a training says while it runs: one JSON object a line on stdout, read by the engine's queue."""

from __future__ import annotations

import json
from typing import Any, TextIO


class Failure(Exception):
    """A training that cannot go on: `code` for programs, `str()` a sentence for the person who started it."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code


class Events:
    """Writes events, each at once. `silent` for the processes of a distributed run that are not the first."""

    def __init__(self, stream: TextIO, silent: bool = False) -> None:
        self._stream = stream
        self._silent = silent

    def message(self, text: str) -> None:
        self._write("message", text=text)

    def plan(self, steps: int, epochs: int, tokens: int, hyperparameters: dict[str, Any]) -> None:
        """`tokens`: of all rows in one epoch, before any rewriting."""
        self._write("plan", steps=steps, epochs=epochs, tokens=tokens, hyperparameters=hyperparameters)

    def libraries(self, versions: dict[str, str]) -> None:
        """What the training runs on: with other versions the same seed may give other numbers."""
        self._write("libraries", versions=versions)

    def step(self, step: int, loss: float, accuracy: float, rate: float, **more: float) -> None:
        """`step` counts from 1; `accuracy` is the share of target tokens whose greedy guess is right.

        `more`: `valid_loss` and `valid_mean_token_accuracy` at the end of an epoch where questions are held out;
        `train_preference_loss` and `train_preference_accuracy` in a preference training.
        """
        self._write("step", step=step, train_loss=loss, train_mean_token_accuracy=accuracy, lr=rate, **more)

    def checkpoint(self, step: int, path: str) -> None:
        self._write("checkpoint", step=step, path=path)

    def done(self, adapter: str, peft: str, trained_tokens: int, peak_mb: float) -> None:
        """`adapter`: a GGUF file; `peft`: the same as PEFT's folder; `peak_mb`: the memory that was used at most."""
        self._write("done", adapter=adapter, peft=peft, trained_tokens=trained_tokens, peak_mb=peak_mb)

    def error(self, code: str, sentence: str) -> None:
        self._write("error", code=code, message=sentence)

    def _write(self, event: str, **values: Any) -> None:
        if not self._silent:
            self._stream.write(json.dumps({"event": event, **values}, allow_nan=False) + "\n")
            self._stream.flush()
