# The privacy statement, as /privacy shows it and `chatterbox privacy statement` prints it. Markdown.
statement-title =
    # Privacy of Chatterbox
    Chatterbox is a bot that talks with a community and learns from what its members teach it. This says what it keeps of you, and how it goes away.
statement-kept =
    ## What is kept
    - Your questions to the bot with its replies, the text that it read of files and the pictures that came with them, and summaries of long conversations, for { $days ->
        [one] one day
       *[other] { $days } days
     }. What you write without speaking to the bot is not kept.
    - Corrections and what you teach, until you withdraw or delete them.
    - Datasets that you upload, and which trainings you started.
    - Results of your tests, and what you reported, for { $results ->
        [one] one day
       *[other] { $results } days
     }.
    - Your Discord id with each of these, and in which language you use Discord, so that it can speak that to you. No names, no profile pictures, no lists of members.
    All texts, vectors and files are encrypted on disk.
statement-rows =
    ## What models learn from
    Only from files that somebody uploaded for that purpose, from forms that somebody filled in, and from the bot's own replies. Never from what you write in a channel, nor from files beside it. A ledger says of each row of each training who gave it, when, and which models contain it.
statement-own-machine =
    ## Where it is
    On the machine that the bot runs on. Models are trained and asked there too: nothing is passed on.
statement-hosts =
    ## Where it is
    On the machine that the bot runs on. To be answered and trained on, questions with the files beside them, instructions and training rows are sent to: { $hosts }. No name and no Discord id is sent with them.
statement-seen =
    ## Who sees it
    What you ask is answered where you ask it. Trainers of a server see its corrections and test results, its managers what is reported. No server sees anything of another, and whoever runs the bot could read what is kept.
statement-gone =
    ## What goes by itself
    - A question whose message, or whose reply, was deleted in Discord: after { $deleted ->
        [0] an hour at most
        [one] one day
       *[other] { $deleted } days
     }. If the bot was not running then: with the log, after { $log ->
        [one] one day
       *[other] { $log } days
     }.
    - What is kept of you in a server that you left: after { $left ->
        [one] one day
       *[other] { $left } days
     }. Datasets that you uploaded there stay with the server, without your name.
    - Everything of a server that removed the bot: after { $removed ->
        [one] one day
       *[other] { $removed } days
     }.
    Who comes back before that keeps everything.
statement-rights =
    ## What you can do
    /privacy shows what is kept about you, gives it to you as a file, withdraws one correction or all, and deletes everything: in a server for that server, in a direct message for the servers that you choose, also those that you have left. If you share no server with the bot any more, ask whoever runs it.
statement-deleting =
    ## What deleting means
    - Your questions and the replies, corrections, tests and your name on reports go at once. So do all rows that were made of your corrections, in every version of every dataset, and the datasets that you uploaded, unless you leave them to the server.
    - At the backends that trained on it the training files, the intermediate checkpoints and all models that do not answer now are deleted; what a backend refuses is named. A training under way that contains something of yours is stopped.
    - A model that answers now goes once another has taken its place. Until then it is named, and trainers can retrain without what you deleted. The next training leaves it out.
    - That it was deleted is remembered as a keyed hash, so that no archive and no backup brings it back. An answer that the bot gave to somebody else stays in that person's log for its time.
    Withdrawing a correction ends its use at once and keeps it out of the next training; its text stays until you delete it.
statement-direct =
    ## Direct messages
    The bot starts none by itself, unless you pressed "Tell me by DM".
statement-contact =
    ## Whom to ask
    { $contact }
statement-no-contact =
    ## Whom to ask
    The managers of your server, and whoever runs the bot: the button "Report a problem" in /privacy reaches both.
