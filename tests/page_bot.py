"""A small py-cord bot with one of everything that the page has to show. (Options need real annotations here.)"""

import asyncio
import io

import discord
from PIL import Image, ImageDraw

INTENTS = discord.Intents(guilds=True, guild_messages=True, dm_messages=True, guild_reactions=True)
PROBE = '<img src=x onerror="window.broken=1"><script>window.broken=1</script>'


class PageBot(discord.Bot):
    """What happens to it is told by `told`, for the tests; `go_on` lets a slow answer end."""

    def __init__(self) -> None:
        super().__init__(intents=INTENTS)
        self.heard: asyncio.Queue[tuple[str, object]] = asyncio.Queue()
        self.go_on = asyncio.Event()
        _add_commands(self)

    async def told(self, name: str) -> object:
        """The next thing of that name that happened to the bot since `forget`."""
        while True:
            happened, what = await asyncio.wait_for(self.heard.get(), 10)
            if happened == name:
                return what

    def forget(self) -> None:
        self.heard = asyncio.Queue()

    async def on_message(self, message: discord.Message) -> None:
        if message.author.bot or self.user not in message.mentions:
            return
        self.heard.put_nowait(("message", message.content))
        answer = await message.reply("Tomatoes", mention_author=True)
        await answer.edit(content="Tomatoes want **warm feet**")
        view = discord.ui.View(discord.ui.Button(label="Correct", custom_id="correct"), timeout=None)
        await answer.edit(content="Tomatoes want **warm feet** and a south wall.", view=view)

    async def on_interaction(self, interaction: discord.Interaction) -> None:
        if interaction.type is discord.InteractionType.component:
            await _pressed(self, interaction)
        await super().on_interaction(interaction)


async def _pressed(bot: PageBot, interaction: discord.Interaction) -> None:
    assert interaction.data is not None
    name = interaction.data["custom_id"]
    bot.heard.put_nowait(("press", (name, interaction.data.get("values"))))
    if name == "correct":
        await interaction.response.send_modal(CorrectionForm(bot))
    elif name == "delete-data":
        await interaction.response.edit_message(content="Your data is gone.", embed=None, view=None)
    elif name in ("plant", "tools", "gardener"):
        chosen = ", ".join(interaction.data["values"])
        await interaction.response.send_message(f"You chose {chosen}.", ephemeral=True)


class CorrectionForm(discord.ui.DesignerModal):
    """One of each field, in labels."""

    def __init__(self, bot: PageBot) -> None:
        self.bot = bot
        self.answer = discord.ui.InputText(
            style=discord.InputTextStyle.long, custom_id="answer", max_length=400, min_length=3
        )
        self.question = discord.ui.InputText(custom_id="question", required=False, placeholder="Optional")
        options = [discord.SelectOption(label="Facts", value="facts"), discord.SelectOption(label="Manner")]
        self.kind = discord.ui.StringSelect(options=options, custom_id="kind", required=False)
        self.proof = discord.ui.FileUpload(custom_id="proof", required=False, min_values=0, max_values=2)
        super().__init__(
            discord.ui.Label("The question in your own words", self.question, description="Leave it empty if unsure."),
            discord.ui.Label("The right answer", self.answer),
            discord.ui.Label("What it teaches", self.kind),
            discord.ui.Label("Proof", self.proof),
            title="Correct this reply",
            custom_id="correction",
            timeout=120,
        )

    async def callback(self, interaction: discord.Interaction) -> None:
        files = [file.filename for file in self.proof.values or []]
        self.bot.heard.put_nowait(("form", (self.question.value, self.answer.value, self.kind.values, files)))
        await interaction.response.send_message("Thank you, I know better now.", ephemeral=True)


def curve() -> discord.File:
    """A picture with an alternative text."""
    image = Image.new("RGB", (640, 320), "#f6f4ee")
    draw = ImageDraw.Draw(image)
    points = [(40 + step * 28, 280 - int(220 * (1 - 0.8**step))) for step in range(20)]
    draw.line([(x, 320 - y) for x, y in points], fill="#17685e", width=5)
    held = io.BytesIO()
    image.save(held, "PNG")
    held.seek(0)
    return discord.File(held, "curve.png", description="Loss falls from 3.2 to 0.4 over 20 steps")


async def datasets(context: discord.AutocompleteContext) -> list[discord.OptionChoice]:
    names = ["Allotment rules", "Compost questions", "Garden facts"]
    return [
        discord.OptionChoice(name, name.split()[0].lower()) for name in names if context.value.lower() in name.lower()
    ]


