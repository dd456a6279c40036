compared-nothing = Es gab nichts zu fragen: Leg mit /test keep:yes ein Testset an, oder korrigiere mich.
compared-too-few = { $of ->
    [one] 1 Frage
   *[other] { $of } Fragen
}: Richtig geworden: { $better }, falsch geworden: { $worse }. Das ist zu wenig, um zu sagen, ob es besser ist.
compared-unclear = { $of ->
    [one] 1 Frage
   *[other] { $of } Fragen
}: Richtig geworden: { $better }, falsch geworden: { $worse } ({ $points } Punkte, 95 % zwischen { $low } und { $high }; exakter McNemar-Test, p { $p }). Das kann Zufall sein.
compared-better = { $of ->
    [one] 1 Frage
   *[other] { $of } Fragen
}: Richtig geworden: { $better }, falsch geworden: { $worse } ({ $points } Punkte, 95 % zwischen { $low } und { $high }; exakter McNemar-Test, p { $p }). Es ist besser.
compared-worse = { $of ->
    [one] 1 Frage
   *[other] { $of } Fragen
}: Richtig geworden: { $better }, falsch geworden: { $worse } ({ $points } Punkte, 95 % zwischen { $low } und { $high }; exakter McNemar-Test, p { $p }). Es ist schlechter.
compared-faults = Fragen, zu denen niemand etwas beigebracht hat, mit einem beigebrachten Fakt beantwortet: { $new } von { $of } (jetzt: { $now }).

gate-line = „{ $line }“ ist keine Regel. Schreib eine pro Zeile, zum Beispiel "general: -5": ein Teil ({ $sections }) und die Punkte, die ein neues Modell dort gewinnen muss; mit Minus, was es verlieren darf.

candidate-missing = So ein Modell gibt es auf diesem Server nicht.
candidate-dropped = Dieses Modell wurde verworfen: Es ist gelöscht und lässt sich nicht zurückholen. Trainiere es neu.
candidate-comparing = Dieses Modell wird noch verglichen. Entscheide, wenn sein Training fertig ist.
promotion-gate = Dieses Modell nimmt die Hürde nicht. Zwei aus dem Trainerteam können es dennoch übernehmen, mit „Trotzdem übernehmen“ unter seinem Ergebnis oder in /models.
promotion-serves = Dieses Modell antwortet hier schon.
promotion-gone = { $model } antwortet nicht: { $reason } Es hat sich nichts geändert: Es antwortet dasselbe Modell wie zuvor. Falls es gelöscht wurde, trainiere es neu; /models zeigt, was es sonst gibt.
promotion-later = { $reason } Es hat sich nichts geändert: Es antwortet dasselbe Modell wie zuvor. Drück später noch einmal.
override-second = Du hast schon zugestimmt. Eine zweite Person aus dem Trainerteam muss es auch drücken.
drop-serves = Dieses Modell antwortet hier gerade. Übernimm zuerst ein anderes, oder rolle zurück.
drop-pinned = Dieses Modell ist an { $channels } gebunden. Löse es dort zuerst (/models).
rollback-nothing = Es gibt nichts, wohin es zurückgehen könnte: Vorher hat hier nichts geantwortet.
rollback-changed = Inzwischen antwortet etwas anderes ({ $model }): Jemand war schneller. Sieh noch einmal in /models nach.
pin-too-many = { $most } Kanäle haben schon ein eigenes Modell; mehr geht nicht. Löse zuerst eins.

test-keep-trainers = Nur das Trainerteam legt ein Testset an: Es entscheidet, was übernommen wird. Lass keep: weg, um diese Fälle einmal zu fragen.

part-tests = Testset
part-corrections = Korrekturen
part-general = Allgemeines
part-untaught = Unbekanntes
compared-helped = mit Hilfe
compared-alone = allein
compared-now = jetzt
compared-new = neu
compared-of = von { $of }
compared-alt = Tabelle des Vergleichs: richtige Antworten des Modells, das jetzt antwortet, und des neuen; bei „Unbekanntes“ die Fehler. { $lines }.
compared-alt-line = { $part } (von { $of }): mit Hilfe { $now }, neu { $new }; allein { $now_alone }, neu { $new_alone }

gate-passed = Es nimmt die Hürde.
gate-failed = **Es nimmt die Hürde nicht**: { $rules }.
gate-broken = { $part } { $points } Punkte mit Hilfe (mindestens nötig: { $least })
gate-not-compared = **Es wurde nicht zu Ende verglichen**; die Hürde gilt also als nicht genommen.

broken-alt = Die Fragen, die das neue Modell falsch und das jetzige richtig beantwortet, als JSON.
promoted = Übernommen von { $person }: Es antwortet jetzt hier.
promoted-anyway = Trotz der Hürde übernommen; { $person } hat als zweite Person zugestimmt. Es antwortet jetzt hier.
override-first = { $person } würde es übernehmen, obwohl es die Hürde nicht nimmt. Eine zweite Person aus dem Trainerteam muss dasselbe drücken.
candidate-kept = Behalten von { $person }; /models hat es.
drop-sure = Das löscht das Modell **{ $name }** endgültig; woraus es trainiert wurde, bleibt. Sicher?
dropped = Es ist verworfen: Das Modell ist gelöscht.
dropped-not-there = Es ist hier verworfen. Das Backend hat das Modell selbst nicht gelöscht: { $reason }
rolled-back = Zurückgerollt von { $person }: **{ $model }** antwortet hier wieder.

models-title = Modelle dieses Servers
models-base = Hier antwortet das untrainierte Modell **{ $model }**.
models-now = Hier antwortet **{ $name }** (`{ $model }`).
models-history = Was hier geantwortet hat
models-pins = Kanäle mit eigenem Modell
models-gate = So viele Punkte muss ein neues Modell mindestens gewinnen (Antworten mit Hilfe)
models-no-rules = keine Regeln
models-choose = Wähl ein Modell
model-untrained = Das untrainierte Modell
model-base = Das untrainierte Modell **{ $model }**.
model-described = **{ $name }** (`{ $model }`), trainiert <t:{ $at }:f>.
model-serves = antwortet hier jetzt
model-served = hat hier früher geantwortet
model-passes = nimmt die Hürde
model-fails = nimmt die Hürde nicht
pinned = **{ $model }** antwortet ab jetzt in { $channel } und den Threads dort, egal was übernommen wird.
unpinned = In { $channel } antwortet wieder das Modell des Servers.
unpin-was-not = { $channel } hat kein eigenes Modell.
gate-kept = Die Regeln der Hürde hier: { $rules }.
models-entry = <t:{ $at }:f> **{ $name }**: { $why } ({ $person })
why-trained = sein Training war fertig
why-chosen = übernommen
why-passed = es nahm die Hürde
why-overridden = trotz der Hürde übernommen, von zweien aus dem Trainerteam
why-voted = übernommen, weil die Mitglieder es vorzogen
why-rolled-back = zurückgerollt
