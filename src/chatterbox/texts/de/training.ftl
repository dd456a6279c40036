dataset-fault-empty = Die Datei ist leer: Es gibt nichts zu lernen. Schick eine .jsonl-Datei mit mindestens { $least } Zeilen, ein JSON-Objekt pro Zeile.
dataset-fault-too-large = Die Datei hat { $size } MB, und dieser Bot nimmt höchstens { $most } MB. Teile sie auf, oder lass weg, was am wenigsten beibringt.
dataset-fault-too-few = Die Datei hat { $rows ->
    [one] 1 brauchbare Zeile
   *[other] { $rows } brauchbare Zeilen
}, und ein Training braucht mindestens { $least }. Füge mehr Beispiele hinzu; mehrere Formulierungen derselben Frage zählen als mehrere Zeilen.
dataset-fault-discord = Das sieht nach Nachrichten aus, die aus Discord exportiert wurden. Discords Regeln erlauben kein Training mit Nachrichten, die Mitglieder geschrieben haben, egal wer zustimmt; deshalb kann ich es nicht annehmen. Schreib die Fragen und Antworten selbst, oder lass die Leute /teach und „Korrigieren“ nutzen.
dataset-fault-spread = Die Datei ist ein einziges JSON-Objekt, das sich über viele Zeilen zieht. Setz jeden Eintrag auf eine eigene Zeile (.jsonl), oder alle Einträge in ein JSON-Array: [ …, … ].
dataset-fault-type-compressed = Das ist eine komprimierte Datei ({ $type }). Entpack sie und schick die .jsonl-Datei, die darin ist.
dataset-fault-type-text = Das ist reiner Text, in dem ich keine Fragen und Antworten finde. Beginne jede Frage mit "Q:" und jede Antwort mit "A:", oder schreib ein JSON-Objekt pro Zeile: {"{"}"messages": [{"{"}"role": "user", "content": "…"{"}"}, {"{"}"role": "assistant", "content": "…"{"}"}]{"}"}
dataset-fault-type-other = Das ist kein Datensatz, sondern eine andere Art Datei ({ $type }). Schick eine .jsonl-Datei: ein JSON-Objekt pro Zeile, jedes mit einer Liste "messages".
dataset-fault-check-failed = Ich konnte die Prüfung dieser Datei nicht beenden: Sie dauerte zu lange oder brauchte zu viel Speicher. Schick eine kleinere oder einfachere Datei.
dataset-fault-check-ended = Beim Lesen dieser Datei brach meine Prüfung ab: Die Datei ist beschädigt, oder sie entpackt sich zu mehr, als in den Speicher passt. Speichere sie neu aus dem Programm, aus dem sie kommt, oder schick ihre Zeilen als .jsonl oder .csv.
dataset-fault-hopeless = Mehr als { $most } Zeilen dieser Datei sind fehlerhaft, deshalb habe ich aufgehört zu lesen. Sie wurde für etwas anderes gemacht oder ging unterwegs kaputt: Die ersten Fehler zeigen, was nicht stimmt.
dataset-fault-columns = Das ist eine Tabelle, aus deren Spalten ich keine Fragen und Antworten machen kann: { $columns }. Nenn eine Spalte "question" und eine "answer" (oder prompt und completion, instruction und output, oder eine "messages").
dataset-fault-wide = Diese Tabelle hat { $columns } Spalten, und ich lese höchstens { $most }. Zwei genügen: "question" und "answer".
dataset-fault-column-twice = Zwei Spalten dieser Tabelle heißen "{ $name }", also weiß ich nicht, welche gemeint ist. Benenne eine davon um.
dataset-fault-parquet = Diese Parquet-Datei ist beschädigt oder wurde nicht zu Ende geschrieben. Speichere sie neu, oder schick ihre Zeilen als .jsonl oder .csv.
dataset-fault-zip-broken = Dieses ZIP-Archiv ist beschädigt oder wurde nicht zu Ende gesendet. Pack es neu und schick es noch einmal.
dataset-fault-zip-many = Dieses ZIP-Archiv enthält mehr als { $most } Dateien. Verteile die Zeilen auf weniger Dateien und pack es noch einmal.
dataset-fault-zip-path = Dieses ZIP-Archiv enthält eine Datei, deren Name aus dem Archiv hinausführt ("../" oder ein ganzer Pfad). Pack es noch einmal, und zwar innerhalb des Ordners mit deinen Dateien.
dataset-fault-zip-office = Das ist ein Dokument eines Office-Programms (.xlsx, .docx). Speichere die Tabelle als .csv, oder den Text als .txt mit "Q:" und "A:", und schick das.
dataset-fault-zip-locked = Dieses ZIP-Archiv ist mit einem Passwort geschützt. Pack es noch einmal ohne.
dataset-fault-zip-method = Dieses ZIP-Archiv ist auf eine Art gepackt, die ich nicht lese, etwa mit bzip2 oder LZMA. Pack es noch einmal auf die übliche Art (Deflate).
dataset-fault-zip-bomb = Dieses ZIP-Archiv entpackt sich zu mehr als { $most } MB, und mehr nehme ich nicht. Schick weniger Zeilen auf einmal.
dataset-fault-zip-empty = In diesem ZIP-Archiv habe ich keinen Datensatz gefunden. Pack .jsonl-, .json-, .csv-, .tsv-, .txt- oder .parquet-Dateien mit Fragen und Antworten hinein.

