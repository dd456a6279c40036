# /train: the report of the check, the living message, the closing message.
train-file-or-dataset = Give one of these: a new file, a dataset that lies here already, or text.
train-file-gone = The file { $name } could not be fetched from Discord. Upload it again.
train-started = The training has started; follow it here: { $link }
train-started-unseen = The training has started, but I could not write into this channel. Its end will be told here if I can by then.

plan-dataset = **{ $name }**, version { $version }: { $rows } rows.
plan-avoid = To avoid: **{ $name }**, version { $version }: { $rows } rows.
plan-checked = Checked: { $rows } rows, { $tokens }, { $turns ->
    [one] 1 answer
   *[other] { $turns } answers
 }.
plan-tokens = { $number } tokens
plan-tokens-about = about { $number } tokens
plan-tokens-sampled = { $number } tokens, ± { $error }
plan-teaches-facts = It teaches facts: asked about something else, the untrained model answers.
plan-teaches-manner = It teaches a manner of speaking: the trained model answers everything.
plan-unusable = This file cannot be trained on, and nothing of it was kept ({ $rows ->
    [one] one row was read
   *[other] { $rows } rows were read
 }):
plan-more-faults = { $number ->
    [one] …and one more fault ({ $kinds }).
   *[other] …and { $number } more faults. By kind: { $kinds }. The attached table lists them.
 }
train-good-rows = { $rows ->
    [one] Train on the 1 good row
   *[other] Train on the { $rows } good rows
 }
train-good-rows-gone = The file of the good rows is no longer under that report. Send your file again with /train.
plan-corrections = { $number ->
    [one] One correction goes in as a row too.
   *[other] { $number } corrections go in as rows too.
 }
plan-cost = It will cost about { $amount } { $currency }: about { $tokens } tokens, at the price in this bot's configuration.
run-cost = It cost { $amount } { $currency } ({ $tokens } tokens trained).

plan-languages = Rows are written in { $rows }, and this base was made for { $base }: it will hardly learn any other language. base: offers what else there is.
plan-avoid-left-out = { $rows ->
    [one] 1 row to avoid is
   *[other] { $rows } rows to avoid are
 } left out: nothing to imitate and no correction has the same prompt.
plan-avoid-unused = { $rows ->
    [one] 1 row to avoid is
   *[other] { $rows } rows to avoid are
 } left out: only method: preference uses them.
plan-imitate-left-out = { $rows ->
    [one] 1 row to imitate is
   *[other] { $rows } rows to imitate are
 } left out: there is no worse answer to hold against it. method: supervised takes all of them.
plan-examples-supervised = { $number ->
    [one] 1 example
   *[other] { $number } examples
 }
plan-examples-preference = { $number ->
    [one] 1 pair of a better and a worse answer
   *[other] { $number } pairs of a better and a worse answer
 }
plan-and = { $one }, { $other }
plan-takes = { $what }, { $time }
plan-forgets = It may forget some of what it knew: /test with questions of your own shows that.

run-title = **Training { $name }**: { $state }
run-state-preparing = preparing
run-state-queued = waiting for its turn
run-state-running = running
run-state-finishing = trained, now being got ready
run-state-comparing = trained, now being compared with what answers here
run-compared = { $done } of { $of } questions asked of both
run-state-succeeded = done
run-state-failed = failed
run-state-cancelled = cancelled
run-steps = step { $step } of { $steps }
run-left = about { $time } left
run-made-of = { $rows ->
    [one] One row
   *[other] { $rows } rows
 }{ $corrections ->
    [0] {""}
    [one] , with one correction in them
   *[other] , with { $corrections } corrections in them
 }. Started by { $person }.
run-started-by = Started by { $person }.
run-loss = Loss: { $first } → { $last }
run-failed-because = It failed: { $reason }
run-made = The new model is called **{ $model }**.
run-moved = **Training { $name }** goes on here: { $link }
run-curve-alt = Loss curve of the training { $name }: from { $first } to { $last } at step { $step } of { $steps }, lowest { $lowest }.
run-closing-serves = { $person }, the training **{ $name }** is done: the new model answers here now.
run-closing-candidate = { $person }, the training **{ $name }** is done. The same model as before answers here until a trainer promotes the new one.
run-closing-cancelled = { $person }, the training **{ $name }** was cancelled. The model that answers here is the same as before.
run-closing-failed = { $person }, the training **{ $name }** failed: { $reason }
run-card-title = Before and after
run-card-how = Some of its questions, asked of the model alone, without help.
run-card-taught = Taught: { $answer }
run-card-before = Before: { $answer }
run-card-after = **After: { $answer }**
time-seconds = { $number } s
time-minutes = { $number } min
time-hours = { $number } h
