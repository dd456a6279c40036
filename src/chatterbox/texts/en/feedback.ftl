# Votes under answers, /feedback and /feedback_summary.
thumb-up = Noted: 👍. Press it again to take it back.
thumb-down = Noted: 👎. What should I have said?
thumb-taken-back = Your vote is taken back.
thumb-over = That answer is no longer in my log, so it takes no more votes. /feedback tells the managers anything else.

feedback-kept = Thank you. The managers of this server read it in /feedback_summary. /hi deletes it with the rest of your data.
feedback-empty = There is nothing in it. Write what you want to tell the managers, and send it again.
feedback-too-long = A text may hold { $most } characters, and yours has { $length }. Shorten it, and send it again.
feedback-too-many = You wrote { $most } texts within a day, which is as many as one person may. Go on tomorrow.

feedback-none = Nobody has voted or written anything here yet. People vote with 👍 and 👎 under my answers, and write with /feedback.
feedback-title = What people say of my answers
feedback-counts = 👍 { $up } · 👎 { $down } · { $notes ->
    [0] no texts
    [one] one text
   *[other] { $notes } texts
 }. All of it is in the file.
feedback-worst = 👎 { $down } · 👍 { $up } · { $model }
feedback-worst-answer = { $question } → { $answer }
feedback-forgotten = (no longer in my log)
feedback-notes = The latest texts
feedback-stored = stored answers
feedback-chart-title = Share of thumbs up, in %
feedback-chart-line = { $model }: { $up } of { $votes }
feedback-chart-alt = Share of thumbs up over time, by model: { $lines }.
feedback-chart-none = no votes yet

setup-row-title = 👍 👎 Correct
setup-row-shown = I put these buttons under each answer. /feedback_summary shows what came of it.
setup-row-hidden = I put no buttons under my answers. "Correct this reply" in a message's menu and /correct still work.
