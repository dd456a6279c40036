# The panel of /setup. Field names: 256 characters, values: 1,024; placeholders: 150.
setup-title = What managers decide about me here
setup-how = Only you see this panel. What you choose below acts at once. /block and /unblock keep members away from me; **Take back** in the menu of one of my messages takes an answer back.
setup-none = none
setup-trainers-title = Trainer roles
setup-trainers = Who may train, approve corrections and take answers back, besides people with Manage Server and the roles of my configuration: { $roles }
setup-correctors-title = Corrector roles
setup-correctors = Whose corrections act at once; with a role chosen, everybody else's wait for a trainer. With none, my configuration decides (corrections.acts). Chosen: { $roles }
setup-notices-title = Notice channel
setup-notices = Where each correction that acts is told, with buttons to undo it: { $channel }
setup-channels-title = Where I answer
setup-channels = Only in these channels and their threads; with none chosen, everywhere: { $channels }
setup-unmentioned = In the channels chosen I answer also without a mention.
setup-mentioned = I answer whoever mentions me or replies to me.
setup-pause-title = Pause
setup-paused = I am paused: I answer and learn nothing. A training that runs goes on.
setup-not-paused = I am not paused.
setup-credits-title = Who taught it
setup-credits-shown = Under an answer that was helped I say by whose correction, or by which dataset. Nobody is pinged.
setup-credits-hidden = I do not say who or what helped me with an answer.
setup-blocked-title = Blocked members
setup-blocked = They can only see and delete their own data: { $members }
setup-words-title = Words that I never say
setup-words = { $number ->
    [0] There are none.
    [one] There is one. In its place I write […].
   *[other] There are { $number }. In their place I write […].
 }
setup-permissions-title = What I lack
setup-permissions = In these channels I lack a permission:
setup-permissions-all = Nothing: I have every permission that I use, in every channel.
setup-commands-title = Who sees my commands
setup-commands = Discord lets only you decide that: Server Settings > Integrations > my name. Choose a command (/train, say), take @everyone away and add the roles that may use it.
setup-commands-open = That has not been done here: everybody sees my commands, apart from those for managers.
setup-commands-limited = That has been done here for: { $commands }.
setup-commands-all = all commands
setup-commands-unread = Discord did not tell me whether that has been done here.

answers-elsewhere = In this server I answer only here: { $channels }
