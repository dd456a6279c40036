"""Archives are no way round a deletion: those kept are packed anew, one that was downloaded brings nothing back."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from chatterbox.errors import Missing
from loopback_backend import LoopbackBackend
from privacy_fixtures import ADA, GUILD, PrivacyHouse, member, privacy_house
from training_house import garden

BEN, CLEO = member(7), member(8)


@pytest.fixture
async def house(backend: LoopbackBackend, tmp_path: Path) -> AsyncIterator[PrivacyHouse]:
    async with privacy_house(tmp_path / "bot", backend) as built:
        yield built


async def packed(house: PrivacyHouse) -> bytes:
    async with house.store.reading() as work:
        (archive,) = await work.archives.all(GUILD)
    (file,) = await house.services.filing.get(ADA, f"archive:{archive.id}")
    return file.content


async def test_an_archive_is_packed_anew_without_a_person_s_rows(house: PrivacyHouse) -> None:
    await house.teach(BEN, "Who waters?", "Mina waters.")
    await house.teach(CLEO, "Who weeds?", "Olga weeds.")
    desk = house.services.desk
    first, _ = await desk.keep(ADA, garden(12), "garden.jsonl", "", None)
    await desk.add_corrections(ADA, first.id, mine=False)
    archive = await desk.archive(ADA, "garden")
    downloaded = await packed(house)
    await house.services.privacy.delete_mine(CLEO)
    assert await packed(house) != downloaded
    async with house.store.reading() as work:
        (kept,) = await work.archives.all(GUILD)
    assert (kept.id, kept.rows_gone, kept.versions) == (archive.id, 1, 2)
    assert kept.sha256 != archive.sha256
    restored = await desk.restore(ADA, "garden")
    assert (restored.dataset.rows, restored.back) == (13, 0)
    await desk.delete(ADA, first.id)
    restored = await desk.restore_file(ADA, downloaded)
    assert (restored.back, restored.rows_gone, restored.dataset.rows) == (2, 1, 13)
    files = await house.services.filing.get(ADA, f"rows:{restored.dataset.id}")
    assert b"Mina" in files[0].content and b"Olga" not in files[0].content


async def test_a_dataset_that_its_giver_deleted_comes_out_of_no_archive(house: PrivacyHouse) -> None:
    desk = house.services.desk
    await desk.keep(ADA, garden(12), "garden.jsonl", "", None)
    await desk.archive(ADA, "garden")
    downloaded = await packed(house)
    await house.services.privacy.delete_mine(ADA, datasets=True)
    async with house.store.reading() as work:
        assert await work.archives.all(GUILD) == []
    assert await house.store.vault.names(GUILD) == set()
    with pytest.raises(Missing, match="deleted since at the wish"):
        await desk.restore_file(ADA, downloaded)