dataset-line-of = { $line } in { $file }
dataset-in-file = { $file }: { $sentence }

dataset-fault-not-json = Zeile { $line } ist kein JSON (Spalte { $column }: { $reason }). Jede Zeile muss ein vollständiges JSON-Objekt sein, mit doppelten Anführungszeichen und ohne Komma am Ende.
dataset-fault-encoding = Zeile { $line } ist kein UTF-8-Text (Byte { $column }). Speichere die Datei als UTF-8 und schick sie noch einmal.
dataset-fault-not-object = Zeile { $line } ist JSON, aber kein Objekt. Eine Zeile sieht so aus: {"{"}"messages": [ … ]{"}"}.
dataset-fault-other-shape = Zeile { $line } hat Felder, aus denen ich keine Frage mit Antwort machen kann: { $fields }. Ich lese "messages", "conversations" und die Paare question und answer, prompt und completion, instruction und output.
dataset-fault-label = Zeile { $line } enthält eine Antwort mit einem Label für gut oder schlecht. Eine schlechte Antwort darf nicht als gute gelernt werden: Schick die guten als einen Datensatz und die schlechten als einen anderen mit rows: avoid.
dataset-fault-pair-text = Zeile { $line } enthält Präferenzen, aber eine der beiden Antworten fehlt. Jede Zeile braucht eine bevorzugte und eine abgelehnte Antwort, als Text.
dataset-fault-pair-prompt = Zeile { $line } enthält Präferenzen ohne einen gemeinsamen Prompt für beide Antworten. Gib ihr einen "prompt", oder lass beide Gespräche gleich beginnen.
dataset-fault-pair-roles = Zeile { $line } enthält Präferenzen, aber nicht beide Antworten sind vom Assistenten und stehen nach einem Prompt. Schreib {"{"}"prompt": "…", "chosen": "…", "rejected": "…"{"}"}.
dataset-fault-pair-same = Zeile { $line } zieht eine Antwort sich selbst vor: Die bevorzugte und die abgelehnte sind gleich, also gibt es nichts zu lernen.
dataset-fault-no-text = Zeile { $line } hat keinen Text als "{ $field }". Fragen und Antworten müssen Texte sein, und eine Frage darf nicht leer sein.
dataset-fault-half-character = Zeile { $line } enthält ein halbes Zeichen (etwa \ud83d allein), das es in keinem Text geben kann. Schreib die Zeile neu aus ihrer Quelle.
dataset-fault-cells = Zeile { $line } hat { $cells } Zellen, und die Kopfzeile nennt { $columns } Spalten. Ein Text mit einem Komma darin muss in doppelten Anführungszeichen stehen.
dataset-fault-csv = Zeile { $line } ist keine Tabellenzeile ({ $reason }). Ein Text mit einem doppelten Anführungszeichen darin steht in doppelten Anführungszeichen, und das Zeichen selbst zweimal.
dataset-fault-chatml-open = Zeile { $line }: Nachricht { $message } des Gesprächs, das hier beginnt, hat kein Ende. Jede Nachricht endet mit <|im_end|>.
dataset-fault-chatml-outside = Zeile { $line }: In dem Gespräch, das hier beginnt, steht Text außerhalb der Nachrichten. Jede beginnt mit <|im_start|> und ihrer Rolle und endet mit <|im_end|>.
dataset-fault-qa-loose = Zeile { $line } gehört zu keiner Frage. Beginne jede Frage mit "Q:" und ihre eine Antwort mit "A:".
dataset-fault-no-messages = Zeile { $line } hat keine Liste "messages", in der etwas steht. Eine Zeile sieht so aus: {"{"}"messages": [ … ]{"}"}.
dataset-fault-message-not-object = Zeile { $line }: Nachricht { $message } ist kein Objekt. Eine Nachricht sieht so aus: {"{"}"role": "user", "content": "…"{"}"}.
dataset-fault-no-role = Zeile { $line }: Nachricht { $message } hat keine "role". Sie muss system, developer, user, assistant oder tool sein.
dataset-fault-role = Zeile { $line }: Nachricht { $message } hat die Rolle "{ $role }", die es nicht gibt. Sie muss system, developer, user, assistant oder tool sein.
dataset-fault-no-content = Zeile { $line }: Nachricht { $message } hat keinen Text. "content" muss ein Text sein; nur eine Nachricht des Assistenten mit "tool_calls" darf ihn weglassen.
dataset-fault-not-text = Zeile { $line }: Nachricht { $message } enthält etwas, das kein Text ist (ein Bild oder Ton). Hier lässt sich nur Text lernen: Nimm es heraus.
dataset-fault-weight = Zeile { $line }: Nachricht { $message } hat ein "weight", das nicht erlaubt ist. Nur Nachrichten des Assistenten haben eins, und es ist 0 (weglassen) oder 1 (lernen).
dataset-fault-no-assistant = Zeile { $line } hat keine Nachricht des Assistenten, also gibt es keine Antwort zu lernen. Füge nach der des Nutzers (user) eine hinzu.
dataset-fault-nothing-learned = Zeile { $line }: Jede Nachricht des Assistenten hat das weight 0, also gibt es nichts zu lernen. Gib einer das weight 1, oder nimm die Zeile heraus.
dataset-fault-fields = Zeile { $line } hat ein Feld vom falschen Typ ("name", "tools", "tool_calls" oder ein anderes). Vergleiche sie mit OpenAIs Chat-Format.
dataset-fault-too-long = Zeile { $line } hat { $size } KB, viel mehr, als ein Modell von einer Zeile liest (höchstens { $most } KB). Teile sie in mehrere Zeilen auf.

