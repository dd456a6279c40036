research-none = Es gibt nichts herauszugeben. Von den { $open } Korrekturen hier, die gelten oder warten, kann keine in diese Art Datei. Entweder wurde bei keiner „Darf für Forschung geteilt werden“ angehakt, oder den angehakten fehlt, was diese Datei braucht (eine Frage; die falsche Antwort).
research-done = { $given } von { $open } Korrekturen sind darin: die, bei denen „Darf für Forschung geteilt werden“ angehakt wurde. Was später zurückgezogen wird, steht nicht mehr in der nächsten Datei; sag also denen, denen du diese gibst, dass sie nach einer neuen fragen sollen.
research-too-large = Diese Datei ist größer als { $most } MB. Teile sie auf und schick die Teile einzeln.
research-not-text = Diese Datei ist kein Text in UTF-8 oder UTF-16. Speichere sie als UTF-8 und schick sie noch einmal.
research-discord = Zeile { $line } ist eine Nachricht, wie Discord sie exportiert. Mit dem, was Mitglieder im Chat geschrieben haben, darf nie trainiert werden; deshalb wurde nichts übernommen. Schreib eigene Fragen und Antworten, oder nimm /teach.
research-unknown = Diese Art Datei kenne ich nicht. Ich nehme, was /export_corrections schreibt (JSON-Zeilen, corrections_log.txt), und Tabellen (CSV) mit den Spalten question und right.
research-too-many = Diese Datei enthält { $number } Korrekturen, und ein Import nimmt { $most }. Teile sie auf und schick die Teile einzeln.
research-gone = Die Datei { $name } ließ sich nicht von Discord laden. Lade sie noch einmal hoch.
research-taken = { $taken ->
    [0] Es wurde keine Korrektur übernommen.
    [one] Eine Korrektur wurde übernommen, als deine.
   *[other] { $taken } Korrekturen wurden übernommen, als deine.
 }
research-held = { $held ->
    [one] Eine davon widerspricht einer älteren
   *[other] { $held } davon widersprechen älteren
 }: siehe /corrections.
research-known = { $known ->
    [one] 1 stand
   *[other] { $known } standen
} hier schon.
research-feedback = { $number ->
    [one] 1 Feedback-Text wurde
   *[other] { $number } Feedback-Texte wurden
} für /feedback_summary gespeichert.
research-odd = Diese Zeilen sind keine Korrekturen: { $lines }.
research-refused = Eintrag { $where }: { $reason }
research-incomplete = { $number ->
    [one] Eine hat keine Frage, und ohne sie wüsste ich nicht, wann ich das sagen soll
   *[other] { $number } haben keine Frage, und ohne sie wüsste ich nicht, wann ich das sagen soll
 }. Fülle in der Tabelle unten die Spalte question aus und importiere sie.
research-readme = # Korrekturen des KI-Modells eines Discord-Servers

    Jede Zeile von corrections-full.jsonl ist ein JSON-Objekt: etwas, das das Modell gesagt hatte oder wissen sollte,
    korrigiert oder beigebracht von einem Mitglied des Servers. Bei jeder Korrektur wurde im Formular „Darf für
    Forschung geteilt werden“ angehakt; das ist von sich aus nicht angehakt. Was zurückgezogen wurde, steht nicht in
    der Datei, ebenso wenig, was die Nachricht eines Mitglieds wiederholt.

    | Spalte | was sie enthält |
    |---|---|
    | giver | ein Pseudonym: Dieselbe Person hat in jedem Export dieses Servers dasselbe und anderswo ein anderes. Es ist ein Hash mit einem Schlüssel, der den Server nie verlässt. |
    | question | wie ins Formular getippt; kann leer sein |
    | further_ways | weitere Formulierungen derselben Frage, von derselben Person getippt. Die letzte wird nie trainiert: Sie ist dafür da, das Modell zu prüfen. |
    | wrong | was das Modell gesagt hatte; leer, wo etwas ohne falsche Antwort beigebracht wurde oder wo diese Antwort gelöscht wurde |
    | right | was es hätte sagen sollen |
    | reason | warum, in den Worten der Person; kann leer sein |
    | language | die Sprache des Discord-Clients der Person, als IETF-Tag; nicht unbedingt die der Texte |
    | time | wann es eingereicht wurde, UTC, ISO 8601 |
    | model | der Name des Modells, das die falsche Antwort gab; leer bei einer gespeicherten Antwort |
    | run | die ID des Trainings, aus dem dieses Modell stammt; leer bei einem untrainierten |
    | review | approved (vom Trainerteam freigegeben), unreviewed (wirkt ohne Freigabe), waiting (wartet), contradicted (eine andere Korrektur sagt etwas anderes), training_only (nur fürs Training) |
    | form_version | welchem Wortlaut des Formulars die Person zugestimmt hat |

    Wer etwas gegeben hat, kann es jederzeit zurückziehen. Bitte den Server um eine neue Datei, bevor du etwas
    veröffentlichst, und entferne, was nicht mehr darin steht.
