# `chatterbox guild`, and what members read of it.
paused-by-operator = I am paused in this server by whoever runs me; its managers cannot change that. Ask them to talk to the operator.
guild-blocked = Server { $guild } is blocked: the bot leaves it, and leaves again if it is invited.
guild-unblocked = Server { $guild } is no longer blocked: its managers can invite the bot again.
guild-paused = The bot is paused in server { $guild }: it answers and learns nothing there. A training that runs goes on.
guild-goes-on = The bot goes on in server { $guild }, unless its managers have paused it themselves.
guild-left = The bot has left server { $guild }.
guild-not-there = The bot is not in server { $guild }. `chatterbox guild list` shows where it is.
discord-away = Discord did not answer as it should ({ $reason }). What you decided about the server is kept; try the command again.
