# What can be trained from: `chatterbox bases`, and the choices of base:.
base-unmeasured = time not measured here yet
base-rows40 = 40 rows in { $minutes } min
base-too-large = too large for this machine
bases-head = What can be trained from ({ $backend }), the default first:
bases-name = { $name }: { $parameters } million parameters, licence { $licence }, languages { $languages }
bases-named = { $name }
bases-memory = memory: { $serving } MB to answer, { $training } MB to train ({ $measured ->
    [yes] measured here
   *[other] estimated
 }); { $fits ->
    [yes] fits this machine
   *[other] too large for this machine
 }
bases-times = 40 rows: { $rows }; an answer: { $answer }
bases-minutes = { $minutes } min, measured here
bases-seconds = { $seconds } s, measured here
bases-not-measured = not measured here yet
bases-unknown = not told
bases-more = These bases are known to work as well; put these lines into config.toml and start the engine anew:
bases-alternative = # licence { $licence }, languages { $languages }; about { $training } MB to train: { $fits ->
    [yes] fits this machine
   *[other] too large for this machine
 }; nothing measured here yet
