"""Sealing, exact repeats, and the key."""

from __future__ import annotations

import os
import stat
from base64 import urlsafe_b64encode
from pathlib import Path

import pytest

from chat_fixtures import GARDEN
from chatterbox.errors import ConfigError
from chatterbox.store.crypto import Cipher, load_key, normalised

KEY = bytes(range(32))


def test_the_same_text_is_sealed_differently_each_time() -> None:
    cipher = Cipher(KEY)
    assert cipher.seal_text(GARDEN, "pump") != cipher.seal_text(GARDEN, "pump")


def test_a_changed_value_is_refused() -> None:
    cipher = Cipher(KEY)
    sealed = bytearray(cipher.seal_text(GARDEN, "pump"))
    sealed[-1] ^= 1
    with pytest.raises(ConfigError):
        cipher.open_text(GARDEN, bytes(sealed))


@pytest.mark.parametrize("text", ["", "a\udc80b", "日本語 \U0001f600", "x" * 100_000])
def test_any_text_comes_back_as_it_went_in(text: str) -> None:
    cipher = Cipher(KEY)
    assert cipher.open_text(GARDEN, cipher.seal_text(GARDEN, text)) == text


@pytest.mark.parametrize("repeat", ["where is the PUMP key", " Where is  the pump-key?! ", "Ｗhere is the pump key"])
def test_case_spacing_and_signs_do_not_count(repeat: str) -> None:
    cipher = Cipher(KEY)
    assert cipher.fingerprint(GARDEN, repeat) == cipher.fingerprint(GARDEN, "Where is the pump key?")


def test_other_words_count() -> None:
    assert normalised("Where is the pump?") != normalised("Where is the pump key?")


def test_the_key_is_made_once_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "store.key"
    made = load_key("", file)
    assert load_key("", file) == made
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [entry.name for entry in file.parent.iterdir()] == ["store.key"]


def test_the_key_of_the_environment_wins(tmp_path: Path) -> None:
    assert load_key(urlsafe_b64encode(KEY).decode(), tmp_path / "store.key") == KEY
    assert not (tmp_path / "store.key").exists()


@pytest.mark.parametrize("given", ["short", "ä" * 44, urlsafe_b64encode(b"x" * 31).decode()])
def test_a_key_that_is_none_is_refused(tmp_path: Path, given: str) -> None:
    with pytest.raises(ConfigError, match="32 bytes"):
        load_key(given, tmp_path / "store.key")
