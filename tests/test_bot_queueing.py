"""Quick questions of one person wait for each other."""

import asyncio

from chatterbox.commands.queueing import MOST_WAITING, PersonQueue


async def test_one_at_a_time_in_order_and_people_do_not_wait_for_each_other() -> None:
    queue = PersonQueue()
    order: list[str] = []
    gate = asyncio.Event()

    async def ask(person: str, number: int) -> None:
        async with queue.turn(person):
            order.append(f"{person}{number}")
            if person == "ada":
                await gate.wait()

    async with asyncio.TaskGroup() as group:
        for number in range(3):
            group.create_task(ask("ada", number))
        ben = group.create_task(ask("ben", 0))
        await ben
        assert order == ["ada0", "ben0"]
        gate.set()
    assert order == ["ada0", "ben0", "ada1", "ada2"]


async def test_a_full_queue_says_so_and_is_forgotten_when_empty() -> None:
    queue = PersonQueue()
    gate = asyncio.Event()

    async def ask() -> None:
        async with queue.turn("ada"):
            await gate.wait()

    async with asyncio.TaskGroup() as group:
        assert not queue.full("ada")
        for _ in range(MOST_WAITING + 1):
            group.create_task(ask())
        await asyncio.sleep(0)
        assert queue.full("ada")
        assert not queue.full("ben")
        gate.set()
    assert not queue.full("ada")
    assert queue._locks == {}
