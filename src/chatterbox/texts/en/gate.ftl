# The comparison at the end of a run, the gate, promotion and the way back.
compared-nothing = There was nothing to ask: keep a test set with /test keep:yes, or correct me.
compared-too-few = { $of } questions: { $better } answers became right, { $worse } became wrong. That is too few to say whether it is better.
compared-unclear = { $of } questions: { $better } answers became right, { $worse } became wrong ({ $points } points, 95 % between { $low } and { $high }; exact McNemar test, p { $p }). That may be chance.
compared-better = { $of } questions: { $better } answers became right, { $worse } became wrong ({ $points } points, 95 % between { $low } and { $high }; exact McNemar test, p { $p }). It is better.
compared-worse = { $of } questions: { $better } answers became right, { $worse } became wrong ({ $points } points, 95 % between { $low } and { $high }; exact McNemar test, p { $p }). It is worse.
compared-faults = Questions that nobody taught, answered with a taught fact: { $new } of { $of } (now: { $now }).

gate-line = "{ $line }" is no rule. Write one a line, as "general: -5": a part ({ $sections }) and the points that a new model must gain there; with a minus, what it may lose.

candidate-missing = There is no such model in this server.
candidate-dropped = That model was dropped: it is deleted and cannot be brought back. Train it again.
candidate-comparing = That model is still being compared. Decide when its training is done.
promotion-gate = This model does not pass the gate. Two trainers can promote it nevertheless, by "Promote anyway" under its result or in /models.
promotion-serves = This model answers here already.
promotion-gone = { $model } does not answer: { $reason } Nothing has changed: the same model serves as before. If it was deleted, train it again; /models shows what else there is.
promotion-later = { $reason } Nothing has changed: the same model serves as before. Press again later.
override-second = You have agreed already. Another trainer must press it, too.
drop-serves = This model answers here now. Promote another one or roll back first.
drop-pinned = This model is pinned to { $channels }. Unpin it there first (/models).
rollback-nothing = There is nothing to go back to: nothing served here before.
rollback-changed = Something else serves by now ({ $model }): somebody was quicker. Look at /models again.
pin-too-many = { $most } channels have a model of their own already; more are not possible. Unpin one first.

test-keep-trainers = Only trainers keep a test set: it decides what is promoted. Leave out keep: to run these cases once.

part-tests = Test set
part-corrections = Corrections
part-general = General
part-untaught = Untaught
compared-helped = with help
compared-alone = alone
compared-now = now
compared-new = new
compared-of = of { $of }
compared-alt = Table of the comparison: right answers of the model that answers now and of the new one; for "Untaught" the faults. { $lines }.
compared-alt-line = { $part } (of { $of }): with help { $now }, new { $new }; alone { $now_alone }, new { $new_alone }

gate-passed = It passes the gate.
gate-failed = **It does not pass the gate**: { $rules }.
gate-broken = { $part } { $points } points with help (at least { $least } needed)
gate-not-compared = **It was not compared to the end**, so the gate counts as not passed.

broken-alt = The questions that the new model answers wrongly and the one that answers now rightly, as JSON.
promoted = Promoted by { $person }: it answers here now.
promoted-anyway = Promoted against the gate; { $person } was the second to say so. It answers here now.
override-first = { $person } would promote it although it does not pass the gate. A second trainer must press the same.
candidate-kept = Kept by { $person }; /models has it.
drop-sure = This deletes the model **{ $name }** for good; what it was trained from stays. Sure?
dropped = It is dropped: the model is deleted.
dropped-not-there = It is dropped here. The backend did not delete the model itself: { $reason }
rolled-back = Rolled back by { $person }: **{ $model }** answers here again.

models-title = Models of this server
models-base = The untrained model **{ $model }** answers here.
models-now = **{ $name }** (`{ $model }`) answers here.
models-history = What answered here
models-pins = Channels with a model of their own
models-gate = A new model must gain these points at least (helped answers)
models-no-rules = no rules
models-choose = Choose a model
model-untrained = The untrained model
model-base = The untrained model **{ $model }**.
model-described = **{ $name }** (`{ $model }`), trained <t:{ $at }:f>.
model-serves = answers here now
model-served = answered here before
model-passes = passes the gate
model-fails = does not pass the gate
pinned = **{ $model }** answers in { $channel } and its threads from now on, whatever is promoted.
unpinned = In { $channel } the server's model answers again.
unpin-was-not = { $channel } has no model of its own.
gate-kept = The gate's rules here: { $rules }.
models-entry = <t:{ $at }:f> **{ $name }**: { $why } ({ $person })
why-trained = its training was done
why-chosen = promoted
why-passed = it passed the gate
why-overridden = promoted against the gate, with another trainer
why-voted = promoted, for members preferred it
why-rolled-back = rolled back
