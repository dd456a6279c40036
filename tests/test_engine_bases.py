"""Bases by name: found, checked, and refused with a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from chatterbox.config import Base_
from chatterbox.engine.bases import file_sha256, resolve
from chatterbox.engine.gguf_header import read_metadata
from chatterbox.errors import ConfigError
from tiny import Tiny, make_tiny


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Tiny:
    return make_tiny(tmp_path_factory.mktemp("tiny"))


def test_a_path_is_described(tiny: Tiny, tmp_path: Path) -> None:
    base = resolve("mine", Base_(gguf=str(tiny.gguf), sha256=file_sha256(tiny.gguf).upper()), tmp_path)
    assert (base.name, base.architecture, base.layers, base.hidden) == ("mine", "llama", 2, 64)
    assert (base.heads, base.kv_heads, base.context_tokens) == (4, 2, 512)
    assert base.begins_with_bos is False
    assert base.quantised is False


def test_weights_beside_the_file_are_taken(tiny: Tiny, tmp_path: Path) -> None:
    base = resolve("mine", Base_(gguf=str(tiny.gguf), weights=str(tiny.weights)), tmp_path)
    assert base.weights == str(tiny.weights)
    with pytest.raises(ConfigError, match=r"config\.json"):
        resolve("mine", Base_(gguf=str(tiny.gguf), weights=str(tmp_path)), tmp_path)


def test_a_wrong_checksum_is_refused(tiny: Tiny, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="SHA-256"):
        resolve("mine", Base_(gguf=str(tiny.gguf), sha256="0" * 64), tmp_path)


def test_another_architecture_is_refused_by_name(tmp_path: Path) -> None:
    import gguf

    writer = gguf.GGUFWriter(tmp_path / "m.gguf", "mamba")
    writer.add_chat_template("{{ messages }}")
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    with pytest.raises(ConfigError, match=r"architecture mamba.*llama, qwen2"):
        resolve("mine", Base_(gguf=str(tmp_path / "m.gguf")), tmp_path)


def test_a_file_that_is_no_gguf_is_refused(tiny: Tiny, tmp_path: Path) -> None:
    (tmp_path / "a.gguf").write_bytes(b"PK\x03\x04 something else")
    with pytest.raises(ConfigError, match="letters GGUF"):
        resolve("mine", Base_(gguf=str(tmp_path / "a.gguf")), tmp_path)
    (tmp_path / "b.gguf").write_bytes(tiny.gguf.read_bytes()[:500])
    with pytest.raises(ConfigError, match="middle of its metadata"):
        resolve("mine", Base_(gguf=str(tmp_path / "b.gguf")), tmp_path)


def test_what_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"gone\.gguf does not exist"):
        resolve("mine", Base_(gguf=str(tmp_path / "gone.gguf")), tmp_path)
    with pytest.raises(ConfigError, match="no_such_package_here"):
        resolve("mine", Base_(gguf_package="no_such_package_here", gguf="m.gguf"), tmp_path)
    with pytest.raises(ConfigError, match="gguf is empty"):
        resolve("mine", Base_(), tmp_path)


def test_a_repository_that_cannot_be_reached_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import huggingface_hub

    def refuse(*_: object, **__: object) -> str:
        raise OSError("no route to the hub")

    monkeypatch.setattr(huggingface_hub, "hf_hub_download", refuse)
    with pytest.raises(ConfigError, match=r"could not be downloaded .*no route to the hub"):
        resolve("mine", Base_(repository="some/where", gguf="m.gguf"), tmp_path)


def test_metadata_holds_what_was_written(tiny: Tiny) -> None:
    metadata = read_metadata(tiny.gguf)
    tokens = metadata["tokenizer.ggml.tokens"]
    assert isinstance(tokens, list)
    assert tokens[2] == "<|im_end|>"
    assert metadata["llama.rope.freq_base"] == 10000.0
