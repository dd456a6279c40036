"""An engine that a bot started and nobody needs ends; who wants one again waits for its end."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest

from chatterbox.engine.idle import Idleness, idle
from chatterbox.engine.lock import DataLock
from chatterbox.errors import ConfigError

LIMIT_S = 0.03


async def test_it_ends_when_nobody_asks_but_never_in_a_training() -> None:
    trainings = iter([True, True, False])

    async def busy() -> bool:
        return next(trainings)

    async with asyncio.timeout(10):
        await idle(Idleness(), LIMIT_S, busy)
    assert list(trainings) == []


async def test_it_stays_while_an_answer_is_streamed() -> None:
    async def busy() -> bool:
        return False

    idleness = Idleness()
    waiting = asyncio.create_task(idle(idleness, LIMIT_S, busy))
    with idleness.asked():
        done, _ = await asyncio.wait({waiting}, timeout=5 * LIMIT_S)
        assert not done
    async with asyncio.timeout(10):
        await waiting


def test_the_time_begins_anew_with_each_request() -> None:
    now = [0.0]
    idleness = Idleness(lambda: now[0])
    now[0] = 9.0
    with idleness.asked():
        now[0] = 20.0
    assert idleness.left_s(10) == 10
    now[0] = 29.0
    assert idleness.left_s(10) == 1


def test_a_new_engine_waits_for_one_that_is_ending_and_for_no_other(tmp_path: Path) -> None:
    old, new = DataLock(tmp_path), DataLock(tmp_path)
    old.take()
    old.announce("http://127.0.0.1:1")
    with pytest.raises(ConfigError, match=r"http://127\.0\.0\.1:1"):
        new.take(wait_s=60)
    old.withdraw()
    ending = threading.Timer(0.1, old.release)
    ending.start()
    new.take(wait_s=60)
    ending.join()
    new.release()
