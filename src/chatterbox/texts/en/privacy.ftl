# /privacy: what is kept about somebody, and how it goes away.
privacy-title = What I keep about you
privacy-here = In this server. Everything here is for you alone to see.
privacy-chosen = { $number ->
    [0] Nothing is kept about you in any server, nor here.
    [one] In the one place that is chosen below.
   *[other] In all { $number } places that are chosen below.
 }
privacy-place-server = Server { $id }
privacy-place-dm = Our direct messages
privacy-kept = { $turns ->
    [one] One question with its reply
   *[other] { $turns } questions with their replies
 }, { $corrections ->
    [one] one correction
   *[other] { $corrections } corrections
 }, { $datasets ->
    [one] one dataset
   *[other] { $datasets } datasets
 }, { $runs ->
    [one] one training that you started
   *[other] { $runs } trainings that you started
 }.
privacy-nothing = Nothing.
privacy-models = These models contain something of yours: { $models }.
privacy-stale = These models contain something that was withdrawn or deleted since: { $models }. The next training leaves it out.
privacy-stale-trainers = Trainers can retrain without it at once.
privacy-refused = These could not be deleted at their backend: { $things }. I go on trying; whoever runs me sees it too.
privacy-refused-one = { $kind } { $name } at { $backend } ({ $reason })
privacy-kind-file = training file
privacy-kind-checkpoints = the checkpoints of
privacy-kind-model = model
privacy-times = Questions are kept for { $log ->
    [one] one day
   *[other] { $log } days
 }, what is yours in a server that you left for { $left ->
    [one] one day
   *[other] { $left } days
 }. All texts are encrypted on disk.
privacy-choose = Choose servers
privacy-more = { $number ->
    [one] One more place is
   *[other] { $number } more places are
 } not in the menu. Choosing all of them includes these too.

privacy-export-done = This is all that I keep about you there. `data.json` has everything as text; the files beside it are what you uploaded.
privacy-export-large = It is larger than Discord takes here. Ask whoever runs me for it: `chatterbox privacy export` makes the same file.
export-readme = What Chatterbox keeps about you: data.json has it place by place, the folder datasets holds what you uploaded, byte for byte, the folder pictures those that you asked about, by the question's id.
export-left-out = Too large for Discord, and left out here: { $name }. Whoever runs the bot can give it to you.

privacy-withdraw-which = Which correction shall be withdrawn? I no longer use it then, and the next training leaves it out.
privacy-withdraw-none = There is no correction of yours that could be withdrawn.
privacy-withdrawn = Withdrawn: I no longer use it, and the next training leaves it out.
privacy-withdrawn-models = Until then these models contain something of it: { $models }.

delete-sure = This deletes for good what I keep about you { $where }: your questions with my replies, your corrections with all rows that were made of them, your tests, and the datasets that you uploaded. You can leave the datasets to the server: then only your name comes off them. Sure?
delete-where-here = in this place
delete-where-chosen = in { $number ->
    [one] the place that you chose
   *[other] the { $number } places that you chose
 }
delete-done = Deleted: { $turns ->
    [one] one question with its reply
   *[other] { $turns } questions with their replies
 } and { $corrections ->
    [one] one correction
   *[other] { $corrections } corrections
 }.
delete-datasets = { $datasets ->
    [one] One dataset is deleted too.
   *[other] { $datasets } datasets are deleted too.
 }
delete-names = Your name was taken off { $datasets ->
    [one] one dataset
   *[other] { $datasets } datasets
 }.
delete-models = These models still contain something of it, until another takes their place; trainers can retrain without it: { $models }.

privacy-offer = Something was withdrawn or deleted by whoever gave it. I no longer use it; these models were trained on it: { $models }. Trainers can make one without it:
retrain-not-needed = No model that answers here contains anything that was withdrawn or deleted.

plan-rows-gone = { $rows ->
    [one] One row of it was
   *[other] { $rows } rows of it were
 } deleted since, at their givers' wish.

clearing-unknown-backend = the backend "{ $backend }" is not in the configuration any more
training-overtaken = Something that it was to learn was deleted by whoever gave it, so no model may come of it. Start it again: the next training leaves that out.

promotion-overtaken = Something that this model learned was deleted by whoever gave it, so it may not be taken into use. Train again: /train leaves that out.

tell-run-offered = I will send you a direct message when this training ends.
tell-models-offered = I will send you a direct message when no model that answers there contains it any more.
tell-closed = Discord does not let me write to you. Allow direct messages from members in the privacy settings of this server, then press again.
tell-first = You pressed "Tell me by DM": you will be told here. I never write to you about anything else on my own.
tell-run = The training you asked about has ended: **{ $name }** ({ $state }).
tell-models = No model that answers in **{ $server }** contains any more what was withdrawn or deleted there.

privacy-cli-nothing = Nothing is kept about { $user }.
privacy-cli-exported = { $file } holds what is kept about { $user } in { $places ->
    [one] one place
   *[other] { $places } places
 }.
privacy-cli-sure = This deletes all that is kept about { $user } in { $places }. Add --yes to do it.
privacy-cli-deleted = { $place }: deleted { $turns } questions with their replies, { $corrections } corrections, { $datasets } datasets.
privacy-cli-left = { $datasets } datasets stay with { $place }, without the name.
privacy-cli-models = { $place }: these models still contain something of it, until another takes their place: { $models }
privacy-cli-clearing = { $number ->
    [0] Nothing is left at any backend.
    [one] One thing is still at a backend. The bot deletes it there within the hour, or when it is started.
   *[other] { $number } things are still at backends. The bot deletes them there within the hour, or when it is started.
 }
privacy-cli-left-line = { $backend }  { $kind } { $name }  { $refused }
privacy-cli-no-reports = Nothing was reported.
