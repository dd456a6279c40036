# What the store has to say.
disk-full = The disk of the machine that runs this bot is full, so nothing was recorded. Whoever runs it must free some space; then try again.
file-gone = That file is no longer kept here.
store-url = store.url cannot be used: { $reason } It must be an address for SQLAlchemy with an asynchronous driver that is installed; leave it empty for SQLite in the data folder.
store-newer = The data folder was written by a newer version of this program ({ $revision }). Install that version again, or restore a backup made before it.
