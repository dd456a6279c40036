# /runs: what is recorded of each training, and what can be done with it; the line in which trainings wait.
run-queue = { $number ->
    [1] Next in the queue of trainings: it begins when the one before it has ended.
   *[other] Number { $number } in the queue of trainings.
 }
run-queue-begins = { $number ->
    [1] Next in the queue of trainings, about { $when }.
   *[other] Number { $number } in the queue of trainings, about { $when }.
 }
run-again = { $name } (again)
run-unrepeatable = This training ended before its rows were made, so there is nothing to repeat. Start a new one with /train.

records-none = Nothing was trained in this server yet. A trainer starts with /train.
records-title = **Trainings of this server**, the latest first:
records-line = { $number }. **{ $name }** · { $state } · { $when } · { $rows ->
    [one] 1 row
   *[other] { $rows } rows
 }{ $loss ->
    [none] {""}
   *[other] { " " }· loss { $loss }
 }
records-serves = (answers here)
records-pick = Look at one of them
records-share = Share of the steps, in %
records-curves-alt = Loss curves of { $number ->
    [one] one training
   *[other] { $number } trainings
 }, compared: { $curves }.
records-curve-alt = { $name } from { $first } to { $last }
record-title = **{ $name }**: { $state }
record-note = Note: { $note }
record-who = Started by { $person } { $when }.
record-dataset = Dataset: **{ $name }**, version { $version }, { $rows } rows, SHA-256 `{ $sha256 }`.
record-dataset-gone = Dataset: deleted since; its SHA-256 was `{ $sha256 }`.
record-no-dataset = Dataset: none, corrections alone.
record-corrections = Corrections: { $ids }.
record-corrections-more = { $ids } and { $more } more
record-repeats = Repeats the training `{ $run }`{ $same ->
    [yes] { " " }with exactly the same rows.
   *[no] , without what was withdrawn since.
 }
record-base = Base: { $base }. Backend: { $backend }, job `{ $job }`.
record-model = Model: { $model }.
record-model-gone = Model: { $model }, deleted { $when }: the time for keeping it was over.
record-numbers = Numbers: { $numbers }; seed { $seed }.
record-libraries = Trained with { $libraries }.
record-loss = Loss: { $first } → { $last }.
record-valid = Loss on questions held out: { $first } → { $best } at best.
record-time = Trained for { $time }.
record-cost-local = Cost: none but this machine's time ({ $tokens } tokens trained).
record-cost-counted = Cost: { $amount } { $currency } ({ $tokens } tokens trained).
record-cost = Cost: { $tokens } trained tokens, as { $backend } bills them.
record-failed = It failed: { $reason }
record-renamed = This training is called **{ $name }** now.
record-noted = The note stands.
record-name-empty = A training needs a name.
record-drop-sure = Drop **{ $name }**? Its record, its model and the model's files are deleted, here and where it was trained. The dataset and the corrections stay.
record-dropped = The training **{ $name }** is dropped.
record-serving = This training's model answers in this server, so it cannot be dropped. Promote another one or roll back first.
record-under-way = This training is not over. Press Cancel under its message, or wait for its end; then change its record.
record-repeated = It is trained again; follow it here: { $link }
record-repeated-unseen = It is trained again, but I could not write into this channel. Its end will be told here if I can by then.
form-rename-title = Call this training
form-rename = Name
form-note-title = A note on this training
form-note = What should people know about it?
button-repeat = Train again
button-rename = Rename
button-note = Note
button-drop = Drop
button-really-drop = Drop it
