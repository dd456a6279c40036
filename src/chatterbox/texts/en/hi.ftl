# /hi and what it leads to.
hi-title = Hi, I am Chatterbox
hi-who = I talk with this community and learn from it: what you correct I know at once, and a training teaches it to a model of your own. I am a program and can be wrong.
hi-model-title = Who answers here
hi-model-base = The untrained model **{ $model }**.
hi-starter = It is the starter model: small, for trying everything out. It speaks English, and knows little until you teach it.
hi-model-trained = **{ $model }**, trained here from { $base }.
hi-own-instruction = This channel has an instruction of its own, or its own choice of what I answer: `/instruction channel:` shows it.
hi-taught-only = Here I answer only what somebody taught me.
hi-kept-title = What I keep about you here
hi-kept-nothing = Nothing yet. Your questions with my replies will be kept for { $days } days.
hi-kept-sealed = All texts are encrypted on disk.
hi-kept = { $turns ->
    [one] One question with its reply
   *[other] { $turns } questions with their replies
 } (deleted after { $days } days), and { $corrections ->
    [one] one correction
   *[other] { $corrections } corrections
 }.
hi-kept-given = { $datasets ->
    [one] One dataset was uploaded by you
   *[other] { $datasets } datasets were uploaded by you
 }, { $runs ->
    [one] one training was started by you
   *[other] { $runs } trainings were started by you
 }.
hi-kept-models = These models have learned something of yours: { $models }.
hi-left-title = Your remaining quota here
hi-next-title = What to try next
hi-next-server = Mention me with a question. Press **Correct** under a wrong answer, or use /teach. Trainers: /train with a file, then /test. /instruction tells everything.
hi-next-dm = Just write to me. Training and corrections belong to a server: use them there.

withdraw-done = { $number ->
    [0] There is no correction of yours here that could be withdrawn.
    [one] One correction is withdrawn: I no longer use it, and the next training leaves it out.
   *[other] { $number } corrections are withdrawn: I no longer use them, and the next training leaves them out.
 }
