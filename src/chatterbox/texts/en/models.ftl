# `chatterbox model`: the files of a trained model.
model-files-unknown = The backend knows no training of a model called { $name }. /runs shows the names of this bot's models.
model-files-unmerged = The backend does not hand models out in one file. Leave --merged out to get the adapter.
