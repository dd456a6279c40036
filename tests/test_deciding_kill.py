"""A bot is killed with SIGKILL while it archives a dataset and while a vote is held: nothing is half done or lost."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from chatterbox.errors import Missing
from chatterbox.store.votes import VoteState
from community_house import recorded_files
from deciding_killed import ARCHIVING, VOTING
from loopback_backend import LoopbackBackend, loopback_backend
from training_house import GUILD, MEMBER, TRAINER, open_house

_PROCESS = Path(__file__).parent / "deciding_killed.py"


@pytest.fixture
async def backend() -> AsyncIterator[LoopbackBackend]:
    async with loopback_backend() as running:
        running.steps = 1
        yield running


async def killed(data: Path, url: str, point: str) -> None:
    bot = await asyncio.create_subprocess_exec(sys.executable, str(_PROCESS), str(data), url, point)
    assert await asyncio.wait_for(bot.wait(), 60) == -signal.SIGKILL


@pytest.mark.parametrize("point", ARCHIVING)
async def test_an_archive_that_was_cut_is_as_if_nobody_had_asked(
    backend: LoopbackBackend, tmp_path: Path, point: str
) -> None:
    await killed(tmp_path, backend.url, point)
    async with open_house(tmp_path, backend.url) as house:
        assert [one.name for one in await house.desk.names(GUILD, "")] == ["garden"]
        assert await house.store.vault.names(GUILD) == await recorded_files(house.store, GUILD)
        with pytest.raises(Missing):
            await house.desk.restore(TRAINER, "garden")
        archive = await house.desk.archive(TRAINER, "garden")
        assert (archive.versions, (await house.desk.restore(TRAINER, "garden")).dataset.rows) == (1, 12)


@pytest.mark.parametrize("point", VOTING)
async def test_a_vote_goes_on_with_the_ballots_that_were_counted(
    backend: LoopbackBackend, tmp_path: Path, point: str
) -> None:
    await killed(tmp_path, backend.url, point)
    async with open_house(tmp_path, backend.url) as house:
        (vote,) = await house.votes.unfinished()
        assert vote.state is (VoteState.CLOSED if point == "before-the-result" else VoteState.OPEN)
        assert await house.votes.voters(vote) == ([] if vote.state is VoteState.OPEN else [TRAINER.user_id])
        if vote.state is VoteState.OPEN:
            for person in (TRAINER, MEMBER):
                await house.votes.cast(person, vote.id, 0, "b")
            vote = await house.votes.close(TRAINER, vote.id)
        (pair,) = (await house.votes.result(vote)).pairs
        assert pair.candidate + pair.serving == (2 if point == "within-the-ballot" else 1)
        await house.votes.told(vote)
        assert await house.votes.unfinished() == []
