"""Archives: packed and verified, brought back byte for byte, refused when changed, no way round a withdrawal."""

from __future__ import annotations

import hashlib
import json
import tarfile
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import zstandard

from chatterbox.errors import BadInput, Missing, Refused
from chatterbox.models import Correction, CorrectionForm, CorrectionState
from chatterbox.store.store import _tidy
from chatterbox.training.corrections.service import TrainingRow
from format_files import FORMATS
from loopback_backend import LoopbackBackend
from test_datasets_versions import HOSTILE
from training_house import GUILD, OTHER_GUILD, PLACE, TRAINER, House, garden


async def two_versions(house: House) -> list[int]:
    """A table, and then more rows: both under one name."""
    filename, upload, _ = FORMATS["CSV"]
    first, _ = await house.datasets.take(GUILD, 5, upload, filename, "garden")
    second, _ = await house.datasets.take(GUILD, 6, garden(13), "garden.jsonl")
    return [first.id, second.id]


async def all_of(house: House, ids: list[int]) -> list[object]:
    """All that can be known of versions."""
    found: list[object] = []
    for one in ids:
        found.append(replace(await house.datasets.get(GUILD, one), archived=False))
        found += [await house.datasets.content(GUILD, one), await house.datasets.original(GUILD, one)]
        found.append(await house.datasets.report(GUILD, one))
    return found


async def packed(house: House, archive_id: int) -> bytes:
    (file,) = await house.filing.get(TRAINER, f"archive:{archive_id}")
    return file.content


async def test_what_was_deleted_comes_back_as_it_was(house: House) -> None:
    ids = await two_versions(house)
    before = await all_of(house, ids)
    archive = await house.desk.archive(TRAINER, "Garden")
    content = await packed(house, archive.id)
    assert (archive.versions, archive.sha256) == (2, hashlib.sha256(content).hexdigest())
    assert await house.desk.names(GUILD, "") == []
    assert [one.name for one in await house.desk.names(GUILD, "", archived=True)] == ["garden"]
    assert await all_of(house, ids) == before, "archiving deletes nothing"
    lying = await house.store.vault.names(GUILD)
    await _tidy(house.store)  # the start of a bot
    assert await house.store.vault.names(GUILD) == lying
    with pytest.raises(Missing, match="/restore brings it back"):
        await house.training.plan(TRAINER, dataset="garden")
    restored = await house.desk.restore(TRAINER, "garden")
    assert (restored.versions, restored.back, restored.dataset.version) == (2, 0, 2)
    assert [one.name for one in await house.desk.names(GUILD, "g")] == ["garden"]

    await house.desk.delete(TRAINER, ids[1])
    for gone in (house.datasets.get(GUILD, ids[0]), house.desk.restore(TRAINER, "garden")):
        with pytest.raises(Missing):
            await gone
    assert await house.store.vault.names(GUILD) == set()
    restored = await house.desk.restore_file(TRAINER, content)
    assert (restored.versions, restored.back, restored.rows_gone) == (2, 2, 0)
    assert await all_of(house, ids) == before


async def test_anybody_s_tools_unpack_an_archive(house: House) -> None:
    await two_versions(house)
    content = await packed(house, (await house.desk.archive(TRAINER, "garden")).id)
    with zstandard.ZstdDecompressor().stream_reader(content) as stream, tarfile.open(fileobj=stream, mode="r|") as tar:
        files = {entry.name: file.read() for entry in tar if (file := tar.extractfile(entry))}
    assert list(files) == [
        "manifest.json", "v1/rows.jsonl", "v1/upload", "v1/report.json", "v2/rows.jsonl", "v2/upload", "v2/report.json"
    ]  # fmt: skip
    manifest = json.loads(files["manifest.json"])
    assert manifest["dataset"] == "garden"
    for version in manifest["versions"]:
        for part in (version["content"], version["original"], version["report"]):
            assert hashlib.sha256(files[part["path"]]).hexdigest() == part["sha256"]
    assert b'"giver_id"' not in files["manifest.json"]
    assert files["v1/upload"] == FORMATS["CSV"][1]


async def test_an_archive_that_was_changed_or_made_elsewhere_is_refused(house: House) -> None:
    (first, _) = await two_versions(house)
    archive = await house.desk.archive(TRAINER, "garden")
    content = await packed(house, archive.id)
    await house.desk.delete(TRAINER, first)
    step = max(1, len(content) // 40)
    changed = [content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :] for at in range(0, len(content), step)]
    bomb = zstandard.compress(bytes(1 << 26))
    hostile = [*changed, b"", content[:-1], content[:100], content[:-72], content + b"\0", content * 2, bomb, bytes(72)]
    hostile.append(bomb + content[-72:])
    for file in hostile:
        with pytest.raises(BadInput, match="not an archive that I made for this server"):
            await house.desk.restore_file(TRAINER, file)
    with pytest.raises(BadInput):
        await house.desk.restore_file(replace(TRAINER, space=OTHER_GUILD), content)
    assert await house.desk.names(GUILD, "") == []


