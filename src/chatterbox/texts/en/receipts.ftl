# Corrections: who sees what.
correct-not-mine = That message is not one of my replies, so there is nothing of mine to correct. To teach me something new, use /teach.
correct-not-logged = I know no reply of mine under that message here. It may be another bot's, another server's, or older than my log. To teach me the right answer anyway, use /teach.
correct-deleted = That reply has been deleted since, so it can no longer be corrected. To teach me the right answer anyway, use /teach.
correct-no-message = That is neither a link to a message nor its id. Copy the link from the message's menu (on a phone: long press > Copy Message Link).

receipt-corrected = Corrected by { $author }.
receipt-taught = Taught by { $author }.
receipt-training-only = { $author } gave me a better answer; it acts after the next training.
receipt-waiting = { $author } gave me a better answer; a trainer decides with /corrections.
receipt-undone = Taken back by { $person }.
receipt-approved = { $person } approved what { $author } taught me.

details-acting = Thank you. I use it from the next question on.
details-training-only = Thank you. It becomes part of the next training; until then nothing changes.
details-waiting = Thank you. It waits for a trainer before it acts.
details-contradicted = Thank you. It says something else than an older correction, which acts until a trainer chooses.
details-expires = Without a question it can only act until { $date }, when the log of that reply is deleted. Add the question, and I learn it for good.
details-row = It is a row of the next training.
details-never-row = It helps, but never becomes a row of a training: its answer repeats what a member wrote in the chat.
details-no-receipt = I could not write into this channel, so nobody else sees this here.

list-title = Corrections ({ $state }): { $count }
list-line = **{ $id }** · { $state } · { $author } · { $question } → { $answer }
list-no-question = (no question)
list-pick = Show one of them whole
list-reason = Reason: { $reason }
list-approve = Approve several at once
list-undo = Withdraw several at once
review-title = Correction { $id }
review-choose = Choose { $id }
review-side = { $id } · { $state }
review-wrong = What I had said
review-exam = The last exam, without help
review-exam-learned = Learned ({ $number ->
    [one] one exam
   *[other] { $number } exams
 } in all).
review-exam-missed = Not learned ({ $number ->
    [one] one exam
   *[other] { $number } exams
 } in all).
state-all = all
state-acting = acting
state-waiting = waiting
state-training-only = training only
state-contradicted = contradicted
state-replaced = replaced
state-withdrawn = withdrawn
state-expired = expired
state-in-training-set = in a training set
state-in-set = in training set { $name }
state-learned = learned

# In the notice channel.
notice = { $author } taught me, and it acts: { $question } → { $answer }
undo-all-sure = { $number ->
    [one] One correction of { $author } is withdrawn then; nobody can bring it back. Sure?
   *[other] All { $number } corrections of { $author } are withdrawn then; nobody can bring them back. Sure?
 }
undo-all-done = { $number ->
    [0] There was nothing left of { $author } that could be withdrawn.
    [one] One correction of { $author } is withdrawn: I no longer use it, and the next training leaves it out. /block keeps { $author } from teaching me more.
   *[other] { $number } corrections of { $author } are withdrawn: I no longer use them, and the next training leaves them out. /block keeps { $author } from teaching me more.
 }
