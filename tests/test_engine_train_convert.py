"""Weights for training: from the GGUF file once, whole or not at all, or from the folder beside it."""

from __future__ import annotations

import io
from pathlib import Path

import msgspec
import pytest

from chatterbox.config import Base_
from chatterbox.engine.bases import SUPPORTED, Base, resolve
from chatterbox.engine.train.convert import trainable_folder
from chatterbox.engine.train.events import Events, Failure
from chatterbox.engine.train.lora import load_base
from tiny import Architecture, Tiny, make_tiny


@pytest.fixture(params=SUPPORTED)
def tiny(request: pytest.FixtureRequest, tmp_path: Path) -> Tiny:
    architecture: Architecture = request.param
    return make_tiny(tmp_path, architecture)


def _base(tiny: Tiny, folder: Path, weights: str = "") -> Base:
    return resolve("tiny", Base_(gguf=str(tiny.gguf), weights=weights), folder)


def test_the_weights_of_the_gguf_file_come_out_as_they_went_in(tiny: Tiny, tmp_path: Path) -> None:
    import torch
    from transformers import AutoTokenizer

    said = io.StringIO()
    folder = trainable_folder(_base(tiny, tmp_path), tmp_path / "cache", Events(said))
    made, original = load_base(folder).state_dict(), load_base(tiny.weights).state_dict()
    assert made.keys() == original.keys()
    assert all(torch.equal(made[name], original[name]) for name in made)
    text = "It's 2024, <|im_end|> \u65e5\u672c"
    assert AutoTokenizer.from_pretrained(folder)(text) == AutoTokenizer.from_pretrained(tiny.weights)(text)
    assert "Preparing tiny" in said.getvalue()


def test_it_is_done_once_and_leftovers_of_a_kill_are_cleared(tiny: Tiny, tmp_path: Path) -> None:
    base, cache = _base(tiny, tmp_path), tmp_path / "cache"
    leftover = cache / "bases" / f".{base.sha256}.0000"
    leftover.mkdir(parents=True)
    (leftover / "model.safetensors").write_bytes(b"half")
    said = io.StringIO()
    first = trainable_folder(base, cache, Events(said))
    changed = (first / "config.json").stat().st_mtime_ns
    assert trainable_folder(base, cache, Events(said)) == first
    assert (first / "config.json").stat().st_mtime_ns == changed
    assert said.getvalue().count("Preparing") == 1
    assert list((cache / "bases").iterdir()) == [first]


def test_a_changed_file_is_refused(tiny: Tiny, tmp_path: Path) -> None:
    base = _base(tiny, tmp_path)
    with tiny.gguf.open("ab") as file:
        file.write(b"more")
    with pytest.raises(Failure, match="gone or changed") as caught:
        trainable_folder(base, tmp_path / "cache", Events(io.StringIO()))
    assert caught.value.code == "base_unavailable"


def test_weights_of_another_architecture_are_refused(tiny: Tiny, tmp_path: Path) -> None:
    base = _base(tiny, tmp_path, str(tiny.weights))
    assert trainable_folder(base, tmp_path / "cache", Events(io.StringIO())) == tiny.weights
    with pytest.raises(Failure, match="do not belong together"):
        trainable_folder(msgspec.structs.replace(base, architecture="other"), tmp_path / "cache", Events(io.StringIO()))
