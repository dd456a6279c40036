"""The invitation asks for what the bot uses: enough for all that it does, and nothing that it knows no use for."""

from __future__ import annotations

from pathlib import Path

import discord

from bot_fixtures import real_house
from chatterbox.commands import permissions
from chatterbox.invite import PERMISSIONS, permission_bits
from chatterbox.sandbox import seed
from chatterbox.sandbox.client import Upload

CASES = Upload("cases.json", b'[{"prompt": "Who are you?", "expect": "nobody"}]')


def test_the_invitation_the_checks_and_the_sandbox_name_the_same_permissions() -> None:
    assert discord.Permissions(**dict.fromkeys(permissions._NAMES, True)).value == permission_bits()
    assert permission_bits() == seed.BOT_PERMISSIONS
    assert len(PERMISSIONS) == len(permissions._NAMES)


async def test_the_permissions_of_the_invitation_are_enough(tmp_path: Path) -> None:
    """@everyone may do nothing in this server, so the bot has what the invitation gave it and no more."""
    async with real_house(tmp_path) as home:
        ada = await home.person("Ada")
        corner = ada.channel("bot-corner")
        home.sandbox.world.guilds.change_role(ada.guild()["id"], ada.guild()["id"], permissions=0)
        async with home.bot():
            question = await ada.say(corner, f"{home.mention} Who are you?")
            reply = await ada.wait_message(corner, lambda m: (m.get("message_reference") or {}) and m["components"])
            assert reply["message_reference"]["message_id"] == question["id"]
            form = await ada.press(reply, "Correct")
            await ada.submit(form, {"question": "Who are you?", "answer": "Chatterbox."})
            await ada.wait_message(corner, lambda m: "Corrected by" in m["content"])
            await ada.command(corner, "test", file=CASES)
            scores = await ada.wait_message(corner, lambda m: "**Test**" in m["content"])
            scores = await ada.wait_update(scores, lambda m: m["attachments"])
            assert [file["filename"] for file in scores["attachments"]] == ["scores.png", "failures.json"]
            transcript = await home.client.world.transcript()
    assert [entry["route"] for entry in transcript if entry["status"] == 403] == []
