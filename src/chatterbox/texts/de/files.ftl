beside-cut = Von „{ $name }“ habe ich nur den Anfang gelesen: { $read } von { $whole } Zeichen. Für den Rest frag nach einem kürzeren Teil davon.
beside-cut-pages = Von „{ $name }“ habe ich nur den Anfang gelesen, { $read } Zeichen; die Datei hat { $pages ->
    [one] eine Seite
   *[other] { $pages } Seiten
 }. Für den Rest frag nach einem kürzeren Teil davon.
beside-no-room = Für „{ $name }“ war neben deiner Frage und den anderen Dateien kein Platz mehr. Frag nach weniger auf einmal.
beside-many = Ich lese höchstens { $most } Dateien auf einmal. Schick die übrigen mit einer weiteren Frage.
beside-too-large = „{ $name }“ ist zu groß: Ich nehme höchstens { $most } MB.
beside-gone = „{ $name }“ konnte ich nicht holen: Discord hat die Datei nicht mehr. Schick sie noch einmal.
beside-empty = „{ $name }“ ist leer.
beside-locked = „{ $name }“ ist mit einem Passwort geschützt. Schick eine Kopie ohne.
beside-scanned = „{ $name }“ enthält keinen Text, den ich lesen könnte, nur Bilder davon. Schick eine Datei, deren Text sich markieren lässt.
beside-broken = „{ $name }“ ist beschädigt: Ich konnte die Datei nicht lesen. Speichere sie neu und schick sie noch einmal.
beside-other = „{ $name }“ ist kein Text. Ich lese Textdateien und PDFs; speichere es als so eine Datei.
beside-too-much-work = „{ $name }“ zu lesen dauerte zu lange oder brauchte zu viel Speicher. Schick einen kleineren Teil davon, oder den Text daraus.
beside-picture-unseen = Bilder kann ich nicht sehen: Das Modell, das hier antwortet, nimmt nur Text.
beside-pictures-many = Ich sehe mir höchstens { $most } Bilder auf einmal an. Schick die übrigen mit einer weiteren Frage.
