"""`chatterbox guild`: what the operator decides about a server acts at once in the bot that runs."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot_fixtures import real_house
from chatterbox.errors import Missing
from chatterbox.guilds import block_guild, leave_guild, list_guilds, pause_guild
from test_bot_rules import GARDENS, asked, replied, told


async def test_the_operator_pauses_and_blocks_servers_while_the_bot_runs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async with real_house(tmp_path) as home, home.bot():
        ben, cleo, finn = [await home.person(name) for name in ("Ben", "Cleo", "Finn")]
        guild_id, general = int(ben.guild(GARDENS)["id"]), cleo.channel("general")
        assert await list_guilds(home.settings) == 0
        printed = capsys.readouterr().out
        assert f"{guild_id}  {GARDENS}\n" in printed and "Tin Whistle" in printed

        await pause_guild(home.settings, guild_id, off=False)
        assert "whoever runs me" in (await replied(home, cleo, general, "Hello?"))["content"]
        assert "was not paused" not in told(await ben.command(ben.channel("general"), "pause"))
        await asked(home, finn, finn.channel("general"), "Ahoy?")
        capsys.readouterr()
        await list_guilds(home.settings)
        assert f"{GARDENS}  [paused]  [paused by its managers]\n" in capsys.readouterr().out
        await pause_guild(home.settings, guild_id, off=True)
        assert "its managers let me" in (await replied(home, cleo, general, "Hello?"))["content"]

        whistle = int(finn.guild()["id"])
        await block_guild(home.settings, whistle, off=False)
        capsys.readouterr()
        await list_guilds(home.settings)
        assert f"{whistle}  (the bot is not in it)  [blocked]\n" in capsys.readouterr().out
        await home.client.world.invite(finn.guild(), home.sandbox.application.id)
        async with asyncio.timeout(20):
            members = home.sandbox.world.core.guilds[str(whistle)].members
            while home.sandbox.application.id in members:  # noqa: ASYNC110 - it leaves by itself
                await asyncio.sleep(0.02)
        await block_guild(home.settings, whistle, off=True)
        with pytest.raises(Missing, match="not in server"):
            await leave_guild(home.settings, whistle)
        assert await leave_guild(home.settings, guild_id) == 0
