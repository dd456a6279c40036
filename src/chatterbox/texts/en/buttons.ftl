# Labels of buttons. Discord takes 80 characters; short ones stay whole on a phone.
button-correct = Correct
button-show-mine = Show mine
button-row-on = Show 👍 👎 Correct
button-row-off = Hide 👍 👎 Correct
button-teach = Teach
button-ask-again = Ask again
button-undo = Undo
button-undo-all = Undo all of this person
button-really-undo-all = Yes, undo all
button-approve = Approve
button-add-question = Add the question
button-cancel = Cancel
button-delete-data = Delete my data
button-really-delete = Yes, delete it
button-withdraw = Withdraw my corrections
button-edit = Edit
button-pause = Pause
button-words = Words that I never say
button-go-on = Go on
button-newer = Newer
button-older = Older

press-unknown = I no longer know what that belongs to. Start the command again.
