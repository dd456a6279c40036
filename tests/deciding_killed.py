"""A bot's services as a process that is killed while they archive or count votes: started by test_deciding_kill.py.

    python deciding_killed.py DATA URL POINT

It kills itself with SIGKILL at the point.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from chatterbox.store.archives import Archives
from chatterbox.store.votes import Votes
from chatterbox.training.promotion.vote_form import VoteForm
from training_house import GUILD, PLACE, TRAINER, House, garden, open_house
from training_killed import after, before, killed

ARCHIVING = ("before-its-file-is-whole", "within-its-transaction")
VOTING = ("within-the-ballot", "before-the-result")


async def archive(house: House, point: str) -> None:
    await house.datasets.take(GUILD, TRAINER.user_id, garden(), "garden.jsonl")
    if point == "within-its-transaction":
        after(Archives, "add")
    else:
        Path.replace = killed  # type: ignore[method-assign, assignment]
    await house.desk.archive(TRAINER, "garden")


async def vote(house: House, point: str) -> None:
    plan = await house.training.plan(TRAINER, upload=garden(), filename="garden.jsonl", teaches="manner")
    run = await house.finished(await house.training.start(TRAINER, plan, PLACE))
    vote = await house.votes.open(TRAINER, run.id, VoteForm("Who are you?", "", ""), 900)
    vote = await house.votes.ask(vote)
    if point == "within-the-ballot":
        after(Votes, "cast")
    else:
        before(house.votes, "result")
    await house.votes.cast(TRAINER, vote.id, 0, "a")
    await house.votes.close(TRAINER, vote.id)
    await house.votes.result(vote)


async def main(data: Path, url: str, point: str) -> None:
    async with open_house(data, url, by_itself=False) as house:
        await (archive if point in ARCHIVING else vote)(house, point)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2], sys.argv[3]))
