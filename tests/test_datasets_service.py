"""Datasets are checked in a process of their own, kept by version, sealed, and found again."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from chatterbox.errors import BadInput, Missing
from chatterbox.training.checking.checker import Checker
from chatterbox.training.datasets.service import UnusableDataset, label
from format_files import FORMATS
from loopback_backend import LoopbackBackend
from training_house import GUILD, OTHER_GUILD, TRAINER, House, all_bytes, chat_row, garden, jsonl


async def test_versions_follow_the_content(house: House) -> None:
    await house.model.base()  # connects: the first count has little time for that on a busy machine
    first, report = await house.datasets.take(GUILD, 5, garden(12), "My garden.jsonl")
    same, _ = await house.datasets.take(
        GUILD, 6, b"\xef\xbb\xbf" + garden(12).replace(b"\n", b"\r\n"), "my-garden.jsonl"
    )
    second, _ = await house.datasets.take(GUILD, 6, garden(13), "MY GARDEN.json")
    assert (first.version, same.id, second.version) == (1, first.id, 2)
    assert (report.rows, report.tokens_exact, second.rows) == (12, True, 13)
    assert report.tokens == len(" ".join(f"What grows in bed {n}? Crop number {n}." for n in range(12)).split())
    assert (await house.datasets.find(GUILD, "my garden")).id == second.id
    assert await house.datasets.content(GUILD, first.id) == garden(12).replace(b": ", b":").replace(b", ", b",")
    assert [dataset.id for dataset in await house.training.datasets(GUILD, "gard")] == [second.id]


async def test_what_was_uploaded_is_kept_byte_for_byte(house: House, tmp_path: Path, backend: LoopbackBackend) -> None:
    filename, upload, _ = FORMATS["CSV"]
    dataset, report = await house.datasets.take(GUILD, 5, upload, filename)
    assert await house.datasets.original(GUILD, dataset.id) == (filename, upload)
    assert (await house.datasets.content(GUILD, dataset.id)).count(b"\n") == report.rows == 12
    rows = await house.datasets.content(GUILD, dataset.id)
    same, _ = await house.datasets.take(GUILD, 5, rows, "rows.jsonl")
    assert await house.datasets.original(GUILD, same.id) == ("rows.jsonl", rows)
    names = await house.store.vault.names(GUILD)
    assert len(names) == 5  # two reports; rows that are the upload lie there once
    with pytest.raises(Missing):
        await house.datasets.original(OTHER_GUILD, dataset.id)
    await house.store.vault.tidy(await _recorded(house), datetime.fromtimestamp(0, UTC))
    assert await house.store.vault.names(GUILD) == names


async def _recorded(house: House) -> set[str]:
    async with house.store.reading() as work:
        return await work.datasets.files()


async def test_the_good_rows_can_be_sent_alone(house: House) -> None:
    with pytest.raises(UnusableDataset) as refused:
        await house.datasets.take(GUILD, 5, b"{oops\n" + garden(12), "x.jsonl")
    assert refused.value.report.separable
    dataset, report = await house.datasets.take(GUILD, 5, refused.value.good_rows, "x.jsonl")
    assert (dataset.rows, report.usable) == (12, True)
    with pytest.raises(UnusableDataset) as refused:  # a file that is at fault as a whole has no good rows
        await house.datasets.take(GUILD, 5, garden(9), "y.jsonl")
    assert (refused.value.report.separable, refused.value.good_rows) == (False, b"")


async def test_a_worker_that_dies_is_a_damaged_file(house: House) -> None:
    content = bytearray(FORMATS["parquet"][1])
    content[20:60] = bytes(40)  # in a page: its reader gives up the whole process
    report = (await house.datasets._checker.check(bytes(content), "x.parquet")).report
    assert list(report.fault_counts) in (["check-ended"], ["parquet"])
    assert not report.separable


async def test_what_it_teaches_can_be_chosen(house: House) -> None:
    found, _ = await house.datasets.take(GUILD, 5, garden(), "x.jsonl")
    assert found.teaches == "facts"
    await house.datasets.find(GUILD, "x", "manner")
    assert (await house.datasets.get(GUILD, found.id)).teaches == "manner"


async def test_an_unusable_file_is_not_kept(house: House) -> None:
    content = garden(12).splitlines()
    content[6] = b"{oops"
    with pytest.raises(UnusableDataset, match="Line 7 is not JSON") as refused:
        await house.training.plan(TRAINER, upload=b"\n".join(content), filename="x.jsonl")
    assert refused.value.report.fault_counts == {"not-json": 1}
    assert await house.training.datasets(GUILD) == []
    assert await house.store.vault.names(GUILD) == set()


async def test_a_file_too_large_is_refused_before_it_is_fetched(house: House) -> None:
    with pytest.raises(BadInput, match="this bot takes at most 25 MB"):
        house.training.fits("x.jsonl", 25 * 1024 * 1024 + 1)
    house.training.fits("x.jsonl", 25 * 1024 * 1024)


async def test_another_server_finds_nothing(house: House) -> None:
    dataset, _ = await house.datasets.take(GUILD, 5, garden(), "x.jsonl")
    for find in (
        house.datasets.find(OTHER_GUILD, "x"),
        house.datasets.get(OTHER_GUILD, dataset.id),
        house.datasets.content(OTHER_GUILD, dataset.id),
    ):
        with pytest.raises(Missing):
            await find


async def test_nothing_lies_plain_on_disk(house: House, tmp_path: Path) -> None:
    await house.datasets.take(GUILD, 5, jsonl([chat_row("Where is Quibblewick?", "Here.")] * 10), "Quibblewick.jsonl")
    everything = all_bytes(tmp_path)
    assert everything
    assert b"Quibblewick".lower() not in everything.lower()


async def test_a_name_is_only_a_label(house: House) -> None:
    dataset, _ = await house.datasets.take(GUILD, 5, garden(), "../../etc/pass<@123>wd\u202e`x`.jsonl")
    assert dataset.name == "../../etc/pass 123 wd x"
    names = await house.store.vault.names(GUILD)
    assert len(names) == 3  # the rows, what was uploaded, the report
    assert all(name.isalnum() for name in names)
    assert label("  a\nb  ") == "a b"
    assert len(label("x" * 500)) == 60


async def test_the_loop_goes_on_while_a_file_is_checked(house: House) -> None:
    content = garden(60_000)
    checking = asyncio.create_task(house.datasets.take(GUILD, 5, content, "x.jsonl"))
    turns = 0
    while not checking.done():
        await asyncio.sleep(0)
        turns += 1
    assert (await checking)[1].rows == 60_000
    assert turns > 1000, "the check blocks the loop"


async def test_a_check_that_takes_too_long_is_ended(house: House) -> None:
    checker = Checker(house.model, 10**9, timeout_s=0.01)
    checked = await checker.check(garden(1000), "x.jsonl")
    assert checked.report.fault_counts == {"check-failed": 1}
    assert checked.content == b""


async def test_tokens_are_estimated_while_the_backend_is_down(house: House, backend: LoopbackBackend) -> None:
    backend.down = True
    _, report = await house.datasets.take(GUILD, 5, garden(), "x.jsonl")
    assert not report.tokens_exact
    assert report.tokens > 0