async def test_what_was_withdrawn_since_stays_away(house: House) -> None:
    first, _ = await house.datasets.take(GUILD, 5, garden(12), "garden.jsonl")
    ids = [await corrected(house, question) for question in ("Who waters?", "Who weeds?", "Who digs?")]
    house.corrections.kept = [TrainingRow(one, 6, f"Who does {one}?", f"Person {one}.", 4) for one in ids]
    grown = await house.desk.add_corrections(TRAINER, first.id, mine=False)
    content = await packed(house, (await house.desk.archive(TRAINER, "garden")).id)
    await house.desk.delete(TRAINER, first.id)
    async with house.store.transaction() as work:
        await work.corrections.delete(GUILD, ids[:1])
        (withdrawn,) = await work.corrections.among(GUILD, ids[1:2])
        await work.corrections.replace(GUILD, replace(withdrawn, state=CorrectionState.WITHDRAWN))
    restored = await house.desk.restore_file(TRAINER, content)
    assert (restored.dataset.rows, restored.rows_gone) == (13, 2)
    rows = await house.datasets.content(GUILD, grown.dataset.id)
    assert f"Person {ids[2]}." in rows.decode()
    assert not any(f"Person {one}." in rows.decode() for one in ids[:2])
    assert restored.dataset.sha256 == hashlib.sha256(rows).hexdigest()


async def corrected(house: House, question: str) -> int:
    form = CorrectionForm(question, "Somebody.")
    now = datetime.now(UTC)
    correction = Correction(0, GUILD, 6, None, form, CorrectionState.ACTING, now, None)
    async with house.store.transaction() as work:
        return await work.corrections.add(GUILD, correction, waits_for="", form_version=1, receipt_channel_id=None)


async def test_a_name_is_no_path_and_no_formatting_wherever_it_goes(house: House, backend: LoopbackBackend) -> None:
    for number, given in enumerate(HOSTILE):
        dataset, _ = await house.datasets.take(GUILD, 5, garden(12 + number), "x.jsonl", given)
        archive = await house.desk.archive(TRAINER, dataset.name)
        (file,) = await house.filing.get(TRAINER, f"archive:{archive.id}")
        assert not set(file.filename) & set("/\\\n\r\u2028\u202e\u2066") and len(file.filename) < 100
        assert (await house.desk.restore(TRAINER, dataset.name)).dataset.id == dataset.id
    plan = await house.training.plan(TRAINER, dataset="../../etc/passwd", name="\u202e../../etc\n@everyone" + "x" * 300)
    assert plan.name.startswith("../../etc everyone") and len(plan.name) <= 60


async def test_selecting_archives_what_it_replaces_for_each_purpose(house: House) -> None:
    for name, purpose in (("one", "imitate"), ("two", "imitate"), ("bad", "avoid"), ("worse", "avoid")):
        await house.datasets.take(GUILD, 5, garden(12), f"{name}.jsonl", purpose=purpose)  # type: ignore[arg-type]
    replaced = [(await house.desk.select(TRAINER, name)).archive for name in ("one", "bad", "two", "worse", "two")]
    assert [archive and archive.name for archive in replaced] == [None, None, "one", "bad", None]
    assert [one and one.name for one in await house.desk.active(TRAINER)] == ["two", "worse"]
    assert sorted(one.name for one in await house.desk.names(GUILD, "")) == ["two", "worse"]
    plan = await house.training.plan(TRAINER)
    assert (plan.dataset and plan.dataset.name) == "two"
    await house.datasets.take(GUILD, 5, garden(14), "two.jsonl")
    plan = await house.training.plan(TRAINER)  # a new version is the active one too
    assert (plan.dataset and plan.dataset.version) == 2
    await house.desk.archive(TRAINER, "two")
    assert [one and one.name for one in await house.desk.active(TRAINER)] == [None, "worse"]


async def test_a_failing_archive_changes_nothing(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("one", "two"):
        await house.datasets.take(GUILD, 5, garden(12), f"{name}.jsonl")
    await house.desk.select(TRAINER, "one")

    async def full(*_: object) -> str:
        raise Refused("The disk is full.")

    monkeypatch.setattr(house.store.vault, "put", full)
    with pytest.raises(Refused, match="disk is full"):
        await house.desk.select(TRAINER, "two")
    assert [one and one.name for one in await house.desk.active(TRAINER)] == ["one", None]
    assert len(await house.desk.names(GUILD, "")) == 2


async def test_a_dataset_that_is_being_trained_is_not_deleted(house: House, backend: LoopbackBackend) -> None:
    backend.hold = "running"
    plan = await house.training.plan(TRAINER, upload=garden(), filename="garden.jsonl")
    assert plan.dataset is not None
    run = await house.training.start(TRAINER, plan, PLACE)
    with pytest.raises(Refused, match='The training "garden" needs this dataset'):
        await house.desk.delete(TRAINER, plan.dataset.id)
    await house.training.cancel(TRAINER, run.id)
    await house.finished(run)
    assert (await house.desk.delete(TRAINER, plan.dataset.id)).name == "garden"
    assert await house.desk.names(GUILD, "") == []


async def test_under_a_name_that_was_used_again_old_versions_get_new_numbers(house: House) -> None:
    ids = await two_versions(house)
    content = await packed(house, (await house.desk.archive(TRAINER, "garden")).id)
    await house.desk.delete(TRAINER, ids[0])
    await house.datasets.take(GUILD, 5, garden(20), "garden.jsonl")
    restored = await house.desk.restore_file(TRAINER, content)
    assert (restored.versions, restored.back) == (3, 2)
    versions = (await house.desk.named(TRAINER, "garden")).versions
    assert [one.version for one in versions] == [3, 2, 1]
    assert {one.rows for one in versions} == {12, 13, 20}
