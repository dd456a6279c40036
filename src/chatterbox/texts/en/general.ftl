# Sentences that no single concern owns.
something-broke = Something broke on my side (id { $incident }). Nothing you did is lost. Try again; if it happens again, tell whoever runs this bot the id.
only-in-server = That belongs to a server: use it there, not in a direct message.
trainers-only = Only trainers may do that here: people with Manage Server, and the roles that /setup or this bot's configuration names.
managers-only = Only people with Manage Server may do that here.
