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
dataset-fault-type-compressed = This is a compressed file ({ $type }). Unpack it and send the .jsonl file that is inside.
dataset-fault-type-text = This is plain text in which I find no questions and answers. Begin each question with "Q:" and each answer with "A:", or write one JSON object a line: {"{"}"messages": [{"{"}"role": "user", "content": "…"{"}"}, {"{"}"role": "assistant", "content": "…"{"}"}]{"}"}
dataset-fault-type-other = This is not a dataset but another kind of file ({ $type }). Send a .jsonl file: one JSON object a line, each with a list "messages".
dataset-fault-check-failed = I could not finish the check of this file: it took too long, or needed too much memory. Send a smaller or simpler file.
dataset-fault-check-ended = Reading this file ended my check of it: it is damaged, or unpacks to more than memory holds. Save it anew from the tool that it comes from, or send its rows as .jsonl or .csv.
dataset-fault-hopeless = More than { $most } rows of this file are at fault, so I stopped reading. It was made for something else, or broke on its way: the first faults show what is wrong.
dataset-fault-columns = This is a table whose columns I cannot make questions and answers of: { $columns }. Name one column "question" and one "answer" (or prompt and completion, instruction and output, or one "messages").
dataset-fault-wide = This table has { $columns } columns, and I read at most { $most }. Two are enough: "question" and "answer".
dataset-fault-column-twice = Two columns of this table are called "{ $name }", so I cannot tell which one is meant. Rename one of them.
dataset-fault-parquet = This parquet file is damaged or was not written to its end. Save it anew, or send its rows as .jsonl or .csv.
dataset-fault-zip-broken = This zip archive is damaged or was not sent to its end. Pack it anew and send it again.
dataset-fault-zip-many = This zip archive holds more than { $most } files. Put the rows into fewer files and pack it again.
dataset-fault-zip-path = This zip archive holds a file whose name leads out of the archive ("../" or a whole path). Pack it again from inside the folder of your files.
dataset-fault-zip-office = This is a document of an office program (.xlsx, .docx). Save its table as .csv, or its text as .txt with "Q:" and "A:", and send that.
dataset-fault-zip-locked = This zip archive is locked with a password. Pack it again without one.
dataset-fault-zip-method = This zip archive is packed in a way that I do not read, such as bzip2 or LZMA. Pack it again in the usual way (Deflate).
dataset-fault-zip-bomb = This zip archive unpacks to more than { $most } MB, which is more than I take. Send fewer rows at a time.
dataset-fault-zip-empty = I found no dataset in this zip archive. Put .jsonl, .json, .csv, .tsv, .txt or .parquet files with questions and answers into it.

## How a place is named where an archive holds several files
dataset-line-of = { $line } of { $file }
dataset-in-file = { $file }: { $sentence }

## Faults of a row
dataset-fault-not-json = Line { $line } is not JSON (column { $column }: { $reason }). Each line must be one whole JSON object, with double quotes and without a comma at its end.
dataset-fault-encoding = Line { $line } is not UTF-8 text (byte { $column }). Save the file as UTF-8 and send it again.
dataset-fault-not-object = Line { $line } is JSON, but no object. A row looks like {"{"}"messages": [ … ]{"}"}.
dataset-fault-other-shape = Line { $line } has fields that I cannot make a question and its answer of: { $fields }. I read "messages", "conversations", and the pairs question and answer, prompt and completion, instruction and output.
dataset-fault-label = Line { $line } holds one answer with a label of good or bad. A bad answer must not be learned as a good one: send the good ones as one dataset, and the bad ones as another with rows: avoid.
dataset-fault-pair-text = Line { $line } holds preferences, but one of its two answers is not there. Each row needs a chosen and a rejected answer, as text.
dataset-fault-pair-prompt = Line { $line } holds preferences without one prompt for both answers. Give it a "prompt", or begin both conversations alike.
dataset-fault-pair-roles = Line { $line } holds preferences, but its two answers are not both the assistant's, after a prompt. Write {"{"}"prompt": "…", "chosen": "…", "rejected": "…"{"}"}.
dataset-fault-pair-same = Line { $line } prefers an answer to itself: the chosen and the rejected one are the same, so there is nothing to learn.
dataset-fault-no-text = Line { $line } has no text as its "{ $field }". Questions and answers must be texts, and a question must not be empty.
dataset-fault-half-character = Line { $line } holds half of a character (such as \ud83d alone), which no text can. Write the row again from its source.
dataset-fault-cells = Line { $line } has { $cells } cells, and the header names { $columns } columns. A text with a comma in it must stand in double quotes.
dataset-fault-csv = Line { $line } is no row of a table ({ $reason }). A text with a double quote in it stands in double quotes, and the quote itself twice.
dataset-fault-chatml-open = Line { $line }: message { $message } of the conversation that begins here has no end. Each message ends with <|im_end|>.
dataset-fault-chatml-outside = Line { $line }: in the conversation that begins here, text stands outside of its messages. Each begins with <|im_start|> and its role, and ends with <|im_end|>.
dataset-fault-qa-loose = Line { $line } belongs to no question. Begin each question with "Q:" and its one answer with "A:".
dataset-fault-no-messages = Line { $line } has no list "messages" with something in it. A row looks like {"{"}"messages": [ … ]{"}"}.
dataset-fault-message-not-object = Line { $line }: message { $message } is no object. A message looks like {"{"}"role": "user", "content": "…"{"}"}.
dataset-fault-no-role = Line { $line }: message { $message } has no "role". It must be system, developer, user, assistant or tool.
dataset-fault-role = Line { $line }: message { $message } has the role "{ $role }", which nobody knows. It must be system, developer, user, assistant or tool.
dataset-fault-no-content = Line { $line }: message { $message } has no text. "content" must be a text; only an assistant message with "tool_calls" may leave it out.
dataset-fault-not-text = Line { $line }: message { $message } holds something that is not text (a picture or sound). Only text can be learned here: take it out.
dataset-fault-weight = Line { $line }: message { $message } has a "weight" that is not allowed. Only assistant messages have one, and it is 0 (leave out) or 1 (learn).
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
dataset-note-near = { $rows ->
    [one] 1 row is
   *[other] { $rows } rows are
} the same as another but for capitals, spaces and punctuation (first: line { $line } and line { $other }).
dataset-note-contradicts = { $rows ->
    [one] 1 row answers
   *[other] { $rows } rows answer
} differently what another row asks, too (first: line { $line } and line { $other }). Where both are meant as facts, one of them is wrong.
dataset-note-double = { $rows ->
    [one] 1 row says
   *[other] { $rows } rows say
} nearly the same as another (first: line { $line } and line { $other }). That is fine for ways to ask that differ; for the same thing twice one is enough.
dataset-note-corrected = { $rows ->
    [one] 1 row answers
   *[other] { $rows } rows answer
} differently than a correction of this server says (first in line { $line }). The correction wins: such a row is left out of the training.
dataset-note-email = { $rows ->
    [one] 1 row holds
   *[other] { $rows } rows hold
} what looks like an e-mail address (line { $lines }). The model may tell it to anyone who asks.
dataset-note-phone = { $rows ->
    [one] 1 row holds
   *[other] { $rows } rows hold
} what looks like a telephone number (line { $lines }). The model may tell it to anyone who asks.
dataset-note-secret = { $rows ->
    [one] 1 row holds
   *[other] { $rows } rows hold
} what looks like a secret key or password (line { $lines }). Take it out, and replace the key where it is used: it has been sent around.
dataset-note-languages = Written in: { $languages }.
dataset-note-pairs = { $rows ->
    [one] 1 row is a pair
   *[other] { $rows } rows are pairs
} of a better and a worse answer.
dataset-note-cut = { $rows ->
    [one] 1 row is
   *[other] { $rows } rows are
} longer than { $tokens } tokens (first in line { $line }), and only so much of a row is learned. Split it, so that the answer is not cut.
dataset-note-format = I read it as { $format }.
dataset-note-formats = The file holds { $number } formats: { $formats }. I read each row as what it is; if one of them is there by accident, take it out.
dataset-note-columns = { $columns ->
    [one] 1 column was
   *[other] { $columns } columns were
} not used: { $names }.
dataset-note-chatml = A blank line between messages, or a new system message, begins a new conversation.
dataset-note-left-out = { $files ->
    [one] 1 file in it is no dataset and was
   *[other] { $files } files in it are no datasets and were
} left out: { $names }.

