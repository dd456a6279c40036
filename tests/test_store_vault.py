"""Files of the vault: sealed, whole or not there, and reached by no name but the vault's."""

from __future__ import annotations

import errno
import os
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from chat_fixtures import CHESS, GARDEN
from chatterbox.errors import ChatterboxError, Missing, Refused
from chatterbox.store.crypto import Cipher
from chatterbox.store.store import open_store
from chatterbox.store.vault import Vault


@pytest.fixture
async def vault(tmp_path: Path) -> AsyncIterator[Vault]:
    yield Vault(tmp_path / "files", Cipher(bytes(32)))


async def test_a_file_comes_back_and_lies_sealed(vault: Vault, tmp_path: Path) -> None:
    name = await vault.put(GARDEN, b"behind the beehive")
    assert await vault.get(GARDEN, name) == b"behind the beehive"
    assert b"beehive" not in (tmp_path / "files" / "guild-100" / name).read_bytes()
    assert await vault.names(GARDEN) == {name}


async def test_another_space_has_no_such_file(vault: Vault, tmp_path: Path) -> None:
    name = await vault.put(GARDEN, b"behind the beehive")
    with pytest.raises(Missing):
        await vault.get(CHESS, name)
    stolen = tmp_path / "files" / "guild-200" / name
    stolen.parent.mkdir()
    (tmp_path / "files" / "guild-100" / name).rename(stolen)
    with pytest.raises(ChatterboxError, match="does not open"):
        await vault.get(CHESS, name)


@pytest.mark.parametrize("name", ["../guild-200/x", "", "..", "/etc/passwd", "A" * 32, "0" * 31])
async def test_only_names_that_the_vault_gave_are_taken(vault: Vault, name: str) -> None:
    for reach in (vault.get, vault.delete):
        with pytest.raises(ValueError, match="not a name"):
            await reach(GARDEN, name)


async def test_deleting_twice_is_fine(vault: Vault) -> None:
    name = await vault.put(GARDEN, b"x")
    await vault.delete(GARDEN, name)
    await vault.delete(GARDEN, name)
    assert await vault.names(GARDEN) == set()


async def test_a_full_disk_is_said_and_leaves_nothing(
    vault: Vault, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(Refused, match="disk"):
        await vault.put(GARDEN, b"x" * 1000)
    assert [file for file in (tmp_path / "files").rglob("*") if file.is_file()] == []


async def test_what_a_crash_left_half_written_is_removed(vault: Vault, tmp_path: Path) -> None:
    name = await vault.put(GARDEN, b"whole")
    half = tmp_path / "files" / "guild-100" / f"{'0' * 32}.unfinished"
    half.write_bytes(b"ha")
    await vault.tidy({name}, datetime.now(UTC))
    assert not half.exists()
    assert await vault.names(GARDEN) == {name}


async def test_a_file_that_a_crash_left_without_a_record_goes_at_the_next_start(tmp_path: Path) -> None:
    async with open_store(tmp_path) as store:
        recorded = await store.vault.put(GARDEN, b"rows")
        orphan = await store.vault.put(GARDEN, b"rows of nobody")
        anothers = await store.vault.put(CHESS, b"rows of another store")
        async with store.transaction() as work:
            await work.datasets.add(
                GARDEN, "garden", file=recorded, rows=1, sha256="", teaches="facts", giver=1, now=datetime.now(UTC)
            )
    os.utime(tmp_path / "files" / CHESS.key.replace(":", "-") / anothers, (0, 0))
    async with open_store(tmp_path) as store:
        assert await store.vault.names(GARDEN) == {recorded}
        assert await store.vault.names(CHESS) == {anothers}
        with pytest.raises(Missing):
            await store.vault.get(GARDEN, orphan)
