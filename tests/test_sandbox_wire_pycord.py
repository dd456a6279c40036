"""An unmodified py-cord logs in to the loopback Discord and works there."""

from __future__ import annotations

import asyncio
import io
from pathlib import Path

import discord
import pytest
from PIL import Image

from chatterbox.sandbox.objects import Draft
from sandbox_wire_fixtures import listening, logged_in, once

INTENTS = discord.Intents(guilds=True, messages=True, reactions=True, typing=True)


def picture() -> io.BytesIO:
    held = io.BytesIO()
    Image.new("RGB", (20, 10)).save(held, "PNG")
    held.seek(0)
    return held


@pytest.mark.parametrize("kind", [discord.Bot, discord.AutoShardedBot])
async def test_bot_answers_a_mention_and_edits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: type[discord.Bot]
) -> None:
    async with listening(tmp_path) as place:
        bot = kind(intents=INTENTS, auto_sync_commands=False, guild_ready_timeout=0.1)
        seen: list[str] = []

        async def on_message(message: discord.Message) -> None:
            if message.author.id != bot.user.id:
                seen.append(message.content)
                answer = await message.reply("thinking", mention_author=False)
                await answer.edit(content="an answer")

        bot.add_listener(on_message)
        async with logged_in(bot, place, monkeypatch):
            assert [guild.name for guild in bot.guilds] == ["Harbour"]
            assert {c.name for c in bot.guilds[0].text_channels} == {"general", "other"}
            edited = asyncio.ensure_future(once(bot, "message_edit"))
            await asyncio.sleep(0)
            place.world.acts.say(place.owner.id, place.general.id, Draft(content=f"<@{place.app.id}> hello"))
            _, after = await edited
            assert after.content == "an answer"
        assert seen == [f"<@{place.app.id}> hello"]
        answer = place.world.messages.history(place.general.id, place.owner.id)[0]
        assert (answer.content, answer.author_id) == ("an answer", place.app.id)
        assert answer.edited_at is not None
        assert answer.reference and answer.reference["message_id"]


async def test_files_embeds_buttons_and_reactions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with listening(tmp_path) as place:
        bot = discord.Bot(intents=INTENTS, auto_sync_commands=False, guild_ready_timeout=0.1)
        async with logged_in(bot, place, monkeypatch):
            channel = bot.get_channel(int(place.general.id))
            assert isinstance(channel, discord.TextChannel)
            view = discord.ui.View(discord.ui.Button(label="Press", custom_id="press"), timeout=None)
            file = discord.File(picture(), "curve.png", description="A loss curve")
            message = await channel.send("look", file=file, embed=discord.Embed(title="Run"), view=view)
            attachment = message.attachments[0]
            assert (attachment.width, attachment.height, attachment.description) == (20, 10, "A loss curve")
            assert attachment.content_type == "image/png"
            assert (await attachment.read())[:4] == b"\x89PNG"
            assert message.embeds[0].title == "Run"
            assert message.components[0].children[0].custom_id == "press"
            await message.add_reaction("\N{THUMBS UP SIGN}")
            assert (await channel.fetch_message(message.id)).reactions[0].me
            replaced = await message.edit(
                content="look again", attachments=[], file=discord.File(io.BytesIO(b"x"), "a.jsonl")
            )
            assert [a.filename for a in replaced.attachments] == ["a.jsonl"]
            assert replaced.attachments[0].content_type is None
            assert not place.world.files.path(str(attachment.id)).exists()
            async with channel.typing():
                pass
            assert (await bot.fetch_user(int(place.owner.id))).display_name == "Ada"
            await message.delete()
            with pytest.raises(discord.NotFound) as gone:
                await channel.fetch_message(message.id)
            assert gone.value.code == 10008


async def test_direct_messages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with listening(tmp_path) as place:
        bot = discord.Bot(
            intents=discord.Intents(guilds=True, dm_messages=True), auto_sync_commands=False, guild_ready_timeout=0.1
        )
        async with logged_in(bot, place, monkeypatch):
            user = await bot.fetch_user(int(place.member.id))
            sent = await user.send("hello")
            heard = asyncio.ensure_future(once(bot, "message", lambda m: m.author.id == user.id))
            await asyncio.sleep(0)
            place.world.acts.say(place.member.id, str(sent.channel.id), Draft(content="and hello to you"))
            message = await heard
            assert message.guild is None
            assert message.content == "and hello to you"


@pytest.mark.parametrize("kind", [discord.Bot, discord.AutoShardedBot])
async def test_resume_after_a_lost_connection_misses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: type[discord.Bot]
) -> None:
    async with listening(tmp_path) as place:
        bot = kind(intents=INTENTS, auto_sync_commands=False, guild_ready_timeout=0.1)
        async with logged_in(bot, place, monkeypatch):
            resumed = asyncio.ensure_future(once(bot, "resumed"))
            heard = asyncio.ensure_future(once(bot, "message"))
            await asyncio.sleep(0)
            place.wire.gateway.drop()
            # Said while nobody is connected: the session keeps it.
            place.world.acts.say(place.owner.id, place.general.id, Draft(content=f"<@{place.app.id}> still there?"))
            await resumed
            assert (await heard).content.endswith("still there?")


async def test_a_wrong_token_and_intents_that_are_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with listening(tmp_path) as place:
        with pytest.raises(discord.LoginFailure):
            async with logged_in(
                discord.Bot(intents=INTENTS, auto_sync_commands=False, guild_ready_timeout=0.1),
                place,
                monkeypatch,
                token="a.b.c",
            ):
                pass
        greedy = discord.Bot(intents=discord.Intents(guilds=True, message_content=True))
        with pytest.raises(discord.PrivilegedIntentsRequired):
            async with logged_in(greedy, place, monkeypatch):
                pass


async def test_members_are_sent_in_chunks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with listening(tmp_path, privileged_intents=["members"]) as place:
        bot = discord.Bot(
            intents=discord.Intents(guilds=True, members=True), auto_sync_commands=False, guild_ready_timeout=0.1
        )
        async with logged_in(bot, place, monkeypatch):
            guild = bot.guilds[0]
            assert {m.name for m in await guild.query_members("b")} == {"ben"}
            assert {m.name for m in guild.members} == {"ada", "ben", "Tester"}
