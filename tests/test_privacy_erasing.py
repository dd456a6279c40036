"""Deletion wins: versions are written anew, a crash or a restored backup undoes nothing, whole servers go."""

from __future__ import annotations

import asyncio
import hashlib
import shutil
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from chatterbox.errors import Missing
from chatterbox.models import Asked, CorrectionState, Dataset, Place, Space
from chatterbox.store.entries import Wording
from chatterbox.store.people import OPERATORS
from chatterbox.store.tables import Base
from loopback_backend import LoopbackBackend, loopback_backend
from privacy_fixtures import ADA, CHECKPOINT, GUILD, PrivacyHouse, checkpoint, grown, member, privacy_house
from training_house import garden

CLEO = member(8)
NOW = datetime(2026, 11, 1, tzinfo=UTC)


@pytest.fixture
async def backend() -> AsyncIterator[LoopbackBackend]:
    async with loopback_backend() as running:
        running.steps = 1
        running.checkpoints = [checkpoint()]
        yield running


@pytest.fixture
async def house(backend: LoopbackBackend, tmp_path: Path) -> AsyncIterator[PrivacyHouse]:
    async with privacy_house(tmp_path / "bot", backend) as built:
        yield built


async def version(house: PrivacyHouse, content: bytes, giver: int = ADA.user_id) -> Dataset:
    """A version of a dataset as it lies in the vault, with an entry for each row."""
    file = await house.store.vault.put(GUILD, content)
    async with house.store.transaction() as work:
        made = await work.datasets.add(
            GUILD, "garden", file=file, rows=content.count(b"\n"), sha256=hashlib.sha256(content).hexdigest(),
            teaches="facts", giver=giver, now=NOW,
        )  # fmt: skip
        rows = [Wording(row, f"question {row}", f"answer {row}") for row in range(made.rows)]
        await work.entries.add(GUILD, "row", made.id, rows, vector_model="")
    return made


async def content_of(house: PrivacyHouse, dataset_id: int) -> bytes:
    async with house.store.reading() as work:
        file = await work.datasets.file(GUILD, dataset_id)
    assert file is not None
    return await house.store.vault.get(GUILD, file)


async def asked(house: PrivacyHouse, user: int, message: int, space: Space = GUILD) -> int:
    async with house.store.transaction() as work:
        return await work.turns.add(
            space, Asked(space, user, "Where is zorb?", Place(10, message)), model="m", instruction="", help=None,
            answer="Here.", parent_id=None, attempt=0, now=datetime.now(UTC),
        )  # fmt: skip


async def test_versions_that_hold_the_rows_are_written_anew_with_a_note(house: PrivacyHouse) -> None:
    mine = await house.teach(CLEO, "Who sells zorb seeds?", "Mina.")
    others = await house.teach(member(9), "When is the swap?", "In March.")
    first = await version(house, garden(3))
    made_of = [(mine.id, "Who sells zorb seeds?", "Mina."), (others.id, "When is the swap?", "In March.")]
    second = await version(house, grown(garden(3), made_of))
    old_files = await house.store.vault.names(GUILD)

    await house.services.privacy.delete_mine(CLEO)
    async with house.store.reading() as work:
        now = {one.id: one for one in await work.datasets.all(GUILD)}
        entries = await work.entries.rows_present(GUILD, second.id)
    assert now[first.id] == first
    content = await content_of(house, second.id)
    assert b"zorb" not in content
    assert b"In March." in content
    assert (now[second.id].rows, now[second.id].rows_gone) == (4, 1)
    assert now[second.id].sha256 == hashlib.sha256(content).hexdigest() != second.sha256
    # Help knows the row that moved up by its new number, and the file that held the row is gone.
    assert entries == {0, 1, 2, 3}
    assert len(await house.store.vault.names(GUILD) - old_files) == 1
    assert len(await house.store.vault.names(GUILD)) == 2


async def test_uploads_go_with_their_giver_or_stay_without_the_name(house: PrivacyHouse) -> None:
    for user, datasets in ((8, True), (9, False)):
        given = await version(house, garden(12), giver=user)
        gone = await house.services.privacy.delete_mine(member(user), datasets=datasets)
        assert gone.kept.datasets == 1
        async with house.store.reading() as work:
            left = await work.datasets.get(GUILD, given.id)
            entries = await work.entries.rows_present(GUILD, given.id)
        assert (left is None) is datasets
        assert (entries == set()) is datasets
        assert left is None or left.giver_id == 0
    assert len(await house.store.vault.names(GUILD)) == 1


async def test_a_model_of_a_deleted_upload_goes_and_a_run_on_it_cannot_be_made_again(house: PrivacyHouse) -> None:
    dev = type(ADA)(GUILD, 8, "Dev", trains=True)
    run = await house.trained(garden(), by=dev)
    gone = await house.services.privacy.delete_mine(dev)
    assert gone.models == (run.model,)
    with pytest.raises(Missing):
        await house.services.training.plan(ADA, dataset="garden")