def _add_commands(bot: PageBot) -> None:
    @bot.slash_command(description="Says who I am and what is kept about you")
    async def hi(context: discord.ApplicationContext) -> None:
        card = discord.Embed(title="Hello, I am Tester", description="I learn from **this server**.", color=0x17685E)
        card.add_field(name="Model", value="`starter-135m`", inline=True)
        card.add_field(name="Good for", value="trying", inline=True)
        card.add_field(name="Kept about you", value="3 questions\n1 correction", inline=False)
        card.set_footer(text="Next: /train")
        view = discord.ui.View(
            discord.ui.Button(label="Delete my data", style=discord.ButtonStyle.danger, custom_id="delete-data"),
            discord.ui.Button(label="Withdraw my corrections", custom_id="withdraw"),
            discord.ui.Button(label="Guide", url="https://example.org/guide"),
            timeout=None,
        )
        await context.respond(embed=card, view=view, ephemeral=True)

    @bot.slash_command(description="Trains a model of this server's own")
    @discord.option("file", discord.Attachment, description="A dataset, as JSON lines", required=False)
    @discord.option("dataset", str, description="One that is here already", required=False, autocomplete=datasets)
    @discord.option("epochs", int, description="How often to read it", required=False, min_value=1, max_value=10)
    @discord.option("manner", str, description="What it teaches", required=False, choices=["facts", "manner"])
    async def train(
        context: discord.ApplicationContext,
        file: discord.Attachment | None,
        dataset: str | None,
        epochs: int | None,
        manner: str | None,
    ) -> None:
        size = len(await file.read()) if file else 0
        bot.heard.put_nowait(("train", (file and file.filename, size, dataset, epochs, manner)))
        card = discord.Embed(title="Training", description="Step 20 of 20", color=0xB45309)
        card.set_image(url="attachment://curve.png")
        log = discord.File(io.BytesIO(b'{"row": 7}\n'), "failures.jsonl")
        await context.respond("The dataset is fine: **40 rows**.", embed=card, files=[curve(), log])

    @bot.slash_command(description="Never answers")
    async def silent(context: discord.ApplicationContext) -> None:
        bot.heard.put_nowait(("silent", None))

    @bot.slash_command(description="Thinks for a while first")
    async def think(context: discord.ApplicationContext) -> None:
        await context.defer()
        await bot.go_on.wait()
        await context.respond("I have thought about it.")

    @bot.slash_command(description="Opens a form")
    @discord.option("about", discord.User, description="Whom it is about", required=True)
    async def form(context: discord.ApplicationContext, about: discord.User) -> None:
        bot.heard.put_nowait(("about", about.name))
        await context.send_modal(CorrectionForm(bot))

    @bot.slash_command(description="Shows selects")
    async def choose(context: discord.ApplicationContext) -> None:
        options = [discord.SelectOption(label=name, value=name.lower()) for name in ("Tomato", "Bean", "Kale")]
        tools = [discord.SelectOption(label=name, description=f"A {name.lower()}") for name in ("Spade", "Hoe", "Rake")]
        view = discord.ui.View(
            discord.ui.StringSelect(placeholder="Plant", options=options, custom_id="plant"),
            discord.ui.StringSelect(placeholder="Tools", options=tools, custom_id="tools", min_values=2, max_values=3),
            discord.ui.UserSelect(placeholder="Gardener", custom_id="gardener"),
            timeout=None,
        )
        await context.respond("Choose:", view=view)

    @bot.slash_command(description="Shows everything that text can be")
    async def showcase(context: discord.ApplicationContext) -> None:
        await context.respond(SHOWCASE)

    @bot.slash_command(description="Tries to break the page " + PROBE[:60])
    async def hostile(context: discord.ApplicationContext) -> None:
        card = discord.Embed(title=PROBE, description=f"[click](javascript:alert(1)) {PROBE}", color=0xFF0000)
        card.add_field(name=PROBE, value=PROBE)
        card.set_footer(text=PROBE)
        card.set_author(name=PROBE)
        view = discord.ui.View(discord.ui.Button(label=PROBE[:80], custom_id="hostile"), timeout=None)
        await context.respond(f"{PROBE}\n```{PROBE}```\n`{PROBE}` ||{PROBE}||", embed=card, view=view)

    voice = bot.create_group("voice", "How I sound")

    @voice.command(description="Chooses how I sound")
    @discord.option("name", str, description="Which voice", required=True, choices=["Alba", "Bryn"])
    @discord.option("loud", bool, description="Louder than usual", required=False)
    async def set(context: discord.ApplicationContext, name: str, loud: bool = False) -> None:
        bot.heard.put_nowait(("voice set", (name, loud)))
        await context.respond(f"I sound like {name}.")

    @bot.message_command(name="Correct this reply")
    async def correct(context: discord.ApplicationContext, message: discord.Message) -> None:
        bot.heard.put_nowait(("correct", message.content))
        await context.send_modal(CorrectionForm(bot))

    @bot.user_command(name="Greet")
    async def greet(context: discord.ApplicationContext, user: discord.User) -> None:
        await context.respond(f"Hello {user.mention}!")


SHOWCASE = """# Large words
## Less large
-# small print
**bold**, *slanted*, __under__, ~~gone~~, `code`, ||hidden words|| and \\*stars\\*
> a quote
> of two lines
- one
  - within
- two
1. first
2. second
```python
print("hello")
```
<t:1700000000:D> and <t:1700000000:R>, a [link](https://example.org/path),
https://example.org/bare, <:leaf:123456789012345678>"""
