"""A bot is killed while it trains, with SIGKILL and at every record that it writes, and started again.

What must hold: one job, one model, nothing doubled, nothing left at the backend, and the run brought to its end.
"""

from __future__ import annotations

import asyncio
import signal
import sys
from pathlib import Path
from typing import Any

import pytest

from chatterbox.models import RunState
from chatterbox.store.runs import Runs
from loopback_backend import LoopbackBackend
from training_house import GUILD, PLACE, TRAINER, House, garden, open_house
from training_killed import POINTS

_PROCESS = Path(__file__).parent / "training_killed.py"


async def run_bot(data: Path, url: str, point: str = "") -> tuple[int, str]:
    bot = await asyncio.create_subprocess_exec(
        sys.executable, str(_PROCESS), str(data), url, *([point] if point else []), stdout=asyncio.subprocess.PIPE
    )
    async with asyncio.timeout(60):
        output, _ = await bot.communicate()
    return bot.returncode or 0, output.decode().strip()


@pytest.mark.parametrize("point", POINTS)
async def test_a_killed_bot_takes_the_training_up_again(backend: LoopbackBackend, tmp_path: Path, point: str) -> None:
    status, said = await run_bot(tmp_path, backend.url, point)
    assert (status, said) == (-signal.SIGKILL, "")
    status, said = await run_bot(tmp_path, backend.url)
    (job,) = backend.jobs.values()
    assert (status, said) == (0, f"succeeded {job['fine_tuned_model']} 10 3 True")
    assert backend.files == {}


class _Killed(BaseException):
    """Ends a runner on the spot, as a kill does: nothing handles it."""


async def _bring_to_end(house: House) -> RunState:
    left = await house.training.unfinished()
    if not left:
        plan = await house.training.plan(TRAINER, upload=garden(), filename="garden.jsonl")
        left = [await house.training.start(TRAINER, plan, PLACE)]
    tasks = list(house.training._tasks.values())
    await asyncio.gather(*tasks, return_exceptions=True)
    return (await house.training.view(GUILD, left[0].id)).state


async def test_a_run_survives_an_end_after_any_record(
    backend: LoopbackBackend, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each life of the bot writes one more record than the one before, until one life brings the run to its end."""
    save = Runs.save
    written = 0

    async def counted(self: Runs, record: Any) -> None:
        nonlocal written
        if written <= 0:
            raise _Killed
        written -= 1
        await save(self, record)

    monkeypatch.setattr(Runs, "save", counted)
    lives, state = 0, RunState.PREPARING
    while not state.over:
        lives += 1
        written = lives
        async with open_house(tmp_path, backend.url) as house:
            try:
                state = await _bring_to_end(house)
            except _Killed:
                continue
    assert state is RunState.SUCCEEDED
    assert lives > 4
    assert len(backend.jobs) == 1
    assert backend.files == {}
