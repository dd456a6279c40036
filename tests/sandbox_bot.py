"""A small py-cord bot that uses every way of answering an interaction. It knows nothing of the sandbox."""

import asyncio

import discord

COLOURS = ["red", "green", "blue"]


async def colours(context: discord.AutocompleteContext):
    return [colour for colour in COLOURS if colour.startswith(context.value)]


class Buttons(discord.ui.View):
    def __init__(self):
        super().__init__(timeout=60)

    @discord.ui.button(label="Count", style=discord.ButtonStyle.primary, custom_id="count")
    async def count(self, button, interaction):
        await interaction.response.edit_message(content="counted")

    @discord.ui.button(label="Slow", custom_id="slow")
    async def slow(self, button, interaction):
        await interaction.response.defer()
        await interaction.edit_original_response(content="slowly changed")
        await interaction.followup.send("and said", ephemeral=True)

    @discord.ui.button(label="Ask", custom_id="ask")
    async def ask(self, button, interaction):
        await interaction.response.send_modal(Form(title="Asked by a button"))

    @discord.ui.string_select(
        placeholder="Colour", custom_id="pick", options=[discord.SelectOption(label=c, value=c) for c in COLOURS]
    )
    async def pick(self, select, interaction):
        await interaction.response.send_message(f"picked {select.values[0]}", ephemeral=True)


class Form(discord.ui.DesignerModal):
    def __init__(self, title="A form"):
        self.text = discord.ui.InputText(style=discord.InputTextStyle.long, required=False, custom_id="text")
        self.file = discord.ui.FileUpload(required=False, max_values=2, custom_id="file")
        self.choice = discord.ui.Select(
            discord.ComponentType.string_select,
            options=[discord.SelectOption(label=c, value=c) for c in COLOURS],
            custom_id="choice",
            required=False,
        )
        super().__init__(
            discord.ui.Label(label="Your text", item=self.text),
            discord.ui.Label(label="Your file", item=self.file),
            discord.ui.Label(label="Your colour", item=self.choice),
            discord.ui.TextDisplay("What you send is read aloud."),
            title=title,
            custom_id="form",
            timeout=None,
        )

    async def callback(self, interaction):
        files = [f"{f.filename}:{(await f.read()).decode()}" for f in self.file.values or []]
        await interaction.response.send_message(f"text={self.text.value} files={files} choice={self.choice.values}")


def make_bot():
    bot = discord.AutoShardedBot(intents=discord.Intents.default(), cache_default_sounds=False)
    bot.errors = asyncio.Queue()
    voice = bot.create_group("voice", "Settings of the voice")

    @bot.slash_command(description="Says what it was given")
    @discord.option("text", str, description="A text")
    @discord.option("number", int, description="A number", required=False, min_value=1, max_value=9)
    @discord.option("share", float, description="A share", required=False)
    @discord.option("yes", bool, description="Or no", required=False)
    @discord.option("who", discord.Member, description="Somebody", required=False)
    @discord.option("where", discord.TextChannel, description="A channel", required=False)
    @discord.option("file", discord.Attachment, description="A file", required=False)
    @discord.option("colour", str, description="A colour", required=False, autocomplete=colours)
    async def echo(ctx, text, number=None, share=None, yes=None, who=None, where=None, file=None, colour=None):
        content = (await file.read()).decode() if file else None
        parts = [text, number, share, yes, who and who.display_name, where and where.name, content, colour]
        await ctx.respond("|".join(map(str, parts)))

    @voice.command(description="Sets the speed")
    @discord.option("speed", int, description="How fast", choices=[1, 2, 3])
    async def speed(ctx, speed):
        await ctx.respond(f"speed {speed}", ephemeral=True)

    @bot.slash_command(description="Thinks first")
    async def think(ctx):
        await ctx.defer()
        await ctx.followup.send("thought")
        await ctx.followup.send("and more")

    @bot.slash_command(description="Opens a form")
    async def form(ctx):
        await ctx.send_modal(Form())

    @bot.slash_command(description="Shows buttons")
    async def buttons(ctx):
        await ctx.respond("press", view=Buttons())

    @bot.slash_command(description="Never answers")
    async def silent(ctx):
        pass

    @bot.slash_command(description="Answers too late")
    async def late(ctx):
        await asyncio.wait_for(bot.may_answer.wait(), 20)
        try:
            await ctx.respond("too late")
        except discord.NotFound as error:
            bot.errors.put_nowait(error.code)

    @bot.slash_command(description="Answers twice")
    async def twice(ctx):
        await ctx.interaction.response.send_message("once")
        http = ctx.interaction.response
        http._responded = False
        try:
            await http.send_message("twice")
        except discord.HTTPException as error:
            bot.errors.put_nowait(error.code)

    @bot.slash_command(description="For managers", default_member_permissions=discord.Permissions(manage_guild=True))
    async def manage(ctx):
        await ctx.respond("managed")

    @bot.slash_command(description="Not in direct messages", contexts={discord.InteractionContextType.guild})
    async def here(ctx):
        await ctx.respond("here")

    @bot.message_command(name="Correct this reply")
    async def correct(ctx, message):
        await ctx.respond(f"correcting: {message.content}", ephemeral=True)

    @bot.user_command(name="Greet")
    async def greet(ctx, member):
        await ctx.respond(f"hello {member.display_name}")

    return bot