dataset-note-utf16 = Die Datei ist in UTF-16. Ich lese sie so; die meisten Programme erwarten UTF-8.
dataset-note-bom = Die Datei beginnt mit einem Byte Order Mark, das ich weggelassen habe.
dataset-note-control = { $rows ->
    [one] 1 Zeile enthält
   *[other] { $rows } Zeilen enthalten
} ein Steuertoken wie { $token } in einem Text (zuerst in Zeile { $line }). Es wird als einfacher Text behandelt; nimm es heraus, wenn es aus Versehen dort steht.
dataset-note-empty-answer = { $rows ->
    [one] 1 Zeile hat
   *[other] { $rows } Zeilen haben
} eine leere Antwort (zuerst in Zeile { $line }): Das Modell würde lernen, dort nichts zu sagen.
dataset-note-repeats = { $rows ->
    [one] 1 Zeile steht
   *[other] { $rows } Zeilen stehen
} mehr als einmal da (zuerst wieder in Zeile { $line }). Eine wiederholte Zeile zählt mehr.
dataset-note-near = { $rows ->
    [one] 1 Zeile ist
   *[other] { $rows } Zeilen sind
} bis auf Großschreibung, Leerzeichen und Satzzeichen gleich wie eine andere (zuerst: Zeile { $line } und Zeile { $other }).
dataset-note-contradicts = { $rows ->
    [one] 1 Zeile beantwortet
   *[other] { $rows } Zeilen beantworten
} anders, was auch eine andere Zeile fragt (zuerst: Zeile { $line } und Zeile { $other }). Wo beide als Fakten gemeint sind, ist eine davon falsch.
dataset-note-double = { $rows ->
    [one] 1 Zeile sagt
   *[other] { $rows } Zeilen sagen
} fast dasselbe wie eine andere (zuerst: Zeile { $line } und Zeile { $other }). Bei verschiedenen Formulierungen der Frage ist das in Ordnung; für zweimal dasselbe genügt eine.
dataset-note-corrected = { $rows ->
    [one] 1 Zeile antwortet
   *[other] { $rows } Zeilen antworten
} anders, als eine Korrektur dieses Servers sagt (zuerst in Zeile { $line }). Die Korrektur gewinnt: So eine Zeile wird im Training weggelassen.
dataset-note-email = { $rows ->
    [one] 1 Zeile enthält
   *[other] { $rows } Zeilen enthalten
} etwas, das wie eine E-Mail-Adresse aussieht (Zeile { $lines }). Das Modell sagt sie vielleicht allen, die fragen.
dataset-note-phone = { $rows ->
    [one] 1 Zeile enthält
   *[other] { $rows } Zeilen enthalten
} etwas, das wie eine Telefonnummer aussieht (Zeile { $lines }). Das Modell sagt sie vielleicht allen, die fragen.
dataset-note-secret = { $rows ->
    [one] 1 Zeile enthält
   *[other] { $rows } Zeilen enthalten
} etwas, das wie ein geheimer Schlüssel oder ein Passwort aussieht (Zeile { $lines }). Nimm es heraus, und ersetz den Schlüssel dort, wo er verwendet wird: Er wurde herumgeschickt.
dataset-note-languages = Geschrieben in: { $languages }.
dataset-note-pairs = { $rows ->
    [one] 1 Zeile ist ein Paar
   *[other] { $rows } Zeilen sind Paare
} aus einer besseren und einer schlechteren Antwort.
dataset-note-cut = { $rows ->
    [one] 1 Zeile ist
   *[other] { $rows } Zeilen sind
} länger als { $tokens } Tokens (zuerst Zeile { $line }), und nur so viel einer Zeile wird gelernt. Teile sie auf, damit die Antwort nicht abgeschnitten wird.
dataset-note-format = Ich lese es als { $format }.
dataset-note-formats = Die Datei enthält { $number } Formate: { $formats }. Ich lese jede Zeile als das, was sie ist; wenn eins davon aus Versehen darin ist, nimm es heraus.
dataset-note-columns = { $columns ->
    [one] 1 Spalte wurde
   *[other] { $columns } Spalten wurden
} nicht verwendet: { $names }.
dataset-note-chatml = Eine Leerzeile zwischen Nachrichten oder eine neue system-Nachricht beginnt ein neues Gespräch.
dataset-note-left-out = { $files ->
    [one] 1 Datei darin ist kein Datensatz und wurde
   *[other] { $files } Dateien darin sind keine Datensätze und wurden
} weggelassen: { $names }.

