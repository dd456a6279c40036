"""The budget of edits, on a clock that the test moves."""

import asyncio
import itertools
from collections.abc import AsyncIterator

import pytest

from chatterbox.commands.live import EditBudget


class FakeClock:
    """Sleeping moves the time at once; what was waited for is written down."""

    def __init__(self) -> None:
        self.time = 100.0

    def now(self) -> float:
        return self.time

    async def sleep(self, seconds: float) -> None:
        due = self.time + seconds
        await asyncio.sleep(0)
        self.time = max(self.time, due)


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
async def budget(clock: FakeClock) -> AsyncIterator[EditBudget]:
    made = EditBudget(clock)
    yield made
    await made.close()


async def test_one_edit_a_second_in_a_channel(budget: EditBudget, clock: FakeClock) -> None:
    made: list[tuple[int, float]] = []

    async def edited(message: int) -> None:
        made.append((message, clock.now()))

    await asyncio.gather(*(budget.edit(1, message, lambda m=message: edited(m)) for message in range(5)))
    assert [message for message, _ in made] == [0, 1, 2, 3, 4]
    gaps = [later - sooner for (_, sooner), (_, later) in itertools.pairwise(made)]
    assert all(gap >= 0.999 for gap in gaps)


async def test_a_newer_edit_takes_the_place_of_the_waiting_one_and_the_last_arrives(budget: EditBudget) -> None:
    shown: list[str] = []

    async def show(text: str) -> None:
        shown.append(text)

    for number in range(50):
        last = budget.edit(1, 7, lambda text=str(number): show(text))
    await last
    assert shown[-1] == "49"
    assert len(shown) <= 2


async def test_the_whole_bot_keeps_to_half_of_what_discord_allows(budget: EditBudget, clock: FakeClock) -> None:
    times: list[float] = []

    async def edited() -> None:
        times.append(clock.now())

    await asyncio.gather(*(budget.edit(channel, 1, edited) for channel in range(100)))
    assert len(times) == 100
    assert max(times) - min(times) >= 99 / 25 - 0.05


async def test_a_failing_edit_does_not_stop_the_others(budget: EditBudget, caplog: pytest.LogCaptureFixture) -> None:
    done = asyncio.Event()

    async def broken() -> None:
        raise RuntimeError("no")

    async def fine() -> None:
        done.set()

    await asyncio.gather(budget.edit(1, 1, broken), budget.edit(1, 2, fine))
    assert done.is_set()
    assert "an edit failed" in caplog.text


async def test_closing_leaves_nobody_waiting(clock: FakeClock) -> None:
    budget = EditBudget(clock)
    started = asyncio.Event()

    async def endless() -> None:
        started.set()
        await asyncio.Event().wait()

    first, second = budget.edit(1, 1, endless), budget.edit(1, 2, endless)
    await started.wait()
    await budget.close()
    assert first.done()
    assert second.done()
