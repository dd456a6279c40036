# Starting and stopping.
token-missing = There is no token. Set CHATTERBOX_DISCORD__TOKEN to the bot's token from Discord's developer portal, or try everything without one: scripts/sandbox.
token-refused = Discord refused the token. Copy it again from the developer portal (page Bot, Reset Token) into CHATTERBOX_DISCORD__TOKEN; "chatterbox doctor" checks it.
intent-refused = Discord does not grant the message-content intent to this bot, so it goes on without: mentions, replies with the ping on and direct messages work all the same. Switch it on in the developer portal (page Bot), or set discord.message_content = false.
bot-runs-already = A bot is running already with the data in { $folder }. Stop it, or give this one a folder of its own (CHATTERBOX_BOT__DATA).
