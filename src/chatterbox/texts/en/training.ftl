# Datasets, their check, and trainings.

## Faults of a file as a whole
dataset-fault-empty = The file is empty: there is nothing to learn from. Send a .jsonl file with at least { $least } rows, one JSON object a line.
dataset-fault-too-large = The file has { $size } MB, and this bot takes at most { $most } MB. Split it, or leave out what teaches least.
dataset-fault-too-few = The file has { $rows ->
    [one] 1 usable row
   *[other] { $rows } usable rows
}, and a training needs at least { $least }. Add more examples; several ways to ask the same thing count as several rows.
dataset-fault-discord = This looks like messages exported from Discord. Discord's rules do not allow training on messages that its members wrote, whoever agrees to it, so I cannot take it. Write the questions and answers yourself, or let people use /teach and Correct.
dataset-fault-spread = The file is one JSON object spread over many lines. Put each row on one line of its own (.jsonl), or all rows into one JSON array: [ …, … ].
dataset-fault-type-zip = This is a zip archive (or a document made like one, such as .xlsx or .docx). Unpack it and send the .jsonl file that is inside.
dataset-fault-type-parquet = This is a parquet file, which I do not read. Save it as JSON lines: in Python, pandas.read_parquet(…).to_json("rows.jsonl", orient="records", lines=True), with a column "messages".
dataset-fault-type-compressed = This is a compressed file ({ $type }). Unpack it and send the .jsonl file that is inside.
dataset-fault-type-csv = This is a table (CSV), which I do not read. Make each line of it one JSON object: {"{"}"messages": [{"{"}"role": "user", "content": "…"{"}"}, {"{"}"role": "assistant", "content": "…"{"}"}]{"}"}
dataset-fault-type-text = This is plain text. A training needs questions and answers, one JSON object a line: {"{"}"messages": [{"{"}"role": "user", "content": "…"{"}"}, {"{"}"role": "assistant", "content": "…"{"}"}]{"}"}
dataset-fault-type-other = This is not a dataset but another kind of file ({ $type }). Send a .jsonl file: one JSON object a line, each with a list "messages".
dataset-fault-check-failed = I could not finish the check of this file: it took too long, or needed too much memory. Send a smaller or simpler file.

## Faults of a row
dataset-fault-not-json = Line { $line } is not JSON (column { $column }: { $reason }). Each line must be one whole JSON object, with double quotes and without a comma at its end.
dataset-fault-encoding = Line { $line } is not UTF-8 text (byte { $column }). Save the file as UTF-8 and send it again.
dataset-fault-not-object = Line { $line } is JSON, but no object. A row looks like {"{"}"messages": [ … ]{"}"}.
dataset-fault-other-shape = Line { $line } has the shape of { $shape }. I read chat rows: {"{"}"messages": [{"{"}"role": "user", "content": "…"{"}"}, {"{"}"role": "assistant", "content": "…"{"}"}]{"}"}. Convert it, and send it again.
dataset-fault-no-messages = Line { $line } has no list "messages" with something in it. A row looks like {"{"}"messages": [ … ]{"}"}.
dataset-fault-message-not-object = Line { $line }: message { $message } is no object. A message looks like {"{"}"role": "user", "content": "…"{"}"}.
dataset-fault-no-role = Line { $line }: message { $message } has no "role". It must be system, developer, user, assistant or tool.
dataset-fault-role = Line { $line }: message { $message } has the role "{ $role }", which nobody knows. It must be system, developer, user, assistant or tool.
dataset-fault-no-content = Line { $line }: message { $message } has no text. "content" must be a text; only an assistant message with "tool_calls" may leave it out.
dataset-fault-not-text = Line { $line }: message { $message } holds something that is not text (a picture or sound). Only text can be learned here: take it out.
dataset-fault-weight = Line { $line }: message { $message } has a "weight" that cannot be. Only assistant messages have one, and it is 0 (leave out) or 1 (learn).
dataset-fault-no-assistant = Line { $line } has no assistant message, so there is no answer to learn. Add one after the user's.
dataset-fault-nothing-learned = Line { $line }: every assistant message has the weight 0, so there is nothing to learn. Give one the weight 1, or take the row out.
dataset-fault-fields = Line { $line } has a field of the wrong type ("name", "tools", "tool_calls" or another). Compare it with OpenAI's chat format.
dataset-fault-too-long = Line { $line } has { $size } KB, far more than a model reads of one row (at most { $most } KB). Split it into several rows.

## Things to know about a usable file
dataset-note-utf16 = The file is in UTF-16. I read it as such; UTF-8 is what most tools expect.
dataset-note-bom = The file begins with a byte order mark, which I left out.
dataset-note-control = { $rows ->
    [one] 1 row holds
   *[other] { $rows } rows hold
} a control token such as { $token } in a text (first in line { $line }). It is treated as plain text; take it out if it got there by accident.
dataset-note-empty-answer = { $rows ->
    [one] 1 row has
   *[other] { $rows } rows have
} an empty answer (first in line { $line }): the model would learn to say nothing there.
dataset-note-repeats = { $rows ->
    [one] 1 row stands
   *[other] { $rows } rows stand
} there more than once (first again in line { $line }). A repeated row weighs more.
dataset-teaches-facts = Most rows are one question and its answer, so I take it that they teach facts. Choose "manner" if tone or character is what matters.
dataset-teaches-turns = Many rows are conversations of several turns, so I take it that they teach a manner of talking. Choose "facts" if single answers are what matters.
dataset-teaches-persona = Most rows carry a system prompt about tone or character, so I take it that they teach a manner of talking. Choose "facts" if single answers are what matters.
dataset-teaches-long = The answers are long, so I take it that they teach a manner of talking. Choose "facts" if single answers are what matters.

## Datasets
dataset-unusable = This file cannot be trained on ({ $faults ->
    [one] 1 fault
   *[other] { $faults } faults
}). { $first }
dataset-missing = That dataset is not, or no longer, here. Choose one from the list that /train offers.
dataset-not-found = There is no dataset "{ $name }" in this server. Choose one from the list that /train dataset: offers, or upload one with file:.
dataset-nameless = dataset

## Trainings
run-corrections-name = corrections
training-no-rows = There is nothing to train on yet. Send a dataset with file:, choose one with dataset:, or correct replies: without a dataset { $least } corrections are needed, and { $have ->
    [0] there is none
    [one] there is 1
   *[other] there are { $have }
}.
training-two-at-once = The training "{ $name }" is still under way in this server. Wait for its end, or press Cancel under its message; then start this one.
training-epochs = epochs: must be a whole number from 1 to { $most }. Leave it out and the trainer chooses.
training-nothing-left = There is nothing left to train on: the corrections that this run was to learn were withdrawn.
training-over = This training is over: there is nothing to cancel.
training-too-late = This training has run to its end; its model is being taken into use. It cannot be cancelled any more.
training-missing = That training is not known in this server.
training-waits = { $reason } The training is not lost: I keep trying.
training-odd-status = The trainer says "{ $status }". I keep following.
training-job-failed = The trainer gave up: { $reason }
training-no-reason = it did not say why. Whoever runs this bot finds more in the trainer's own log.
training-cancelled-there = The training was cancelled at the backend, not by this bot. Start it again with /train.
training-no-model = The trainer says that it succeeded but names no model. Start it again with /train; if it happens again, tell whoever runs this bot.
training-other-backend = This training was running at the backend "{ $backend }", which is not the one configured now. Whoever runs this bot can set chat.backend back to it; or start it again with /train.

## On the loss curve
plot-loss = Loss: how far off the answers are
plot-step = step
plot-steps = step of { $steps }