## The same, row by row, in the full list
dataset-seen-control = Line { $line } holds a control token of a chat template. It is treated as plain text.
dataset-seen-empty-answer = Line { $line } has an empty answer.
dataset-seen-repeats = Line { $line } is the same as line { $other }.
dataset-seen-near = Line { $line } is the same as line { $other } but for capitals, spaces and punctuation.
dataset-seen-contradicts = Line { $line } answers differently what line { $other } asks, too.
dataset-seen-double = Line { $line } says nearly the same as line { $other }.
dataset-seen-corrected = Line { $line } answers differently than a correction of this server says.
dataset-seen-email = Line { $line } holds what looks like an e-mail address.
dataset-seen-phone = Line { $line } holds what looks like a telephone number.
dataset-seen-secret = Line { $line } holds what looks like a secret key or password.

## What it teaches
dataset-teaches-facts = Most rows are one question and its answer, so I take it that they teach facts. Choose "manner" if tone or character is what matters.
dataset-teaches-turns = Many rows are conversations of several turns, so I take it that they teach a manner of talking. Choose "facts" if single answers are what matters.
dataset-teaches-persona = Most rows carry a system prompt about tone or character, so I take it that they teach a manner of talking. Choose "facts" if single answers are what matters.
dataset-teaches-long = The answers are long, so I take it that they teach a manner of talking. Choose "facts" if single answers are what matters.

## `chatterbox dataset check`
check-no-file = There is no file { $name }.
check-more = …and { $number } more.
check-faults = { $number ->
    [one] 1 fault
   *[other] { $number } faults
}, by kind: { $kinds }.

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
training-one-waits = In a server one training can run and one can wait, and "{ $name }" waits already. Wait until one of them has ended, or press Cancel under its message; then start this one.
training-epochs = epochs: must be a whole number from 1 to { $most }. Leave it out and the trainer chooses.
training-nothing-left = There is nothing left to train on: the corrections that this run was to learn were withdrawn.
training-over = This training is over: there is nothing to cancel.
training-too-late = This training has run to its end; its model is being got ready. It cannot be cancelled any more.
training-missing = That training is not known in this server.
training-waits = { $reason } The training is not lost: I keep trying.
training-odd-status = The training service says "{ $status }". I keep following.
training-job-failed = The training service gave up: { $reason }
training-no-reason = it did not say why. Whoever runs this bot finds more in the training service's own log.
training-cancelled-there = The training was cancelled at the backend, not by this bot. Start it again with /train.
training-no-model = The training service says that it succeeded but names no model. Start it again with /train; if it happens again, tell whoever runs this bot.
training-other-backend = This training was running at the backend "{ $backend }", which is not the one configured now. Whoever runs this bot can set training.backend back to it; or start it again with /train.

## On the loss curve
plot-loss = Loss: how far off the answers are
plot-step = step
plot-steps = step of { $steps }
