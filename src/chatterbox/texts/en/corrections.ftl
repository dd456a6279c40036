# What the service of corrections has to say.
correction-no-answer = The right answer is empty. Write what I should have said, and submit again.
correction-no-question = Without a question I would not know when to say that. Write the question in your own words, and submit again.
correction-question-empty = That question is empty. Write it in your own words, and submit again.
correction-has-question = That correction has its question already. To teach another wording, use /teach.
correction-many-phrasings = At most { $most } further ways to ask fit into one correction. Take some out, or hand them in as a second one.
correction-too-long = A field may hold { $most } characters, and one of yours has { $length }. Shorten it, and submit again.
correction-too-many = You handed in { $most } corrections within a day, which is as many as one person may. Go on tomorrow, or ask a trainer to enter it.
correction-not-yours = Only the person who wrote a correction can add its question.
correction-undo-who = Only the person who wrote a correction, or a trainer, can undo it.
correction-over = That correction no longer counts: it was withdrawn, replaced, or rested on a log entry that has expired. To teach it anew, use /teach.
correction-missing = There is no such correction here, or its author has deleted it.

waits-trainers = In this server corrections act once a trainer has approved them.
waits-correctors = In this server only some roles' corrections act at once; a trainer looks at yours first.
waits-link = It holds a link or an invitation, so a trainer looks at it first.
waits-mention = It mentions somebody or a channel, so a trainer looks at it first.
waits-new-member = You joined this server only recently, so a trainer looks at it first.
