"""A bot's training service as a process that is killed: started by test_training_kill.py.

    python training_killed.py DATA URL POINT

With a POINT it starts a training and kills itself there with SIGKILL; without one it takes up what was left, brings it
to its end and prints the run's last state.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path
from typing import Any

from training_house import PLACE, TRAINER, House, garden, open_house

POINTS = (
    "before-upload",
    "after-upload",
    "before-create",
    "after-create",
    "while-queued",
    "while-running",
    "while-asking",
    "before-the-paper",
    "while-comparing",
    "before-serving",
    "after-serving",
    "before-file-is-deleted",
    "after-file-is-deleted",
)


def killed(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def before(owner: Any, name: str, times: int = 1) -> None:
    calls = 0
    original = getattr(owner, name)

    async def wrapped(*args: Any, **kwargs: Any) -> Any:
        nonlocal calls
        calls += 1
        if calls == times:
            killed()
        return await original(*args, **kwargs)

    setattr(owner, name, wrapped)


def after(owner: Any, name: str) -> None:
    original = getattr(owner, name)

    async def wrapped(*args: Any, **kwargs: Any) -> Any:
        await original(*args, **kwargs)
        killed()

    setattr(owner, name, wrapped)


def arm(house: House, point: str) -> None:
    match point:
        case "before-upload":
            before(house.trainer, "upload")
        case "after-upload":
            after(house.trainer, "upload")
        case "before-create":
            before(house.trainer, "create")
        case "after-create":
            after(house.trainer, "create")
        case "while-queued":
            before(house.trainer, "retrieve")
        case "while-running":
            before(house.trainer, "retrieve", 4)
        case "before-serving":
            before(house.promotions, "promote_by_itself")
        case "after-serving":
            after(house.promotions, "promote_by_itself")
        case "while-asking":
            before(house.model, "answer", 7)
        case "before-the-paper":
            before(house.tools.candidacy, "paper")
        case "while-comparing":
            before(house.model, "answer", 20 + 5)
        case "before-file-is-deleted":
            before(house.trainer, "delete_file")
        case "after-file-is-deleted":
            after(house.trainer, "delete_file")
        case _:
            raise ValueError(point)


async def main(data: Path, url: str, point: str) -> None:
    async with open_house(data, url, general=4) as house:
        if point:
            arm(house, point)
            plan = await house.training.plan(TRAINER, upload=garden(), filename="garden.jsonl")
            last = await house.finished(await house.training.start(TRAINER, plan, PLACE))
            print(f"not killed: {last.state}")  # noqa: T201
            return
        (left,) = await house.training.unfinished()
        last = await house.finished(left)
        serves = (await house.spaces.serving(last.space)).model == last.model
        print(f"{last.state} {last.model} {len(last.samples)} {len(last.losses)} {serves}")  # noqa: T201


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2], sys.argv[3] if len(sys.argv) > 3 else ""))