dataset-seen-control = Zeile { $line } enthält ein Steuertoken einer Chat-Vorlage. Es wird als einfacher Text behandelt.
dataset-seen-empty-answer = Zeile { $line } hat eine leere Antwort.
dataset-seen-repeats = Zeile { $line } ist gleich wie Zeile { $other }.
dataset-seen-near = Zeile { $line } ist bis auf Großschreibung, Leerzeichen und Satzzeichen gleich wie Zeile { $other }.
dataset-seen-contradicts = Zeile { $line } beantwortet anders, was auch Zeile { $other } fragt.
dataset-seen-double = Zeile { $line } sagt fast dasselbe wie Zeile { $other }.
dataset-seen-corrected = Zeile { $line } antwortet anders, als eine Korrektur dieses Servers sagt.
dataset-seen-email = Zeile { $line } enthält etwas, das wie eine E-Mail-Adresse aussieht.
dataset-seen-phone = Zeile { $line } enthält etwas, das wie eine Telefonnummer aussieht.
dataset-seen-secret = Zeile { $line } enthält etwas, das wie ein geheimer Schlüssel oder ein Passwort aussieht.

dataset-teaches-facts = Die meisten Zeilen sind eine Frage mit ihrer Antwort; ich nehme also an, dass sie Fakten beibringen. Wähl "manner", wenn es auf Ton oder Charakter ankommt.
dataset-teaches-turns = Viele Zeilen sind Gespräche mit mehreren Wechseln; ich nehme also an, dass sie eine Sprechweise beibringen. Wähl "facts", wenn es auf einzelne Antworten ankommt.
dataset-teaches-persona = Die meisten Zeilen haben einen System-Prompt zu Ton oder Charakter; ich nehme also an, dass sie eine Sprechweise beibringen. Wähl "facts", wenn es auf einzelne Antworten ankommt.
dataset-teaches-long = Die Antworten sind lang; ich nehme also an, dass sie eine Sprechweise beibringen. Wähl "facts", wenn es auf einzelne Antworten ankommt.

