# What managers decide: pause, blocked members, words that are never said.
paused = I am paused in this server: its managers let me answer and learn nothing for now. Ask again when they let me go on.
pause-done = I am paused here: I answer no questions and take no corrections, tests or trainings until a manager lets me go on. /hi and deleting one's data still work.
pause-already = I am paused here already.
pause-run = The training **{ $name }** goes on; its message has the Cancel button.
pause-over = I answer and learn here again.
pause-was-not = I was not paused.

blocked = The managers of this server have blocked you from using me here. What I keep about you can still be seen and deleted with /hi.
block-self = You cannot block yourself.
block-manager = That member manages this server too, and managers cannot block each other. Whoever loses Manage Server can be blocked.
block-too-many = { $most } members are blocked here, which is as many as I keep. Let some of them reach me again with /unblock first.
block-done = { $member } is blocked: I answer nothing of theirs here and take nothing from them. Their own data they can still see and delete with /hi. Corrections that act already stay; /corrections shows them.
block-already = { $member } was blocked already.
unblock-done = { $member } can use me again.
unblock-was-not = { $member } was not blocked.

words-too-many = { $number } words are too many: I keep { $most }. Take out those that matter least.
words-too-long = One of these is longer than { $most } characters. Write single words or short phrases, one a line.
words-nothing = One of these lines holds no letter, digit or sign that could be looked for. Take it out.
words-kept = { $number ->
    [0] Kept: there is no word now that I may not say.
    [one] Kept: there is one word that I never say here.
   *[other] Kept: there are { $number } words that I never say here.
 }

take-back-note = I said something here that { $person } has taken back.
take-back-done = Taken back: nobody sees it any more, and I neither remember it nor learn from it.
take-back-correction = Taken back: nobody sees it any more, and I do not remember it. It repeated what { $author } taught me, so that is withdrawn too, and the next training leaves it out.
take-back-row = Taken back: nobody sees it any more, and I do not remember it. It stands in the dataset that was trained last; I no longer repeat it. Take it out of the file before the next /train, or it is trained again.
take-back-not-logged = It is gone from this channel. My log no longer had it (or it was no answer to a question), so there was nothing else to forget.
take-back-gone = That message has been deleted already. If it was an answer, I have forgotten it too.
take-back-not-mine = That message is not mine, so I cannot take it back. Whoever manages messages here can delete it.
