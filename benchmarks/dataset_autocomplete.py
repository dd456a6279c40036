"""How long suggestions take in a server with 100,000 datasets: `python -m benchmarks.dataset_autocomplete [number]`.

Fills a store with sealed names, then types them letter by letter, as a person does: beginnings, parts from the middle,
what matches nothing, what matches all, and what is made to be slow to look for. Each answer is timed whole; now and
then one looks into the store for what is new, and those are timed apart. Apart from that: what the first question of a
server costs (opening all names), how much memory they take, and how long the event loop stands still meanwhile. The
floor: 20 ms at the 99th percentile.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import tempfile
import time
import tracemalloc
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import insert

from chatterbox.models import Space
from chatterbox.store.store import Store, open_store
from chatterbox.store.tables import DatasetRow
from chatterbox.training.datasets.names import DatasetNames

SPACE = Space("guild", 1)
FLOOR_MS = 20.0
WORDS = ("garden", "harbour", "street", "plot", "kitchen", "rules", "hours", "shed", "market", "autumn", "members")


def names(count: int) -> list[str]:
    chance = random.Random(7)
    return [f"{' '.join(chance.choices(WORDS, k=3))} {number}" for number in range(count)]


async def fill(store: Store, every: list[str]) -> None:
    shared = {"version": 1, "file": "0" * 32, "rows": 40, "sha256": "0" * 64, "teaches": "facts", "giver_id": 5}
    cipher = store.cipher
    for start in range(0, len(every), 5000):
        rows = [
            {
                **shared,
                "space": SPACE.key,
                "name": cipher.seal_text(SPACE, name),
                "name_fingerprint": cipher.fingerprint(SPACE, name),
                "original": "",
                "created_at": datetime.now(UTC),
            }
            for name in every[start : start + 5000]
        ]
        async with store.database.transaction() as session:
            await session.execute(insert(DatasetRow), rows)


def typed(every: list[str]) -> list[str]:
    """What people type, and what nobody would."""
    chance = random.Random(11)
    found = ["", "a", "zzz", "garden", "9", "e", "x" * 100, "arden arden arden arden!", "\n", "99999"]
    for name in chance.sample(every, 40):
        found += [name[:length] for length in range(1, len(name), 2)]
        found.append(name[len(name) // 2 :])
    return found


async def longest_stop(done: asyncio.Event) -> float:
    """The longest time, in milliseconds, that the event loop did not come round."""
    longest = 0.0
    while not done.is_set():
        before = time.perf_counter()
        await asyncio.sleep(0)
        longest = max(longest, time.perf_counter() - before)
    return longest * 1000


async def measure(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        async with open_store(Path(folder)) as store:
            every = names(count)
            await fill(store, every)
            found = DatasetNames(store)
            done = asyncio.Event()
            watching = asyncio.create_task(longest_stop(done))
            before = time.perf_counter()
            await found.search(SPACE, "")
            first = time.perf_counter() - before
            done.set()
            print(f"{count} datasets; the first question {first:.2f} s, the loop stood {await watching:.0f} ms at most")
            took, looked = [], []
            for number, part in enumerate(typed(every) * 3):
                if number % 10 == 0:
                    found.added(SPACE)  # as if somebody had uploaded something just now
                before = time.perf_counter()
                await found.search(SPACE, part)
                (looked if number % 10 == 0 else took).append((time.perf_counter() - before) * 1000)
            report("from memory", took)
            report("with a look into the store", looked)
            p99 = report("in all", took + looked)
            tracemalloc.start()
            await DatasetNames(store).search(SPACE, "")
            print(f"memory {tracemalloc.get_traced_memory()[0] / 1024 / 1024:.0f} MiB")
            if p99 > FLOOR_MS:
                raise SystemExit(f"the floor is {FLOOR_MS:.0f} ms")


def report(what: str, took: list[float]) -> float:
    """Prints how long questions took; the 99th percentile, in milliseconds."""
    took.sort()
    p50, p99 = took[len(took) // 2], took[int(len(took) * 0.99)]
    print(f"{len(took)} questions {what}: median {p50:.1f} ms, p99 {p99:.1f} ms, longest {took[-1]:.1f} ms")
    return p99


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("datasets", type=int, nargs="?", default=100_000)
    asyncio.run(measure(parser.parse_args().datasets))


if __name__ == "__main__":
    main()
