"""Files of a server by name: what is offered is what can be had, a path never is, and links are good for one file."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import aiohttp
import pytest

from chatterbox.config import Downloads
from chatterbox.errors import Missing
from chatterbox.links import Links, Listener, listening
from chatterbox.models import Case, CaseResult, Message
from format_files import FORMATS
from loopback_backend import LoopbackBackend
from training_house import GUILD, MEMBER, OTHER_GUILD, PLACE, TRAINER, House, garden


async def filled(house: House) -> None:
    """One thing of each kind."""
    filename, upload, _ = FORMATS["CSV"]
    plan = await house.training.plan(TRAINER, upload=upload, filename=filename, dataset="garden", name="spring")
    await house.finished(await house.training.start(TRAINER, plan, PLACE))
    case = Case((Message("user", "Who waters?"),), ("Mina",))
    async with house.store.transaction() as work:
        await work.tests.add(GUILD, 5, ["m"], [CaseResult(case, "m", "Mina does.", True)], datetime.now(UTC))
    await house.datasets.take(GUILD, 5, garden(), "old stuff.jsonl")
    await house.desk.archive(TRAINER, "old stuff")


async def test_whatever_is_offered_can_be_had(house: House, backend: LoopbackBackend) -> None:
    await filled(house)
    backend.results = {"adapter.gguf": b"GGUF", "numbers.csv": b"step"}
    offered = await house.filing.suggested(TRAINER, "")
    files = {one.label: await house.filing.get(TRAINER, one.name) for one in offered}
    names = sorted(file.filename for found in files.values() for file in found)
    assert names == [
        "adapter.gguf", "garden-v1-report.json", "garden-v1.csv", "garden-v1.jsonl", "loss.png", "numbers.csv",
        "old-stuff.tar.zst", "test-1.csv", "training.txt",
    ]  # fmt: skip
    by_name = {file.filename: file.content for found in files.values() for file in found}
    assert by_name["garden-v1.csv"] == FORMATS["CSV"][1]
    assert by_name["loss.png"].startswith(b"\x89PNG")
    log = by_name["training.txt"].decode()
    assert "name: spring\nstate: succeeded" in log and "step\tloss\n1\t3\n" in log
    table = list(csv.reader(io.StringIO(by_name["test-1.csv"].decode("utf-8-sig"))))
    assert table[1] == ["Who waters?", "m", "True", "Mina does.", ""]
    assert [one.label for one in await house.filing.suggested(TRAINER, "GARDEN rep")] == ["garden v1: report"]
    run = (await house.training.plan(TRAINER, dataset="garden", name="spring")), PLACE
    await house.finished(await house.training.start(TRAINER, *run))
    labels = [one.label for one in await house.filing.suggested(TRAINER, "spring")]
    assert len(set(labels)) == len(labels) == 6
    assert all(len(one.label) <= 100 and len(one.name) <= 100 for one in offered)
    assert await house.filing.suggested(MEMBER, "") == []
    assert await house.filing.suggested(replace(TRAINER, space=OTHER_GUILD), "") == []


NO_FILES = [
    "../../etc/passwd", "rows:../1", "/etc/passwd", "rows:99", "rows:-1", "rows:" + "9" * 30, "rows:a", "archive:1",
    "log:nobody", "curve:" + "0" * 36, "test:7", "upload:1\n", "", "rows:", "x" * 300, "rows:\u0661",
]  # fmt: skip


async def test_what_is_no_name_of_a_file_is_none(house: House) -> None:
    await house.datasets.take(GUILD, 5, garden(), "garden.jsonl")
    for name in NO_FILES:
        with pytest.raises(Missing):
            await house.filing.get(TRAINER, name)


async def test_a_link_gives_one_file_for_some_minutes(house: House) -> None:
    dataset, _ = await house.datasets.take(GUILD, 5, garden(), "garden.jsonl")
    now = datetime.now(UTC)
    settings = Downloads(address="http://127.0.0.1", port=0)
    links = Links(house.store.cipher, settings, now=lambda: now)
    async with listening(settings, Listener(links, house.filing)) as port, aiohttp.ClientSession() as session:

        async def status(address: str) -> int:
            async with session.get(address.replace("127.0.0.1", f"127.0.0.1:{port}", 1)) as answer:
                return answer.status

        link = links.to(GUILD, f"rows:{dataset.id}", "garden-v1.jsonl")
        assert link is not None and link.until == now + timedelta(minutes=15)
        address = link.address.replace("127.0.0.1", f"127.0.0.1:{port}", 1)
        async with session.get(address) as answer:
            assert await answer.read() == await house.datasets.content(GUILD, dataset.id)
            assert answer.headers["Content-Disposition"] == "attachment; filename*=UTF-8''garden-v1.jsonl"
            assert answer.headers["Cache-Control"] == "no-store"
        forged = [
            link.address.replace(f"/{GUILD.id}/", f"/{OTHER_GUILD.id}/"),
            link.address.replace("rows:", "upload:"),
            link.address.replace("until=", "until=9"),
            link.address[:-1] + ("0" if link.address[-1] != "0" else "1"),
            link.address.partition("?")[0],
            link.address.replace("garden-v1", "..%2f..%2fetc"),
        ]
        assert [await status(one) for one in forged] == [404] * len(forged)
        now += timedelta(minutes=16)
        assert await status(link.address) == 404


async def test_without_an_address_nothing_listens(house: House) -> None:
    links = Links(house.store.cipher, Downloads())
    assert links.to(GUILD, "rows:1", "x") is None
    async with listening(Downloads(), Listener(links, house.filing)) as port:
        assert port == 0
