"""kill -9 of a process that writes: what was said to be recorded is there, and nothing is there by halves."""

from __future__ import annotations

import asyncio
import signal
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from chat_fixtures import GARDEN, built, form, trainer
from chatterbox.errors import Refused
from chatterbox.models import CorrectionState, TurnState
from test_store_plaintext import everything_in

WRITER = Path(__file__).with_name("store_writer.py")


async def _killed_after(folder: Path, records: int) -> int:
    """Runs a writer, kills it right after it reported that many records; the last number it reported."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, str(WRITER), str(folder), stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    last = 0
    async with asyncio.timeout(60):
        while last < records:
            line = await process.stdout.readline()
            assert line, (await process.stderr.read()).decode() if process.stderr else ""
            last = int(line)
    process.send_signal(signal.SIGKILL)
    rest = await process.stdout.read()
    await process.wait()
    return int(rest.split()[-1]) if rest.split() else last


async def test_what_was_recorded_is_there_and_whole(tmp_path: Path) -> None:
    recorded = 0
    for _ in range(3):
        recorded += await _killed_after(tmp_path, 5)
    async with built(tmp_path, embedder=None) as house:
        async with house.store.reading() as work:
            corrections = await work.corrections.in_states(GARDEN, [CorrectionState.ACTING])
            entries = await work.entries.listed(GARDEN, None, after=0, limit=10_000)
            by_correction = [len(await work.entries.of_correction(GARDEN, one.id)) for one in corrections]
        assert recorded <= len(corrections) <= recorded + 3
        # A correction and its entries were one transaction: two wordings and the question of the log.
        assert set(by_correction) == {3}
        assert len(entries) == sum(by_correction)
        for name in await house.store.vault.names(GARDEN):
            assert (await house.store.vault.get(GARDEN, name)).startswith(b"file ")
        assert not [name for name in everything_in(tmp_path) if name.endswith(".unfinished")]
        assert {turn.state for turn in await house.chat.unfinished()} <= {TurnState.WRITING}
        assert (await house.corrections.submit(trainer(), form("after the crash", "yes"), None)).id > max(
            one.id for one in corrections
        )


async def test_many_writers_and_readers_at_once_lose_nothing(tmp_path: Path) -> None:
    async with built(tmp_path, embedder=None) as house:

        async def teach(number: int) -> None:
            await house.corrections.submit(trainer(number), form(f"subject {number}", f"answer {number}"), None)

        async def ask(number: int) -> str:
            return (await house.ask(f"hello {number}", user=number, channel=number)).answer

        answers = await asyncio.gather(*(ask(number) for number in range(40)), *(teach(number) for number in range(40)))
        assert answers[:40] == [f"You said: hello {number}" for number in range(40)]
        rows = await house.corrections.rows(GARDEN)
        assert sorted(row.question for row in rows) == sorted(f"subject {number}" for number in range(40))


async def test_two_processes_share_a_store(tmp_path: Path) -> None:
    """SQLite's own locks, not only ours: the doctor and a bot may have it open together."""
    async with built(tmp_path, embedder=None) as one, built(tmp_path, embedder=None) as other:
        await asyncio.gather(
            *(one.corrections.submit(trainer(1), form(f"one {number}", "yes"), None) for number in range(10)),
            *(other.corrections.submit(trainer(2), form(f"other {number}", "yes"), None) for number in range(10)),
        )
        assert len(await one.corrections.rows(GARDEN)) == 20


async def test_a_full_disk_is_said_and_nothing_is_half_written(tmp_path: Path) -> None:
    async with built(tmp_path, embedder=None) as house:
        await house.corrections.submit(trainer(), form("before", "yes"), None)
        async with house.store.database.engine.connect() as connection:
            pages = (await connection.exec_driver_sql("PRAGMA page_count")).scalar_one()

        def full(connection: Any, _record: object, _proxy: object) -> None:
            connection.cursor().execute(f"PRAGMA max_page_count={pages + 1}")

        event.listen(house.store.database.engine.sync_engine.pool, "checkout", full)
        with pytest.raises(Refused, match="disk"):
            for number in range(100):
                await house.corrections.submit(trainer(), form(f"subject {number}", "x" * 4000), None)
        async with house.store.reading() as work:
            corrections = await work.corrections.in_states(GARDEN, [CorrectionState.ACTING])
            entries = await work.entries.listed(GARDEN, None, after=0, limit=1000)
        assert len(corrections) == len(entries) < 100