check-no-file = Eine Datei { $name } gibt es nicht.
check-more = …und { $number } weitere.
check-faults = { $number ->
    [one] 1 Fehler
   *[other] { $number } Fehler
}, nach Art: { $kinds }.

dataset-unusable = Mit dieser Datei lässt sich nicht trainieren ({ $faults ->
    [one] 1 Fehler
   *[other] { $faults } Fehler
}). { $first }
dataset-missing = Dieser Datensatz ist nicht oder nicht mehr hier. Wähl einen aus der Liste, die /train anbietet.
dataset-not-found = Einen Datensatz „{ $name }“ gibt es auf diesem Server nicht. Wähl einen aus der Liste, die /train dataset: anbietet, oder lade einen mit file: hoch.
dataset-nameless = Datensatz

run-corrections-name = Korrekturen
training-no-rows = Es gibt noch nichts, womit sich trainieren ließe. Schick einen Datensatz mit file:, wähl einen mit dataset:, oder korrigiere Antworten: Ohne Datensatz braucht es { $least } Korrekturen, und { $have ->
    [0] es gibt keine
    [one] es gibt 1
   *[other] es gibt { $have }
}.
training-one-waits = Auf einem Server kann ein Training laufen und eins warten, und „{ $name }“ wartet schon. Warte, bis eins davon zu Ende ist, oder drück „Abbrechen“ unter seiner Nachricht; dann starte dieses.
training-epochs = epochs: muss eine ganze Zahl von 1 bis { $most } sein. Lass es weg, dann wählt der Trainingsdienst.
training-nothing-left = Es ist nichts mehr da, womit sich trainieren ließe: Die Korrekturen, die dieses Training lernen sollte, wurden zurückgezogen.
training-over = Dieses Training ist vorbei: Es gibt nichts abzubrechen.
training-too-late = Dieses Training ist durchgelaufen; sein Modell wird gerade fertig gemacht. Es lässt sich nicht mehr abbrechen.
training-missing = Dieses Training ist auf diesem Server nicht bekannt.
training-waits = { $reason } Das Training ist nicht verloren: Ich versuche es weiter.
training-odd-status = Der Trainingsdienst sagt „{ $status }“. Ich bleibe dran.
training-job-failed = Der Trainingsdienst hat aufgegeben: { $reason }
training-no-reason = er hat nicht gesagt, warum. Wer diesen Bot betreibt, findet mehr in dessen Protokoll.
training-cancelled-there = Das Training wurde beim Backend abgebrochen, nicht von diesem Bot. Starte es noch einmal mit /train.
training-no-model = Der Trainingsdienst meldet Erfolg, nennt aber kein Modell. Starte es noch einmal mit /train; wenn es wieder passiert, sag denen Bescheid, die diesen Bot betreiben.
training-other-backend = Dieses Training lief beim Backend „{ $backend }“, und das ist nicht das, das jetzt konfiguriert ist. Wer diesen Bot betreibt, kann training.backend darauf zurücksetzen; oder starte es noch einmal mit /train.

plot-loss = Loss: wie weit die Antworten danebenliegen
plot-step = Schritt
plot-steps = Schritt von { $steps }
