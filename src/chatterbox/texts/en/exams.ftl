# What a training learned of the corrections: the run's closing message, and "Show mine".
exam-progress = Examined: { $done } of { $of } corrections.
exam-learned = Of { $examined ->
    [one] the one correction in it
   *[other] the { $examined } corrections in it
 } { $learned ->
    [0] none was
    [one] one was
   *[other] { $learned } were
 } learned. Each was asked without help, in words that were not trained. I keep looking up what was not learned, and it weighs more in the next training.
exam-none-of-yours = None of the corrections in that training is yours.
exam-title = **{ $learned } of { $examined }** of your corrections were learned. Only you see this.
exam-line-learned = **Learned.** { $question }
exam-line-missed = **Not learned yet:** I keep looking it up. { $question }
exam-asked-kept = Asked (your last way to ask, which was not trained): { $question }
exam-asked-reworded = Asked (in words of the untrained model, as you gave one way to ask): { $question }
exam-asked-trained = Asked (as it was trained, for the untrained model found no other words): { $question }
exam-answered = Answer: { $answer }
