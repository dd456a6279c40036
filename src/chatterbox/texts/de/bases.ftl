base-unmeasured = Zeit hier noch nicht gemessen
base-rows40 = 40 Zeilen in { $minutes } min
base-too-large = zu groß für diesen Rechner
bases-head = Was sich als Basis trainieren lässt ({ $backend }), der Standard zuerst:
bases-name = { $name }: { $parameters } Millionen Parameter, Lizenz { $licence }, Sprachen { $languages }
bases-named = { $name }
bases-memory = Speicher: { $serving } MB zum Antworten, { $training } MB zum Trainieren ({ $measured ->
    [yes] hier gemessen
   *[other] geschätzt
 }); { $fits ->
    [yes] passt auf diesen Rechner
   *[other] zu groß für diesen Rechner
 }
bases-times = 40 Zeilen: { $rows }; eine Antwort: { $answer }
bases-minutes = { $minutes } min, hier gemessen
bases-seconds = { $seconds } s, hier gemessen
bases-not-measured = hier noch nicht gemessen
bases-unknown = nicht angegeben
bases-more = Diese Basismodelle funktionieren nachweislich auch; schreib diese Zeilen in die config.toml und starte die Engine neu:
bases-alternative = # Lizenz { $licence }, Sprachen { $languages }; etwa { $training } MB zum Trainieren: { $fits ->
    [yes] passt auf diesen Rechner
   *[other] zu groß für diesen Rechner
 }; hier noch nichts gemessen
