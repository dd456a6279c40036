run-queue = { $number ->
    [1] Als Nächstes an der Reihe: Es beginnt, wenn das Training davor zu Ende ist.
   *[other] Nummer { $number } in der Warteschlange der Trainings.
 }
run-queue-begins = { $number ->
    [1] Als Nächstes an der Reihe, etwa { $when }.
   *[other] Nummer { $number } in der Warteschlange der Trainings, etwa { $when }.
 }
run-again = { $name } (noch einmal)
run-unrepeatable = Dieses Training endete, bevor seine Zeilen erstellt waren; es gibt also nichts zu wiederholen. Starte mit /train ein neues.

records-none = Auf diesem Server wurde noch nichts trainiert. Das Trainerteam beginnt mit /train.
records-title = **Trainings dieses Servers**, das neueste zuerst:
records-line = { $number }. **{ $name }** · { $state } · { $when } · { $rows ->
    [one] 1 Zeile
   *[other] { $rows } Zeilen
 }{ $loss ->
    [none] {""}
   *[other] { " " }· Loss { $loss }
 }
records-serves = (antwortet hier)
records-pick = Eins davon ansehen
records-share = Anteil der Schritte, in %
records-curves-alt = Loss-Kurven { $number ->
    [one] eines Trainings
   *[other] von { $number } Trainings
 } im Vergleich: { $curves }.
records-curve-alt = { $name } von { $first } bis { $last }
record-title = **{ $name }**: { $state }
record-note = Notiz: { $note }
record-who = Gestartet von { $person } { $when }.
record-dataset = Datensatz: **{ $name }**, Version { $version }, { $rows ->
    [one] 1 Zeile
   *[other] { $rows } Zeilen
}, SHA-256 `{ $sha256 }`.
record-dataset-gone = Datensatz: seitdem gelöscht; sein SHA-256 war `{ $sha256 }`.
record-no-dataset = Datensatz: keiner, nur Korrekturen.
record-corrections = Korrekturen: { $ids }.
record-corrections-more = { $ids } und { $more } weitere
record-repeats = Wiederholt das Training `{ $run }`{ $same ->
    [yes] { " " }mit genau denselben Zeilen.
   *[no] , ohne das, was seitdem zurückgezogen wurde.
 }
record-base = Basismodell: { $base }. Backend: { $backend }, Job `{ $job }`.
record-model = Modell: { $model }.
record-model-gone = Modell: { $model }, gelöscht { $when }: Die Frist für seine Aufbewahrung war um.
record-numbers = Zahlen: { $numbers }; Seed { $seed }.
record-libraries = Trainiert mit { $libraries }.
record-loss = Loss: { $first } → { $last }.
record-valid = Loss bei zurückgehaltenen Fragen: { $first } → { $best } im besten Fall.
record-time = Dauer des Trainings: { $time }.
record-cost-local = Kosten: keine außer der Zeit dieses Rechners ({ $tokens } Tokens trainiert).
record-cost-counted = Kosten: { $amount } { $currency } ({ $tokens } Tokens trainiert).
record-cost = Kosten: { $tokens } trainierte Tokens, so wie { $backend } sie abrechnet.
record-failed = Es ist fehlgeschlagen: { $reason }
record-renamed = Dieses Training heißt jetzt **{ $name }**.
record-noted = Die Notiz steht.
record-name-empty = Ein Training braucht einen Namen.
record-drop-sure = **{ $name }** verwerfen? Die Aufzeichnung, das Modell und dessen Dateien werden gelöscht, hier und wo es trainiert wurde. Der Datensatz und die Korrekturen bleiben.
record-dropped = Das Training **{ $name }** ist verworfen.
record-serving = Das Modell dieses Trainings antwortet auf diesem Server, deshalb lässt sich das Training nicht verwerfen. Übernimm zuerst ein anderes, oder rolle zurück.
record-under-way = Dieses Training ist nicht vorbei. Drück „Abbrechen“ unter seiner Nachricht, oder warte auf sein Ende; dann ändere seine Aufzeichnung.
record-repeated = Es wird noch einmal trainiert; hier kannst du zusehen: { $link }
record-repeated-unseen = Es wird noch einmal trainiert, aber ich konnte in diesem Kanal nicht schreiben. Sein Ende wird hier gemeldet, falls ich es dann kann.
form-rename-title = Training umbenennen
form-rename = Name
form-note-title = Notiz zu diesem Training
form-note = Was sollte man darüber wissen?
button-repeat = Noch einmal trainieren
button-rename = Umbenennen
button-note = Notiz
button-drop = Verwerfen
button-really-drop = Ja, verwerfen
