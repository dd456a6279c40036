"""A small discord.py bot for tests/judges/test_libraries.py. It knows nothing of the sandbox but its address."""

import asyncio
import os
import re
import sys
import threading

import discord
from discord import app_commands
from yarl import URL

API = os.environ["API"]
discord.http.Route.BASE = f"{API}/v10"
discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = URL(API.replace("http", "ws", 1).removesuffix("/api") + "/gateway")


class Controls(discord.ui.View):
    def __init__(self):
        super().__init__(timeout=None)

    @discord.ui.button(label="More", custom_id="more")
    async def more(self, interaction, button):
        await interaction.response.edit_message(content="more")

    @discord.ui.select(
        placeholder="Pick",
        custom_id="pick",
        options=[discord.SelectOption(label="One", value="1"), discord.SelectOption(label="Two", value="2")],
    )
    async def pick(self, interaction, select):
        await interaction.response.send_message(f"picked {select.values[0]}", ephemeral=True)


class Form(discord.ui.Modal, title="A form"):
    text = discord.ui.Label(text="Your text", component=discord.ui.TextInput())

    async def on_submit(self, interaction):
        await interaction.response.send_message(f"said {self.text.component.value}", ephemeral=True)


class Bot(discord.Client):
    def __init__(self):
        super().__init__(intents=discord.Intents.default())
        self.tree = app_commands.CommandTree(self)

    async def setup_hook(self):
        await self.tree.sync()
        threading.Thread(target=stop_with_parent, args=(asyncio.get_running_loop(),), daemon=True).start()

    async def on_ready(self):
        sys.stdout.write("ready\n")
        sys.stdout.flush()

    async def on_message(self, message):
        if message.author.bot or self.user not in message.mentions:
            return
        reply = await message.reply("heard " + re.sub(r"<@!?\d+>\s*", "", message.content))
        await reply.edit(content=f"{reply.content}, clearly")
        await message.add_reaction("👍")


bot = Bot()


def stop_with_parent(loop):
    sys.stdin.read()
    asyncio.run_coroutine_threadsafe(bot.close(), loop)


@bot.tree.command(description="Greets")
async def hello(
    interaction: discord.Interaction,
    text: str,
    times: int | None = None,
    file: discord.Attachment | None = None,
    who: discord.Member | None = None,
):
    content = (await file.read()).decode() if file else ""
    name = who.display_name if who else ""
    await interaction.response.send_message(f"hello {text}|{times}|{content}|{name}", view=Controls())


@hello.autocomplete("text")
async def complete(interaction: discord.Interaction, current: str):
    return [app_commands.Choice(name=f"{current}!", value=f"{current}!")]


@bot.tree.command(description="Opens a form")
async def ask(interaction: discord.Interaction):
    await interaction.response.send_modal(Form())


@bot.tree.command(description="Thinks")
async def wait(interaction: discord.Interaction):
    await interaction.response.defer()
    await interaction.edit_original_response(content="waited")
    again = await interaction.followup.send("again", wait=True)
    await again.edit(content="again, edited")


@bot.tree.context_menu(name="Repeat")
async def repeat(interaction: discord.Interaction, message: discord.Message):
    await interaction.response.send_message(message.content, ephemeral=True)


bot.run(os.environ["TOKEN"], log_handler=None)
