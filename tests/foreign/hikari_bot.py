"""A hikari bot, the strictest reader of Discord's objects. Runs in an environment of its own: REST URL, token."""

import sys

import hikari

rest_url, token = sys.argv[1:3]
bot = hikari.GatewayBot(
    token=token,
    rest_url=rest_url,
    banner=None,
    logs="WARNING",
    intents=hikari.Intents.GUILDS | hikari.Intents.GUILD_MESSAGES | hikari.Intents.DM_MESSAGES,
)


@bot.listen()
async def started(event: hikari.StartedEvent) -> None:
    me = bot.get_me()
    assert me is not None
    greet = bot.rest.slash_command_builder("greet", "Greets somebody")
    greet.add_option(
        hikari.CommandOption(
            type=hikari.OptionType.STRING, name="who", description="Whom", is_required=True, autocomplete=True
        )
    )
    greet.add_option(hikari.CommandOption(type=hikari.OptionType.ATTACHMENT, name="file", description="A file"))
    shout = bot.rest.context_menu_command_builder(hikari.CommandType.MESSAGE, "Shout")
    await bot.rest.set_application_commands(me.id, [greet, shout])


@bot.listen()
async def said(event: hikari.MessageCreateEvent) -> None:
    me = bot.get_me()
    if event.author.is_bot or me is None:
        return
    answer = await event.message.respond(
        "thinking", attachment=hikari.Bytes("notes", "notes.txt"), reply=True, mentions_reply=False
    )
    await answer.edit(f"heard {len(event.content or '')}")
    await answer.add_reaction("\N{THUMBS UP SIGN}")


@bot.listen()
async def asked(event: hikari.InteractionCreateEvent) -> None:
    interaction = event.interaction
    if isinstance(interaction, hikari.AutocompleteInteraction):
        await interaction.create_response([hikari.impl.AutocompleteChoiceBuilder("Ada", "ada")])
    elif isinstance(interaction, hikari.CommandInteraction):
        await command(interaction)
    elif isinstance(interaction, hikari.ComponentInteraction):
        row = bot.rest.build_modal_action_row().add_text_input("text", "Text")
        await interaction.create_modal_response("A form", "form", component=row)
    elif isinstance(interaction, hikari.ModalInteraction):
        typed = interaction.components[0].components[0].value
        await interaction.create_initial_response(
            hikari.ResponseType.MESSAGE_CREATE, f"got {typed}", flags=hikari.MessageFlag.EPHEMERAL
        )


async def command(interaction: hikari.CommandInteraction) -> None:
    if interaction.command_name == "Shout":
        message = next(iter(interaction.resolved.messages.values()))
        await interaction.create_initial_response(hikari.ResponseType.DEFERRED_MESSAGE_CREATE)
        await interaction.edit_initial_response((message.content or "").upper())
        return
    size = sum(a.size for a in interaction.resolved.attachments.values()) if interaction.resolved else 0
    row = bot.rest.build_message_action_row().add_interactive_button(hikari.ButtonStyle.PRIMARY, "more", label="More")
    await interaction.create_initial_response(
        hikari.ResponseType.MESSAGE_CREATE, f"hello {interaction.options[0].value} {size}", component=row
    )


bot.run(check_for_updates=False)
