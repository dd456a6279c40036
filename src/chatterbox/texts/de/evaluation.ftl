test-not-utf8 = Die Fälle sind kein UTF-8-Text (Byte { $byte }). Speichere die Datei als UTF-8 und schick sie noch einmal.
test-not-json = Die Fälle sind kein JSON: Zeile { $line }, Spalte { $column }: { $reason }. Sie müssen eine Liste sein wie [{"{"}"prompt": "…", "expect": "…"{"}"}], mit doppelten Anführungszeichen und ohne Komma am Ende.
test-not-list = Die Fälle müssen eine JSON-Liste sein: [{"{"}"prompt": "…", "expect": "…"{"}"}, …].
test-no-cases = Es gibt keinen Fall zum Fragen. Schreib mindestens einen: [{"{"}"prompt": "…", "expect": "…"{"}"}].
test-too-many = Es sind { $cases } Fälle, und ein Test nimmt höchstens { $most }. Teile sie auf mehrere Tests auf.
test-case-not-object = Fall { $case } ist kein Objekt. Er muss so aussehen: {"{"}"prompt": "…", "expect": "…"{"}"}.
test-unknown-key = Fall { $case }: Den Schlüssel "{ $key }" gibt es nicht. Ein Fall kann haben: { $keys }.
test-no-expectation = Fall { $case } sagt nicht, was eine richtige Antwort enthält. Gib ihm mindestens eins davon: { $keys }.
test-prompt-or-messages = Fall { $case } braucht entweder "prompt" (eine Frage) oder "messages" (ein Gespräch), nicht beides.
test-messages = Fall { $case }: "messages" muss eine Liste aus {"{"}"role": "user", "content": "…"{"}"} sein, mit den Rollen system, developer, user und assistant.
test-last-message = Fall { $case }: Die letzte der "messages" muss die Rolle user haben, denn sie wird beantwortet.
test-empty = Fall { $case }: "{ $key }" ist leer. Schreib etwas hinein, oder lass den Schlüssel weg.
test-not-text = Fall { $case }: "{ $key }" muss ein Text in doppelten Anführungszeichen sein.
test-too-long = Fall { $case }: "{ $key }" hat mehr als { $most } Zeichen. Mach es kürzer.
test-regex = Fall { $case }: "regex" lässt sich nicht verwenden: { $reason }. Es muss in der Syntax von RE2 geschrieben sein, die weder Look-around noch Rückverweise kennt.
test-now = jetzt
test-before = vorher
test-base = Basis
test-table-passed = { $passed } von { $of }
test-table-more = … und { $more ->
    [one] 1 weiterer Fall
   *[other] { $more } weitere Fälle
}; alle Fehlschläge stehen in der Datei
test-table-case = Frage
