# What the bot may not do.
permission-missing = I need these permissions in { $channel } for that: { $permissions }. Somebody who manages this server can give them to me; then try again.
permission-refused = Discord did not let me do that in this channel. Somebody who manages this server can check my permissions here; then try again.
guild-not-allowed = This bot does not work in this server. Whoever runs it decides where it does.

## As Discord's own settings name them
permission-view-channel = View Channel
permission-send-messages = Send Messages
permission-send-messages-in-threads = Send Messages in Threads
permission-embed-links = Embed Links
permission-attach-files = Attach Files
permission-read-message-history = Read Message History
