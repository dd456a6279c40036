"""Writes corrections and turns into a store until it is killed; prints the number of each when it is recorded."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from chat_fixtures import GARDEN, built, form, trainer


async def main(folder: Path) -> None:
    async with built(folder, embedder=None) as house:
        number = 0
        while True:
            number += 1
            turn = await house.ask(f"question {number}")
            await house.corrections.submit(
                trainer(), form(f"taught {number}", f"answer {number}", f"other {number}"), turn
            )
            await house.store.vault.put(GARDEN, f"file {number}".encode() * 1000)
            print(number, flush=True)  # noqa: T201


asyncio.run(main(Path(sys.argv[1])))
