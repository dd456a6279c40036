test-started = { $cases ->
    [one] Ein Fall wird gefragt
   *[other] { $cases } Fälle werden gefragt
 }; die Ergebnisse stehen dann hier: { $link }
test-too-large = Eine Testdatei darf höchstens { $most } KiB groß sein.
test-begins = **Test** mit { $cases ->
        [one] einem Fall
       *[other] { $cases } Fällen
    }, gestartet von { $person }.
test-progress = **Test** `{ $bar }` { $done } von { $of } Antworten, gestartet von { $person }.
test-done = **Test** von { $person }, { $how }.
test-helped = mit Hilfe
test-alone = das Modell allein
test-line = `{ $bar }` **{ $passed } von { $of }** { $model }
test-failed = **Test** von { $person }: Er ist stehen geblieben. { $reason }
test-cut = **Test**: Er ist stehen geblieben. Das Programm, das ich bin, wurde angehalten. Starte den Test noch einmal.
test-stopped = Das Programm, das ich bin, wurde angehalten. Starte den Test noch einmal.
test-table-alt = Tabelle der Ergebnisse. { $scores }.
test-failures-alt = Die fehlgeschlagenen Fälle mit dem, was erwartet und was geantwortet wurde, als JSON.
test-set-kept = { $cases ->
    [one] Er ist
   *[other] Sie sind
 } als Version { $version } des Testsets dieses Servers gespeichert: /test allein fragt es ab, und jedes Training endet damit.
test-set-asked = Das ist Version { $version } des Testsets dieses Servers ({ $cases ->
    [one] ein Fall
   *[other] { $cases } Fälle
 }).
