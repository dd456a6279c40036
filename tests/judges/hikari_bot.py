"""A small hikari bot for tests/judges/test_libraries.py. It knows nothing of the sandbox but its address."""

import asyncio
import os
import re
import sys
import threading

import hikari

bot = hikari.GatewayBot(
    os.environ["TOKEN"],
    rest_url=f"{os.environ['API']}/v10",
    intents=hikari.Intents.GUILDS | hikari.Intents.GUILD_MESSAGES | hikari.Intents.DM_MESSAGES,
    banner=None,
    logs="WARNING",
)


def controls():
    row = bot.rest.build_message_action_row().add_interactive_button(hikari.ButtonStyle.PRIMARY, "more", label="More")
    menu = bot.rest.build_message_action_row()
    menu.add_text_menu("pick", placeholder="Pick").add_option("One", "1").add_option("Two", "2")
    return [row, menu]


def commands():
    option = hikari.CommandOption
    hello = bot.rest.slash_command_builder("hello", "Greets")
    kinds = hikari.OptionType
    hello.add_option(option(type=kinds.STRING, name="text", description="Whom", is_required=True, autocomplete=True))
    hello.add_option(option(type=kinds.INTEGER, name="times", description="How often", min_value=1))
    hello.add_option(option(type=kinds.ATTACHMENT, name="file", description="A file"))
    hello.add_option(option(type=kinds.USER, name="who", description="Somebody"))
    ask = bot.rest.slash_command_builder("ask", "Opens a form")
    wait = bot.rest.slash_command_builder("wait", "Thinks")
    return [hello, ask, wait, bot.rest.context_menu_command_builder(hikari.CommandType.MESSAGE, "Repeat")]


@bot.listen()
async def started(_: hikari.ShardReadyEvent) -> None:
    application = await bot.rest.fetch_application()
    await bot.rest.set_application_commands(application.id, commands())
    sys.stdout.write("ready\n")
    sys.stdout.flush()


async def hello(interaction) -> None:
    given = {option.name: option.value for option in interaction.options or []}
    file = interaction.resolved.attachments[given["file"]] if "file" in given else None
    content = (await file.read()).decode() if file else ""
    who = interaction.resolved.members[given["who"]].display_name if "who" in given else ""
    text = "|".join(map(str, [given["text"], given.get("times", ""), content, who]))
    await interaction.create_initial_response(
        hikari.ResponseType.MESSAGE_CREATE, f"hello {text}", components=controls()
    )


@bot.listen()
async def on_interaction(event: hikari.InteractionCreateEvent) -> None:
    one = event.interaction
    create, ephemeral = hikari.ResponseType.MESSAGE_CREATE, hikari.MessageFlag.EPHEMERAL
    if isinstance(one, hikari.AutocompleteInteraction):
        typed = next(option.value for option in one.options if option.is_focused)
        await one.create_response([hikari.impl.AutocompleteChoiceBuilder(f"{typed}!", f"{typed}!")])
    elif isinstance(one, hikari.ModalInteraction):
        text = one.components[0].components[0].value
        await one.create_initial_response(create, f"said {text}", flags=ephemeral)
    elif isinstance(one, hikari.ComponentInteraction) and one.custom_id == "more":
        await one.create_initial_response(hikari.ResponseType.MESSAGE_UPDATE, "more")
    elif isinstance(one, hikari.ComponentInteraction):
        await one.create_initial_response(create, f"picked {one.values[0]}", flags=ephemeral)
    elif one.command_type is hikari.CommandType.MESSAGE:
        content = next(iter(one.resolved.messages.values())).content
        await one.create_initial_response(create, content, flags=ephemeral)
    elif one.command_name == "hello":
        await hello(one)
    elif one.command_name == "ask":
        row = bot.rest.build_modal_action_row().add_text_input("text", "Your text")
        await one.create_modal_response("A form", "form", component=row)
    elif one.command_name == "wait":
        await one.create_initial_response(hikari.ResponseType.DEFERRED_MESSAGE_CREATE)
        await one.edit_initial_response("waited")
        again = await one.execute("again")
        await one.edit_message(again, "again, edited")


@bot.listen()
async def on_message(event: hikari.MessageCreateEvent) -> None:
    me = bot.get_me()
    if event.is_bot or me is None or me.id not in (event.message.user_mentions_ids or []):
        return
    said = re.sub(r"<@!?\d+>\s*", "", event.content or "")
    reply = await event.message.respond(f"heard {said}", reply=True)
    await reply.edit(f"{reply.content}, clearly")
    await event.message.add_reaction("👍")


def stop_with_parent(loop: asyncio.AbstractEventLoop) -> None:
    sys.stdin.read()
    asyncio.run_coroutine_threadsafe(bot.close(), loop)


@bot.listen()
async def watch(_: hikari.StartingEvent) -> None:
    threading.Thread(target=stop_with_parent, args=(asyncio.get_running_loop(),), daemon=True).start()


bot.run(enable_signal_handlers=False, check_for_updates=False)