async def test_two_deletions_at_once_are_one(house: PrivacyHouse) -> None:
    await house.teach(CLEO, "Who sells zorb seeds?", "Mina.")
    await asked(house, 8, 1)
    gone = await asyncio.gather(*(house.services.privacy.delete_mine(CLEO) for _ in range(3)))
    assert sorted((one.kept.turns, one.kept.corrections) for one in gone) == [(0, 0), (0, 0), (1, 1)]
    async with house.store.reading() as work:
        assert await work.erasures.pending() == []


async def test_a_deletion_killed_half_way_goes_on_at_the_restart(
    backend: LoopbackBackend, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with privacy_house(tmp_path, backend) as house:
        mine = await house.teach(CLEO, "Who sells zorb seeds?", "Mina.")
        second = await version(house, grown(garden(3), [(mine.id, "Who sells zorb seeds?", "Mina.")]))

        async def killed(*_: object) -> None:
            raise RuntimeError("killed before the end of the transaction")

        with monkeypatch.context() as broken:
            broken.setattr("chatterbox.store.people.People.delete_rest", killed)
            with pytest.raises(RuntimeError):
                await house.services.privacy.delete_mine(CLEO)
        assert (await house.services.privacy.kept(CLEO)).corrections == 1
        assert b"zorb" in await content_of(house, second.id)
    async with privacy_house(tmp_path, backend) as house:
        await house.services.privacy.resume()
        assert (await house.services.privacy.kept(CLEO)).corrections == 0
        assert b"zorb" not in await content_of(house, second.id)
        assert len(await house.store.vault.names(GUILD)) == 1
        async with house.store.reading() as work:
            assert await work.erasures.pending() == []


async def test_a_restored_backup_brings_nothing_back(backend: LoopbackBackend, tmp_path: Path) -> None:
    data, backup = tmp_path / "bot", tmp_path / "backup"
    async with privacy_house(data, backend) as house:
        await house.teach(CLEO, "Who sells zorb seeds?", "Mina.")
        withdrawn = await house.teach(member(9), "When is the swap?", "In March.")
        stays = await house.teach(member(9), "Who has the key?", "Ada.")
        await version(house, garden(12), giver=8)
        await asked(house, 9, 4_001)
        other = Space("guild", 78)
        await asked(house, 9, 4_002, other)
    for name in ("store.sqlite", "store.sqlite-wal", "files"):
        if (data / name).is_dir():
            shutil.copytree(data / name, backup / name)
        elif (data / name).exists():
            backup.mkdir(exist_ok=True)
            shutil.copy(data / name, backup / name)
    async with privacy_house(data, backend) as house:
        await house.services.privacy.delete_mine(CLEO)
        await house.services.corrections.withdraw_one(member(9), withdrawn.id)
        await house.services.privacy.message_deleted(GUILD, [4_001])
        async with house.store.transaction() as work:  # a day later
            for _, turn_id in await work.turns.of_messages([4_001], GUILD):
                await work.turns.gone(GUILD, [turn_id], NOW)
        house.services.privacy._deleted_for = house.services.privacy._deleted_for * 0
        await house.services.privacy.sweep()
        await house.services.privacy._eraser.space(other)
    for name in ("store.sqlite-wal", "store.sqlite-shm"):
        (data / name).unlink(missing_ok=True)
    shutil.rmtree(data / "files")
    shutil.copytree(backup, data, dirs_exist_ok=True)
    async with privacy_house(data, backend) as house:
        assert (await house.services.privacy.kept(CLEO)).corrections == 1  # the backup is really back
        await house.services.privacy.resume()
        assert await house.services.privacy.places(8) == []
        assert (await house.services.corrections.get(GUILD, withdrawn.id)).state is CorrectionState.WITHDRAWN
        assert (await house.services.corrections.get(GUILD, stays.id)).state is CorrectionState.ACTING
        assert await house.services.privacy.places(9) == [GUILD]
        assert (await house.services.privacy.kept(member(9))).turns == 0
        assert await house.store.vault.names(GUILD) == set()
        assert await house.store.deleted_again() == []
    assert b"zorb" not in (data / "deletions").read_bytes()


async def test_a_server_goes_whole_with_what_lies_at_the_backend(house: PrivacyHouse) -> None:
    await house.teach(CLEO, "Who sells zorb seeds?", "Mina.")
    run = await house.trained(garden())
    await house.services.rules.bar(GUILD.id, paused=True)
    other = Space("guild", 78)
    await asked(house, 8, 2, other)
    await house.services.privacy._eraser.space(GUILD)
    await house.services.privacy._clearing.settled(5)
    assert house.backend.deleted == {run.model, CHECKPOINT}
    assert await house.store.vault.names(GUILD) == set()
    async with house.store.database.reading() as session:
        for table in Base.metadata.sorted_tables:
            if table.name in ("deletions", "leftovers"):
                continue
            rows = (await session.execute(select(table).where(table.c.space == GUILD.key))).all()
            left = [row for row in rows if getattr(row, "name", "") != OPERATORS]
            assert left == [], table.name
    assert (await house.services.rules.bars(GUILD)).paused
    assert await house.services.privacy.places(8) == [other]
