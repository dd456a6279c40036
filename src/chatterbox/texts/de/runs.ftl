train-file-or-dataset = Gib eins davon an: eine neue Datei, einen Datensatz, der hier schon liegt, oder Text.
train-file-gone = Die Datei { $name } ließ sich nicht von Discord laden. Lade sie noch einmal hoch.
train-started = Das Training hat begonnen; hier kannst du zusehen: { $link }
train-started-unseen = Das Training hat begonnen, aber ich konnte in diesem Kanal nicht schreiben. Sein Ende wird hier gemeldet, falls ich es dann kann.

plan-dataset = **{ $name }**, Version { $version }: { $rows ->
    [one] 1 Zeile
   *[other] { $rows } Zeilen
}.
plan-avoid = Zum Vermeiden: **{ $name }**, Version { $version }: { $rows ->
    [one] 1 Zeile
   *[other] { $rows } Zeilen
}.
plan-checked = Geprüft: { $rows ->
    [one] 1 Zeile
   *[other] { $rows } Zeilen
}, { $tokens }, { $turns ->
    [one] 1 Antwort
   *[other] { $turns } Antworten
 }.
plan-tokens = { $number ->
    [one] 1 Token
   *[other] { $number } Tokens
}
plan-tokens-about = etwa { $number ->
    [one] 1 Token
   *[other] { $number } Tokens
}
plan-tokens-sampled = { $number } Tokens, ± { $error }
plan-teaches-facts = Es bringt Fakten bei: Wird etwas anderes gefragt, antwortet das untrainierte Modell.
plan-teaches-manner = Es bringt eine Sprechweise bei: Das trainierte Modell beantwortet alles.
plan-unusable = Mit dieser Datei lässt sich nicht trainieren, und nichts davon wurde aufbewahrt ({ $rows ->
    [one] eine Zeile gelesen
   *[other] { $rows } Zeilen gelesen
 }):
plan-more-faults = { $number ->
    [one] …und ein weiterer Fehler ({ $kinds }).
   *[other] …und { $number } weitere Fehler. Nach Art: { $kinds }. Die angehängte Tabelle führt sie auf.
 }
train-good-rows = { $rows ->
    [one] Mit der 1 guten Zeile trainieren
   *[other] Mit den { $rows } guten Zeilen trainieren
 }
train-good-rows-gone = Die Datei mit den guten Zeilen hängt nicht mehr an diesem Bericht. Schick deine Datei noch einmal mit /train.
plan-corrections = { $number ->
    [one] Dazu kommt eine Korrektur als Zeile.
   *[other] Dazu kommen { $number } Korrekturen als Zeilen.
 }
plan-cost = Es wird etwa { $amount } { $currency } kosten: rund { $tokens } Tokens, zum Preis in der Konfiguration dieses Bots.
run-cost = Es hat { $amount } { $currency } gekostet ({ $tokens } Tokens trainiert).

plan-languages = Zeilen sind geschrieben in: { $rows }; dieses Basismodell ist gemacht für: { $base }. Eine andere Sprache wird es kaum lernen. base: zeigt, was es sonst gibt.
plan-avoid-left-out = { $rows ->
    [one] 1 Zeile zum Vermeiden fällt
   *[other] { $rows } Zeilen zum Vermeiden fallen
 } weg: Nichts zum Nachahmen und keine Korrektur hat denselben Prompt.
plan-avoid-unused = { $rows ->
    [one] 1 Zeile zum Vermeiden fällt
   *[other] { $rows } Zeilen zum Vermeiden fallen
 } weg: Nur method: preference nutzt so etwas.
plan-imitate-left-out = { $rows ->
    [one] 1 Zeile zum Nachahmen fällt
   *[other] { $rows } Zeilen zum Nachahmen fallen
 } weg: Es gibt keine schlechtere Antwort als Gegenstück. method: supervised nimmt alle.
plan-examples-supervised = { $number ->
    [one] 1 Beispiel
   *[other] { $number } Beispiele
 }
plan-examples-preference = { $number ->
    [one] 1 Paar aus einer besseren und einer schlechteren Antwort
   *[other] { $number } Paare aus einer besseren und einer schlechteren Antwort
 }
plan-and = { $one }, { $other }
plan-takes = { $what }, { $time }
plan-forgets = Es kann etwas von dem vergessen, was es wusste: /test mit eigenen Fragen zeigt das.

run-title = **Training { $name }**: { $state }
run-state-preparing = wird vorbereitet
run-state-queued = wartet, bis es an der Reihe ist
run-state-running = läuft
run-state-finishing = trainiert, wird jetzt fertig gemacht
run-state-comparing = trainiert, wird jetzt mit dem verglichen, was hier antwortet
run-compared = { $done } von { $of } Fragen an beide gestellt
run-state-succeeded = fertig
run-state-failed = fehlgeschlagen
run-state-cancelled = abgebrochen
run-steps = Schritt { $step } von { $steps }
run-left = noch etwa { $time }
run-made-of = { $rows ->
    [one] Eine Zeile
   *[other] { $rows } Zeilen
 }{ $corrections ->
    [0] {""}
    [one] , darin eine Korrektur
   *[other] , darin { $corrections } Korrekturen
 }. Gestartet von { $person }.
run-started-by = Gestartet von { $person }.
run-loss = Loss: { $first } → { $last }
run-failed-because = Es ist fehlgeschlagen: { $reason }
run-made = Das neue Modell heißt **{ $model }**.
run-moved = **Training { $name }** geht hier weiter: { $link }
run-curve-alt = Loss-Kurve des Trainings { $name }: von { $first } bis { $last } bei Schritt { $step } von { $steps }, tiefster Wert { $lowest }.
run-closing-serves = { $person }, das Training **{ $name }** ist fertig: Das neue Modell antwortet jetzt hier.
run-closing-candidate = { $person }, das Training **{ $name }** ist fertig. Hier antwortet dasselbe Modell wie zuvor, bis das Trainerteam das neue übernimmt.
run-closing-cancelled = { $person }, das Training **{ $name }** wurde abgebrochen. Hier antwortet dasselbe Modell wie zuvor.
run-closing-failed = { $person }, das Training **{ $name }** ist fehlgeschlagen: { $reason }
run-card-title = Vorher und nachher
run-card-how = Einige seiner Fragen, dem Modell allein gestellt, ohne Hilfe.
run-card-taught = Beigebracht: { $answer }
run-card-before = Vorher: { $answer }
run-card-after = **Nachher: { $answer }**
time-seconds = { $number } s
time-minutes = { $number } min
time-hours = { $number } h
